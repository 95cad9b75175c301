"""«Tổ chức thực hiện»: which unit is asked to do what.

Habits relied on: the section gives each unit a heading (khoản, điểm or an unnumbered line) with its duties below, or a
sentence whose subject is the unit («Sở Tài chính: …», «Các cơ quan khác căn cứ …», «Giao Phòng A chủ trì …»). Under a
heading that is no unit («Phân công nhiệm vụ») the units stand one level deeper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.constants import ItemStyle
from plans.importing.draft import DutiesDraft, Found, ItemDraft
from plans.importing.headings import topic, unit_subject
from plans.importing.outline.paths import Change, Path, changed
from plans.importing.units import begins
from plans.importing.units.kinds import kind_of

_HEADINGS = frozenset({ItemStyle.SECTION, ItemStyle.HEADING, ItemStyle.PARAGRAPH})
_TABLES = frozenset({ItemStyle.TABLE, ItemStyle.ANNEX, ItemStyle.NOTE, ItemStyle.BUDGET})
_GIVEN = re.compile(r"(?:Giao|Đề nghị|Yêu cầu|Đối với|Phân công|Trách nhiệm của)\s+(?:cho\s+)?(?=\S)", re.IGNORECASE)
_RESPONSIBLE = re.compile(r"(?:Trách nhiệm|Nhiệm vụ)\s+của\s+", re.IGNORECASE)
_SERIES = re.compile(r"(?:Các|các)\s+(?:sở|phòng|ban|trường|hội|chi cục|trung tâm)\s*:", re.IGNORECASE)
# Headings of the section that are matters, not units.
_MATTER = re.compile(
    r"(?:chế độ|công tác|thông tin|báo cáo|kiểm tra|thời gian|kinh phí|điều kiện|khen thưởng|sơ kết|tổng kết|"
    r"việc|tiến độ|"
    r"phân công|quy trình|giải pháp|các giải pháp|nội dung|mục|trong|về|chủ trì|phối hợp|xây dựng|triển khai|thực hiện|"
    r"tuyên truyền|theo dõi|rà soát|định kỳ|hằng|hàng|trên|căn cứ|nếu|kế hoạch này|thành phần|trách nhiệm chung|"
    r"lộ trình|"
    r"tham mưu|bố trí|hướng dẫn|đôn đốc|chuẩn bị|lập|tổng hợp|nhiệm vụ|tổ chức (?:thực hiện|triển khai|hội))\b",
    re.IGNORECASE,
)
_MOST_UNIT_WORDS = 14
_UNSURE = 0.7
_STRANGE = "Tên này đứng ở chỗ của một đơn vị nhưng không bắt đầu bằng loại hình tổ chức quen thuộc; hãy kiểm tra."


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its words, the item it stands in, and the path of places that leads to the item."""

    text: str
    item: ItemDraft
    path: Path


@dataclass(frozen=True, slots=True)
class UnitDuties:
    """A unit as printed with its duties; `path` leads to the item that names it."""

    unit: Found[str]
    duties: tuple[Duty, ...]
    path: Path


def read(items: Sequence[ItemDraft]) -> tuple[tuple[ItemDraft, ...], tuple[DutiesDraft, ...]]:
    """The items with their units set, and what is asked of each unit; no duties for a plan without such a section."""
    groups = duties_by_unit(items)
    marked = changed(items, {group.path: _named(group.unit.value) for group in groups})
    return marked, tuple(
        DutiesDraft(group.unit, tuple(Found(duty.text, duty.item.evidence) for duty in group.duties))
        for group in groups
    )


def duties_by_unit(items: Sequence[ItemDraft]) -> tuple[UnitDuties, ...]:
    """Every unit that the sections on organisation name, in printed order."""
    return tuple(_in_sections(items, ()))


def is_organisation(item: ItemDraft) -> bool:
    """Whether an item is a heading of a section on organisation."""
    return item.style in _HEADINGS and bool(item.text) and topic(item.text) == "organisation" and bool(item.children)


