"""Task tables of several provinces, and how a PDF's text layer flattens them: cell after cell, line after line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.readers.source import Line


@dataclass(frozen=True)
class Sheet:
    """Heads with the width of their column in letters, and the rows. A row of one cell behind its number is a group."""

    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def flat(sheet: Sheet, *, spaced: bool = True, own_line: bool = True) -> list[Line]:
    """The table's lines; `spaced`: an empty line behind each; `own_line`: the number stands on a line of its own."""
    lines = [part for head, width in sheet.heads for part in textwrap.wrap(head, width)]
    for number, *cells in sheet.rows:
        lines += list(_row(number, cells, sheet, own_line=own_line))
    gaps = [""] if spaced else []
    return [Line(text) for line in lines for text in (line, *gaps)]


def _row(number: str, cells: Sequence[str], sheet: Sheet, *, own_line: bool) -> Iterator[str]:
    widths = [80] if len(cells) == 1 else [width for _, width in sheet.heads[1:]]
    lines = [part for cell, width in zip(cells, widths, strict=True) for part in textwrap.wrap(cell, width)]
    if own_line and len(cells) > 1:
        yield number
    else:
        lines[0] = f"{number} {lines[0]}"
    yield from lines


INDUSTRY = Sheet(
    (
        ("STT", 4),
        ("Nội dung nhiệm vụ", 30),
        ("Cơ quan chủ trì", 16),
        ("Cơ quan phối hợp", 18),
        ("Thời gian hoàn thành", 12),
        ("Sản phẩm", 18),
    ),
    (
        ("I", "Hoàn thiện thể chế"),
        (
            "1",
            "Tham mưu ban hành quy định hỗ trợ cụm công nghiệp trên địa bàn tỉnh",
            "Sở Công Thương",
            "Sở Tài chính, Sở Tư pháp",
            "Quý II/2027",
            "Quyết định của UBND tỉnh",
        ),
        (
            "2",
            "Rà soát thủ tục hành chính trong lĩnh vực năng lượng",
            "Sở Công Thương",
            "Văn phòng UBND tỉnh",
            "Tháng 9/2027",
            "Báo cáo rà soát",
        ),
        ("II", "Tổ chức triển khai"),
        (
            "1",
            "Hướng dẫn cơ sở sản xuất áp dụng định mức tiêu hao năng lượng",
            "Trung tâm Khuyến công",
            "UBND các xã, phường; doanh nghiệp",
            "Hằng năm",
            "Tài liệu hướng dẫn",
        ),
        (
            "2",
            "Xây dựng mô hình quản lý năng lượng tại doanh nghiệp chế biến",
            "Sở Khoa học và Công nghệ",
            "Sở Công Thương",
            "Từ tháng 3/2027 đến tháng 11/2027",
            "02 mô hình được nghiệm thu",
        ),
        (
            "3",
            "Kiểm tra việc chấp hành pháp luật về sử dụng năng lượng",
            "Thanh tra tỉnh",
            "Công an tỉnh",
            "Quý IV/2027",
            "Kết luận thanh tra",
        ),
    ),
)
SCHOOLS = Sheet(
    (
        ("TT", 4),
        ("Nội dung công việc", 34),
        ("Tiến độ thực hiện", 12),
        ("Đơn vị chủ trì", 18),
        ("Kết quả", 20),
        ("Ghi chú", 12),
    ),
    (
        (
            "1",
            "Thành lập tổ công tác chuyển đổi số của ngành giáo dục",
            "Trước ngày 15/01/2028",
            "Phòng Tổ chức cán bộ",
            "Quyết định thành lập",
            "",
        ),
        (
            "2",
            "Khảo sát hạ tầng công nghệ của các trường trung học",
            "Tháng 02/2028",
            "Phòng Giáo dục Trung học",
            "Báo cáo khảo sát",
            "Lồng ghép kiểm tra",
        ),
        (
            "3",
            "Bồi dưỡng giáo viên về học liệu số và dạy học trực tuyến",
            "Tháng 6-8/2028",
            "Phòng Giáo dục Trung học",
            "12 lớp bồi dưỡng",
            "Lồng ghép kiểm tra",
        ),
        (
            "4",
            "Đưa học bạ số vào sử dụng tại tất cả các trường",
            "Quý III/2028",
            "Văn phòng Sở",
            "Học bạ số được vận hành",
            "",
        ),
        ("5", "Sơ kết, đánh giá kết quả năm học", "Tháng 12/2028", "Văn phòng Sở", "Báo cáo sơ kết", ""),
    ),
)
HEALTH = Sheet(
    (
        ("STT", 4),
        ("NỘI DUNG", 30),
        ("CHỈ ĐẠO", 14),
        ("CHỦ TRÌ", 16),
        ("PHỐI HỢP", 16),
        ("THỜI GIAN", 12),
        ("KẾT QUẢ", 14),
    ),
    (
        ("1", "Truyền thông phòng bệnh"),
        (
            "1.1",
            "Biên soạn tờ rơi về dinh dưỡng học đường",
            "Phó Giám đốc Sở",
            "Trung tâm Kiểm soát bệnh tật",
            "Sở Giáo dục và Đào tạo",
            "Quý I/2026",
            "Mẫu tờ rơi",
        ),
        (
            "1.2",
            "Phát sóng chuyên mục sức khỏe trên truyền hình",
            "Giám đốc Sở",
            "Báo và phát thanh, truyền hình tỉnh",
            "Trung tâm Y tế các khu vực",
            "Hằng tháng",
            "Chuyên mục",
        ),
        ("2", "Khám sàng lọc"),
        (
            "2.1",
            "Khám sức khỏe định kỳ cho người cao tuổi",
            "Giám đốc Sở",
            "Bệnh viện Đa khoa tỉnh",
            "UBND các xã, phường",
            "Từ 2026",
            "Hồ sơ sức khỏe",
        ),
    ),
)
SHEETS = {"industry": INDUSTRY, "schools": SCHOOLS, "health": HEALTH}
