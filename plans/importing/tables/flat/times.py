"""Whether words are a time and nothing else: what tells a deadline's cell from its neighbours.

Habit relied on: plans say times in a small stock of words (domain: quý, tháng, năm, từ … đến, hằng năm, thường xuyên).
"""

from __future__ import annotations

import re
from functools import lru_cache

from plans import deadlines

_WORDS = frozenset(
    [
        "từ",
        "đến",
        "trước",
        "sau",
        "trong",
        "hết",
        "cuối",
        "đầu",
        "giữa",
        "ngày",
        "tháng",
        "quý",
        "năm",
        "tuần",
        "kỳ",
        "hàng",
        "hằng",
        "mỗi",
        "thường",
        "xuyên",
        "liên",
        "tục",
        "định",
        "và",
        "những",
        "các",
        "cả",
        "tiếp",
        "theo",
        "giai",
        "đoạn",
        "nửa",
        "khi",
        "có",
        "phát",
        "sinh",
        "yêu",
        "cầu",
        "chậm",
        "nhất",
        "dự",
        "kiến",
        "hoàn",
        "thành",
        "lần",
        "đột",
        "xuất",
    ]
)
_FIGURES = re.compile(r"(?:q[1-4]|t?\d{1,4}|[ivx]{1,4})(?:[-–/.,](?:\d{1,4}|[ivx]{1,4}))*")
_JOINTS = re.compile(r"\s*([-–/])\s*")
_ANCHOR = re.compile(
    r"\d{4}|\d{1,2}/\d|h[àằ]ng\s+(?:ngày|tuần|tháng|quý|năm)|thường xuyên|liên tục|định kỳ|đột xuất|quý\s+[ivx\d]|"
    r"tháng\s+\d|ngày\s+\d|cả năm|khi có|trong năm|cuối năm",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:^|\s)(?:từ|đến|trước|sau|trong|hết|cuối|đầu|giữa|và|những|các|tiếp|giai|đoạn|định|thường|liên|hàng|hằng|mỗi|khi|"
    r"có|yêu|phát|chậm|dự|hoàn|đột|(?<!định )kỳ)$|[-–/]$|(?:^|\s)(?:"
    r"(?<!\d )(?<!hàng )(?<!hằng )(?<!cả )(?<!trong )(?<!cuối )(?<!đầu )(?<!mỗi )(?:năm|tháng|quý|tuần|ngày))$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:ngay\s+)?(?:sau khi|khi)(?:\s+\S+){2}|theo (?:kế hoạch|tiến độ|yêu cầu|lộ trình|hướng dẫn)", re.IGNORECASE
)
_LONGEST_EVENT = 120
_LONGEST_TIME = 90
_BEGINS = re.compile(
    r"(?:từ|đến|trước|sau|trong|hết|cuối|đầu|giữa|ngày|tháng|quý|năm|tuần|hàng|hằng|mỗi|thường|liên|định|giai|dự|chậm|"
    r"q[1-4]|\d{4}|\d{1,2}[/-]\d|khi|cả|hoàn)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def is_time(text: str) -> bool:
    """Whether `text` is a whole time («Quý II/2027», «Hằng năm», «Từ 2026 và những năm tiếp theo»)."""
    return bool(may_be_time(text) and _ANCHOR.search(text) and not _OPEN.search(text))


@lru_cache(maxsize=8192)
def is_event(text: str) -> bool:
    """Whether `text` is a time that hangs on something («Sau khi Đề án được duyệt», «Theo kế hoạch của Bộ»)."""
    if not _EVENT.match(text) or len(text) > _LONGEST_EVENT:
        return False
    return deadlines.read(text).kind in ("relative", "depends", "on_demand")


@lru_cache(maxsize=8192)
def may_be_time(text: str) -> bool:
    """Whether `text` is a time or the beginning of one, cut by a line's or page's end."""
    if not 0 < len(text) <= _LONGEST_TIME:
        return False
    words = (word.strip(".,;-–/") for word in _JOINTS.sub(r"\1", text).lower().split())
    return all(not word or word in _WORDS or _FIGURES.fullmatch(word) for word in words)


def begins_time(text: str) -> bool:
    """Whether the first word may begin a time."""
    return bool(_BEGINS.match(text))
