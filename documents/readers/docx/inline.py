"""The letters of a paragraph: runs in their order, insertions accepted, deletions and hidden text left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from documents.readers import encodings
from documents.readers.docx import symbols
from documents.readers.docx.names import (
    ALTERNATE,
    BOX,
    BR,
    CHOICE,
    CHUNK,
    CR,
    DEL,
    DRAWING,
    ENDNOTE,
    FALLBACK,
    FIELD,
    FOOTNOTE,
    GRAPHIC,
    HYPHEN,
    IMAGE,
    INSTRUCTION,
    MATH_RUN,
    MATH_TEXT,
    MOVED,
    OBJECT,
    OLD_IMAGE,
    PICTURE,
    PLACEHOLDER,
    PPR,
    PTAB,
    RPR,
    RUBY_TEXT,
    SDT,
    SIMPLE_FIELD,
    SUBDOCUMENT,
    SYM,
    TAB,
    Element,
    R,
    T,
    W,
)
from documents.readers.docx.styles import PLAIN, Look, Styles, look_of, run_look

_KIND, _INSTR = f"{W}fldCharType", f"{W}instr"
_NOT_TEXT = {PPR, RPR, DEL, MOVED, RUBY_TEXT, f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr", f"{W}smartTagPr"}
_BREAKS = {BR: "\n", CR: "\n", TAB: "\t", PTAB: "\t", HYPHEN: "-"}
_HOLDERS = {DRAWING, PICTURE, OBJECT, ALTERNATE}
_YIELDED = {R, MATH_RUN, *_HOLDERS}
_TEXTS = (T, MATH_TEXT)
_FURNITURE = {"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"}
"""Fields that only count pages."""
_LEGACY = (".vn", "vni", "vn-", ".vni")


@dataclass(slots=True)
class Letters:
    """What the runs of a paragraph come to. `boxes` are the text boxes anchored in it, `notes` the ids of its
    footnotes («footnote», «3»); `is_bold` and `is_italic` speak of all letters that can be seen, `bold_pieces` of those
    before the first that is not bold."""

    pieces: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    is_bold: bool = True
    is_italic: bool = True
    bold_pieces: int = 0

    def add(self, text: str, look: Look) -> None:
        font = look.font
        if font and symbols.is_symbol_font(font):
            text, font = symbols.shown(text, font), ""
        if look.caps:
            text = text.upper()
        if not text.isspace():
            if self.is_bold and not look.bold:
                self.is_bold, self.bold_pieces = False, len(self.pieces)
            self.is_italic = self.is_italic and bool(look.italic)
        self.pieces.append((text, font if font.lower().startswith(_LEGACY) else ""))

    @property
    def text(self) -> str:
        """All letters in Unicode."""
        return _unicode(self.pieces)

    @property
    def lead(self) -> str:
        """The bold letters before the first that is not bold."""
        return _unicode(self.pieces[: self.bold_pieces])


def _unicode(pieces: list[tuple[str, str]]) -> str:
    """The letters of `pieces`; those in one old font are put together first, for VNI writes one letter as two."""
    if not any(font for _, font in pieces):
        return symbols.unmasked("".join([text for text, _ in pieces]))
    parts: list[str] = []
    held, last = "", ""
    for text, font in [*pieces, ("", "\0")]:
        if font != last:
            parts.append(encodings.repaired(held, last) if last else held)
            held, last = "", font
        held += text
    return symbols.unmasked("".join(parts))


class Inline:
    """Reads runs. Fields go on from paragraph to paragraph, so one reader serves a whole story, in order.

    With `is_furniture` numbers of pages are left out. `codes` collects remarks for what was met and not read.
    """

    def __init__(self, styles: Styles, codes: dict[str, None], story: Element, *, is_furniture: bool = False) -> None:
        self._styles, self._codes, self._is_furniture = styles, codes, is_furniture
        self._looks: dict[tuple[Look, str, Look], Look] = {}
        self._fields: list[_Field] = []
        kinds = [each.get(_KIND) for each in story.iter(FIELD)]
        # A field that is never ended would swallow the rest of the text: then what stands in fields is shown.
        self._has_fields = kinds.count("begin") == kinds.count("end")

    def read(self, paragraphs: Iterable[Element], look: Look) -> Letters:
        """The letters of paragraphs that run on into one; `look` is the paragraph style's."""
        letters = Letters()
        for paragraph in paragraphs:
            for run in self._runs(paragraph):
                self._run(run, look, letters)
        return letters

    def _runs(self, paragraph: Element) -> Iterator[Element]:
        stack = [iter(paragraph)]
        while stack:
            for child in stack[-1]:
                tag = child.tag
                if tag in _YIELDED:
                    yield child
                elif tag not in _NOT_TEXT and not self._is_passed(child):
                    stack.append(iter(child))
                    break
            else:
                stack.pop()

    def _is_passed(self, element: Element) -> bool:
        """Whether a holder of runs holds none of the document's words."""
        tag = element.tag
        if tag == SDT:
            return element.find(f"{W}sdtPr/{PLACEHOLDER}") is not None
        if tag == SIMPLE_FIELD:
            return self._is_furniture and _name(element.get(_INSTR)) in _FURNITURE
        if tag in (CHUNK, SUBDOCUMENT):
            self._codes["chunk"] = None
            return True
        return not len(element)

    def _run(self, run: Element, paragraph: Look, letters: Letters) -> None:
        if run.tag in _HOLDERS:
            self._holder(run, letters)
            return
        look = paragraph
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                if child.text:
                    self._show(child.text, look, letters)
            elif tag == RPR:
                look = self._look(child, paragraph)
            elif tag in _BREAKS:
                self._show(_BREAKS[tag], look, letters)
            else:
                self._special(child, look, letters)

    def _look(self, properties: Element, paragraph: Look) -> Look:
        own, style = look_of(properties)
        if own is PLAIN and not style:
            return paragraph
        key = (own, style, paragraph)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = run_look(own, self._styles.character(style) if style else PLAIN, paragraph)
        return found

    def _show(self, text: str, look: Look, letters: Letters) -> None:
        if self._fields and not all(each.is_shown for each in self._fields):
            return
        if look.hidden:
            self._codes["hidden"] = None
            return
        letters.add(text, look)

    def _special(self, child: Element, look: Look, letters: Letters) -> None:
        tag = child.tag
        if tag == FIELD:
            self._field(child)
        elif tag == INSTRUCTION:
            if self._fields:
                self._fields[-1].instruction += child.text or ""
        elif tag == SYM:
            code = child.get(f"{W}char") or ""
            self._show(_symbol(code, child.get(f"{W}font") or ""), look, letters)
        elif tag in (FOOTNOTE, ENDNOTE):
            letters.notes.append(("footnote" if tag == FOOTNOTE else "endnote", child.get(f"{W}id") or ""))
        elif tag in _HOLDERS and not look.hidden:
            self._holder(child, letters)
        elif tag == f"{W}ruby":
            for run in self._runs(child):
                self._run(run, look, letters)

    def _field(self, element: Element) -> None:
        kind = element.get(_KIND)
        if not self._has_fields:
            return
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            field_ = self._fields[-1]
            field_.is_shown = not (self._is_furniture and _name(field_.instruction) in _FURNITURE)
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _holder(self, element: Element, letters: Letters) -> None:
        """A drawing: its text boxes are kept for later, once though they are stored for old and new programs."""
        boxes = _boxes(element)
        letters.boxes += boxes
        if element.tag == ALTERNATE and not boxes:
            for each in _chosen(element).iter(T):
                self._show(each.text or "", PLAIN, letters)
        if element.tag == OBJECT or next(element.iter(OBJECT), None) is not None:
            self._codes["objects"] = None
        elif next(element.iter(IMAGE, OLD_IMAGE), None) is not None or _has_diagram(element):
            self._codes["pictures"] = None


