"""One story of a Word file (its text, a header, the footnotes): each paragraph as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.text import one_line
from documents.readers import paragraph_marks as marks
from documents.readers import paragraphs as joining
from documents.readers.docx import walk
from documents.readers.docx.counting import Counter
from documents.readers.docx.inline import Inline, Letters
from documents.readers.docx.ledger import Ledger
from documents.readers.docx.names import PPR, TBL, Element
from documents.readers.docx.numbering import Lists
from documents.readers.docx.styles import Form, Styles, form_of
from documents.readers.source import Passage


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph: its number or mark, its lines, what it looks like. `notes` are footnotes called in it."""

    mark: str
    lines: tuple[str, ...]
    bold: bool
    italic: bool
    centred: bool
    level: int
    indent: float
    lead: str = ""
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def printed(self) -> tuple[str, ...]:
        """The lines with the number before them."""
        if not self.mark:
            return self.lines
        return (f"{self.mark} {self.lines[0]}".rstrip(), *self.lines[1:]) if self.lines else (self.mark,)


class Story:
    """Reads the paragraphs of one story in their order, counting its lists."""

    def __init__(
        self, root: Element, styles: Styles, lists: Lists, codes: dict[str, None], *, is_furniture: bool = False
    ) -> None:
        self._root, self._styles = root, styles
        self._counter = Counter(lists)
        self._inline = Inline(styles, codes, root, is_furniture=is_furniture)

    def blocks(self) -> Iterator[Said | Element]:
        """The paragraphs with words, and tables as they stand in the file."""
        held: list[Element] = []
        for block in walk.blocks(self._root):
            if block.tag == TBL:
                yield from self._with_words(held)
                held = []
                yield block
            elif walk.runs_on(block):
                held.append(block)
            elif held or len(block):
                yield from self._with_words([*held, block])
                held = []
        yield from self._with_words(held)

    def paragraphs(self, holder: Element) -> list[Said]:
        """All paragraphs in a cell, also numbers that stand alone."""
        found: list[Said] = []
        held: list[Element] = []
        for paragraph in walk.paragraphs(holder):
            held.append(paragraph)
            if not walk.runs_on(paragraph):
                found += self._said(held)
                held = []
        return found + list(self._said(held))

    def _with_words(self, held: list[Element]) -> Iterator[Said]:
        return (each for each in self._said(held) if each.lines)

    def _said(self, held: list[Element]) -> Iterator[Said]:
        """The paragraph that `held` make together, and after it those of text boxes anchored in it."""
        if not held:
            return
        owner = held[0] if walk.is_separated(held[0]) else held[-1]
        form = self._styles.form(owner.find(PPR))
        letters = self._inline.read(held, form.look)
        if not (_is_gone(held[-1]) and not letters.pieces):
            yield self._made(owner, form, letters)
        for box in letters.boxes:
            for paragraph in walk.paragraphs(box):
                yield from (each for each in self._said([paragraph]) if each.lines)

    def _made(self, owner: Element, form: Form, letters: Letters) -> Said:
        text = letters.text
        lines = tuple(filter(None, map(one_line, text.split("\n")))) if text else ()
        mark = self._counter.next(form) if form.number is not None else ""
        return Said(
            mark=mark if lines or mark not in ("-", "+") else "",
            lines=lines,
            bold=bool(lines) and letters.is_bold,
            italic=bool(lines) and letters.is_italic,
            centred=bool(form.centred),
            level=form.level or 0,
            indent=self._indent(owner, form),
            lead=one_line(letters.lead) if letters.bold_pieces else "",
            notes=tuple(letters.notes),
        )

    def _indent(self, owner: Element, form: Form) -> float:
        """Where the first line begins: as the paragraph says, else its list, else its style."""
        left, first = form.left, form.first
        found = self._counter.level(form) if form.number is not None else None
        if found is not None:
            level, own = found[0].levels[found[1]], form_of(owner.find(PPR))
            left = own.left if own.left is not None else level.left if level.left is not None else left
            first = own.first if own.first is not None else level.first if level.first is not None else first
        return (left or 0.0) + (first or 0.0)


def _is_gone(paragraph: Element) -> bool:
    """A paragraph at the end of its holder whose mark is deleted or hidden."""
    return walk.runs_on(paragraph)


def passages(said: Iterable[Said], ledger: Ledger) -> Iterator[Passage]:
    """Each paragraph as a passage, or as several where a line break begins a new item («- …», «b) …»)."""
    for each in said:
        printed = each.printed
        if not printed:
            continue
        lead = f"{each.mark} {each.lead}".strip() if each.lead else ""
        for lines in _items(printed):
            place = ledger.add(lines)
            ledger.call(each.notes, place)
            text = joining.joined(lines)
            yield Passage(
                text=text,
                place=place,
                lines=lines,
                bold=each.bold,
                italic=each.italic,
                centred=each.centred,
                level=each.level,
                indent=each.indent,
                lead=lead if lead and text.startswith(lead) else "",
            )


def _items(lines: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Many typists break a line where a paragraph should end: a list then stands in one paragraph."""
    if len(lines) == 1:
        return [lines]
    starts = [0, *(k for k, line in enumerate(lines) if k and marks.begins(line) and not marks.is_capitals(line))]
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
