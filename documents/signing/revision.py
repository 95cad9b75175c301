"""A revision that is appended to a PDF: what stood there before stays byte by byte."""

from __future__ import annotations

import io
from collections.abc import Callable
from hashlib import sha256

import pikepdf
from pyhanko.pdf_utils.generic import ArrayObject, ByteStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from documents.signing.reading import Reader, locked, unreadable


class Revision(IncrementalPdfFileWriter):
    """An appended revision whose bytes depend on nothing but its content.

    pyHanko draws the file's second identifier by lot and writes the present time and its own name into the metadata;
    here the identifier follows from the bytes before, and the metadata stay as PDF/A found them.
    """

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> ArrayObject:
        prev.stream.seek(0)
        digest = sha256(prev.stream.read()).digest()[:16]
        try:
            first = prev.trailer["/ID"][0].original_bytes
        except (KeyError, IndexError, AttributeError):
            first = digest
        return ArrayObject([ByteStringObject(first), ByteStringObject(digest)])

    def _update_meta(self) -> None:
        """Nothing: see above."""

    def result(self) -> bytes:
        """The whole file with this revision at its end."""
        out = io.BytesIO()
        self.write(out)  # type: ignore[no-untyped-call]
        return out.getvalue()


def revise(pdf: bytes) -> Revision:
    """A new revision of `pdf`, which must be well formed. Raises `InvalidInput` («file»)."""
    try:
        reader = Reader(pdf)
        writer = Revision(reader.stream, prev=reader)
    except (PdfError, ValueError, KeyError, TypeError) as broken:
        raise unreadable() from broken
    if writer.prev.encrypted:
        raise locked()
    return writer


def tidy(pdf: bytes) -> bytes:
    """`pdf` itself where it is well formed, else the same pages written anew.

    Word writes two cross-reference tables side by side, in which a reader may be shown other objects than the one who
    checks the signature; scanners break the rules in other ways. Raises `InvalidInput` («file»).
    """
    try:
        if not Reader(pdf).xrefs.hybrid_xrefs_present:
            return pdf
    except (PdfError, ValueError, KeyError, TypeError):
        pass
    return _rewritten(pdf, lambda file: None)


def without_signatures(pdf: bytes) -> bytes:
    """`pdf` itself, or a new file of the same look where it has signatures: ink and seal stay as pictures.

    A copy gets a signature of its own, and no signature of the original outlives any addition to it.
    Raises `InvalidInput` («file»).
    """
    revision = revise(tidy(pdf))
    if not list(enumerate_sig_fields(revision)):
        return pdf
    return _rewritten(pdf, _flatten)


def _flatten(file: pikepdf.Pdf) -> None:
    file.flatten_annotations("print")
    for key in ("/AcroForm", "/Perms", "/DSS"):
        if key in file.Root:
            del file.Root[key]


def _rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """`pdf` written anew after `change`; equal input, equal output."""
    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            change(file)
            file.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    except pikepdf.PasswordError as wrong:
        raise locked() from wrong
    except pikepdf.PdfError as broken:
        raise unreadable() from broken
    return out.getvalue()