def _in_sections(items: Sequence[ItemDraft], path: Path) -> Iterator[UnitDuties]:
    for place, item in enumerate(items):
        here = (*path, place)
        if is_organisation(item) and not begins(item.text):
            yield from _units_below(item, here)
        elif item.style in _HEADINGS:
            yield from _in_sections(item.children, here)


def _units_below(section: ItemDraft, path: Path) -> Iterator[UnitDuties]:
    """The units among a section's children, else those below them."""
    known = sum(bool(_unit_of(child)[0]) for child in section.children)
    for place, child in enumerate(section.children):
        here = (*path, place)
        unit, rest = _unit_of(child)
        if unit:
            yield UnitDuties(Found(unit, child.evidence), tuple(_duties(child, rest, here)), here)
        elif known and _stands_for_unit(child):
            name = child.text.strip().rstrip(":. ")
            found = Found(name, child.evidence, _UNSURE, _STRANGE)
            yield UnitDuties(found, tuple(_duties(child, child.detail, here)), here)
        elif child.children and child.style not in _TABLES:
            yield from _units_below(child, here)


def _unit_of(item: ItemDraft) -> tuple[str, str]:
    """The unit that an item names and what runs on; ("", "") where it names none."""
    if item.style in _TABLES:
        return "", ""
    text = without_order(item.text.strip())
    if item.style in _HEADINGS and (item.children or item.detail) and (name := _bare_name(item.text)):
        return name, item.detail
    if not (begins(text) or _SERIES.match(text)):
        given = without_order(item.detail)
        return unit_subject(given) if not item.text and begins(given) else ("", "")
    if item.style in _HEADINGS and item.detail:
        return text.rstrip(":. "), item.detail
    name, colon, rest = text.partition(":")
    if colon and not _SERIES.match(text) and len(name.split()) <= _MOST_UNIT_WORDS * 2:
        unit, does = unit_subject(name)
        return (unit, f"{does}: {rest}".strip(": ")) if unit else (name.strip(), rest.strip())
    unit, rest = unit_subject(text)
    if unit:
        return unit, rest
    is_name = item.children and not text.rstrip().endswith(";") and not re.search(r"[.;]\s", text)
    return (text.rstrip(":. "), "") if is_name or _SERIES.match(text) else ("", "")


def _bare_name(text: str) -> str:
    """«Trách nhiệm của đơn vị được kiểm tra», «Văn phòng»: whoever it is, the heading names who has the duties."""
    plain = text.strip().rstrip(":. ")
    found = _RESPONSIBLE.match(plain)
    if found and len(plain.split()) <= _MOST_UNIT_WORDS * 2:
        return plain[found.end() :]
    kind = kind_of(plain)
    return plain if kind and not kind[1] else ""


def without_order(text: str) -> str:
    """«Giao Phòng A chủ trì …» → «Phòng A chủ trì …»; other words as they are."""
    found = _GIVEN.match(text)
    return text[found.end() :] if found and begins(text[found.end() :]) else text


def _stands_for_unit(item: ItemDraft) -> bool:
    """A short numbered heading with duties below, beside headings that are units."""
    words = len(item.text.split())
    is_short = 0 < words <= _MOST_UNIT_WORDS and item.style == ItemStyle.HEADING
    return is_short and bool(item.children or item.detail) and not _MATTER.match(item.text)


def _duties(item: ItemDraft, rest: str, path: Path) -> Iterator[Duty]:
    """What runs on after the name, and every item below; what only announces a list is no duty."""
    if rest and not (item.children and rest.rstrip().endswith(":")):
        yield Duty(_closed(rest), item, path)
    for place, child in enumerate(item.children):
        here = (*path, place)
        if child.style in _TABLES:
            continue
        announces = child.text.rstrip().endswith(":") and (child.children or child.style == ItemStyle.PARAGRAPH)
        words = " ".join(filter(None, (child.text, child.detail)))
        if announces or (child.style == ItemStyle.PARAGRAPH and child.children and not words.endswith(".")):
            yield from _duties(child, "", here)
        elif words:
            yield Duty(_closed(words), child, here)


def _closed(text: str) -> str:
    return " ".join(text.split()).rstrip(" ;.").strip()


def _named(unit: str) -> Change:
    return lambda item: replace(item, unit=unit)
