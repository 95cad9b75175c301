"""Two agencies: the own one, where everybody works, and another whose every row carries a canary."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

from audit.models import Entry
from documents.constants import Action, DocumentType, Relation, State
from documents.models import (
    Document,
    DocumentCopy,
    DocumentEvent,
    IssuedDocument,
    LayoutSettings,
    NumberCounter,
    PreparedFile,
    SignedFile,
)
from jobs.models import Job
from organizations.models import Agency, AgencyOwned, ApiToken, Holiday, Unit, UnitName, User
from plans.constants import ItemStyle
from plans.models import EditStep, ImportBatch, Item, Plan, PlanImport
from tests import evidence, people
from tests.people import Cast

CANARY_PART = "CANARY-B"
CANARY = f"{CANARY_PART}-7f3a"
# Rows that are written once: they are made with the canary instead of being given it.
ONCE = (Entry, DocumentEvent, IssuedDocument, DocumentCopy, PreparedFile, SignedFile, ImportBatch, PlanImport)


@dataclass(frozen=True)
class Side:
    """What a request can name of one agency; `rows` has one row per model, by label."""

    agency: Agency
    plan: Plan
    item: Item
    document: Document
    rows: dict[str, models.Model]


@dataclass(frozen=True)
class World:
    cast: Cast
    operator: User
    own: Side
    other: Side

    def members(self) -> dict[str, User]:
        return self.cast.by_role()


def make_world() -> World:
    cast = people.make_cast()
    operator = User(username="vanhanh", full_name="Người Vận Hành", is_staff=True, is_superuser=True)
    operator.set_password(people.PASSWORD)
    operator.save()
    own = _side(cast.agency, cast.drafter, mark="")
    other = _side(cast.other, cast.stranger, mark=CANARY)
    return World(cast, operator, own, other)


def _side(agency: Agency, drafter: User, *, mark: str) -> Side:
    plan = people.make_plan(agency, drafter, subject=f"Kế hoạch đang soạn {mark}".strip())
    issued = people.make_plan(agency, drafter, subject=f"Kế hoạch đã ban hành {mark}".strip())
    people.make_plan(agency, drafter, subject=f"Mẫu kế hoạch {mark}".strip(), is_template=True)
    _add_the_rest(agency, drafter, plan)
    evidence.add_texts(issued.document, drafter, _letter(issued.document, drafter, mark), mark)
    if mark:
        spread_canary(agency)
        issued.document.refresh_from_db()
    people.advance(issued.document, State.NUMBERED, by=drafter)
    _freeze(issued.document, drafter, mark)
    evidence.add_files(issued.document, drafter, mark)
    evidence.add_imports(plan, drafter, mark)
    _record(agency, drafter, issued, mark)
    item = Item.objects.filter(plan=plan, style=ItemStyle.HEADING).order_by("position", "pk").last()
    assert item is not None
    plan.refresh_from_db()
    return Side(agency, plan, item, issued.document, dict(_one_of_each(agency, drafter)))


def _letter(wrong: Document, drafter: User, mark: str) -> Document:
    """A draft công văn that corrects `wrong`."""
    return people.make_document(
        wrong.agency,
        drafter,
        doc_type=DocumentType.CV,
        subject=f"đính chính {mark}".strip(),
        symbol="SKHCN-TĐC",
        relation=Relation.CORRECT,
        relates_to=wrong,
    )


def _add_the_rest(agency: Agency, drafter: User, plan: Plan) -> None:
    """One row of every kind that a plan does not bring along."""
    unit = Unit.objects.filter(agency=agency).first()
    assert unit is not None
    UnitName.objects.create(agency=agency, unit=unit, name="Tên cũ", valid_to=dt.date(2020, 1, 1))
    Holiday.objects.create(agency=agency, date=dt.date(2025, 9, 2), name="Quốc khánh", source="Bộ luật Lao động")
    LayoutSettings.objects.get_or_create(agency=agency)
    EditStep.objects.create(agency=agency, plan=plan, actor=drafter, label="Sửa một mục")
    NumberCounter.objects.get_or_create(agency=agency, series="QĐ", year=2024)
    ApiToken.objects.create(
        agency=agency,
        user=drafter,
        name="Hệ thống khác",
        prefix="nscl_",
        digest=sha256(agency.code.encode()).hexdigest(),
        expires_at=timezone.now() + dt.timedelta(days=30),
    )
    Job.objects.create(agency=agency, kind="thu", key=f"thu-{agency.code}", run_at=timezone.now())


def _record(agency: Agency, drafter: User, plan: Plan, mark: str) -> None:
    """What is only ever added: the trail, and a comment."""
    Entry.objects.create(
        agency=agency,
        actor=drafter,
        action="changed",
        object_type="plans.plan",
        object_id=str(plan.pk),
        object_label=f"Kế hoạch {mark}",
        before={"subject": mark},
        after={"subject": f"{mark} mới"},
        reason=mark,
        legal_basis=mark,
    )
    DocumentEvent.objects.create(
        agency=agency,
        document=plan.document,
        action=Action.COMMENT,
        from_state=State.DRAFT,
        to_state=State.DRAFT,
        actor=drafter,
        note=f"Ý kiến {mark}",
    )


def _freeze(document: Document, by: User, mark: str) -> None:
    data = f"%PDF-1.7\n% {mark}\n%%EOF\n".encode()
    digest = sha256(data).hexdigest()
    path = Path("issued") / str(document.agency_id) / f"{digest}.pdf"
    target = Path(settings.MEDIA_ROOT) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    IssuedDocument.objects.create(
        agency_id=document.agency_id,
        document=document,
        content_json=f'{{"subject": "{mark}"}}',
        content_sha256=digest,
        pdf_path=path.as_posix(),
        pdf_sha256=digest,
        pdf_size=len(data),
        page_count=1,
        issued_by=by,
        issued_at=timezone.now(),
    )
    Document.objects.filter(pk=document.pk).update(state=State.ISSUED)
    document.refresh_from_db()


def agency_models() -> list[type[models.Model]]:
    """Every model of the portal's apps with rows of an agency."""
    return [
        model for model in apps.get_models() if issubclass(model, AgencyOwned) or model in (Entry, Job, Agency, User)
    ]


