"""Deadlines with one date or one stretch of time, and the words around it: trước, đến, từ, dự kiến, khoảng."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace

from plans.deadlines.reading import Context, Reading, when
from plans.deadlines.spans import Span, span

_DOUBTS = {
    "tentative": (0.7, "Thời gian mới là dự kiến; hãy xác nhận."),
    "approx": (0.8, "Thời gian ước chừng; hãy xác nhận."),
    "list": (0.7, "Liệt kê nhiều thời điểm rời nhau; hãy tách hoặc xác nhận."),
    "partial": (0.5, "Chỉ đọc được một phần câu; hãy xác nhận hạn."),
    "crosses_year": (0.7, "Bắt đầu từ năm trước vì tháng đầu lớn hơn tháng cuối; hãy xác nhận."),
}
_MODES = (
    (re.compile(r"(?:hoàn thành |xong |thực hiện )?trước (?:hoặc trong |thời điểm )?"), "before"),
    (re.compile(r"(?:hoàn thành )?(?:chậm nhất|muộn nhất|không muộn hơn|không quá|hạn cuối|hạn chót)(?: là| vào)?"
                r"(?: đến)? ?(?:trước (?=ngày))?"), "until"),
    (re.compile(r"(?:đến hết|hết|đến|tới|xong trong|hoàn thành (?:trong|vào)) "), "until"),
    (re.compile(r"(?:bắt đầu )?(?:kể )?từ (?:đầu )?"), "from"),
    (re.compile(r"bắt đầu (?:vào )?"), "from"),
)  # fmt: skip
_PLAIN = re.compile(
    r"(?:trong khoảng thời gian|trong thời gian|trong|vào|khoảng(?= từ)|xuyên suốt|liên tục|suốt|giai đoạn|tổ chức"
    r"|thực hiện|triển khai|hoàn thành|báo cáo|khung thời gian|các|nhiệm vụ)(?: |,|:)+"
)
_TENTATIVE = re.compile(r"\(?dự kiến\)?:? ?|\(dự kiến\)$")
_APPROX = re.compile(r"khoảng ")
_DURATION = re.compile(r"(?:trong )?(?P<n>\d{1,2}) ngày(?:,| \()? ?(?P<rest>(?:từ|ngày|trong|vào) .+?)\)?")
_TIMES = re.compile(
    r"(?:ngày )?\d{1,2}(?:-\d{1,2})?/\d{1,2}/\d{4}|(?:từ )?tháng \d{1,2}(?:-\d{1,2})?/\d{4}"
    r"(?: đến tháng \d{1,2}/\d{4})?|quý [ivx]+(?:-[ivx]+)?/\d{4}|(?<=năm )\d{4}"
)


@dataclass(slots=True)
class _Phrase:
    """Words being taken apart: what is left, how to take it, and what was said on the way."""

    words: str
    mode: str = ""
    days: int | None = None
    flags: list[str] = field(default_factory=list)


def single(words: str, context: Context) -> Reading | None:
    phrase = _stripped(words)
    found = span(phrase.words, context.year)
    if found is None:
        return None
    flags = tuple(dict.fromkeys((*phrase.flags, *found.flags)))
    reading = _taken(replace(found, flags=flags), phrase, context)
    if phrase.days is not None and found.unit == "day":
        reading = _with_duration(reading, phrase.days)
    return reading


def inside(words: str, context: Context) -> Reading | None:
    """A time in the middle of a sentence: proposed, never sure."""
    places = _TIMES.findall(words)
    if not places:
        return None
    found = span(places[0].removeprefix("từ "), context.year)
    if found is None:
        return None
    before = words[: words.find(places[0])]
    mode = next((name for pattern, name in _MODES if re.search(rf"{pattern.pattern.strip()} ?$", before)), "")
    flags = ("partial", *(("ambiguous",) if len(places) > 1 else ()), *(("event",) if "đợt" in words else ()))
    return _taken(replace(found, flags=(*found.flags, *flags)), _Phrase(words, mode), context)


def _stripped(words: str) -> _Phrase:
    phrase = _Phrase(words)
    for _ in range(6):
        before = phrase.words
        _strip_once(phrase)
        if phrase.words == before:
            break
    return phrase


def _strip_once(phrase: _Phrase) -> None:
    if found := _DURATION.fullmatch(phrase.words):
        phrase.days, phrase.words = int(found["n"]), found["rest"]
        phrase.flags.append("event")
    for pattern, flag in ((_TENTATIVE, "tentative"), (_APPROX, "approx")):
        if found := pattern.match(phrase.words):
            phrase.words = phrase.words[found.end() :]
            phrase.flags.append(flag)
    if found := re.search(r" ?\(?dự kiến\)?$", phrase.words):
        phrase.words = phrase.words[: found.start()]
        phrase.flags.append("tentative")
    if found := _PLAIN.match(phrase.words):
        phrase.words = phrase.words[found.end() :]
    for pattern, mode in _MODES:
        if found := pattern.match(phrase.words):
            phrase.mode = phrase.mode if phrase.mode in ("before", "until") else mode
            phrase.words = phrase.words[found.end() :]
            break
    if phrase.mode == "from" and (tail := re.search(r",? (?:trở đi|về sau)$", phrase.words)):
        phrase.words = phrase.words[: tail.start()]


def _taken(found: Span, phrase: _Phrase, context: Context) -> Reading:
    """The reading of `found` in its mode."""
    start: dt.date | None
    due: dt.date | None
    if phrase.mode == "before":
        start, due = None, found.start - dt.timedelta(days=1)
    elif phrase.mode == "until":
        start, due = None, found.end
    elif phrase.mode == "from" and found.unit != "range" and not _is_range(phrase.words):
        return _open(found, context)
    else:
        start, due = _start(found, phrase, context), found.end
    flags = found.flags + (("day",) if found.unit == "day" else ())
    return _doubted(
        Reading("", start=start, due=due, kind="once", flags=flags, confidence=1.0, message=when(start, due))
    )


def _is_range(words: str) -> bool:
    return bool(re.search(r"\d ?-|[ivx]-|đến|tới| và |, ?", words))


def _start(found: Span, phrase: _Phrase, context: Context) -> dt.date | None:
    """A range says when to begin; one day or a completion label does not."""
    if _is_range(phrase.words) and found.start != found.end:
        return found.start
    if found.unit == "day":
        label = context.label.lower()
        only_when = "thực hiện" in label and "hoàn thành" not in label
        return found.start if only_when or found.start != found.end else None
    return None if context.is_completion else found.start


def _open(found: Span, context: Context) -> Reading:
    """«Từ 2027»: from then to the plan's end."""
    end = context.plan_end if context.plan_end and context.plan_end >= found.start else None
    reading = Reading("", start=found.start, due=end, kind="once", flags=found.flags, confidence=1.0,
                      message=when(found.start, end))  # fmt: skip
    if end is None:
        return _doubted(reading.doubted("open_end", 0.7, "Chưa rõ hạn cuối; hãy nhập hạn hoàn thành."))
    return _doubted(replace(reading, flags=(*reading.flags, "open_end")))


def _with_duration(reading: Reading, days: int) -> Reading:
    if reading.start is None or reading.due is None:
        return reading
    count = (reading.due - reading.start).days + 1
    if count == days:
        return reading
    return reading.doubted(
        "ambiguous", 0.6, f"Ghi {days} ngày nhưng khoảng thời gian dài {count} ngày; hãy sửa cho khớp."
    )


def _doubted(reading: Reading) -> Reading:
    for flag, (confidence, message) in _DOUBTS.items():
        if flag in reading.flags:
            reading = reading.doubted(flag, confidence, message)
    return reading
