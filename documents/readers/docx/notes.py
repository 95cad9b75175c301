"""Footnotes and endnotes: lines at the end and remarks, so that no word is lost and none stands in a task."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from documents.readers.docx import refusals
from documents.readers.docx.ledger import Ledger
from documents.readers.docx.names import Element, W
from documents.readers.docx.package import Package
from documents.readers.docx.story import Story
from documents.readers.source import Remark

_ID = f"{W}id"


def read(package: Package, ledger: Ledger, story: Callable[[Element], Story]) -> Iterator[Remark]:
    """A remark for every note that the text calls, in the order of the calls, placed where it is called."""
    bodies: dict[tuple[str, str], Element] = {}
    for kind in {kind for kind, _ in ledger.notes}:
        root = package.part(f"{kind}s")
        if root is not None:
            bodies.update({(kind, each.get(_ID) or ""): each for each in root.iterchildren(f"{W}{kind}")})
    count = 0
    for note, place in list(ledger.notes.items()):
        if note not in bodies:
            continue
        count += 1
        said = story(bodies[note]).paragraphs(bodies[note])
        text = " ".join([line for each in said for line in each.printed])
        if text:
            ledger.add([f"[{count}] {text}"])
            yield refusals.footnote(str(count), text, place)
