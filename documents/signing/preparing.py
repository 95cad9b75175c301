"""The empty signature fields: all of them at once, before anybody signs."""

from __future__ import annotations

from documents.signing.places import Boxes


def prepare(pdf: bytes, boxes: Boxes) -> bytes:
    """`pdf` and one more revision with an empty signature field for each of `boxes`. Equal input, equal output."""
    raise NotImplementedError
