"""One story of a Word file (its text, a header, the footnotes): each paragraph as it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import is_normalized

from common.text import one_line
from documents.readers import paragraph_marks as marks
from documents.readers import paragraphs as joining
from documents.readers.docx import walk
from documents.readers.docx.counting import Counter
from documents.readers.docx.inline import Inline, Letters
from documents.readers.docx.ledger import Ledger
from documents.readers.docx.names import PPR, TBL, Element, properties
from documents.readers.docx.numbering import Lists
from documents.readers.docx.styles import Form, Styles, form_of
from documents.readers.docx.walk import Mark
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
        held = _Held()
        for block in walk.blocks(self._root):
            if block.tag == TBL:
                yield from _with_words(self._said(held))
                held = _Held()
                yield block
            elif len(block) and not held.take(block):
                yield from _with_words(self._said(held))
                held = _Held()
        yield from _with_words(self._said(held))

    def paragraphs(self, holder: Element) -> list[Said]:
        """All paragraphs in a cell, also numbers that stand alone."""
        found: list[Said] = []
        held = _Held()
        for paragraph in walk.paragraphs(holder):
            if len(paragraph) and not held.take(paragraph):
                found += self._said(held)
                held = _Held()
        return found + self._said(held)

    def _said(self, held: _Held) -> list[Said]:
        """The paragraph that `held` make together, and after it those of text boxes anchored in it."""
        if not held.paragraphs:
            return []
        form = self._styles.form(held.looks)
        letters = self._inline.read(held.paragraphs, form.look)
        found = [] if held.is_open and not letters.pieces else [self._made(held.looks, form, letters)]
        for box in letters.boxes:
            for paragraph in walk.paragraphs(box):
                inner = _Held()
                inner.take(paragraph)
                found += _with_words(self._said(inner))
        return found

    def _made(self, looks: Element | None, form: Form, letters: Letters) -> Said:
        text = letters.text
        if "\n" in text:
            lines = tuple(filter(None, map(_clean, text.split("\n"))))
        else:
            line = _clean(text)
            lines = (line,) if line else ()
        mark = self._counter.next(form) if form.number is not None else ""
        return Said(
            mark=mark if lines or mark not in ("-", "+") else "",
            lines=lines,
            bold=bool(lines) and letters.is_bold,
            italic=bool(lines) and letters.is_italic,
            centred=bool(form.centred),
            level=form.level or 0,
            indent=self._indent(looks, form),
            lead=_clean(letters.lead) if letters.bold_pieces else "",
            notes=tuple(letters.notes),
        )

    def _indent(self, looks: Element | None, form: Form) -> float:
        """Where the first line begins: as the paragraph says, else its list, else its style."""
        left, first = form.left, form.first
        found = self._counter.level(form) if form.number is not None else None
        if found is not None:
            level, own = found[0].levels[found[1]], form_of(looks)
            left = own.left if own.left is not None else level.left if level.left is not None else left
            first = own.first if own.first is not None else level.first if level.first is not None else first
        return (left or 0.0) + (first or 0.0)


class _Held:
    """Paragraphs that run on into one; `looks` are the properties that hold for all, `is_open` that more may follow."""

    __slots__ = ("_is_kept", "is_open", "looks", "paragraphs")

    def __init__(self) -> None:
        self.paragraphs: list[Element] = []
        self.looks: Element | None = None
        self.is_open = self._is_kept = False

    def take(self, paragraph: Element) -> bool:
        """Whether the next paragraph goes on in this one. The last mark rules, unless a style separator came first."""
        looks = properties(paragraph, PPR)
        mark = walk.mark(looks)
        self.paragraphs.append(paragraph)
        if not self._is_kept:
            self.looks = looks
        self._is_kept = self._is_kept or mark is Mark.SEPARATED
        self.is_open = mark is not Mark.STAYS
        return self.is_open


def _with_words(said: list[Said]) -> list[Said]:
    return [each for each in said if each.lines]


def _clean(text: str) -> str:
    """`one_line`, which most lines are already."""
    if text.isprintable() and "  " not in text and is_normalized("NFC", text):
        return text.strip()
    return one_line(text)


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
            text = lines[0] if len(lines) == 1 else joining.joined(lines)
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
