"""The people, agencies and plans that tests speak about: explicit values, built straight from the models."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from common.text import fold
from documents.constants import FROZEN_STATES, Authority, RecipientPurpose, State
from documents.models import Document, IssuedDocument, NumberCounter, Recipient
from organizations.constants import NumberSeries, Role, UnitKind
from organizations.models import Agency, Membership, Unit, User
from plans.constants import BasisRole, Bound, DeadlineKind, ItemStyle, UnitRole
from plans.models import Item, LegalBasis, LegalDocument, Plan, Target, Task, TaskUnit

PASSWORD = "mat-khau-cua-bai-thu"
PDF = b"%PDF-1.7\n% a stand-in for an issued file\n%%EOF\n"


def make_agency(code: str, name: str, **fields: Any) -> Agency:
    """An agency whose letterhead says `name` in capitals."""
    values: dict[str, Any] = {
        "letterhead_name": name.upper(),
        "superior_name": "UBND TỈNH QUẢNG NGÃI",
        "place": "Quảng Ngãi",
        "symbol": "SKHCN",
    }
    return Agency.objects.create(code=code, name=name, **{**values, **fields})


def make_unit(agency: Agency, code: str, name: str, **fields: Any) -> Unit:
    """The agency's unit of that code, made on first use."""
    values: dict[str, Any] = {"kind": UnitKind.INTERNAL, "name": name}
    return Unit.objects.get_or_create(agency=agency, code=code, defaults={**values, **fields})[0]


def make_user(username: str, full_name: str, agency: Agency, *roles: str, unit: Unit | None = None) -> User:
    """A person who signs in with `PASSWORD` and holds `roles` in `agency`."""
    user = User(username=username, full_name=full_name, position_title=", ".join(Role(r).label for r in roles))
    user.set_password(PASSWORD)
    user.save()
    for role in roles:
        Membership.objects.create(user=user, agency=agency, role=role, unit=unit)
    return user


def make_document(agency: Agency, drafter: User, **fields: Any) -> Document:
    """A draft with two recipients, signed by a deputy for the head."""
    values: dict[str, Any] = {
        "subject": "Triển khai hoạt động nâng cao năng suất chất lượng năm 2025",
        "symbol": f"KH-{agency.symbol}",
        "place": agency.place,
        "draft_month": 9,
        "draft_year": 2025,
        "authority": Authority.KT,
        "head_title": "GIÁM ĐỐC",
        "signer_title": "PHÓ GIÁM ĐỐC",
        "signer_name": "Trần Công Hòa",
        "archive_line": "VT, TĐC",
        "drafting_unit": make_unit(agency, "phong-tdc", "Phòng Tiêu chuẩn Đo lường Chất lượng"),
    }
    values |= fields
    document = Document.objects.create(agency=agency, created_by=drafter, search_text=fold(values["subject"]), **values)
    lines = [("UBND tỉnh", RecipientPurpose.REPORT), ("Các phòng, đơn vị thuộc Sở", RecipientPurpose.CARRY_OUT)]
    for position, (name, purpose) in enumerate(lines):
        Recipient.objects.create(agency=agency, document=document, name=name, purpose=purpose, position=position)
    return document


def make_plan(
    agency: Agency,
    drafter: User,
    *,
    subject: str = "Triển khai hoạt động nâng cao năng suất chất lượng năm 2025",
    state: str = State.DRAFT,
    document: dict[str, Any] | None = None,
    **fields: Any,
) -> Plan:
    """A small whole plan: three sections, two tasks with leads and deadlines, a basis, a target, recipients.

    `document` holds further fields of its document, `fields` those of the plan; `state` walks it there.
    """
    paper = make_document(agency, drafter, subject=subject, **(document or {}))
    values: dict[str, Any] = {
        "period_start": dt.date(2025, 1, 1),
        "period_end": dt.date(2025, 12, 31),
        "search_text": fold(subject),
        "closing": "Trên đây là Kế hoạch của Sở; yêu cầu các đơn vị triển khai thực hiện",
    }
    plan = Plan.objects.create(agency=agency, document=paper, **{**values, **fields})
    _add_basis(plan)
    _add_outline(plan)
    if state != State.DRAFT:
        advance(paper, state, by=drafter)
    return plan


def make_legal_document(agency: Agency, symbol: str, **fields: Any) -> LegalDocument:
    values = {"kind": "Quyết định", "issuer": "Thủ tướng Chính phủ", "subject": "Văn bản thử", **fields}
    return LegalDocument.objects.create(agency=agency, symbol=symbol, **values)


