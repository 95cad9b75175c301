"""The words of deadlines and what each stands for: data, no rules.

A phrase is written as its words with single spaces, in lower case and in the spelling of `SPELLINGS`. The lexer takes
the longest phrase that begins at a word. To teach the reader a new way of saying a known thing, add it here.
"""

from __future__ import annotations

SPELLINGS = {"qúy": "quý", "quí": "quý", "kì": "kỳ", "hằng": "hàng", "tới": "đến", "bẩy": "bảy", "uỷ": "ủy"}
"""Two spellings of one word; both are printed, «hàng/hằng», «quý/quí», «kỳ/kì» often in the same plan."""

NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "giêng": 1, "chạp": 12, "nhất": 1,
}  # fmt: skip
"""Numbers in words. «năm» is left out: beside a deadline it means the year."""

ROMANS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}

UNITS = {"ngày": "DAY", "tuần": "WEEK", "tháng": "MONTH", "quý": "QUARTER", "năm": "YEARS"}

WEEKDAYS = {
    "thứ hai": 0, "thứ ba": 1, "thứ tư": 2, "thứ năm": 3, "thứ sáu": 4, "thứ bảy": 5, "chủ nhật": 6, "chúa nhật": 6,
    "thứ 2": 0, "thứ 3": 1, "thứ 4": 2, "thứ 5": 3, "thứ 6": 4, "thứ 7": 5,
}  # fmt: skip

PARTS = {
    "đầu": "first", "đầu tiên": "first", "giữa": "middle", "cuối": "last", "cuối cùng": "last", "nửa đầu": "first half",
    "nửa cuối": "last half", "nửa sau": "last half", "thượng tuần": "first", "trung tuần": "middle",
    "hạ tuần": "last",
}  # fmt: skip
"""Parts of a month, quarter or year. Thượng, trung, hạ tuần are the same thirds of a month as đầu, giữa, cuối tháng."""

