"""What the signatures of a document's files are worth now: asked of the bytes on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import caches

from common.errors import DomainError
from documents import signing
from documents.models import SignedFile
from documents.services.files import read_kept


@dataclass(frozen=True, slots=True)
class Checked:
    """A stored signature with the verdict on it; `sentence` is Vietnamese for everybody."""

    signed: SignedFile
    is_valid: bool
    sentence: str


def checked_signatures(signed: list[SignedFile]) -> list[Checked]:
    """The signatures of one file, as `selectors.signatures` names them: each is looked for in the last file."""
    if not signed:
        return []
    try:
        found = _reports(read_kept(signed[-1].pdf_path))
    except DomainError as damaged:
        return [Checked(each, False, damaged.message) for each in signed]
    return [_checked(each, found) for each in signed]


def _checked(signed: SignedFile, found: dict[str, tuple[bool, str]]) -> Checked:
    is_valid, sentence = found.get(signed.serial, (False, "Không tìm thấy chữ ký số này trong tệp."))
    return Checked(signed, is_valid, sentence)


def _reports(data: bytes) -> dict[str, tuple[bool, str]]:
    """Serial number of the certificate -> verdict, kept by the hash of the bytes and of what is trusted."""
    roots = signing.trusted_roots()
    key = f"signatures-{sha256(data + b''.join(roots)).hexdigest()}"
    kept: dict[str, tuple[bool, str]] | None = caches["pdf"].get(key)
    if kept is None:
        kept = {report.serial: (report.is_valid, report.sentence) for report in signing.verify(data, roots)}
        caches["pdf"].set(key, kept)
    return kept