def _add_basis(plan: Plan) -> None:
    law, _ = LegalDocument.objects.get_or_create(
        agency=plan.agency,
        symbol="1322/QĐ-TTg",
        issued_on=dt.date(2020, 8, 31),
        defaults={
            "kind": "Quyết định",
            "issuer": "Thủ tướng Chính phủ",
            "subject": "Chương trình quốc gia hỗ trợ doanh nghiệp nâng cao năng suất và chất lượng",
        },
    )
    LegalBasis.objects.create(
        agency=plan.agency,
        plan=plan,
        legal_document=law,
        role=BasisRole.LEGAL,
        text="Căn cứ Quyết định số 1322/QĐ-TTg ngày 31/8/2020 của Thủ tướng Chính phủ",
        cited_date=dt.date(2020, 8, 31),
    )


def _add_outline(plan: Plan) -> None:
    aim = make_item(plan, "Mục đích", style=ItemStyle.SECTION, position=0)
    make_item(plan, "Nâng cao nhận thức về năng suất chất lượng.", parent=aim, style=ItemStyle.PARAGRAPH)
    work = make_item(plan, "Nhiệm vụ", style=ItemStyle.SECTION, position=1)
    lead = make_unit(plan.agency, "phong-tdc", "Phòng Tiêu chuẩn Đo lường Chất lượng")
    helper = make_unit(plan.agency, "van-phong", "Văn phòng Sở")
    make_task(plan, "Tổ chức hội thảo", lead, helper, parent=work, position=0, deadline="Quý III/2025",
              due=dt.date(2025, 9, 30), deadline_kind=DeadlineKind.ONCE)  # fmt: skip
    make_task(plan, "Tuyên truyền trên cổng thông tin", helper, lead, parent=work, position=1,
              deadline="Thường xuyên", deadline_kind=DeadlineKind.CONTINUOUS)  # fmt: skip
    last = make_item(plan, "Tổ chức thực hiện", style=ItemStyle.SECTION, position=2)
    duty = make_item(plan, "Các phòng, đơn vị báo cáo trước ngày 30/11.", parent=last, unit=lead)
    Target.objects.create(
        agency=plan.agency, plan=plan, item=duty, text="Doanh nghiệp được hỗ trợ", value="05", low=5, high=5,
        unit="doanh nghiệp", bound=Bound.AT_LEAST,
    )  # fmt: skip


def make_item(plan: Plan, text: str, *, style: str = ItemStyle.PARAGRAPH, **fields: Any) -> Item:
    return Item.objects.create(agency_id=plan.agency_id, plan=plan, text=text, style=style, **fields)


def make_task(
    plan: Plan,
    text: str,
    lead: Unit,
    coordinator: Unit | None = None,
    *,
    parent: Item,
    position: int = 0,
    **fields: Any,
) -> Task:
    """A heading that is followed: led by `lead`, with `coordinator` where there is one."""
    item = make_item(plan, text, parent=parent, style=ItemStyle.HEADING, position=position)
    values: dict[str, Any] = {"deadline_confirmed": True, "deadline_confidence": 1, "expected_result": "Báo cáo"}
    task = Task.objects.create(
        agency_id=plan.agency_id, plan=plan, item=item, search_text=fold(text), **{**values, **fields}
    )
    parts = [(lead, UnitRole.LEAD)] + ([(coordinator, UnitRole.COORDINATOR)] if coordinator else [])
    for unit, role in parts:
        TaskUnit.objects.create(agency_id=plan.agency_id, task=task, unit=unit, role=role)
    return task


_PATHS: dict[str, tuple[State, ...]] = {
    State.SUBMITTED: (State.SUBMITTED,),
    State.RETURNED: (State.SUBMITTED, State.RETURNED),
    State.APPROVED: (State.SUBMITTED, State.APPROVED),
    State.NUMBERED: (State.SUBMITTED, State.APPROVED, State.NUMBERED),
    State.ISSUED: (State.SUBMITTED, State.APPROVED, State.NUMBERED, State.ISSUED),
    State.AMENDED: (State.SUBMITTED, State.APPROVED, State.NUMBERED, State.ISSUED, State.AMENDED),
    State.WITHDRAWN: (State.SUBMITTED, State.APPROVED, State.NUMBERED, State.ISSUED, State.WITHDRAWN),
    State.CANCELLED: (State.SUBMITTED, State.APPROVED, State.NUMBERED, State.CANCELLED),
}


