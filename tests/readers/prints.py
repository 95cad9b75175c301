"""Plans in all the shapes that plain text has: typed, printed, converted, marked up. Written for these tests."""

from __future__ import annotations

PARAGRAPHS = (
    "UBND TỈNH BÌNH HÒA",
    "SỞ CÔNG THƯƠNG",
    "KẾ HOẠCH",
    "Nâng cao năng suất ngành chế biến năm 2027",
    "Căn cứ Quyết định số 415/QĐ-UBND ngày 12/12/2026 của Ủy ban nhân dân tỉnh giao chỉ tiêu cho các sở, ngành;",
    "Sở Công Thương ban hành Kế hoạch nâng cao năng suất ngành chế biến năm 2027 như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Giúp cơ sở chế biến trên địa bàn tỉnh biết đo năng suất của mình và so sánh với mức trung bình của ngành, "
    "trước hết là chế biến gỗ và thủy sản đông lạnh.",
    "2. Mỗi việc có một đơn vị chủ trì, thời hạn và kết quả kiểm đếm được; báo cáo gửi về Sở Công Thương trước ngày 20 "
    "tháng cuối quý.",
    "II. NHIỆM VỤ",
    "a) Khảo sát 40 cơ sở chế biến gỗ tại khu công nghiệp Hòa Lạc và các cụm công nghiệp lân cận về mức tiêu hao "
    "nguyên liệu, điện và nước cho một đơn vị sản phẩm.",
    "- Đơn vị chủ trì: Phòng Quản lý Công nghiệp.",
    "- Đơn vị phối hợp: Trung tâm Khuyến công và Tư vấn phát triển công nghiệp; Ủy ban nhân dân các xã, phường có cụm "
    "công nghiệp; các hiệp hội.",
    "- Thời gian hoàn thành: Quý II/2027.",
    "+ Báo cáo tóm tắt gửi kèm bảng số liệu.",
    "III. TỔ CHỨC THỰC HIỆN",
    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo Giám đốc Sở (qua Phòng Quản lý Công nghiệp) xem "
    "xét, quyết định./.",
    "Nơi nhận:",
    "- Ủy ban nhân dân tỉnh (b/c);",
    "- Lưu: VT, QLCN.",
    "GIÁM ĐỐC",
    "Phan Văn Khải Hoàn",
)
ALONE = 4
"""The first paragraphs stand apart by themselves: letterhead and title."""


def wrapped(width: int = 78) -> list[list[str]]:
    """The paragraphs broken as a printer breaks them."""
    made: list[list[str]] = []
    for paragraph in PARAGRAPHS:
        lines = [""]
        for word in paragraph.split():
            if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        made.append(lines)
    return made


def typed() -> str:
    return "\n".join(PARAGRAPHS)


def typed_with_blank_lines() -> str:
    return "\n\n".join(PARAGRAPHS) + "\n"


def printed() -> str:
    return "\n".join("\n".join(lines) for lines in wrapped())


def printed_with_blank_lines_between_paragraphs() -> str:
    return "\n\n".join("\n".join(lines) for lines in wrapped())


def printed_with_blank_lines_between_all_lines() -> str:
    return "\n" + "\n\n".join("\n\n".join(lines) for lines in wrapped()) + " \n"


def printed_for_windows() -> str:
    return printed().replace("\n", " \r\n")


def printed_on_pages() -> str:
    """Form feeds in the middle of sentences, with the page's number above or below."""
    lines = [line for lines in wrapped() for line in lines]
    middle = next(place for place, line in enumerate(lines) if line[0].islower())
    last = max(place for place, line in enumerate(lines) if line[0].islower())
    pages = (lines[:middle], ["2", "", *lines[middle:last]], ["- 3 -", *lines[last:]])
    return "\f".join("\n".join(page) for page in pages)


SHAPES = {
    shape.__name__: shape
    for shape in (
        typed,
        typed_with_blank_lines,
        printed,
        printed_with_blank_lines_between_paragraphs,
        printed_with_blank_lines_between_all_lines,
        printed_for_windows,
        printed_on_pages,
    )
}
