"""What a row's cells say of its task: who leads, who helps, by when, with what result.

Habits relied on: a bracket after a body names the part of it that acts or what it answers for; a column for both roles
says them in the cell («Chủ trì: …; Phối hợp: …», «Sở A chủ trì, phối hợp với Sở B»); «nt» repeats the cell above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from common.text import collapse
from documents.readers.source import Cell
from plans.importing import units
from plans.importing.draft import Evidence, Found, TaskDraft, UnitPart
from plans.importing.tables.heads import is_period
from plans.importing.tables.joining import one_line
from plans.importing.tables.rows import Entry, Sheet
from plans.rules.columns import EXTRA

_SAME = re.compile(r"(?:-?\s*nt\s*-?|như trên|-?\s*//\s*-?|[\"”″]+)\.?", re.IGNORECASE)
_TICK = re.compile(r"[xX×✓✔●*v√]")
_SCOPE = re.compile(r"(?P<unit>[^()]+?)\s*\((?P<scope>[^()]+)\)\.?")
_SCOPE_BEFORE = re.compile(
    r"[-+•]?\s*(?P<scope>(?:chương trình|đề án|dự án|nội dung|nhiệm vụ|mục|phần|tiểu dự án|hợp phần)\b[^:]{0,80})"
    r":\s*(?P<unit>\S.*)",
    re.IGNORECASE,
)
_BODY = r"(?:(?:đơn vị|cơ quan|phòng|các phòng|bộ phận)\s+)?"
_LABEL = re.compile(
    rf"(?:^|[\n;.,]|\s[-+•])\s*[-+•]?\s*{_BODY}(?P<role>ch[ủỉ] trì(?:,?\s*tham mưu)?|phối hợp(?:\s+thực hiện)?|"
    r"(?:lãnh đạo )?chỉ đạo(?:\s+thực hiện)?|"
    r"(?:thời gian|thời hạn|hoàn thành|tiến độ)(?:\s+(?:thực hiện|hoàn thành))?)\s*:\s*",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"(?P<lead>.+?)\s*(?:,\s*)?(?:là (?:đơn vị|cơ quan) )?ch[ủỉ] trì\s*[,;]?\s*(?:và\s+)?"
    r"phối hợp(?:\s+(?:với|cùng))?\s+(?P<help>.+)",
    re.IGNORECASE | re.DOTALL,
)
_AFTER = re.compile(r"(?P<units>[^()]+?)\s*\(\s*(?P<role>ch[ủỉ] trì|phối hợp)\s*\)\s*[;,.]?\s*", re.IGNORECASE)
_INHERITED = "Ô này ghi lặp lại dòng trên; hãy xác nhận."
_TICKED = "Thời hạn được suy từ các cột thời gian có đánh dấu; hãy xác nhận."
_NO_FACTS = "Dòng này không ghi đơn vị, thời hạn hay kết quả; hãy xem lại có phải là nhiệm vụ không."


@dataclass(frozen=True, slots=True)
class _Said:
    """A cell's words (`raw` with its line ends), where they stand, and how sure it is that they are this row's."""

    text: str
    raw: str
    evidence: Evidence
    confidence: float = 1.0
    doubt: str = ""

    def found(self, value: str) -> Found[str]:
        return Found(value, self.evidence, self.confidence, self.doubt)


def task_of(sheet: Sheet, entry: Entry, above: Entry | None) -> TaskDraft:
    """The task of a row; `above` is the row that «nt» repeats."""
    said = {column.key: _said(sheet, entry, above, place) for place, column in enumerate(sheet.columns)}
    titles = {column.key: column.title for column in sheet.columns}
    roles = _roles(said.get("lead"), said.get("coordinator"))
    deadline = roles.get("deadline") or said.get("deadline") or _ticked(sheet, entry)
    director = roles.get("director") or said.get("director")
    task = TaskDraft(
        director=_line(director),
        leads=_parts(roles.get("lead")),
        coordinators=_parts(roles.get("coordinator")),
        deadline=_line(deadline),
        result=_text(said.get("result")),
        note=_text(said.get("note")),
        director_label=titles.get("director", ""),
        lead_label=titles.get("lead", ""),
        coordinator_label=titles.get("coordinator", ""),
        deadline_label=titles.get("deadline", ""),
        result_label=titles.get("result", ""),
        extra_lines=_extras(said),
        confidence=entry.confidence,
        doubt=entry.doubt,
    )
    return task if says_something(task) else replace(task, confidence=min(0.7, task.confidence), doubt=_NO_FACTS)


def says_something(task: TaskDraft) -> bool:
    """Whether any cell beside the title is filled."""
    return bool(task.leads or task.coordinators or task.deadline or task.result or task.director or task.extra_lines)


def _said(sheet: Sheet, entry: Entry, above: Entry | None, place: int) -> _Said | None:
    cell = entry.cells[place]
    text = one_line(cell.text)
    if not text or text in ("-", "–", "/"):
        return None
    if _SAME.fullmatch(text):
        source = above.cells[place] if above else Cell()
        again = one_line(source.text)
        return _Said(again, source.text, _evidence(entry, source), 0.9, _INHERITED) if again else None
    return _Said(text, cell.text, _evidence(entry, cell))


def _evidence(entry: Entry, cell: Cell) -> Evidence:
    place = cell.place or entry.place
    return Evidence(place.page, place.first, place.last, collapse(cell.text))


def _text(said: _Said | None) -> Found[str] | None:
    return said.found(said.text) if said else None


def _line(said: _Said | None) -> Found[str] | None:
    return said.found(collapse(said.text)) if said else None


def _extras(said: dict[str, _Said | None]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key.removeprefix(EXTRA), value.text) for key, value in said.items() if key.startswith(EXTRA) and value
    )


def _ticked(sheet: Sheet, entry: Entry) -> _Said | None:
    """The periods whose columns are ticked: «2026, 2027»."""
    periods = [
        (column.title, entry.cells[place])
        for place, column in enumerate(sheet.columns)
        if is_period(column.title) and _TICK.fullmatch(collapse(entry.cells[place].text))
    ]
    if not periods:
        return None
    words = ", ".join(title for title, _ in periods)
    return _Said(words, words, _evidence(entry, periods[0][1]), 0.8, _TICKED)


def _roles(lead: _Said | None, coordinator: _Said | None) -> dict[str, _Said | None]:
    """Who leads and who helps, also where one cell says both."""
    found: dict[str, _Said | None] = {"lead": lead, "coordinator": coordinator}
    for place, said in (("lead", lead), ("coordinator", coordinator)):
        parted = _labelled(said.raw) or _after(said.raw) or _sentence(said.raw) if said else {}
        if said and parted:
            found[place] = None if found[place] is said else found[place]
            found |= {role: replace(said, text=text, raw=text) for role, text in parted.items() if text.strip()}
    return found


def _role(words: str) -> str:
    words = words.lower()
    if words.startswith("phối hợp"):
        return "coordinator"
    if "chỉ đạo" in words:
        return "director"
    return "lead" if words.startswith("ch") else "deadline"


def _labelled(text: str) -> dict[str, str]:
    """«Chủ trì: A; Phối hợp: B» → {"lead": «A», "coordinator": «B»}; empty without labels."""
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)]
    return {
        _role(label["role"]): text[label.end() : end].strip(" ;\n") for label, end in zip(labels, ends, strict=False)
    }


def _after(text: str) -> dict[str, str]:
    """«Sở A (chủ trì); Sở B, Sở C (phối hợp)»."""
    return {_role(found["role"]): found["units"].strip(" ;,\n") for found in _AFTER.finditer(text)}


def _sentence(text: str) -> dict[str, str]:
    """«Sở A chủ trì, phối hợp với Sở B»."""
    found = _SENTENCE.fullmatch(text.strip())
    return {"lead": found["lead"], "coordinator": found["help"]} if found else {}


def _parts(said: _Said | None) -> tuple[Found[UnitPart], ...]:
    if said is None:
        return ()
    return tuple(Found(_part(unit), said.evidence, said.confidence, said.doubt) for unit in units.listed(said.raw))


def _part(unit: str) -> UnitPart:
    found = _SCOPE.fullmatch(unit) or _SCOPE_BEFORE.fullmatch(unit)
    return UnitPart(found["unit"].strip(), found["scope"].strip()) if found else UnitPart(unit)


def listed_scopes(texts: Sequence[str]) -> tuple[UnitPart, ...]:
    """Units printed on labelled lines, each with what it answers for («+ Chương trình 1: Phòng A»)."""
    return tuple(_part(unit) for text in texts for unit in units.listed(text))
