"""Is what was issued still there, unchanged? Asked every day of every file."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from audit.constants import Action
from audit.services import log
from documents.models import IssuedDocument

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Damage:
    """`reason`: a Vietnamese sentence for the document's page."""

    issued_id: int
    reason: str


def verify_issued() -> list[Damage]:
    """Hash every issued file and text again; each damage goes into the audit trail and the log."""
    found = []
    for issued in IssuedDocument.objects.select_related("document").order_by("pk").iterator(chunk_size=100):
        reason = _damage(issued)
        if reason:
            found.append(Damage(issued.pk, reason))
            logger.error("Issued document %s: %s", issued.document_id, reason)
            log(actor=None, action=Action.DAMAGED, obj=issued.document, reason=reason)
    return found


def verify_all(payload: dict[str, Any]) -> None:
    """The daily job."""
    verify_issued()


def _damage(issued: IssuedDocument) -> str:
    path = Path(settings.MEDIA_ROOT) / issued.pdf_path
    if hashlib.sha256(issued.content_json.encode()).hexdigest() != issued.content_sha256:
        return "Nội dung lưu trong cơ sở dữ liệu không khớp dấu băm; hãy khôi phục từ bản sao lưu."
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "Không đọc được tệp PDF đã ban hành; hãy khôi phục từ bản sao lưu."
    if digest != issued.pdf_sha256:
        return "Tệp PDF đã ban hành không khớp dấu băm; hãy khôi phục từ bản sao lưu."
    return ""
