"""An item of the outline while its children are still being found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from documents.readers.source import Passage
from plans.importing.draft import Evidence, ItemDraft
from plans.importing.marks import Mark

Form = Literal["numbered", "bullet", "heading", "paragraph"]
# Fixed order of the divisions; a heading without number ranks between mục and khoản, or below the khoản before it.
RANKS = {"part": 0.0, "chapter": 1.0, "capital": 2.0, "roman": 3.0, "article": 4.0, "arabic": 5.0}
RANKS |= {"point": 11.0, "closed": 12.0, "round": 13.0, "small": 14.0}
GROUP_RANK = 4.5
BULLET_RANK = 20.0


@dataclass(slots=True)
class Node:
    """One paragraph in its place. `text` without its mark; `finished` is an item that stands ready (a table)."""

    form: Form
    text: str
    rank: float
    passage: Passage | None = None
    mark: Mark | None = None
    children: list[Node] = field(default_factory=list)
    finished: ItemDraft | None = None
    doubt: str = ""

    @property
    def indent(self) -> float:
        return self.passage.indent if self.passage else 0.0

    @property
    def opens(self) -> bool:
        """Whether a list is announced by it."""
        return self.text.rstrip().endswith(":")

    @property
    def evidence(self) -> Evidence | None:
        if self.passage is None:
            return self.finished.evidence if self.finished else None
        place = self.passage.place
        return Evidence(place.page, place.first, place.last, self.passage.text)


def rank_of(mark: Mark) -> float:
    """A numbered mark's place in the order of divisions; «1.1.» below «1.»."""
    if mark.kind == "bullet":
        return BULLET_RANK
    return RANKS[mark.kind] + (len(mark.path) - 1 if mark.kind == "arabic" else 0)