@dataclass(slots=True)
class _Field:
    """A field that is open; it is shown from its result on."""

    instruction: str = ""
    is_shown: bool = False


def _name(instruction: str | None) -> str:
    return next(iter((instruction or "").split()), "").upper()


def _symbol(code: str, font: str) -> str:
    try:
        return symbols.letter(int(code[:8], 16), font)
    except ValueError:
        return ""


def _boxes(element: Element) -> list[Element]:
    """The outermost text boxes inside `element`, the newer of two copies."""
    found: list[Element] = []
    stack = [element]
    while stack:
        each = stack.pop()
        if each.tag == BOX:
            found.append(each)
        elif each.tag == ALTERNATE:
            stack.append(_chosen(each))
        else:
            stack.extend(reversed(each))
    return found


def _chosen(alternate: Element) -> Element:
    """The copy of an `mc:AlternateContent` that says something: the first choice with a text box, else the fallback."""
    for choice in alternate.iterchildren(CHOICE):
        if next(choice.iter(BOX), None) is not None:
            return choice
    fallback = alternate.find(FALLBACK)
    return fallback if fallback is not None else next(iter(alternate), alternate.makeelement(BOX))


def _has_diagram(element: Element) -> bool:
    return any((each.get("uri") or "").endswith(("/diagram", "/chart")) for each in element.iter(GRAPHIC))
