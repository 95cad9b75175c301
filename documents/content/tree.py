"""The content tree: what an official document says, apart from how it is printed.

Small frozen dataclasses that every kind of document builds and every writer reads. All text is plain,
NFC, without markup: writers escape it. `ref` ties a block to the row it came from ("item-12", "" for none),
so that the editor can highlight it and replace it alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class DateLine:
    """«Quảng Ngãi, ngày 05 tháng 9 năm 2025»; parts still blank are None."""

    place: str
    day: int | None
    month: int | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Letterhead:
    superior: str
    issuer: str
    number: int | None
    symbol: str
    date: DateLine
    urgency: str = ""
    circulation: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """`bases` in italics, one per line, closed by the writer with «;» and the last with «.» (with «;» where the
    first sentence goes on with «Thực hiện»); `sentences` upright, one per paragraph."""

    bases: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A bold heading, printed as typed. `level` 1: I.; 2: 1.; 3 and deeper: 1.1. `number` as printed («I.»).

    `text` runs on, upright, after the title; with no title, number and text are upright (a khoản without a title).
    """

    title: str
    level: int
    number: str = ""
    text: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text after an optional marker: "a)", "-", "+"."""

    text: str
    marker: str = ""
    italic: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """«- Chủ trì: …», or a label followed by one «+ …» line per entry of `sublines`.

    The writer adds the full stop. `marker` is "-" or a number («1.1.»); `bold` prints marker and label in bold,
    as run-in headings are.
    """

    label: str
    text: str = ""
    sublines: tuple[str, ...] = ()
    marker: str = "-"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TaskBlock:
    """A task in running text: its sentence, then labelled lines."""

    text: str
    lines: tuple[LabelledLine, ...]
    marker: str = ""
    bold: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `width` is a share of the table's width in per cent."""

    title: str
    width: float
    align: Literal["left", "center"] = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells in column order. A group row: its number and one text across the rest.

    A line feed in a cell breaks the line.
    """

    cells: tuple[str, ...]
    is_group: bool = False
    is_sub: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ref: str = ""


Block = Heading | Paragraph | TaskBlock | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """Phụ lục: its pages are numbered on their own. `number` is «I» where there are two or more, else "".

    `reference` is «(Kèm theo Kế hoạch số …)», as printed.
    """

    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    reference: str = ""
    landscape: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`lines`: «TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH», «PHÓ CHỦ TỊCH», in order."""

    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Recipients:
    """`names` without the closing mark, code included: «Ban Giám đốc Sở (b/c)»; `archive`: «VT, TĐC».

    `typist_mark` is ô 12: «PL.(300)».
    """

    names: tuple[str, ...]
    archive: str = ""
    typist_mark: str = ""


@dataclass(frozen=True, slots=True)
class PublicCheck:
    """Where a stranger checks the document: `url` is drawn as a QR code, `code` stands below it in letters."""

    url: str
    code: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Margins in mm, sizes in pt, indent in cm, spacing as a factor: the decree's own values."""

    margin_top: int = 20
    margin_bottom: int = 20
    margin_left: int = 30
    margin_right: int = 15
    body_size: float = 14
    motto_size: float = 12
    line_spacing: float = 1.15
    paragraph_gap: float = 6
    first_line_indent: float = 1.27


@dataclass(frozen=True, slots=True)
class Content:
    """A whole document. `type_name` is «Kế hoạch»; the writer ends the very last sentence with «./.».

    A công văn has no `type_name`: its subject stands as «V/v …» under the number (ô 5b). `addressees` are its
    «Kính gửi» (ô 9a), without the closing mark. `check` is printed as a QR code beside «Nơi nhận».
    """

    type_name: str
    subject: str
    letterhead: Letterhead
    opening: Opening
    blocks: tuple[Block, ...]
    closing: tuple[str, ...]
    signature: Signature
    recipients: Recipients
    annexes: tuple[Annex, ...] = ()
    layout: Layout = field(default_factory=Layout)
    addressees: tuple[str, ...] = ()
    check: PublicCheck | None = None