def rows_of(model: type[models.Model], agency: Agency) -> models.QuerySet[Any]:
    rows = model._base_manager.all()
    if model is Agency:
        return rows.filter(pk=agency.pk)
    if model is User:
        return rows.filter(memberships__agency=agency)
    return rows.filter(agency=agency)


def _one_of_each(agency: Agency, drafter: User) -> list[tuple[str, models.Model]]:
    found = []
    for model in agency_models():
        row = drafter if model is User else rows_of(model, agency).order_by("pk").first()
        assert row is not None, f"{model._meta.label}: give both agencies a row in tests/access/world.py"
        found.append((model._meta.label_lower, row))
    return found


def spread_canary(agency: Agency) -> None:
    """Write the canary into every free text of every row of `agency`."""
    for model in agency_models():
        if model in ONCE:
            continue
        fields = [field for field in model._meta.concrete_fields if _takes_canary(field)]
        for row in rows_of(model, agency):
            values = {field.name: _marked(field, getattr(row, field.name)) for field in fields}
            if values:
                model._base_manager.filter(pk=row.pk).update(**values)


def _takes_canary(field: models.Field[Any, Any]) -> bool:
    if isinstance(field, models.JSONField):
        return field.name in {"aliases", "extra_lines", "payload", "before", "after", "rows"}
    if not isinstance(field, models.CharField | models.TextField) or field.choices or field.name == "password":
        return False
    if field.name in {"digest", "series"} or field.name.endswith(("_path", "_sha256")):
        return False
    return (field.max_length or 1000) >= len(CANARY) + 2


def _marked(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.JSONField):
        return {
            "aliases": [CANARY],
            "extra_lines": [{"label": CANARY, "text": CANARY}],
            "rows": [{"where": CANARY, "printed": CANARY, "correct": CANARY}],
        }.get(field.name, {"subject": CANARY})
    limit = field.max_length or 1000
    if field.unique or isinstance(field, models.SlugField):
        return f"{CANARY}-{uuid.uuid4().hex}"[:limit]
    return f"{CANARY} {value}"[:limit]
