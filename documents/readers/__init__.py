"""Readers: what stands in a file of another program, as `Source`. Nothing is interpreted here."""

from documents.readers.reading import read
from documents.readers.source import (
    Beside,
    Block,
    Cell,
    Grid,
    GridRow,
    Kind,
    Line,
    Passage,
    Place,
    Remark,
    Source,
)

__all__ = [
    "Beside",
    "Block",
    "Cell",
    "Grid",
    "GridRow",
    "Kind",
    "Line",
    "Passage",
    "Place",
    "Remark",
    "Source",
    "read",
]
