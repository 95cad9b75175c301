"""Answering a stranger: is the paper in hand what the portal issued?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.core.cache import cache

from common.errors import InvalidInput
from documents.constants import SignatureRole
from documents.models import Document, SignedFile
from documents.selectors import current_file, stored
from documents.signing import trusted_roots, verify

SEALS_KEPT = 600
"""Seconds that a verification is remembered: the file cannot change, the roots that are trusted can."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One digital signature of the file that counts; `sentence` says what it is worth, in Vietnamese."""

    role: str
    subject_name: str
    signed_at: dt.datetime | None
    is_valid: bool
    sentence: str


def seals(document: Document) -> tuple[Seal, ...]:
    """Who has signed the current file digitally, verified; empty while nobody has."""
    file = current_file(document)
    if not isinstance(file, SignedFile):
        return ()
    key = f"seals-{file.pdf_sha256}"
    kept: tuple[Seal, ...] | None = cache.get(key)
    if kept is None:
        kept = _verified(file)
        cache.set(key, kept, SEALS_KEPT)
    return kept


def _verified(file: SignedFile) -> tuple[Seal, ...]:
    try:
        reports = verify(stored(file.pdf_path).read_bytes(), trusted_roots())
    except (OSError, InvalidInput):
        unread = "Cổng chưa đọc được tệp đã ký để kiểm tra; hãy thử lại sau hoặc hỏi cơ quan ban hành."
        return (Seal(file.get_role_display(), file.subject_name, file.signed_at, False, unread),)
    return tuple(
        Seal(
            SignatureRole(report.role).label if report.role else "Chữ ký khác",
            report.subject_name,
            report.signed_at,
            report.is_valid,
            report.sentence,
        )
        for report in reports
    )
