"""What is printed from approval on: the words that were approved, under the letterhead of the day."""

from __future__ import annotations

from dataclasses import replace

from documents.content import Content
from documents.models import Document
from documents.writers import json


def as_approved(document: Document, now: Content) -> Content:
    """`document`, whose rows say `now`, as it is to be printed.

    Once approved, its words stand as the leader read them, also where a unit has been renamed since; the number, the
    date, the agency's letterhead, its layout and the QR code are those of the day (Nghị định 30/2020/NĐ-CP, Điều 12,
    15).
    """
    if not document.approved_json:
        return now
    approved = json.load(document.approved_json)
    annexes = tuple(
        replace(annex, reference=today.reference) for annex, today in zip(approved.annexes, now.annexes, strict=True)
    )
    return replace(approved, letterhead=now.letterhead, layout=now.layout, annexes=annexes, check=now.check)
