"""Which items keep a number of their own: those whose printed number is not the one that their place gives.

Word documents are numbered by hand as often as not: «5.2.3» after «5.2.1», «Nội dung 2», a bullet «•». The portal
counts by place (`plans.rules.numbering`); only what differs is kept as an own number.
"""

from __future__ import annotations

from collections.abc import Sequence

from plans.rules.numbering import Numbered, Prefix, Sibling, number_siblings

_MAX_ROUNDS = 40
MAX_NUMBER = 20
_MARKERS = frozenset({"-", "–", "—", "+", "−"})


def numbered(parent: Prefix, styles: Sequence[str], printed: Sequence[str], lines: Sequence[int]) -> list[Sibling]:
    """Siblings with own numbers where the file prints others; `lines` as in `plans.rules.numbering.Sibling`.

    One round per number that differs, for an own number moves the count behind it; where nearly all differ, all keep
    theirs.
    """
    own = [""] * len(styles)
    for _ in range(_MAX_ROUNDS):
        found = _counted(parent, styles, own, lines)
        place = next((at for at, each in enumerate(found) if not own[at] and differs(printed[at], each.printed)), None)
        if place is None:
            break
        own[place] = printed[place].strip()[:MAX_NUMBER]
    else:
        found = _counted(parent, styles, own, lines)
        own = [
            number.strip()[:MAX_NUMBER] if own[at] or differs(number, found[at].printed) else ""
            for at, number in enumerate(printed)
        ]
    return [Sibling(*each) for each in zip(styles, own, lines, strict=True)]


def differs(printed: str, counted: str) -> bool:
    """Whether the file prints another number than the place gives; a file without numbers lets the place count."""
    bare = _bare(printed)
    return bool(printed.strip()) and printed.strip() not in _MARKERS and bare != _bare(counted)


def _bare(number: str) -> str:
    return number.strip().rstrip(".):/").removeprefix("(").casefold()


def _counted(parent: Prefix, styles: Sequence[str], own: Sequence[str], lines: Sequence[int]) -> list[Numbered]:
    return number_siblings(parent, [Sibling(*each) for each in zip(styles, own, lines, strict=True)])
