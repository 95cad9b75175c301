"""The plan itself: begin it, write what stands around its text, delete it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from audit.constants import Action
from audit.services import log, values
from common.calendar import parse_date
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from common.text import fold
from documents import services as documents
from organizations.models import Unit, User
from plans import policies
from plans.constants import ItemStyle, PlanKind, TaskLayout
from plans.models import Item, LegalDocument, Plan, Task
from plans.rules.columns import DEFAULT
from plans.rules.skeletons import SKELETONS
from plans.rules.texts import clean_line, clean_text
from plans.services.copying import copy_into
from plans.services.readings import read_for, reading_fields
from plans.services.steps import editable_plan, reshaped

PLAN_FIELDS = frozenset(
    {
        *("kind", "period_start", "period_end", "task_layout", "opening", "closing"),
        *("budget_total", "budget_words", "budget_source", "parent_id", "carries_out_id"),
    }
)
MAX_AMOUNT = 10**15
_LAYOUTS = {PlanKind.PROGRAMME: TaskLayout.ANNEX, PlanKind.KPI: TaskLayout.BODY_TABLE}


@patient
@transaction.atomic
def plan_create(
    *,
    actor: User,
    kind: str,
    subject: str,
    period_start: dt.date,
    period_end: dt.date,
    template_id: int | None = None,
    drafting_unit_id: int | None = None,
) -> Plan:
    """A draft of `actor`'s agency: from a template with its text, else with the sections usual for `kind`.

    Raises `NotAllowed`, `InvalidInput` at the field, `Plan.DoesNotExist` for a template out of sight.
    """
    require(policies.can_create(actor))
    agency = actor.agency
    if agency is None:
        raise NotAllowed("Bạn chưa thuộc cơ quan nào; hãy liên hệ người quản trị.")
    if kind not in PlanKind.values:
        raise InvalidInput("Hãy chọn loại kế hoạch trong danh sách.", field="kind")
    ensure_period(period_start, period_end)
    template = None
    if template_id is not None:
        template = Plan.objects.for_user(actor).select_related("document").get(pk=template_id, is_template=True)
    subject = clean_line(subject, "subject", 500)
    header: dict[str, Any] = {"draft_year": period_start.year}
    if drafting_unit_id is not None:
        header["drafting_unit"] = Unit.objects.for_user(actor).filter(agency=agency).get(pk=drafting_unit_id)
    document = documents.document_create(actor=actor, agency=agency, subject=subject, **header)
    plan = Plan.objects.create(
        agency=agency,
        document=document,
        kind=kind,
        period_start=period_start,
        period_end=period_end,
        carries_out=template.carries_out if template else None,
        copied_from=template,
        task_layout=template.task_layout if template else _LAYOUTS.get(PlanKind(kind), TaskLayout.LABELLED),
        search_text=fold(subject),
    )
    if template is None:
        _add_skeleton(plan)
    else:
        copy_into(plan, template, actor)
    log(actor=actor, action=Action.CREATED, obj=plan, after=_trail(plan))
    return plan


def _add_skeleton(plan: Plan) -> None:
    last: dict[int, Item] = {}
    for position, (depth, style, title) in enumerate(SKELETONS[plan.kind]):
        last[depth] = Item.objects.create(
            agency_id=plan.agency_id,
            plan=plan,
            parent=last.get(depth - 1),
            style=style,
            text=title,
            position=position,
            landscape=style == ItemStyle.ANNEX,
            columns=[dict(spec) for spec in DEFAULT] if style == ItemStyle.TABLE else [],
        )


def _trail(plan: Plan) -> dict[str, Any]:
    return values(plan, "kind", "period_start", "period_end", "task_layout")


def ensure_period(start: dt.date, end: dt.date) -> None:
    if end < start:
        raise InvalidInput("Ngày kết thúc đang sớm hơn ngày bắt đầu; hãy sửa thời kỳ kế hoạch.", field="period_end")


@patient
@transaction.atomic
def plan_copy(*, plan_id: int, actor: User, subject: str, period_start: dt.date, period_end: dt.date) -> Plan:
    """A new draft from an earlier plan, its years moved on: header, recipients, bases, text, tasks, targets.

    Amounts are left out, deadlines are read anew and wait for a person. Raises `NotAllowed`, `InvalidInput`,
    `Plan.DoesNotExist`.
    """
    source = Plan.objects.for_user(actor).select_related("document", "agency").get(pk=plan_id)
    require(policies.can_copy(actor, source))
    ensure_period(period_start, period_end)
    subject = clean_line(subject, "subject", 500)
    document = documents.document_create(
        actor=actor, agency=source.agency, doc_type=source.document.doc_type, subject=subject,
        draft_year=period_start.year,
    )  # fmt: skip
    plan = Plan.objects.create(
        agency=source.agency,
        document=document,
        kind=source.kind,
        period_start=period_start,
        period_end=period_end,
        parent=source.parent,
        carries_out=source.carries_out,
        copied_from=source,
        task_layout=source.task_layout,
        search_text=fold(subject),
    )
    copy_into(plan, source, actor)
    log(actor=actor, action=Action.COPIED, obj=plan, after=_trail(plan), reason=str(source))
    return plan


@patient
@transaction.atomic
def plan_update(*, plan_id: int, actor: User, version: int, changes: Mapping[str, Any]) -> Plan:
    """Write fields of the plan (`PLAN_FIELDS`), of its document's header and its `recipients`, all or nothing.

    The document's `version` is the one the writer has seen; it rises by one.
    A new period reads the deadlines anew that nobody has confirmed.
    Raises `StaleVersion`, `NotAllowed`, `InvalidInput` at the field.
    """
    plan = editable_plan(plan_id, actor, version)
    own = _cleaned(plan, {name: value for name, value in changes.items() if name in PLAN_FIELDS})
    header = {
        "drafting_unit" if name == "drafting_unit_id" else name: value
        for name, value in changes.items()
        if name not in PLAN_FIELDS
    }
    recipients = header.pop("recipients", None)
    ensure_period(own.get("period_start", plan.period_start), own.get("period_end", plan.period_end))
    if header or recipients is not None:
        plan.document = documents.document_update(
            document_id=plan.document_id, actor=actor, version=version, changes=header, recipients=recipients
        )
        own["search_text"] = fold(plan.document.subject)
    changed = {name: value for name, value in own.items() if getattr(plan, name) != value}
    if changed:
        _store(plan, actor, changed)
    if changed.keys() - {"search_text"} and plan.document.version == version:
        reshaped(plan)
    return plan


def _store(plan: Plan, actor: User, changed: dict[str, Any]) -> None:
    before = {name: getattr(plan, name) for name in changed}
    for name, value in changed.items():
        setattr(plan, name, value)
    plan.save(update_fields=[name.removesuffix("_id") for name in changed])
    if changed.keys() & {"period_start", "period_end"}:
        _read_deadlines(plan)
    if changed.keys() - {"search_text"}:
        log(actor=actor, action=Action.CHANGED, obj=plan, before=before, after=changed)


def _read_deadlines(plan: Plan) -> None:
    for task in Task.objects.filter(plan=plan, deadline_confirmed=False).exclude(deadline=""):
        fields = reading_fields(read_for(plan, task.deadline, task.deadline_label))
        for name, value in fields.items():
            setattr(task, name, value)
        task.save(update_fields=[*fields, "updated_at"])


def _cleaned(plan: Plan, changes: Mapping[str, Any]) -> dict[str, Any]:
    cleaned: dict[str, Any] = {}
    for name, value in changes.items():
        if name in ("opening", "closing", "budget_source"):
            cleaned[name] = clean_text(str(value), name)
        elif name == "budget_words":
            cleaned[name] = clean_line(str(value), name, 300)
        elif name == "budget_total":
            cleaned[name] = _amount(value)
        elif name in ("period_start", "period_end"):
            cleaned[name] = parse_date(value) if isinstance(value, str) else value
        elif name in ("parent_id", "carries_out_id"):
            cleaned[name] = _related(plan, name, value)
        else:
            cleaned[name] = _choice(name, value)
    missing = next((name for name in ("period_start", "period_end") if name in cleaned and not cleaned[name]), "")
    if missing:
        raise InvalidInput("Hãy nhập thời kỳ của kế hoạch.", field=missing)
    return cleaned


def _choice(name: str, value: Any) -> str:
    choices = PlanKind.values if name == "kind" else TaskLayout.values
    if value not in choices:
        raise InvalidInput("Lựa chọn này không có; hãy chọn lại trong danh sách.", field=name)
    return str(value)


def _amount(value: Any) -> int | None:
    if value is None or value == "":
        return None
    amount = int(value)
    if not 0 <= amount <= MAX_AMOUNT:
        raise InvalidInput("Số tiền phải từ 0 đến một triệu tỷ đồng; hãy kiểm tra lại.", field="budget_total")
    return amount


def _related(plan: Plan, name: str, value: Any) -> int | None:
    if not value:
        return None
    model = Plan if name == "parent_id" else LegalDocument
    if int(value) == plan.pk and name == "parent_id":
        raise InvalidInput("Kế hoạch không thực hiện chính nó; hãy chọn kế hoạch khác.", field=name)
    if not model._default_manager.filter(agency_id=plan.agency_id, pk=value).exists():
        raise InvalidInput("Không có lựa chọn này; hãy chọn lại trong danh sách.", field=name)
    if name == "parent_id" and plan.pk in _line_above(int(value)):
        raise InvalidInput("Kế hoạch được chọn lại đang thực hiện kế hoạch này; hãy chọn kế hoạch khác.", field=name)
    return int(value)


def _line_above(plan_id: int) -> list[int]:
    """The plan, what it carries out, what that carries out, and so on."""
    line: list[int] = []
    above: int | None = plan_id
    while above is not None and above not in line:
        line.append(above)
        above = Plan.objects.filter(pk=above).values_list("parent_id", flat=True).first()
    return line


@patient
@transaction.atomic
def plan_delete(*, plan_id: int, actor: User) -> None:
    """Delete a draft that nobody has been asked about; its document goes with it."""
    plan = editable_plan(plan_id, actor)
    require(policies.can_delete(actor, plan))
    log(actor=actor, action=Action.DELETED, obj=plan, before=_trail(plan))
    documents.document_delete(document_id=plan.document_id, actor=actor)
