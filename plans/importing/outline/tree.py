"""Where each paragraph stands in the tree, by its mark and by what is open before it.

Habits relied on: the order of divisions (phần, chương, mục, khoản, điểm, then dashes and plus signs); a mark that
counts on belongs to the list it counts on; a list that begins anew after a colon stands below the line with the colon;
signs below each other («+» under «-») are told by which of them came first. Indents count only where a reader has them.
"""

from __future__ import annotations

from plans.importing.outline.nodes import GROUP_RANK, Node

MAX_DEPTH = 8
_DEEPER = 12.0


class Tree:
    """Grows in reading order; `roots` are the finished top items."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self._open: list[Node] = []

    @property
    def path(self) -> tuple[Node, ...]:
        """The open items, outermost first."""
        return tuple(self._open)

    def letters_open(self) -> tuple[str, int] | None:
        """The open list of letters, for `marks.mark_of`."""
        for node in reversed(self._open):
            if node.mark and node.mark.kind in ("point", "capital"):
                return node.mark.kind, node.mark.last
        return None

    def add(self, node: Node) -> None:
        """Put `node` in its place."""
        if node.form == "numbered":
            keep = self._for_number(node)
        elif node.form == "bullet":
            keep = self._for_bullet(node)
        elif node.form == "heading":
            keep = self._above(node.rank)
        else:
            keep = self._for_paragraph()
        self._hang(node, keep)

    def _hang(self, node: Node, keep: int) -> None:
        del self._open[min(keep, MAX_DEPTH - 1) :]
        (self._open[-1].children if self._open else self.roots).append(node)
        if node.form != "paragraph":
            self._open.append(node)

    def _above(self, rank: float) -> int:
        """How many open items rank above."""
        return next((place for place, node in enumerate(self._open) if node.rank >= rank), len(self._open))

    def _for_number(self, node: Node) -> int:
        lists = [place for place, each in enumerate(self._open) if _same_list(each, node)]
        if not lists:
            return self._for_new_list(node)
        mark = node.mark
        last = mark.last if mark else 0
        for place in reversed(lists):
            if _last(self._open[place]) + 1 == last:
                return place
        if last == 1 and self._open[-1].opens and lists[-1] < len(self._open) - 1:
            return len(self._open)
        if last == 1 and self._open[-1].opens and _first_child_counts(self._open[-1], node):
            return len(self._open)
        return next((place for place in reversed(lists) if _last(self._open[place]) < last), lists[-1])

    def _for_new_list(self, node: Node) -> int:
        mark = node.mark
        numbered = [place for place, each in enumerate(self._open) if each.form != "bullet"]
        above = self._above(node.rank)
        if mark and mark.last == 1 and self._open:
            deepest = self._open[-1]
            if deepest.form == "bullet" and deepest.opens and mark.kind not in ("arabic", "roman", "part", "chapter"):
                return len(self._open)
            if mark.kind == "arabic" and numbered and _is_letter(self._open[numbered[-1]]):
                return numbered[-1] + 1
        return min(above, numbered[-1] + 1 if numbered else 0)

    def _for_bullet(self, node: Node) -> int:
        """A sign already open among the last signs goes on with its list; a new sign begins a list below."""
        sign = node.mark.sign if node.mark else ""
        first = next((place for place, each in enumerate(self._open) if each.form == "bullet"), len(self._open))
        if first == len(self._open) or _is_deeper(node, self._open[-1]):
            return len(self._open)
        for place in range(len(self._open) - 1, first - 1, -1):
            each = self._open[place]
            if each.mark and each.mark.sign == sign and not _is_deeper(each, node):
                return place
        return self._for_new_sign(node, sign, first)

    def _for_new_sign(self, node: Node, sign: str, first: int) -> int:
        deepest = self._open[-1]
        if sign != "-" or deepest.opens:
            return first if _is_deeper(deepest, node) else len(self._open)
        return first

    def _for_paragraph(self) -> int:
        """Running text belongs to the last division, or to the sign that announces it with a colon."""
        first = next((place for place, each in enumerate(self._open) if each.form == "bullet"), len(self._open))
        return len(self._open) if first < len(self._open) and self._open[-1].opens else first


def _same_list(each: Node, node: Node) -> bool:
    """Whether both are of one numbering: same kind, same figures before the last."""
    if each.form != "numbered" or not each.mark or not node.mark or each.mark.kind != node.mark.kind:
        return False
    return each.mark.path[:-1] == node.mark.path[:-1]


def _is_deeper(node: Node, than: Node) -> bool:
    """Whether `node` is indented further, where both indents are known."""
    return bool(node.indent and than.indent and node.indent - than.indent >= _DEEPER)


def _last(node: Node) -> int:
    return node.mark.last if node.mark else 0


def _is_letter(node: Node) -> bool:
    return bool(node.mark and node.mark.kind in ("point", "closed", "round", "small")) and node.rank > GROUP_RANK


def _first_child_counts(deepest: Node, node: Node) -> bool:
    """«2. …:» followed by «1.»: a list inside the khoản that announces it."""
    return not deepest.children and _same_list(deepest, node)
