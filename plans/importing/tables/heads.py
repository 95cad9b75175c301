"""Which column of a table says what, from the words in its head.

Habit relied on: offices word heads freely, yet each names its kind of content («Cơ quan chủ trì», «Tiến độ thực
hiện», «Sản phẩm đầu ra»); heads are never sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from common.text import collapse
from plans.importing.draft import ColumnDraft
from plans.rules.columns import EXTRA

_LONGEST_HEAD = 120
_BODY = r"(?:đơn vị|cơ quan|phòng|ban|bộ phận|cá nhân|người|tổ chức|các phòng|các đơn vị|địa phương)"
# The first that matches wins: «Đơn vị phối hợp thực hiện» is a coordinator, «Kết quả thực hiện» a result.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("number", r"(?:s?tt|số tt|số thứ tự|thứ tự|no\.?|#)$"),
    ("note", r"ghi chú"),
    ("director", r"(?:.*chỉ đạo|lãnh đạo (?:sở|ubnd|phụ trách|chỉ đạo|theo dõi|đơn vị)|.*phụ trách chỉ đạo)"),
    ("lead", r".*ch[ủỉ] trì"),
    ("coordinator", r".*phối hợp"),
    (
        "result",
        r"(?:dự kiến\s+)?(?:các\s+)?(?:kết quả|sản phẩm|đầu ra|yêu cầu kết quả|chỉ tiêu kết quả)|.*(?:sản phẩm|đầu ra)",
    ),
    (
        "deadline",
        r"(?:dự kiến\s+)?(?:thời gian|thời hạn|tiến độ|thời điểm|kỳ hạn|hạn|lộ trình|mốc thời gian|ngày hoàn thành|"
        r"hoàn thành|năm thực hiện|quý|tháng)(?![^\W\d_])",
    ),
    (
        "lead",
        rf"{_BODY}(?:[\s,/]+{_BODY})*\s*(?:được giao|chịu trách nhiệm|thực hiện|tham mưu|đầu mối|triển khai|phụ trách)|"
        r"phân công|trách nhiệm|đầu mối|chịu trách nhiệm",
    ),
    (
        "title",
        r"(?:tên\s+)?(?:các\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|nhóm nhiệm vụ|giải pháp|hạng mục|"
        r"chương trình|đề án|dự án|văn bản|tên việc)|tên\b",
    ),
    ("lead", rf"{_BODY}(?:[\s,/]+{_BODY})*$"),
)
_COMPILED = tuple((key, re.compile(pattern, re.IGNORECASE)) for key, pattern in _PATTERNS)
_WORK = re.compile(r"nhiệm vụ|nội dung|công việc|hoạt động|giải pháp|việc phải làm", re.IGNORECASE)
_PERIOD = re.compile(r"(?:năm|quý|tháng|t)?\s*(?:\d{1,2}(?:/\d{4})?|\d{4}|[ivx]{1,4})(?:/\d{4})?", re.IGNORECASE)
# Money, quantities and persons make a table that is not about tasks, whatever its other heads.
_COSTS = re.compile(r"đơn giá|thành tiền|số tiền|mức chi|định mức", re.IGNORECASE)
_QUANTITIES = re.compile(r"số lượng|đơn vị tính|đvt|khối lượng", re.IGNORECASE)
_PERSONS = re.compile(
    r"họ (?:và )?tên|chức vụ|chức danh|năm sinh|ngày sinh|đơn vị công tác|số điện thoại", re.IGNORECASE
)
_INDICATORS = re.compile(r"^(?:chỉ tiêu|tên chỉ tiêu|chỉ số|tiêu chí)\b", re.IGNORECASE)


def key_of(title: str) -> str | None:
    """The column that `title` heads, as a key of `plans.rules.columns`; None for other words."""
    words = collapse(title).strip(" .:*")
    if not words or len(words) > _LONGEST_HEAD:
        return None
    return next((key for key, pattern in _COMPILED if pattern.match(words)), None)


def is_period(title: str) -> bool:
    """«2026», «Năm 2026», «Quý II», «Tháng 3»: a column of a time plan that is ticked."""
    return bool(_PERIOD.fullmatch(collapse(title)))


def columns(titles: Sequence[str]) -> tuple[ColumnDraft, ...]:
    """A column for each printed head; a key is given once, to the head that says it most exactly."""
    cleaned = [collapse(title) for title in titles]
    keys = _with_title(cleaned, [key_of(title) for title in cleaned])
    chosen = {key: _best(key, cleaned, keys) for key in set(keys) if key}
    return tuple(
        ColumnDraft(key if key and chosen[key] == place else _extra(title, place), title)
        for place, (title, key) in enumerate(zip(cleaned, keys, strict=True))
    )


def _with_title(titles: Sequence[str], keys: Sequence[str | None]) -> list[str | None]:
    """A table that says who and by when says what as well: under a head that speaks of work, else behind the number."""
    made = list(keys)
    if "title" in keys or not {"lead", "coordinator", "director"} & set(keys):
        return made
    unknown = [place for place, key in enumerate(keys) if key is None and titles[place]]
    of_work = [place for place in unknown if _WORK.search(titles[place])]
    behind = [place for place in unknown if place == (1 if keys[0] == "number" else 0)]
    place = next(iter(of_work or behind), None)
    if place is not None and ({"deadline", "result"} & set(keys) or of_work):
        made[place] = "title"
    return made


def _best(key: str, titles: Sequence[str], keys: Sequence[str | None]) -> int:
    """Of two heads of one kind: the time of completion before the start, who leads before who carries out."""
    places = [place for place, each in enumerate(keys) if each == key]
    wanted = {"deadline": r"hoàn thành|kết thúc|hạn", "lead": r"ch[ủỉ] trì"}.get(key)
    exact = [place for place in places if wanted and re.search(wanted, titles[place], re.IGNORECASE)]
    return (exact or places)[0]


def _extra(title: str, place: int) -> str:
    return EXTRA + (title or f"Cột {place + 1}")


def is_about_tasks(found: Sequence[ColumnDraft]) -> bool:
    """Whether a table with these columns gives work to do: it has what, and who, by when or with what result.

    Habit relied on: estimates have a price, lists of participants have names of persons, tables of targets a unit of
    measure; task tables have none of them.
    """
    keys = {column.key for column in found}
    titles = [column.title for column in found]
    if "title" not in keys or not keys & {"lead", "coordinator", "deadline", "result", "director"}:
        return False
    if any(_COSTS.search(title) or _PERSONS.search(title) or _INDICATORS.match(title) for title in titles):
        return bool(keys & {"lead"} and not any(_PERSONS.search(title) for title in titles) and "deadline" in keys)
    return not (any(_QUANTITIES.search(title) for title in titles) and "lead" not in keys)
