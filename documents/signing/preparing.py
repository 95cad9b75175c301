"""The empty signature fields: all of them at once, before anybody signs.

A field that is added after the first signature would break it: the first signature certifies the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import SigFieldSpec, append_signature_field, ensure_sig_flags

from common.errors import InvalidInput
from documents.constants import SignatureRole
from documents.signing.places import FIELD_NAMES, Boxes
from documents.signing.revision import revise

_LABELS = {
    SignatureRole.PERSON: "Chữ ký số của người có thẩm quyền",
    SignatureRole.ORGANIZATION: "Chữ ký số của cơ quan, tổ chức",
}


def prepare(pdf: bytes, boxes: Boxes) -> bytes:
    """`pdf` and one more revision with an empty signature field for each of `boxes`. Equal input, equal output.

    Raises `InvalidInput` («file») where it is no PDF or has such fields already.
    """
    revision = revise(pdf)
    try:
        # The seal's field comes last, so it is drawn above the person's ink.
        for role in SignatureRole:
            if role.value in boxes:
                page, *place = boxes[role.value]
                append_signature_field(revision, signature_field(role, int(page), place))
    except PdfError as refused:
        raise InvalidInput("Tệp PDF đã có trường chữ ký nên không chuẩn bị lại được.", field="file") from refused
    # Set now: the signer's program may not touch more than its field, and learns that it must only append.
    ensure_sig_flags(revision)
    return revision.result()


def signature_field(role: SignatureRole, page: int, box: Sequence[float]) -> SigFieldSpec:
    """An empty field for `role` in `box` (x1, y1, x2, y2) of `page`."""
    x1, y1, x2, y2 = box
    place = cast("tuple[int, int, int, int]", (x1, y1, x2, y2))  # pyHanko takes fractions of a point as well
    return SigFieldSpec(FIELD_NAMES[role], on_page=page, box=place, readable_field_name=_LABELS[role])
