"""Where signatures stand on the page (Nghị định 30/2020, Phụ lục I, mục II.7–8; Điều 33)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from documents.constants import SignatureRole

Box = tuple[float, ...]
"""(page from 0, x1, y1, x2, y2), points from the page's lower left corner."""
Boxes = Mapping[str, Sequence[float]]
"""The place of each role's signature, by `SignatureRole`'s value."""

FIELD_NAMES = {SignatureRole.PERSON: "NguoiKy", SignatureRole.ORGANIZATION: "CoQuan"}
"""The names of the signature fields in the PDF."""


def boxes(sign_box: Sequence[float]) -> dict[str, Box]:
    """The places of both signatures in the room between the signer's title and name.

    The person's picture in its middle; the seal, at its real size, over about a third of that picture on its left.
    """
    raise NotImplementedError
