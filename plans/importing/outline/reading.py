"""Blocks into items: marks, places, titles.

Habits relied on: see `plans.importing.marks` for the marks, `.tree` for their order, `plans.importing.headings` for
titles. Markdown's levels and bold type are hints for paragraphs without a number only: they are typed at will.
"""

from __future__ import annotations

from collections.abc import Sequence

from documents.readers.source import Block, Grid, Passage
from plans.importing.draft import ItemDraft
from plans.importing.headings import is_capital, is_remark
from plans.importing.marks import Mark, mark_of
from plans.importing.outline.items import item_of
from plans.importing.outline.nodes import GROUP_RANK, RANKS, Node, rank_of
from plans.importing.outline.paragraphs import Piece, pieces
from plans.importing.outline.tree import Tree

_HEADING_WORDS = 30
_AHEAD = 100
_UNNUMBERED = "Đề mục này không có số; hãy kiểm tra cấp của nó trong dàn ý."


def read(blocks: Sequence[Block]) -> tuple[ItemDraft, ...]:
    """The items of a plan's body in printed order; empty for no blocks."""
    tree = Tree()
    row = pieces(blocks)
    has_sections = any(isinstance(each, Passage) and _kind(each) in ("roman", "part", "capital") for each in row)
    for place, piece in enumerate(row):
        if isinstance(piece, tuple):
            tree.add(_table(piece))
        else:
            tree.add(_node(piece, tree, row[place + 1 : place + 1 + _AHEAD], has_sections=has_sections))
    return tuple(item_of(node, ()) for node in tree.roots)


def _kind(passage: Passage) -> str:
    mark = mark_of(passage.text)
    return mark.kind if mark else ""


def _table(grids: tuple[Grid, ...]) -> Node:
    from plans.importing import tables

    return Node("paragraph", "", 0.0, finished=tables.read(grids))


def _node(passage: Passage, tree: Tree, ahead: Sequence[Piece], *, has_sections: bool) -> Node:
    mark = mark_of(passage.text, tree.letters_open())
    if mark is None:
        return _unmarked(passage, tree, ahead, has_sections=has_sections)
    form = "bullet" if mark.kind == "bullet" else "numbered"
    return Node(form, mark.rest, rank_of(mark), passage, mark)  # type: ignore[arg-type]


def _unmarked(passage: Passage, tree: Tree, ahead: Sequence[Piece], *, has_sections: bool) -> Node:
    text = passage.text.strip()
    if not _is_heading(passage, text, ahead):
        return Node("paragraph", text, 0.0, passage)
    rank = RANKS["roman"] if is_capital(text) and not has_sections else GROUP_RANK
    arabic = next((node for node in tree.path if node.mark and node.mark.kind == "arabic"), None)
    if rank == GROUP_RANK and arabic and arabic.mark and not _begins_anew(ahead, arabic.mark):
        rank = RANKS["arabic"] + 4.5
    return Node("heading", text, rank, passage, doubt=_UNNUMBERED)


def _is_heading(passage: Passage, text: str, ahead: Sequence[Piece]) -> bool:
    """Capitals, or bold or a heading style on a short line that something follows."""
    if is_remark(text) or len(text.split()) > _HEADING_WORDS or text.endswith((".", ";", ",")) or not ahead:
        return False
    return is_capital(text) or bool(passage.bold or passage.level)


def _begins_anew(ahead: Sequence[Piece], before: Mark) -> bool:
    """Whether the next khoản begins at 1 again, so that the heading stands above the list."""
    for piece in ahead:
        mark = mark_of(piece.text) if isinstance(piece, Passage) else None
        if mark and mark.kind in ("roman", "part", "chapter", "capital"):
            return False
        if mark and mark.kind == "arabic" and len(mark.path) == 1:
            return mark.last <= 1 or mark.last != before.last + 1
    return False
