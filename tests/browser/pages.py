"""Every page of the portal, and who looks at it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from documents.constants import State
from documents.models import Document, IncomingDocument
from documents.services import incoming_create
from organizations.models import User
from plans import services
from plans.importing.draft import Evidence, Found, ItemDraft, PlanDraft, WarningDraft
from plans.models import Plan, PlanImport, Task
from tests import people
from tests.documents import letters
from tests.people import Cast
from tests.plans.importing.uploads import draft, ready, task, usual_items


@dataclass(frozen=True)
class Room:
    """One address, as one person; no person means the sign-in page's visitors."""

    name: str
    path: str
    user: User | None


@dataclass(frozen=True)
class House:
    """Plans in every state that changes what a page shows."""

    cast: Cast
    draft: Plan
    submitted: Plan
    approved: Plan
    issued: Plan
    template: Plan
    amendment: Plan
    letter: Document
    came: IncomingDocument
    read: PlanImport


LONG = (
    "Triển khai Chương trình hỗ trợ doanh nghiệp tỉnh Quảng Ngãi nâng cao năng suất và chất lượng sản phẩm, hàng hóa "
    "dựa trên nền tảng khoa học, công nghệ và đổi mới sáng tạo giai đoạn 2021–2030"
)


def furnish() -> House:
    cast = people.make_cast()

    def plan(subject: str, state: str) -> Plan:
        return people.make_plan(cast.agency, cast.drafter, subject=subject, state=state)

    issued = plan("Kế hoạch đã ban hành năm 2025", State.NUMBERED)
    services.plan_issue(plan_id=issued.pk, actor=cast.clerk)
    written = plan(LONG, State.DRAFT)
    return House(
        cast,
        written,
        plan("Kế hoạch đang trình năm 2025", State.SUBMITTED),
        plan("Kế hoạch đã duyệt năm 2025", State.APPROVED),
        issued,
        services.plan_save_as_template(plan_id=written.pk, actor=cast.drafter, subject="Mẫu kế hoạch tổ chức hội thảo"),
        _amendment(issued, cast),
        letters.written(cast, issued).document,
        _came(cast),
        ready(cast.drafter, _doubtful()),
    )


def _doubtful() -> PlanDraft:
    """What was read of a file, with doubts of each kind and a unit that nobody knows."""
    place = Found("Quảng Ngãi", Evidence(1, 2, 2, "Quảng Ngãi"), 0.6, "Địa danh đọc từ câu mở đầu; hãy kiểm tra.")
    item = ItemDraft("point", LONG, "a)", task=task("Tổ công tác liên ngành"), confidence=0.5)
    whole = draft(*usual_items(), item)
    header = replace(whole.header, place=place)
    return replace(whole, header=header, warnings=(WarningDraft("number_gap", "Sau mục 1 là mục 3."),))


def _came(cast: Cast) -> IncomingDocument:
    """A document in the incoming register, with a long subject."""
    values = {
        "arrived_on": dt.date(2025, 9, 1),
        "issuer": "Ủy ban nhân dân tỉnh Quảng Ngãi",
        "code": "138/KH-UBND",
        "issued_on": dt.date(2025, 8, 29),
        "kind": "Kế hoạch",
        "subject": LONG,
        "unit": cast.unit,
        "receiver": "Nguyễn Thị Lan",
        "urgency": "KHẨN",
    }
    return incoming_create(actor=cast.clerk, agency=cast.agency, changes=values)


def _amendment(issued: Plan, cast: Cast) -> Plan:
    """The draft of the next version: another deadline, and one task less."""
    draft = services.plan_amend(plan_id=issued.pk, actor=cast.drafter, reason="Chuyển hội thảo sang quý IV")
    first, last = Task.objects.filter(plan=draft).select_related("item").order_by("item__position")
    deadline = {"deadline": "Quý IV/2025", "deadline_confirmed": True}
    services.item_update(item_id=first.item_id, actor=cast.drafter, version=first.item.version, changes=deadline)
    services.item_delete(item_id=last.item_id, actor=cast.drafter)
    return draft


