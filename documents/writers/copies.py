"""A copy of an issued document: pages of its file, then the block of the copy (Nghị định 30/2020, Điều 25; Phụ lục I,
phần II).

The decree puts the block right below the copied text; here it stands on a sheet of its own behind it, so that no page
of the original is changed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from django.template.loader import render_to_string
from pikepdf import Name

from documents.content import DateLine, Layout, Recipients, Signature
from documents.writers import pdf
from documents.writers.html import frame

_CONFORMANCE = "{http://www.aiim.org/pdfa/ns/id/}conformance"


@dataclass(frozen=True, slots=True)
class CopyBlock:
    """What a copy says of itself. `form`: «SAO Y», «SAO LỤC» or «TRÍCH SAO»; `notes`: of what it is a copy, a line
    each; `recipients` with the archive's line."""

    form: str
    issuer: str
    number: int
    symbol: str
    place: str
    day: dt.date
    signature: Signature
    recipients: Recipients
    notes: tuple[str, ...]
    layout: Layout


def copy_pdf(original: bytes, pages: Sequence[int], block: CopyBlock) -> pdf.Pdf:
    """`pages` of `original`, counted from 1, with `block` behind them. Equal input gives equal bytes.

    Signatures in `original` stay as pictures: they say nothing about another file.
    Raises `RenderRefused`.
    """
    end = pdf.print_page(_block_page(block))
    with pikepdf.open(io.BytesIO(original)) as source, pikepdf.open(io.BytesIO(end.data)) as made:
        source.flatten_annotations("print")
        for place, number in enumerate(pages):
            made.pages.insert(place, source.pages[number - 1])
        _leave_tags(made)
        out = io.BytesIO()
        made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        count = len(made.pages)
    data = out.getvalue()
    return pdf.Pdf(data, count, hashlib.sha256(data).hexdigest())


def _leave_tags(made: pikepdf.Pdf) -> None:
    """The tag tree knows the block alone; a file that promises tags must have them throughout."""
    for page in made.pages:
        for key in (Name.StructParents, Name.Annots):
            if key in page.obj:
                del page.obj[key]
    for key in (Name.StructTreeRoot, Name.MarkInfo):
        if key in made.Root:
            del made.Root[key]
    with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
        words[_CONFORMANCE] = "U"


def _block_page(block: CopyBlock) -> str:
    day = block.day
    context = {
        "title": f"{block.form} {block.number:02d}/{block.symbol}",
        "author": block.issuer,
        "created": day.isoformat(),
        "layout": block.layout,
        "form": block.form,
        "issuer": frame.issuer_words(block.issuer),
        "number": frame.number_words(block.number),
        "symbol": frame.safe(block.symbol),
        "date": frame.date_words(DateLine(block.place, day.day, day.month, day.year)),
        "foot": frame.Foot(
            recipients=frame.recipient_lines(block.recipients),
            typist_mark=frame.safe(""),
            lines=tuple(frame.safe(line.upper()) for line in block.signature.lines),
            name=frame.safe(block.signature.name),
        ),
        "notes": [frame.safe(note) for note in block.notes],
    }
    return render_to_string("documents/paper/copy_page.html", context)
