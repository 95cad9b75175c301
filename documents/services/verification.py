"""Is what was prepared, signed, issued and copied still there, unchanged? Asked every day of every file."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from audit.constants import Action
from audit.services import log
from documents.models import AnnexFile, DocumentCopy, IssuedDocument, PreparedFile, SignedFile

logger = logging.getLogger(__name__)

_WITH_TEXT = (IssuedDocument, PreparedFile)
_WITH_FILE = (*_WITH_TEXT, SignedFile, AnnexFile, DocumentCopy)


@dataclass(frozen=True, slots=True)
class Damage:
    """`reason`: a Vietnamese sentence for the document's page."""

    document_id: int
    reason: str


def verify_issued() -> list[Damage]:
    """Hash every kept file and text again; each damage goes into the audit trail and the log, once per file."""
    found, hashed = [], set[str]()
    for row in chain.from_iterable(_rows(model) for model in _WITH_FILE):
        document, path = row.document, row.pdf_path
        reason = _text_damage(row) or ("" if path in hashed else _file_damage(path, row.pdf_sha256))
        hashed.add(path)
        if reason:
            found.append(Damage(document.pk, reason))
            logger.error("Document %s: %s", document.pk, reason)
            log(actor=None, action=Action.DAMAGED, obj=document, reason=reason)
    return found


def verify_all(payload: dict[str, Any]) -> None:
    """The daily job."""
    verify_issued()


def _rows(model: type[models.Model]) -> Iterator[Any]:
    return model._default_manager.select_related("document").order_by("pk").iterator(chunk_size=100)


def _text_damage(row: Any) -> str:
    if isinstance(row, _WITH_TEXT) and hashlib.sha256(row.content_json.encode()).hexdigest() != row.content_sha256:
        return "Nội dung lưu trong cơ sở dữ liệu không khớp dấu băm; hãy khôi phục từ bản sao lưu."
    return ""


def _file_damage(pdf_path: str, pdf_sha256: str) -> str:
    try:
        with (Path(settings.MEDIA_ROOT) / pdf_path).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return "Không đọc được tệp PDF đã lưu; hãy khôi phục từ bản sao lưu."
    if digest != pdf_sha256:
        return "Tệp PDF đã lưu không khớp dấu băm; hãy khôi phục từ bản sao lưu."
    return ""
