"""Units that are named only in «Tổ chức thực hiện», by reference to tasks.

Habits relied on: «… chủ trì … đối với 04 nội dung của Kế hoạch» gives the tasks of the whole plan to one unit; «phối
hợp … các nội dung tại mục 3 Phần II», «khoản 1, 2 Mục II», «Nội dung 3», «mục II.3» give single ones. Only a
reference with a number, or to all tasks, is followed; a unit that a task names itself is never replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.importing.draft import Found, ItemDraft, UnitPart
from plans.importing.headings import COUNTED
from plans.importing.organisation import Duty, UnitDuties, duties_by_unit
from plans.importing.outline.paths import Change, Path, changed
from plans.importing.units import listed

_THINGS = r"(?:nội dung|nhiệm vụ|hoạt động|công việc)(?:\s+(?:chính|cụ thể|trọng tâm|công việc))*"
_ALL = re.compile(
    rf"(?:(?P<count>\d{{1,2}})|toàn bộ(?: các)?|tất cả(?: các)?)\s+{_THINGS}\s+(?:của|tại|trong|theo|"
    rf"nêu tại)\s+(?:bản\s+)?"
    r"Kế hoạch",
    re.IGNORECASE,
)
_NUMBERS = r"\d{1,2}(?:\.\d{1,2})*(?:\s*(?:,|và|;|-|–|đến)\s*\d{1,2}(?:\.\d{1,2})*)*"
_PLACED = re.compile(
    rf"(?:(?:điểm)\s+(?P<letters>[a-zđ](?:\s*(?:,|và)\s*[a-zđ])*)\s*,?\s*)?(?:khoản|mục|điểm|số|tiểu mục)\s+"
    rf"(?P<numbers>{_NUMBERS})\s*,?\s*(?:của\s+)?(?:phần|mục|chương)\s+(?P<section>[IVX]{{1,5}})\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:khoản|mục|điểm|phần)\s+(?P<section>[IVX]{1,5})\.(?P<numbers>\d{1,2}(?:\.\d{1,2})*)", re.IGNORECASE
)
_COUNTED = re.compile(
    rf"(?:nội dung|nhiệm vụ|hoạt động)\s+(?:số\s+|thứ\s+)?(?P<numbers>{_NUMBERS})(?![\d/%])", re.IGNORECASE
)
_LEADS = re.compile(
    r"chủ trì|chỉ trì|đầu mối|chịu trách nhiệm|trực tiếp|tham mưu|tổ chức thực hiện|triển khai thực hiện"
)
_TAKES_PART = re.compile(r"\W*(?:phối hợp|tham gia|hỗ trợ|cùng)\b", re.IGNORECASE)
_SURE, _LESS_SURE = 0.85, 0.7
_REFERRED = "Đơn vị được hiểu từ phần Tổ chức thực hiện; hãy kiểm tra."


@dataclass(frozen=True, slots=True)
class _Spot:
    """A task with the numbers that cite it."""

    path: Path
    item: ItemDraft
    section: str
    numbers: tuple[str, ...]
    letter: str


def with_references(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """`items` with the units that duties name for tasks by reference."""
    spots = [spot for spot in _spots(items, (), "", (), "") if spot.item.task]
    meant: dict[Path, list[tuple[UnitDuties, Duty, float]]] = {}
    for group in duties_by_unit(items) if spots else ():
        for duty in group.duties:
            for spot, sure in _meant(duty, spots):
                meant.setdefault(spot.path, []).append((group, duty, sure))
    return changed(items, {path: _with_units(named) for path, named in meant.items()})


def _with_units(named: Sequence[tuple[UnitDuties, Duty, float]]) -> Change:
    def change(item: ItemDraft) -> ItemDraft:
        may_lead = bool(item.task and not item.task.leads)
        for group, duty, sure in named:
            item = _added(item, group, duty, sure, may_lead=may_lead)
        return item

    return change


def _meant(duty: Duty, spots: Sequence[_Spot]) -> list[tuple[_Spot, float]]:
    text = duty.text
    whole = _ALL.search(text)
    if whole and (not whole["count"] or int(whole["count"]) == len(spots)):
        return [(spot, _SURE if whole["count"] else _LESS_SURE) for spot in spots]
    found: list[tuple[_Spot, float]] = []
    for cited in (*_PLACED.finditer(text), *_JOINED.finditer(text)):
        letters = set(re.findall(r"[a-zđ]", cited.groupdict().get("letters") or ""))
        numbers = _expanded(cited["numbers"])
        found += [(each, _SURE) for each in spots if _is_at(each, cited["section"].upper(), numbers, letters)]
    if not found:
        for cited in _COUNTED.finditer(text):
            numbers = _expanded(cited["numbers"])
            found += [(each, _LESS_SURE) for each in spots if _count_of(each.item) in numbers]
    return found


def _is_at(spot: _Spot, section: str, numbers: set[str], letters: set[str]) -> bool:
    in_place = spot.section == section and bool(numbers & set(spot.numbers))
    return in_place and (not letters or spot.letter in letters)


def _count_of(item: ItemDraft) -> str:
    found = COUNTED.match(item.text)
    return found["n"].lstrip("0") if found else ""


def _expanded(numbers: str) -> set[str]:
    """«1, 3» → {1, 3}; «1 - 3» → {1, 2, 3}."""
    found = {each.strip().lstrip("0") for each in re.split(r",|;|và|-|–|đến", numbers)}
    for low, high in re.findall(r"(?<![\d.])(\d{1,2})\s*(?:-|–|đến)\s*(\d{1,2})(?![\d.])", numbers):
        found |= {str(each) for each in range(int(low), int(high) + 1)}
    return found


def _spots(
    items: Sequence[ItemDraft], path: Path, section: str, numbers: tuple[str, ...], letter: str
) -> Iterator[_Spot]:
    """Every item with the section, the figures and the letter that it stands under."""
    for place, item in enumerate(items):
        here, bare = (*path, place), item.number.rstrip(".)/").removeprefix("(")
        own_section, own_numbers, own_letter = section, numbers, letter
        if item.style == "section":
            own_section, own_numbers, own_letter = bare.split()[-1] if bare else "", (), ""
        elif bare[:1].isdigit():
            own_numbers, own_letter = (*numbers, bare), ""
        elif len(bare) == 1:
            own_letter = bare
        yield _Spot(here, item, own_section, own_numbers, own_letter)
        yield from _spots(item.children, here, own_section, own_numbers, own_letter)


def _added(item: ItemDraft, group: UnitDuties, duty: Duty, sure: float, *, may_lead: bool) -> ItemDraft:
    task = item.task
    if task is None:
        return item
    known = {part.value.unit for part in (*task.leads, *task.coordinators)}
    parts = tuple(
        Found(UnitPart(unit), duty.item.evidence, sure, _REFERRED)
        for unit in listed(group.unit.value) or (group.unit.value,)
        if unit not in known
    )
    if _TAKES_PART.match(duty.text):
        return replace(item, task=replace(task, coordinators=(*task.coordinators, *parts)))
    if may_lead and _LEADS.search(duty.text.lower()):
        return replace(item, task=replace(task, leads=(*task.leads, *parts)))
    return item