def advance(document: Document, state: str, *, by: User, issued_on: dt.date = dt.date(2025, 9, 5)) -> Document:
    """Walk a draft to `state` by plain updates, without asking anyone: for tests that start in the middle."""
    for step in _PATHS[state]:
        values: dict[str, Any] = {"state": step}
        if step == State.APPROVED:
            values |= {"content_checked": True, "form_checked": True}
        elif step == State.NUMBERED:
            values |= _next_number(document, issued_on)
        elif step == State.ISSUED:
            freeze(document, by)
        Document.objects.filter(pk=document.pk).update(**values)
    document.refresh_from_db()
    assert document.is_frozen == (state in FROZEN_STATES)
    return document


def _next_number(document: Document, issued_on: dt.date) -> dict[str, Any]:
    series = document.doc_type if document.agency.number_series == NumberSeries.PER_TYPE else ""
    counter, _ = NumberCounter.objects.get_or_create(agency=document.agency, series=series, year=issued_on.year)
    NumberCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    given = {"number": counter.last + 1, "number_year": issued_on.year, "issued_on": issued_on, "series": series}
    return given | {"check_code": document.check_code or f"{document.pk:016d}"}


def freeze(document: Document, by: User, text: str = "{}") -> IssuedDocument:
    """Store a stand-in PDF and its row, as issuing does; `text` is the content as JSON."""
    digest = sha256(PDF).hexdigest()
    path = Path("issued") / str(document.agency_id) / "2025" / f"{digest}.pdf"
    target = Path(settings.MEDIA_ROOT) / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(PDF)
    return IssuedDocument.objects.create(
        agency_id=document.agency_id,
        document=document,
        content_json=text,
        content_sha256=sha256(text.encode()).hexdigest(),
        pdf_path=path.as_posix(),
        pdf_sha256=digest,
        pdf_size=len(PDF),
        page_count=1,
        issued_by=by,
        issued_at=timezone.now(),
    )


@dataclass(frozen=True)
class Cast:
    """Everybody at once: the own agency, a stranger's, and the superior body that may read the own one."""

    agency: Agency
    other: Agency
    superior: Agency
    unit: Unit
    drafter: User
    unit_head: User
    finance: User
    clerk: User
    leader: User
    admin: User
    viewer: User
    stranger: User
    superior_reader: User

    def by_role(self) -> dict[str, User]:
        """One person per role of the own agency."""
        return {
            Role.DRAFTER: self.drafter,
            Role.UNIT_HEAD: self.unit_head,
            Role.FINANCE: self.finance,
            Role.CLERK: self.clerk,
            Role.LEADER: self.leader,
            Role.ADMIN: self.admin,
            Role.VIEWER: self.viewer,
        }


def make_cast() -> Cast:
    """The two agencies and the named people of most tests."""
    superior = make_agency(
        "ubnd-quangngai", "Ủy ban nhân dân tỉnh Quảng Ngãi", symbol="UBND", superior_name="", is_collective=True
    )
    own = make_agency(
        "skhcn-quangngai", "Sở Khoa học và Công nghệ Quảng Ngãi", superior=superior, open_to_superior=True
    )
    other = make_agency(
        "skhcn-dongnai",
        "Sở Khoa học và Công nghệ Đồng Nai",
        superior_name="UBND TỈNH ĐỒNG NAI",
        place="Đồng Nai",
    )
    unit = make_unit(own, "phong-tdc", "Phòng Tiêu chuẩn Đo lường Chất lượng", short_name="Phòng TĐC")
    finance_unit = make_unit(own, "phong-khtc", "Phòng Kế hoạch – Tài chính", short_name="Phòng KHTC")
    return Cast(
        agency=own,
        other=other,
        superior=superior,
        unit=unit,
        drafter=make_user("chuyenvien", "Nguyễn Thị Lan", own, Role.DRAFTER, unit=unit),
        unit_head=make_user("truongphong", "Lê Văn Bình", own, Role.UNIT_HEAD, unit=unit),
        finance=make_user("ketoan", "Phạm Thu Hà", own, Role.FINANCE, unit=finance_unit),
        clerk=make_user("vanthu", "Võ Minh Tâm", own, Role.CLERK),
        leader=make_user("lanhdao", "Trần Công Hòa", own, Role.LEADER),
        admin=make_user("quantri", "Đỗ Quang Huy", own, Role.ADMIN),
        viewer=make_user("xem", "Bùi Ngọc Ánh", own, Role.VIEWER),
        stranger=make_user("chuyenvien.dongnai", "Hồ Thanh Tùng", other, Role.DRAFTER),
        superior_reader=make_user("xem.ubnd", "Đặng Kim Chi", superior, Role.VIEWER),
    )