_SAME = {
    "BEFORE": ("trước", "trước hoặc trong", "trước thời điểm", "trước mốc"),
    "LATEST": (
        "chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là", "không muộn hơn", "không chậm hơn", "không quá",
        "không trễ hơn", "trễ nhất", "trễ nhất là", "hạn cuối", "hạn cuối là", "hạn chót", "hạn chót là", "hết",
        "đến hết",
        "đến hạn", "tối đa", "không vượt quá", "hạn", "thời hạn",
    ),
    "UNTIL": ("đến", "cho đến", "đến ngày hết"),
    "FROM": ("từ", "bắt đầu", "bắt đầu từ", "khởi đầu từ"),
    "COUNTED": ("kể từ", "tính từ", "bắt đầu kể từ", "tính kể từ", "bắt đầu tính từ", "so với"),
    "AFTER": ("sau", "ngay sau", "sau khoảng"),
    "ONWARDS": ("trở đi", "về sau", "trở về sau"),
    "NEXT_YEARS": tuple(
        f"{joint} {some} năm {after}"
        for joint in ("và", "đến", "cùng")
        for some in ("những", "các")
        for after in ("tiếp theo", "sau", "kế tiếp", "tiếp", "sau đó", "tiếp theo của kế hoạch")
    ),
    "EACH": ("hàng", "mỗi", "từng"),
    "PERIODIC": ("định kỳ", "theo định kỳ", "định kỳ theo", "theo chu kỳ"),
    "TIMES": ("lần",),
    "AND": ("và", "cùng với", "với"),
    "OR": ("hoặc", "hay", "hoặc là"),
    "WORKING": ("làm việc",),
    "NOW": ("nay", "bây giờ", "hiện nay"),
    "THIS": ("này",),
    "NEXT": ("tiếp theo", "kế tiếp", "tiếp", "liền kề", "sau liền kề"),
    "THIS_YEAR": (
        "năm nay", "cả năm", "trong năm", "trong cả năm", "trong năm nay", "trong năm kế hoạch", "cả năm nay",
    ),
    "SCHOOL_YEAR": ("năm học",),
    "SEMESTER": ("học kỳ", "hk"),
    "HALF_YEAR": ("nửa năm",),
    "WHEN": ("khi", "ngay khi"),
    "ACCORDING": (
        "theo", "căn cứ", "tùy", "tùy theo", "tuỳ", "tuỳ theo", "phù hợp", "phù hợp với", "phụ thuộc", "phụ thuộc vào",
    ),
    "IN_TIME": ("kịp", "để kịp", "kịp trình", "để kịp trình", "bảo đảm kịp", "đảm bảo kịp"),
    "WITHIN": ("trong vòng", "trong thời hạn", "trong thời gian"),
    "STANDING": (
        "thường xuyên", "hàng ngày", "quanh năm", "suốt năm", "suốt cả năm", "một cách thường xuyên", "thường kỳ",
        "trong suốt quá trình thực hiện", "trong suốt thời gian thực hiện", "thường nhật", "mỗi ngày",
        "trong suốt quá trình thực hiện kế hoạch", "trong suốt thời gian thực hiện kế hoạch", "trong suốt năm",
    ),
    "THROUGH": ("liên tục", "xuyên suốt", "suốt", "trong suốt"),
    "DEMAND": (
        "đột xuất", "theo yêu cầu", "khi có yêu cầu", "khi cần", "khi cần thiết", "khi được yêu cầu", "khi phát sinh",
        "nếu có yêu cầu", "khi có phát sinh", "theo đề nghị", "khi có đề nghị", "khi có chỉ đạo đột xuất",
    ),
    "VAGUE": (
        "kịp thời", "trong thời gian đến", "trong thời gian sớm nhất", "thời gian đến", "theo quy định",
        "sớm nhất", "ngay",
        "khẩn trương", "đúng tiến độ", "đúng hạn", "đúng thời hạn", "sớm", "trong ngày", "ngay trong ngày",
        "trong tháng",
        "trong quý", "trong tuần", "trong kỳ", "theo quy định hiện hành", "theo đúng quy định", "theo đúng tiến độ",
        "thời gian sớm nhất", "từng bước", "khi có điều kiện", "ngay lập tức",
    ),
    "SAID": (
        "hoàn thành", "hoàn thành trong", "hoàn thành vào", "hoàn thành việc", "xong", "xong trong", "hoàn thành xong",
        "phải xong", "hoàn tất", "hoàn tất trong", "kết thúc", "kết thúc trong", "kết thúc vào", "phải hoàn thành",
    ),
    "TENTATIVE": ("dự kiến", "dự kiến vào", "dự kiến trong", "tạm tính", "dự kiến là", "theo dự kiến"),
    "APPROX": ("khoảng", "vào khoảng", "trong khoảng", "ước khoảng", "tầm", "chừng"),
    "EMPTY": (
        "trong", "vào", "các", "của", "là", "tổ chức", "thực hiện", "triển khai", "báo cáo", "gửi", "gửi báo cáo",
        "nhiệm vụ",
        "thời gian", "trong khoảng thời gian", "khung thời gian", "giai đoạn", "trong giai đoạn", "nhiệm kỳ", "thời kỳ",
        "mùng", "mồng", "cùng kỳ", "sáng", "chiều", "tối", "đầu giờ", "cuối giờ", "vào lúc", "lúc", "tổng hợp",
        "xây dựng",
        "dương lịch", "phải", "tại thời điểm", "cụ thể", "bắt buộc", "một cách", "những", "triển khai thực hiện",
        "thời gian thực hiện", "tổ chức thực hiện", "thời điểm", "được", "diễn ra", "trong các", "theo các",
        "ít nhất", "tối thiểu", "không ít hơn", "trước mắt", "trước hết", "sau đó", "trước đó", "nộp",
        "nộp báo cáo", "ban hành", "trình",
    ),
}  # fmt: skip

PHRASES: dict[str, tuple[str, object]] = {
    **{word: (kind, word) for kind, phrases in _SAME.items() for word in phrases},
    **{word: (kind, word) for word, kind in UNITS.items()},
    **{word: ("WEEKDAY", number) for word, number in WEEKDAYS.items()},
    **{word: ("PART", which) for word, which in PARTS.items()},
    **{word: ("INT", number) for word, number in NUMBERS.items()},
}
LONGEST_PHRASE = max(phrase.count(" ") + 1 for phrase in PHRASES)

INHERITED = frozenset(
    {
        "nt", "n.t", "như trên", "như mục trên", "như nội dung trên", "như dòng trên", "đã nêu trên", "như đã nêu trên",
        "(như trên)", "như nhiệm vụ trên", "″", "''", "〃", "”", '"', "idem", "như cột trên", "như thời gian trên",
    }
)  # fmt: skip
"""Cells that stand for the cell above."""
