"""Documents that the writers' tests print: small content trees of every kind of part."""

from __future__ import annotations

from documents.content import (
    Annex,
    Block,
    Column,
    Content,
    DateLine,
    Heading,
    LabelledLine,
    Letterhead,
    Opening,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    TaskBlock,
)

COLUMNS = (
    Column("TT", 6, "center"),
    Column("Nội dung", 26),
    Column("Chủ trì", 14),
    Column("Phối hợp", 15),
    Column("Tiến độ thực hiện", 13),
    Column("Dự kiến kết quả đạt được", 15),
    Column("Ghi chú", 11),
)


def letterhead(**changes: object) -> Letterhead:
    values: dict[str, object] = {
        "superior": "UBND tỉnh Quảng Ngãi",
        "issuer": "Sở Khoa học và Công nghệ",
        "number": None,
        "symbol": "KH-SKHCN",
        "date": DateLine("Quảng Ngãi", None, 7, 2025),
    }
    return Letterhead(**{**values, **changes})  # type: ignore[arg-type]


def task(number: int = 1) -> TaskBlock:
    return TaskBlock(
        text="Rà soát cơ chế, chính sách thúc đẩy năng suất; đề xuất cấp có thẩm quyền sửa đổi, bổ sung (nếu có).",
        marker="a)",
        ref=f"item-{number}",
        lines=(
            LabelledLine("Chỉ đạo thực hiện", "Phó Giám đốc Sở phụ trách"),
            LabelledLine(
                "Các phòng chủ trì tham mưu",
                sublines=(
                    "Chương trình 1: Phòng Quản lý Tiêu chuẩn Đo lường Chất lượng",
                    "Chương trình 2 và 3: Phòng Quản lý Công nghệ và Chuyên ngành",
                ),
            ),
            LabelledLine("Phòng/Đơn vị phối hợp", "Các phòng, đơn vị liên quan thuộc Sở; các sở, ban, ngành"),
            LabelledLine("Thời gian hoàn thành", "Quý III/2025"),
        ),
    )


def table(rows: int, ref: str = "item-90") -> Table:
    """A group row and `rows` rows of seven columns."""
    body = tuple(
        Row(
            (
                f"1.{n}",
                f"Hỗ trợ doanh nghiệp áp dụng công cụ cải tiến năng suất, đợt {n}",
                "Sở Khoa học và Công nghệ",
                "Các sở, ban, ngành; doanh nghiệp",
                "Từ quý II năm 2022 và những năm tiếp theo",
                "Báo cáo kết quả",
                "",
            ),
            ref=f"item-{100 + n}",
        )
        for n in range(1, rows + 1)
    )
    return Table(COLUMNS, (Row(("I", "Tuyên truyền, phổ biến"), is_group=True, ref="item-91"), *body), ref)


def annex(number: str = "", rows: int = 3, landscape: bool = True) -> Annex:
    return Annex(
        title="Các nhiệm vụ của Kế hoạch",
        blocks=(table(rows),),
        number=number,
        reference="(Kèm theo Kế hoạch số      /KH-SKHCN ngày      tháng 7 năm 2025 của Sở Khoa học và Công nghệ)",
        landscape=landscape,
        ref=f"annex-ref-{number or 'one'}",
    )


def blocks(tasks: int = 2) -> tuple[Block, ...]:
    return (
        Heading("MỤC ĐÍCH, YÊU CẦU", 1, "I.", ref="item-50"),
        Heading("Mục đích", 2, "1.", ref="item-51"),
        Paragraph("Triển khai các mục tiêu được giao tại Kế hoạch số 138/KH-UBND ngày 19/6/2025.", ref="item-52"),
        Heading("Yêu cầu", 2, "2.", ref="item-53"),
        Paragraph("Xác định rõ nội dung, thời hạn và trách nhiệm của từng phòng.", "-", ref="item-54"),
        Heading("NHIỆM VỤ VÀ GIẢI PHÁP", 1, "II.", ref="item-55"),
        Heading("Thời gian:", 2, "1.", "Xuyên suốt từ tháng 6/2026 đến tháng 12/2026.", ref="item-56"),
        *(task(number) for number in range(1, tasks + 1)),
    )


def content(**changes: object) -> Content:
    """A one-page plan in the form of Quảng Ngãi's; `changes` replace fields."""
    values: dict[str, object] = {
        "type_name": "Kế hoạch",
        "subject": "Thực hiện Kế hoạch tổng thể nâng cao năng suất dựa trên nền tảng khoa học, công nghệ và đổi mới "
        "sáng tạo đến năm 2030, năm 2025",
        "letterhead": letterhead(),
        "opening": Opening(
            ("Thực hiện Kế hoạch tổng thể nâng cao năng suất (Kế hoạch số 138/KH-UBND ngày 19/6/2025)",),
            ("Sở Khoa học và Công nghệ ban hành Kế hoạch năm 2025 như sau:",),
        ),
        "blocks": blocks(),
        "closing": ("Trong quá trình thực hiện, nếu có vướng mắc, các phòng báo cáo Giám đốc Sở xem xét.",),
        "signature": Signature(("Giám đốc",), "Nguyễn Tấn Liêm"),
        "recipients": Recipients(
            ("VP UBND tỉnh (để biết)", "Các PGĐ Sở phụ trách lĩnh vực (c/đ)", "Các phòng, đơn vị (t/h)"), "VT, TĐC"
        ),
    }
    return Content(**{**values, **changes})  # type: ignore[arg-type]
