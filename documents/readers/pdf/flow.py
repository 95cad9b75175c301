"""The pages of a file as one sequence: running lines, tables and two-column parts in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.readers.pdf import asides, columns, furniture, joining, ruled, tables, unruled
from documents.readers.pdf.columns import Zone
from documents.readers.pdf.lines import Line, lines
from documents.readers.pdf.measures import Measures
from documents.readers.pdf.page import Page, Word
from documents.readers.pdf.tables import TableDraft

Item = Line | TableDraft | Zone


@dataclass(slots=True)
class Sheet:
    """A page taken apart: `text` are its lines outside the tables, columns beside each other still on one line; `aside`
    the small print about signatures that was left out, a text for each patch."""

    page: Page
    text: list[Line]
    tables: list[TableDraft]
    aside: list[str]


def sheet(page: Page, body: float) -> Sheet:
    """`body` is the size of the file's running text."""
    lattices = ruled.lattices(page.rules)
    inside: list[list[Word]] = [[] for _ in lattices]
    outside: list[Word] = []
    for word in page.words:
        centre = (word.x0 + word.x1) / 2
        place = next((n for n, each in enumerate(lattices) if each.holds(centre, word.middle)), None)
        (outside if place is None else inside[place]).append(word)
    found = [tables.ruled(lattice, held, page.number) for lattice, held in zip(lattices, inside, strict=True) if held]
    text, aside = asides.apart(outside, body)
    return Sheet(page, lines(text, page.number), found, aside)


def without_furniture(sheets: Sequence[Sheet]) -> int:
    """Take page numbers and running lines out of `sheets`; how many lines were taken that say more than a number."""
    running = furniture.running([(each.page, each.text) for each in sheets])
    count = 0
    for each in sheets:
        kept = []
        for place, line in enumerate(each.text):
            outermost = place in (0, len(each.text) - 1)
            if furniture.is_page_number(line, each.page, outermost):
                continue
            if (line.page, line.text) in running:
                count += 1
                continue
            kept.append(line)
        each.text = kept
    return count


def without_rules(sheets: Sequence[Sheet]) -> None:
    """Find the tables that only white space shows; one that reaches the end of its page may go on on the next."""
    last: TableDraft | None = None
    for each in sheets:
        found = unruled.tables(each.text)
        if last is not None and (rest := unruled.continued(each.text, last)):
            found = [rest, *(table for table in found if table.first >= rest.end)]
        last = None
        for table in reversed(found):
            if table.end == len(each.text):
                last = table.table
            each.text[table.first : table.end] = []
            each.tables.append(table.table)


def items(sheets: Sequence[Sheet], measures: dict[int, Measures]) -> Iterator[Item]:
    """Everything in reading order; tables that go on over pages are one."""
    open_table: TableDraft | None = None
    for each in sheets:
        for item in _page_items(each, measures[each.page.number]):
            if open_table is not None:
                if isinstance(item, TableDraft) and joining.goes_on(open_table, item):
                    joining.join(open_table, item)
                    continue
                yield open_table
                open_table = None
            if isinstance(item, TableDraft):
                open_table = item
            else:
                yield item
    if open_table is not None:
        yield open_table


def _page_items(each: Sheet, measures: Measures) -> list[Item]:
    found: list[tuple[float, Item]] = [(table.top, table) for table in each.tables]
    place = 0
    for zone in columns.zones(each.text, measures):
        found += [(line.middle, line) for line in each.text[place : zone.first]]
        found.append((each.text[zone.first].middle, zone))
        place = zone.end
    found += [(line.middle, line) for line in each.text[place:]]
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]
