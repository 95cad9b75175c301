"""Uploads as tests need them: a plan in plain text, a draft made by hand, an import that stands at a given step."""

from __future__ import annotations

from typing import Any

from organizations.models import Unit, User
from plans.constants import ImportState
from plans.importing import keeping
from plans.importing.draft import (
    BasisDraft,
    BudgetDraft,
    ColumnDraft,
    Evidence,
    Found,
    HeaderDraft,
    ItemDraft,
    PlanDraft,
    SignatoryDraft,
    TargetDraft,
    TaskDraft,
    UnitPart,
)
from plans.models import Plan, PlanImport
from plans.services.importing import plan_import_correct, plan_import_save, plan_import_upload
from plans.services.importing.steps import summary
from tests.people import Cast

TEXT = """UBND TỈNH NINH THUẬN
SỞ KHOA HỌC VÀ CÔNG NGHỆ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /KH-SKHCN
Ninh Thuận, ngày    tháng 02 năm 2026

KẾ HOẠCH
Truy xuất nguồn gốc sản phẩm địa phương năm 2026

Căn cứ Quyết định số 100/QĐ-TTg ngày 19/01/2019 của Thủ tướng Chính phủ phê duyệt Đề án truy xuất nguồn gốc;
Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Giúp người mua biết rõ sản phẩm làm ra ở đâu.

II. NHIỆM VỤ
1. Khảo sát nhu cầu của hợp tác xã
- Chủ trì: Phòng Tiêu chuẩn Đo lường Chất lượng
- Phối hợp: Văn phòng Sở
- Thời gian hoàn thành: Quý I/2026
- Kết quả: Báo cáo khảo sát
2. Mở lớp hướng dẫn dán mã
- Chủ trì: Phòng Tiêu chuẩn Đo lường Chất lượng
- Thời gian hoàn thành: Tháng 6/2026

III. TỔ CHỨC THỰC HIỆN
Các phòng, đơn vị báo cáo trước ngày 30/11/2026./.

Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng, đơn vị thuộc Sở;
- Lưu: VT, TĐC.

GIÁM ĐỐC

Lê Minh Khang
"""
LEAD = "Phòng Tiêu chuẩn Đo lường Chất lượng"


def upload(actor: User, *, name: str = "ke-hoach.txt", data: bytes | None = None) -> PlanImport:
    return plan_import_upload(file_name=name, data=TEXT.encode() if data is None else data, actor=actor)


def task(lead: str = LEAD, **fields: Any) -> TaskDraft:
    """A labelled task of one lead."""
    values: dict[str, Any] = {"lead_label": "Chủ trì", "deadline_label": "Thời gian hoàn thành"}
    if lead:
        values["leads"] = (Found(UnitPart(lead)),)
    return TaskDraft(**{**values, **fields})


def draft(*items: ItemDraft, **fields: Any) -> PlanDraft:
    """A whole small plan: header, a basis, two tasks, a target, recipients, a signature."""
    values: dict[str, Any] = {
        "header": HeaderDraft(
            doc_type=Found("Kế hoạch"),
            code=Found("KH-SKHCN"),
            place=Found("Ninh Thuận"),
            month=Found(2),
            year=Found(2026),
            title=Found("Truy xuất nguồn gốc sản phẩm địa phương năm 2026", Evidence(1, 9, 9, "Truy xuất")),
        ),
        "bases": (
            BasisDraft(
                "Căn cứ Quyết định số 100/QĐ-TTg ngày 19/01/2019 của Thủ tướng Chính phủ phê duyệt Đề án truy xuất",
                kind="Quyết định", symbol="100/QĐ-TTg", date="2019-01-19", issuer="Thủ tướng Chính phủ",
            ),
        ),
        "opening": (Found("Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:"),),
        "items": items or usual_items(),
        "closing": (Found("Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện"),),
        "recipients": tuple(map(Found, ("UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, TĐC"))),
        "signatory": SignatoryDraft(("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Lê Minh Khang"),
        "period": ("2026-01-01", "2026-12-31"),
        "budget": BudgetDraft(total=Found(53_000_000), source=Found("Ngân sách tỉnh")),
    }  # fmt: skip
    return PlanDraft(**{**values, **fields})


def usual_items() -> tuple[ItemDraft, ...]:
    survey = ItemDraft(
        "heading",
        "Khảo sát nhu cầu của hợp tác xã",
        "1.",
        task=task(
            coordinators=(Found(UnitPart("Văn phòng Sở")),),
            deadline=Found("Quý I/2026"),
            result=Found("Báo cáo khảo sát"),
        ),
        evidence=Evidence(1, 18, 18, "1. Khảo sát nhu cầu"),
    )
    course = ItemDraft(
        "heading",
        "Mở lớp hướng dẫn dán mã",
        "2.",
        task=task(deadline=Found("Tháng 6/2026")),
        targets=(TargetDraft("Hợp tác xã được hướng dẫn", "30", "hợp tác xã", "2026", "min"),),
    )
    aim = ItemDraft("paragraph", "Giúp người mua biết rõ sản phẩm làm ra ở đâu.")
    return (
        ItemDraft("section", "MỤC ĐÍCH", "I.", children=(aim,)),
        ItemDraft("section", "NHIỆM VỤ", "II.", children=(survey, course)),
    )


def table(*rows: ItemDraft) -> ItemDraft:
    """A task table with the usual columns."""
    columns = (
        ColumnDraft("number", "TT", 6),
        ColumnDraft("title", "Nội dung", 40),
        ColumnDraft("lead", "Đơn vị chủ trì", 20),
        ColumnDraft("deadline", "Thời gian thực hiện", 34),
    )
    return ItemDraft("table", "", columns=columns, children=rows)


def ready(actor: User, plan: PlanDraft | None = None, **fields: Any) -> PlanImport:
    """An import that was read: `plan` is what was understood."""
    found = upload(actor)
    kept = keeping.draft_as_json(plan or draft())
    values: dict[str, Any] = {"state": ImportState.READY, "source": {"kind": "text", "blocks": [], "lines": []}}
    values |= {"reading": kept, "draft": kept, **summary(plan or draft()), **fields}
    PlanImport.objects.filter(pk=found.pk).update(**values)
    found.refresh_from_db()
    return found


def know(actor: User) -> tuple[Unit, Unit]:
    """The units that the draft names, in the person's agency."""
    from tests import people

    agency = actor.agency
    assert agency is not None
    return people.make_unit(agency, "phong-tdc", LEAD), people.make_unit(agency, "van-phong", "Văn phòng Sở")


def save(found: PlanImport, cast: Cast, **given: Any) -> Plan:
    values = {"import_id": found.pk, "actor": cast.drafter, "version": found.version}
    return plan_import_save(**{**values, **given})


def saved(cast: Cast, plan: PlanDraft, **given: Any) -> Plan:
    """The plan that a draft becomes; its units are known."""
    know(cast.drafter)
    return save(ready(cast.drafter, plan), cast, **given)


def decide(found: PlanImport, cast: Cast, *changes: dict[str, Any]) -> PlanImport:
    return plan_import_correct(import_id=found.pk, actor=cast.drafter, version=found.version, changes=changes)
