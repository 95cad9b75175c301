"""What a signature shows on the page: a picture at its real size, a few words, or nothing."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PIL import Image
from pyhanko.pdf_utils.content import PdfContent, ResourceType
from pyhanko.pdf_utils.generic import ArrayObject, NumberObject, StreamObject, pdf_name
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import BaseStamp, BaseStampStyle
from weasyprint import HTML

from documents.constants import SignatureRole
from documents.signing.places import MM
from documents.writers.fetcher import LockedFetcher


@dataclass(frozen=True)
class Picture(BaseStampStyle):
    """`png` on a clear ground, `width` mm wide where its box allows.

    A signature stands in the middle of its box, a seal leans on the right edge (see `places.boxes`).
    """

    png: bytes = b""
    width: int = 0
    role: SignatureRole = SignatureRole.PERSON

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: object) -> _Drawn:
        picture = Image.open(io.BytesIO(self.png)).convert("RGBA")
        scale = min(self.width * MM / picture.width, box.width / picture.width, box.height / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        left = (box.width - wide) * (1 if self.role == SignatureRole.ORGANIZATION else 0.5)
        image = PdfImage(picture, writer=writer, name="0", box=BoxConstraints(wide, high))
        return _Drawn(writer, self, box, image, (left, (box.height - high) / 2))


@dataclass(frozen=True)
class Words(BaseStampStyle):
    """`lines` of black upright Times New Roman, size 10, at the right; `turn` as the page is turned, in degrees."""

    lines: Sequence[str] = ()
    turn: int = 0

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: object) -> _Drawn:
        across = self.turn in (90, 270)
        wide, high = (box.height, box.width) if across else (box.width, box.height)
        page = _Page(_print(self.lines, wide, high))
        return _Drawn(writer, self, BoxConstraints(wide, high), page, turn=self.turn)


@dataclass(frozen=True)
class Nothing(BaseStampStyle):
    """A place on the page where nothing is drawn."""

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: object) -> None:
        """None: the field's empty appearance stays."""


class _Drawn(BaseStamp):
    """`content` moved to `corner` of the box; turned against the page so that it reads upright."""

    def __init__(
        self,
        writer: BasePdfFileWriter,
        style: BaseStampStyle,
        box: BoxConstraints,
        content: PdfContent,
        corner: tuple[float, float] = (0, 0),
        turn: int = 0,
    ) -> None:
        super().__init__(writer, style, box)
        self._content, self._corner, self._turn = content, corner, turn

    def render(self) -> bytes:
        self._content.set_writer(self.writer)  # type: ignore[no-untyped-call]
        drawing = self._content.render()
        self.import_resources(self._content.resources)
        return b"q 1 0 0 1 %.3f %.3f cm %s Q" % (*self._corner, drawing)

    def as_form_xobject(self) -> StreamObject:
        form = super().as_form_xobject()
        if self._turn:
            matrix = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}[self._turn]
            form[pdf_name("/Matrix")] = ArrayObject(map(NumberObject, (*matrix, 0, 0)))
        return form


class _Page(PdfContent):
    """The first page of `pdf` as content of another."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        if self.writer is None:
            raise ValueError("a page is drawn into a file")
        page = self.writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._pdf)))
        self.set_resource(ResourceType.XOBJECT, pdf_name("/Page"), page)
        return b"/Page Do"


_PAGE = """<!DOCTYPE html><html lang="vi"><style>
@page {{ size: {wide:.2f}pt {high:.2f}pt; margin: 0 }}
body {{ margin: 0; font: 10pt/12pt "Times New Roman", "Liberation Serif", serif; color: #000; text-align: right }}
p {{ margin: 0; overflow-wrap: anywhere }}
</style>{lines}</html>"""


def _print(lines: Sequence[str], wide: float, high: float) -> bytes:
    """A page of `wide` by `high` points with `lines`, its font inside."""
    body = "".join(f"<p>{escape(line)}</p>" for line in lines)
    data: bytes = HTML(string=_PAGE.format(wide=wide, high=high, lines=body), url_fetcher=LockedFetcher()).write_pdf()
    return data