def rooms(house: House) -> list[Room]:
    """Every page that a signed-in person can reach by following links, and those of visitors."""
    cast, draft, issued = house.cast, house.draft, house.issued
    at = f"/ke-hoach/{draft.pk}/"
    book: Document = issued.document
    return [
        Room("sign-in", "/dang-nhap/", None),
        Room("check a document", "/xac-thuc/", None),
        Room("no code", "/xac-thuc/?ma=abc", None),
        Room("checked document", f"/xac-thuc/{book.check_code}/", None),
        Room("home of a drafter", "/", cast.drafter),
        Room("home of a clerk", "/", cast.clerk),
        Room("home of a viewer", "/", cast.viewer),
        Room("list", "/ke-hoach/", cast.drafter),
        Room("list, nothing found", "/ke-hoach/?q=khong-co-gi", cast.drafter),
        Room("new plan", "/ke-hoach/moi/", cast.drafter),
        Room("copy", f"{at}lap-tiep/", cast.drafter),
        Room("keep as template", f"{at}luu-mau/", cast.drafter),
        Room("templates", "/ke-hoach/mau/", cast.drafter),
        Room("no template", "/ke-hoach/mau/", cast.stranger),
        Room("template", f"/ke-hoach/{house.template.pk}/", cast.drafter),
        Room("template's editor", f"/ke-hoach/{house.template.pk}/soan/", cast.drafter),
        Room("text", at, cast.drafter),
        Room("targets", f"{at}muc-tieu/", cast.drafter),
        Room("tasks", f"{at}nhiem-vu/", cast.drafter),
        Room("history", f"/ke-hoach/{house.submitted.pk}/qua-trinh/", cast.unit_head),
        Room("problems", f"{at}kiem-tra/", cast.drafter),
        Room("submit", f"{at}buoc/submit/", cast.drafter),
        Room("delete", f"{at}xoa/", cast.drafter),
        Room("editor", f"{at}soan/", cast.drafter),
        Room("return", f"/ke-hoach/{house.submitted.pk}/buoc/return/", cast.leader),
        Room("number", f"/ke-hoach/{house.approved.pk}/buoc/assign_number/", cast.clerk),
        Room("issued text", f"/ke-hoach/{issued.pk}/", cast.viewer),
        Room("issued tasks", f"/ke-hoach/{issued.pk}/nhiem-vu/", cast.leader),
        Room("amend", f"/ke-hoach/{issued.pk}/dieu-chinh/", cast.unit_head),
        Room("versions", f"/ke-hoach/{house.amendment.pk}/phien-ban/", cast.viewer),
        Room("comparison", f"/ke-hoach/{house.amendment.pk}/so-sanh/", cast.leader),
        Room("nothing to compare", f"{at}so-sanh/", cast.viewer),
        Room("documents", "/van-ban/", cast.viewer),
        Room("outgoing register of a clerk", "/van-ban/", cast.clerk),
        Room("outgoing register, nothing found", "/van-ban/?q=khong-co-gi&first=31/02/2026", cast.clerk),
        Room("register entry", f"/van-ban/{book.pk}/so/", cast.clerk),
        Room("register entry of a reader", f"/van-ban/{book.pk}/so/", cast.viewer),
        Room("incoming register", "/van-ban/den/", cast.clerk),
        Room("incoming register, empty", "/van-ban/den/", cast.stranger),
        Room("incoming document", f"/van-ban/den/{house.came.pk}/", cast.clerk),
        Room("incoming document of a reader", f"/van-ban/den/{house.came.pk}/", cast.drafter),
        Room("new incoming document", "/van-ban/den/them/", cast.clerk),
        Room("cite an incoming document", f"/can-cu/tu-van-ban-den/{house.came.pk}/", cast.drafter),
        Room("send", f"/van-ban/{book.pk}/gui/", cast.clerk),
        Room("send, to read", f"/van-ban/{book.pk}/gui/", cast.viewer),
        Room("copies", f"/van-ban/{book.pk}/sao/", cast.clerk),
        Room("copies, to read", f"/van-ban/{book.pk}/sao/", cast.viewer),
        Room("document", f"/van-ban/{book.pk}/", cast.clerk),
        Room("correct", f"/van-ban/{book.pk}/dinh-chinh/", cast.drafter),
        Room("letter", f"/van-ban/{house.letter.pk}/", cast.drafter),
        Room("letter's editor", f"/van-ban/{house.letter.pk}/soan/", cast.drafter),
        Room("submit a letter", f"/van-ban/{house.letter.pk}/buoc/submit/", cast.drafter),
        Room("delete a letter", f"/van-ban/{house.letter.pk}/xoa/", cast.drafter),
        Room("letters being written", "/van-ban/du-thao/", cast.drafter),
        Room("no letter being written", "/van-ban/du-thao/", cast.finance),
        Room("signing", f"/van-ban/{book.pk}/ky/", cast.leader),
        Room("annex files", f"/van-ban/{draft.document_id}/phu-luc/", cast.drafter),
        Room("certificates", "/chung-thu/", cast.leader),
        Room("new certificate", "/chung-thu/them/file/", cast.clerk),
        Room("upload of plans", "/nhap/tai-len/", cast.drafter),
        Room("uploads", "/nhap/", cast.drafter),
        Room("no uploads", "/nhap/", cast.stranger),
        Room("review", f"/nhap/{house.read.pk}/", cast.drafter),
        Room("review, correcting", f"/nhap/{house.read.pk}/?open=header", cast.drafter),
        Room("save what was read", f"/nhap/{house.read.pk}/luu/", cast.drafter),
        Room("profile", "/tai-khoan/", cast.drafter),
        Room("password", "/mat-khau/", cast.drafter),
        Room("tokens", "/ma-truy-cap/", cast.drafter),
        Room("administration", "/quan-tri/", cast.admin),
        Room("units", "/quan-tri/organizations/unit/", cast.admin),
        Room("new unit", "/quan-tri/organizations/unit/add/", cast.admin),
        Room("legal documents", "/quan-tri/plans/legaldocument/", cast.admin),
        Room("Word templates", "/quan-tri/documents/wordtemplate/", cast.admin),
        Room("new Word template", "/quan-tri/documents/wordtemplate/add/", cast.admin),
    ]
