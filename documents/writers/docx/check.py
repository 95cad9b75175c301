"""The QR code of the public check, as a picture in the Word file."""

from __future__ import annotations

import io
from typing import Any

import segno
from docx.shared import Mm

from documents.content import PublicCheck
from documents.writers.docx.markup import paragraph, said
from documents.writers.wording import CHECK_HINT, code_lines

SIZE = 20
"""Millimetres of a side, with four modules of white around the code, as ISO/IEC 18004 asks."""


def paragraphs(document: Any, check: PublicCheck | None) -> str:
    """The picture, kept in the package of `document`, with its code and what it is for; nothing without a check."""
    if check is None:
        return ""
    image = io.BytesIO()
    segno.make_qr(check.url, error="m").save(image, kind="png", scale=8, border=4)
    inline = document.part.new_pic_inline(image, Mm(SIZE), Mm(SIZE))
    inline.docPr.set("name", "Mã QR xác thực")
    inline.docPr.set("descr", f"Mã QR xác thực {check.code}")
    picture = paragraph("NSCLCheck", f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>")
    code = said("NSCLCheckCode", "\n".join(code_lines(check.code)))
    return picture + code + said("NSCLCheck", CHECK_HINT)
