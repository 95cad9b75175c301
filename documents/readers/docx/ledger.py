"""The lines of a file as they are counted out, so that every block knows where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from documents.readers.source import Line, Place

_NO_PAGE = 0
"""A Word file has no pages until a program lays it out."""


class Ledger:
    """Collects the lines of `Source.lines`, numbered from 1, and where footnotes are called."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.notes: dict[tuple[str, str], Place] = {}

    def add(self, texts: Iterable[str]) -> Place:
        first = len(self.lines) + 1
        self.lines += [Line(text) for text in texts]
        return Place(_NO_PAGE, first, max(len(self.lines), first))

    def call(self, notes: Iterable[tuple[str, str]], place: Place) -> None:
        for note in notes:
            self.notes.setdefault(note, place)
