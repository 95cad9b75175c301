"""A plan wrapped in a decision.

Habit relied on: a plan that is put into force by a decision («Điều 1. Ban hành kèm theo Quyết định này Kế hoạch …»)
follows the decision's signature under its own «KẾ HOẠCH» with «(Ban hành kèm theo Quyết định số …)».
"""

from __future__ import annotations

from plans.importing.parts import marks
from plans.importing.parts.closing import signing_start
from plans.importing.parts.shape import Blocks
from plans.importing.parts.strips import Strip, cut, strips


def inner_plan(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """The decision and the plan in it; no decision for a plan of its own."""
    lines = list(strips(blocks))
    outer = next((place for place, line in enumerate(lines) if marks.type_of(line.text)), None)
    if outer is None or marks.type_of(lines[outer].text) not in marks.WRAPPERS:
        return (), blocks
    inner = next((place for place in range(outer + 1, len(lines)) if _is_inner(lines, place)), None)
    if inner is None:
        return (), blocks
    decision, plan = cut(blocks, lines[_own_letterhead(lines, inner)].spot)
    return (decision, plan) if signing_start(decision) else ((), blocks)


def _is_inner(lines: list[Strip], place: int) -> bool:
    """A kind of plan on its own line, with «(Ban hành kèm theo …)» near or an article that issues it before."""
    if marks.type_of(lines[place].text) not in marks.PLAN_TYPES[:7] or lines[place].text != lines[place].text.upper():
        return False
    near = lines[place + 1 : place + 8]
    before = " ".join(line.text for line in lines[:place])
    return any(marks.ATTACHED.match(line.text) for line in near) or bool(marks.ISSUES_ATTACHED.search(before))


def _own_letterhead(lines: list[Strip], inner: int) -> int:
    """The first line of the letterhead that the plan repeats before its kind; the kind's line without one."""
    first = inner
    while first and _is_letterhead(lines[first - 1].text):
        first -= 1
    return first


def _is_letterhead(text: str) -> bool:
    if marks.is_signing(text) or marks.SIGNED.fullmatch(text):
        return False
    is_body = bool(marks.BODY_LINE.match(text)) and text == text.upper()
    return bool(is_body or marks.MOTTO.search(text) or marks.PAGE_NUMBER.fullmatch(text) or not text.strip("-_*– "))
