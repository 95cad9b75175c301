"""Tables written as text, as the grids that a reader makes of them, and items written as lines to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from documents.readers.source import Cell, Grid, GridRow, Place
from plans.importing.draft import ItemDraft


def grid(text: str, page: int = 1) -> Grid:
    """Each line a row, cells parted by «|». «^» a cell merged with the one above, «>» with the one to its left,
    «/…/» italic, «*…*» bold, «¶» a paragraph's end."""
    rows = tuple(_row(line, number, page) for number, line in enumerate(text.strip().splitlines(), 1))
    return Grid(rows, max(sum(cell.columns for cell in row.cells) for row in rows), Place(page, 1, len(rows)))


def _row(line: str, number: int, page: int) -> GridRow:
    cells: list[Cell] = []
    place = Place(page, number, number)
    for text in (part.strip() for part in line.strip().split("|")):
        if text == ">":
            last = cells[-1]
            cells[-1] = Cell(last.text, last.place, last.columns + 1, last.continues, last.italic, last.bold)
        elif text == "^":
            cells.append(Cell("", place, continues=True))
        else:
            marks = {"/": "italic", "*": "bold"}
            mark = marks.get(text[:1]) if len(text) > 2 and text[0] == text[-1] else None
            words = (text[1:-1] if mark else text).replace("¶", "\n")
            cells.append(Cell(words, place, italic=mark == "italic", bold=mark == "bold"))
    return GridRow(tuple(cells), place)


def shown(item: ItemDraft) -> list[str]:
    """The rows of a table a line each: style and number, title, then what its task says."""
    return [line for child in item.children for line in _lines(child, 0)]


def _lines(item: ItemDraft, depth: int) -> Iterator[str]:
    task = item.task
    said = []
    if task:
        leads = ", ".join(_part(each.value.unit, each.value.scope) for each in task.leads)
        helpers = ", ".join(_part(each.value.unit, each.value.scope) for each in task.coordinators)
        values = [task.director, task.deadline, task.result, task.note]
        words = [each.value.replace("\n", "¶") if each else "" for each in values]
        pairs = zip(("lead", "with", "by", "due", "out", "note"), [leads, helpers, *words], strict=True)
        said = [f"{name}={value}" for name, value in pairs if value]
        said += [f"{label}={text}" for label, text in task.extra_lines]
        said += [] if said else ["(empty)"]
    head = " ".join(filter(None, (item.style, item.number)))
    yield "  " * depth + "; ".join([f"{head}: {item.text}", *said])
    for child in item.children:
        yield from _lines(child, depth + 1)


def _part(unit: str, scope: str) -> str:
    return f"{unit} [{scope}]" if scope else unit
