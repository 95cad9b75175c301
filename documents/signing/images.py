"""The picture of a signature (blue) or a seal (red): a transparent PNG (Nghị định 30/2020, Phụ lục I, mục II.8)."""

from __future__ import annotations

from documents.constants import SignatureRole


def image(data: bytes) -> bytes:
    """`data` as the PNG that is stored: 8-bit with transparency, nothing else in the file. Equal input, equal output.

    Raises `InvalidInput` («image»): no PNG, nothing transparent, nothing visible, above 2 MB or 4 megapixels.
    """
    raise NotImplementedError


def ink_hint(data: bytes, role: SignatureRole) -> str:
    """A sentence where the picture's ink is not blue (person) or not red (agency), else "". It never forbids."""
    raise NotImplementedError
