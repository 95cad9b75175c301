"""PDF pages drawn by hand: words where a test wants them, in letters of equal width, with or without their Unicode."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

A4 = (595.0, 842.0)
LETTER = 0.5
"""Every letter is half as wide as the size of the type."""


def wide(text: str, size: float = 14) -> float:
    """How wide `text` is drawn."""
    return len(text) * LETTER * size


@dataclass
class Sheet:
    """A page; places are counted from the upper left corner, `y` is that of the base line."""

    width: float = A4[0]
    height: float = A4[1]
    rotate: int = 0
    marks: list[tuple[str, str, str]] = field(default_factory=list)

    def put(self, x: float, y: float, text: str, *, size: float = 14, font: str = "Times", mode: int = 0) -> Sheet:
        place = f"BT {mode} Tr /%s {size} Tf 1 0 0 1 {x} {self.height - y} Tm <%s> Tj ET"
        self.marks.append((place, font, text))
        return self

    def upright(self, x: float, y: float, text: str, *, size: float = 14) -> Sheet:
        """Text that runs upwards from its first letter."""
        self.marks.append((f"BT /%s {size} Tf 0 1 -1 0 {x} {self.height - y} Tm <%s> Tj ET", "Times", text))
        return self

    def middle(self, x: float, y: float, text: str, *, size: float = 14, font: str = "Times") -> Sheet:
        """Text centred on `x`."""
        return self.put(x - wide(text, size) / 2, y, text, size=size, font=font)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        self.marks.append((f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S", "", ""))
        return self

    def lattice(self, xs: list[float], ys: list[float]) -> Sheet:
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def picture(self) -> Sheet:
        """A picture over the whole page."""
        self.marks.append((f"q {self.width} 0 0 {self.height} 0 0 cm /Picture Do Q", "", ""))
        return self


def pdf(*sheets: Sheet, unicode: bool = True, encryption: pikepdf.Encryption | None = None) -> bytes:
    """The file. Without `unicode` its letters are glyphs without a meaning."""
    file = pikepdf.new()
    letters = sorted({letter for sheet in sheets for _, _, text in sheet.marks for letter in text})
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    fonts = {font for sheet in sheets for _, font, _ in sheet.marks if font}
    made = {font: file.make_indirect(_font(file, font, codes, unicode)) for font in fonts}
    names = {font: f"F{number}" for number, font in enumerate(sorted(fonts))}
    picture = _picture(file)
    for sheet in sheets:
        _page(file, sheet, codes, made, names, picture)
    out = io.BytesIO()
    if encryption:
        file.save(out, encryption=encryption)
    else:
        file.save(out)
    return out.getvalue()


def _page(
    file: pikepdf.Pdf,
    sheet: Sheet,
    codes: dict[str, int],
    made: Mapping[str, pikepdf.Object],
    names: dict[str, str],
    picture: pikepdf.Object,
) -> None:
    content = []
    for place, font, text in sheet.marks:
        coded = "".join(f"{codes[letter]:04x}" for letter in text)
        content.append(place % (names[font], coded) if font else place)
    page = file.add_blank_page(page_size=(sheet.width, sheet.height))
    page.Contents = file.make_stream("\n".join(content).encode())
    page.Resources = Dictionary(
        Font=Dictionary({f"/{names[font]}": each for font, each in made.items()}), XObject=Dictionary(Picture=picture)
    )
    if sheet.rotate:
        page.Rotate = sheet.rotate


def _font(file: pikepdf.Pdf, name: str, codes: dict[str, int], unicode: bool) -> Dictionary:
    system = Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{name}"),
        CIDSystemInfo=system,
        DW=int(1000 * LETTER),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{name}"),
            Flags=4,
            FontBBox=Array([0, -200, 1000, 900]),
            ItalicAngle=0,
            Ascent=900,
            Descent=-200,
            CapHeight=700,
            StemV=80,
        ),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{name}"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([file.make_indirect(descendant)]),
    )
    if unicode:
        font.ToUnicode = file.make_stream(_map(codes).encode())
    return font


def _map(codes: dict[str, int]) -> str:
    items = list(codes.items())
    parts = []
    for start in range(0, len(items), 100):
        part = items[start : start + 100]
        rows = "\n".join(f"<{code:04x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in part)
        parts.append(f"{len(part)} beginbfchar\n{rows}\nendbfchar")
    body = "\n".join(parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _picture(file: pikepdf.Pdf) -> pikepdf.Object:
    stream = file.make_stream(b"\x80")
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width = stream.Height = 1
    stream.BitsPerComponent, stream.ColorSpace = 8, Name.DeviceGray
    return stream
