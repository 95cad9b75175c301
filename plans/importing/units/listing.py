"""A line that names several units, cut into its units.

Habits relied on: semicolons part units before commas do; a comma or «và» parts two units only where the next words
begin like a unit, because names themselves contain both («Sở Văn hóa, Thể thao và Du lịch»; «các sở, ban, ngành»).
"""

from __future__ import annotations

import re

from common.text import collapse
from plans.importing.units.kinds import RANKS, WHOLE_NAMES, begins, is_group, kind_of, names_itself, old_spelling

_MARK = re.compile(r"^\s*(?:[-–—+*•▪]|\(?\d{1,2}\)|[a-zđ]\))\s+|^\s*[-–+]\s*(?=\w)")
# A role whose complement went behind a comma: «Trưởng, các phòng».
_OPEN_ROLE = re.compile(
    r"(?:^|[\s,])(?:trưởng|phó|lãnh đạo|thủ trưởng|đại diện|thành viên|phối hợp với|với)$", re.IGNORECASE
)
# «Văn phòng HĐND và UBND tỉnh», «Thường trực HĐND và UBND»: one office of two bodies, the place said once.
_HALF = re.compile(r"(?:^|\s)(?:Văn phòng\s+)?(?:HĐND|Đoàn ĐBQH|Hội đồng nhân dân|Đoàn Đại biểu Quốc hội)$")
_SERIES = re.compile(r"các\s+(?P<kind>sở|bộ|phòng|ban|trường|hội|huyện|xã|phường|chi cục|trung tâm)\s*:", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?P<mark>,|;|\s(?:và|cùng|với)\s|/|\n)\s*")
# «Ban Quản lý Khu kinh tế và các khu công nghiệp»: what the body looks after, not another body.
_NO_BODIES = re.compile(
    r"các\s+(?:khu|dự án|chương trình|dịch vụ|lĩnh vực|hoạt động|vấn đề|công trình)\b", re.IGNORECASE
)
_CLOSING = " .;,:-–"
_LONGEST_NAME = 120
_INNER = re.compile(r"(?<=[^\W\d_])\s+(?=[A-ZĐỦỤ])")
_GOVERNS = re.compile(
    r"(?:^|\s)(?:của|thuộc|với|và|các|cho|tại|do|qua|về|trưởng|phó|giám đốc|đốc|chủ tịch|văn phòng|thanh tra|lãnh đạo|"
    r"đảng ủy|ban|thường trực|công đoàn|chi bộ|chánh|liên hiệp|đoàn|quản lý|nghiệp vụ|liên|tổng|phụ trách|-|–|&)$",
    re.IGNORECASE,
)


def listed(text: str) -> tuple[str, ...]:
    """The units that `text` names, as printed, without the marks between them; empty for an empty text.

    Line feeds part like commas do, a bullet always parts; brackets stay with their unit. A series under one kind
    stays whole («Các Sở: Tài chính; Xây dựng»): `expanded` names its members.
    """
    found: list[str] = []
    for paragraph in _paragraphs(text):
        found += _cut(paragraph)
    return tuple(unit for unit in (collapse(each).strip(_CLOSING) for each in found) if unit)


def expanded(unit: str) -> tuple[str, ...]:
    """The members of a series: «Các Sở: Tài chính; Xây dựng» → («Sở Tài chính», «Sở Xây dựng»); else `unit` alone."""
    found = _SERIES.match(unit)
    if not found:
        return (unit,)
    kind = found["kind"][0].upper() + found["kind"][1:]
    members = re.split(r"\s*;\s*", unit[found.end() :])
    if len(members) == 1:
        members = re.split(r"\s*,\s*", members[0])
    last = re.fullmatch(r"(.+)\s+và\s+(\S.*)", members[-1]) if len(members) > 1 else None
    if last and begins(last[2]):
        members[-1:] = [last[1], last[2]]
    return tuple(
        each if begins(each) else f"{kind} {each}" for each in (one.strip(_CLOSING) for one in members) if each
    )


def _paragraphs(text: str) -> list[str]:
    """Paragraphs of a cell; one without a bullet that does not begin like a unit carries on the one before."""
    paragraphs: list[str] = []
    for line in text.split("\n"):
        marked = _MARK.sub("", line)
        carries_on = marked == line and not begins(line) and paragraphs
        if carries_on:
            paragraphs[-1] += " " + line.strip()
        elif marked.strip():
            paragraphs.append(marked)
    return paragraphs


def _cut(text: str) -> list[str]:
    units: list[str] = [""]
    place = 0
    for found in _PARTS.finditer(text):
        if found.start() < place or _depth(text[: found.start()]):
            continue
        here, ahead = units[-1] + text[place : found.start()], text[found.end() :]
        if _parts(here, found["mark"].strip(), ahead):
            units[-1] = here
            units.append("")
        else:
            units[-1] = here + text[found.start() : found.end()]
        place = found.end()
    units[-1] += text[place:]
    return [part for unit in units for part in _run_together(unit)]


def _parts(here: str, mark: str, ahead: str) -> bool:
    """Whether a mark between `here` and `ahead` parts two units."""
    if mark == ";":
        return not _SERIES.match(here.strip()) or begins(ahead)
    if _OPEN_ROLE.search(here) or not begins(ahead) or kind_alone(here):
        return False
    if mark == "/":
        return names_itself(ahead)
    if mark == "và" and _NO_BODIES.match(ahead):
        return False
    if mark != "," and _HALF.search(old_spelling(here)):
        return False
    return not _open_group(here) or names_itself(ahead) or is_group(ahead)


def kind_alone(here: str) -> bool:
    """«Báo» before «và Đài Phát thanh»: a kind without a name is no unit yet."""
    found = kind_of(here)
    return bool(found and not found[1] and found[0].lower() not in WHOLE_NAMES)


def _open_group(here: str) -> bool:
    """«Các phòng, ban»: a group that has named kinds only, so that further kinds may follow."""
    return is_group(here) and not re.search(r"liên quan|thuộc|cấp|trên địa bàn", here)


def _depth(text: str) -> int:
    return max(0, text.count("(") - text.count(")")) + max(0, text.count("“") - text.count("”"))


def _run_together(unit: str) -> list[str]:
    """Units whose line ends were lost: «Sở Tài chính Sở Xây dựng».

    A kind in mid-name begins a new unit unless a word before it governs it («Văn phòng Sở») or a lower body goes on
    with its superior («Trung tâm Lưu trữ Sở Nội vụ»).
    """
    found: list[str] = []
    start = 0
    for gap in _INNER.finditer(unit):
        here, ahead = unit[start : gap.start()], unit[gap.end() : gap.end() + _LONGEST_NAME]
        if not _depth(here) and not _GOVERNS.search(here[-_LONGEST_NAME:]) and _new_after(here, ahead):
            found.append(here)
            start = gap.end()
    return [*found, unit[start:]]


def _new_after(here: str, ahead: str) -> bool:
    before, after = kind_of(here), kind_of(ahead)
    if not after or not begins(ahead) or after[0][0].islower() or after[0].title() in ("Tổ Chức", "Ban", "Hội", "Báo"):
        return False
    if before is None:
        return is_group(here) and bool(re.search(r"liên quan|thuộc \S+", here))
    return bool(before[1]) and _rank(after[0]) <= _rank(before[0])


def _rank(kind: str) -> int:
    return RANKS.get(kind, RANKS.get(kind.capitalize(), 0))
