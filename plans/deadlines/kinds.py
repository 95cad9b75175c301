"""Deadlines that are no date: standing work, on demand, after another event, and words that say nothing."""

from __future__ import annotations

import datetime as dt
import re

from plans.deadlines.reading import Context, Reading
from plans.deadlines.recurrence import Rule, occurrences
from plans.deadlines.spans import span

_STANDING = re.compile(
    r"(?:thực hiện |triển khai )?(?:một cách )?(?:thường xuyên|liên tục|xuyên suốt|hàng ngày|quanh năm)"
    r"(?:,? (?:và |hàng ngày|liên tục|thường xuyên|trong suốt (?:quá trình|thời gian) thực hiện(?: kế hoạch)?"
    r"|cả năm|trong (?:cả )?năm(?:/\d{4}| \d{4})?|hàng năm))*"
)
_ON_DEMAND = re.compile(
    r"(?:báo cáo )?(?P<periodic>định kỳ)?(?: ?(?:hoặc|và|/|,) ?)?(?:báo cáo )?"
    r"(?:đột xuất|theo yêu cầu|khi có yêu cầu|khi cần|khi được yêu cầu|khi phát sinh)"
    r"(?: (?:khi|theo|có|yêu|cầu|của|cấp|trên|thẩm|quyền|lãnh|đạo|sở|ubnd|tỉnh|báo|cáo|được|phát|sinh|,))*"
)
_PERIODIC = re.compile(r"(?:báo cáo )?định kỳ(?: báo cáo)?(?: theo quy định)?")
_DEPENDS = re.compile(
    r"^(?:ngay |sau |ngay sau )?(?:khi|lúc) |^sau (?:khi|ngày|hội nghị|lễ)|^theo (?:tiến độ|kế hoạch|lộ trình|hướng dẫn"
    r"|chương trình|lịch|thông báo|chỉ đạo|thời gian)|^căn cứ |^tùy |^phù hợp|phê duyệt$"
)
_WITHIN = re.compile(r"(?:trong (?:vòng|thời hạn) )?(?P<n>\d{1,3}) (?P<unit>ngày|tuần|tháng)(?P<work> làm việc)? "
                     r"(?:kể từ|tính từ|từ|sau)(?: ngày| khi)? (?P<event>.+)")  # fmt: skip
_IN_TIME = re.compile(r"(?:để )?kịp .*?(?:kỳ họp|phiên họp|hội nghị|trình).*")
_VAGUE = re.compile(
    r"kịp thời|trong thời gian (?:tới|sớm nhất)|theo quy định|sớm nhất|ngay|khẩn trương|đúng (?:tiến độ|hạn|thời hạn)"
    r"|thường xuyên .+"
)


def standing(words: str, context: Context) -> Reading | None:
    """Thường xuyên: no due date; checked at the end of each quarter of the plan, so that it is never forgotten."""
    if not _STANDING.fullmatch(words) or words == "hàng năm":
        return None
    start, end = context.plan_start, context.plan_end
    days = occurrences(Rule("quarterly"), start, end) if start and end else ()
    known = "Việc thường xuyên, không có hạn cuối; kiểm tra vào cuối mỗi quý trong thời kỳ kế hoạch."
    return Reading(
        words,
        start=start,
        kind="continuous",
        recurrence="quarterly",
        until=end,
        occurrences=days,
        confidence=1.0 if days else 0.9,
        message=known,
    )


def on_demand(words: str, context: Context) -> Reading | None:
    """Đột xuất: there is no date. «Định kỳ» beside it without a period has to be asked."""
    if _PERIODIC.fullmatch(words):
        message = "Ghi «định kỳ» nhưng chưa rõ chu kỳ; hãy chọn chu kỳ, ví dụ hằng quý."
        return Reading(words, kind="recurring", flags=("ambiguous",), confidence=0.3, message=message)
    found = _ON_DEMAND.fullmatch(words)
    if not found:
        return None
    if found["periodic"]:
        message = "Ghi «định kỳ» nhưng chưa rõ chu kỳ, kèm báo cáo đột xuất; hãy chọn chu kỳ."
        return Reading(words, kind="on_demand", flags=("ambiguous",), confidence=0.4, message=message)
    return Reading(words, kind="on_demand", confidence=1.0, message="Thực hiện khi có yêu cầu, không đặt hạn.")


def relative(words: str, context: Context) -> Reading | None:
    """A time counted from an event, or work that must be ready before one."""
    if found := _WITHIN.fullmatch(words):
        days = "ngày làm việc" if found["work"] else found["unit"]
        message = f"Tính {found['n']} {days} từ mốc «{found['event'][:80]}»; hãy nhập ngày của mốc này."
        return Reading(words, kind="relative", flags=("event",), confidence=0.4, message=message)
    if found := re.search(_IN_TIME, words):
        return _in_time(words, context)
    return None


def _in_time(words: str, context: Context) -> Reading | None:
    """Ready for a session in a month whose day is not known: proposed for the last day before that month."""
    month = re.search(r"tháng \d{1,2}/\d{4}|\d{1,2}/\d{1,2}/\d{4}", words)
    held = span(month.group(), context.year) if month else None
    due = held.start - dt.timedelta(days=1) if held else None
    return Reading(
        words,
        due=due,
        kind="relative",
        flags=("ambiguous", "event"),
        confidence=0.5 if due else 0.3,
        message="Phải xong trước một kỳ họp; hãy nhập ngày họp để tính hạn.",
    )


def depends(words: str, context: Context) -> Reading | None:
    if not _DEPENDS.search(words):
        return None
    message = "Thời hạn phụ thuộc một việc khác; hãy nhập hạn cụ thể khi đã biết."
    return Reading(words, kind="depends", flags=("event",), confidence=0.4, message=message)


def vague(words: str, context: Context) -> Reading | None:
    if not _VAGUE.fullmatch(words):
        return None
    return Reading(words, flags=("vague",), message="Câu này không nêu thời hạn; hãy ghi rõ ngày, tháng hoặc quý.")
