"""What is printed from approval on: the words that were approved, under the letterhead of the day."""

from __future__ import annotations

from dataclasses import replace

from documents.content import Content
from documents.writers import json
from plans.content.document import build
from plans.models import Plan
from plans.selectors import Outline


def current(plan: Plan, outline: Outline | None = None) -> Content:
    """The plan as it would be printed now.

    Once approved, its words stand as the leader read them, also where a unit has been renamed since; the number, the
    date, the agency's letterhead and its layout are those of the day (Nghị định 30/2020/NĐ-CP, Điều 12, 15).
    """
    now = build(plan, outline)
    if not plan.document.approved_json:
        return now
    approved = json.load(plan.document.approved_json)
    annexes = tuple(
        replace(annex, reference=today.reference) for annex, today in zip(approved.annexes, now.annexes, strict=True)
    )
    return replace(approved, letterhead=now.letterhead, layout=now.layout, annexes=annexes)
