"""Which file of a document counts, who has signed it, and every hash it is known by.

Each function takes a document that the caller has already found for whoever asks.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet, Subquery
from django.http import Http404

from documents.constants import SignatureRole
from documents.models import AnnexFile, Document, DocumentCopy, IssuedDocument, PreparedFile, SignedFile

CurrentFile = IssuedDocument | PreparedFile | SignedFile
"""Each has `pdf_path`, `pdf_sha256`, `pdf_size` and `page_count`."""


def stored(pdf_path: str) -> Path:
    """Where a file that the database names lies on the disk."""
    return Path(settings.MEDIA_ROOT) / pdf_path


def latest_prepared(document: Document) -> PreparedFile | None:
    """What is signed, or was: the file prepared last. Once issued, the one that was issued."""
    return PreparedFile.objects.filter(document_id=document.pk).defer("content_json").order_by("-pk").first()


def signatures(document: Document) -> list[SignedFile]:
    """Who has signed the file that counts, in order; signatures on an earlier prepared file are left out."""
    prepared = latest_prepared(document)
    if prepared is None:
        return []
    return list(SignedFile.objects.filter(prepared=prepared).select_related("made_by").order_by("pk"))


def signed_roles(document: Document) -> set[str]:
    """The `SignatureRole`s that the file that counts carries; one query."""
    newest = PreparedFile.objects.filter(document_id=document.pk).order_by("-pk").values("pk")[:1]
    return set(SignedFile.objects.filter(prepared_id=Subquery(newest)).values_list("role", flat=True))


def current_file(document: Document) -> CurrentFile | None:
    """The file with every signature so far: signed last, else issued, else prepared; None before that."""
    signed = signatures(document)
    if signed:
        return signed[-1]
    issued = IssuedDocument.objects.filter(document_id=document.pk).defer("content_json").first()
    return issued or latest_prepared(document)


def current_pdf(document: Document) -> tuple[Path, str]:
    """Where the current file lies and its SHA-256; `Http404` where there is none."""
    file = current_file(document)
    if file is None:
        raise Http404("Văn bản này chưa có tệp.")
    return stored(file.pdf_path), file.pdf_sha256


def annexes_to_seal(document: Document) -> QuerySet[AnnexFile]:
    """Annexes in files of their own that the agency has not signed yet."""
    return AnnexFile.objects.filter(document_id=document.pk).exclude(signed_files__role=SignatureRole.ORGANIZATION)


def sealed_annexes(document: Document) -> list[AnnexFile]:
    """The annex files in order, ready to say `is_sealed`."""
    return list(AnnexFile.objects.filter(document_id=document.pk).prefetch_related("signed_files"))


def known_hashes(document: Document) -> dict[str, str]:
    """SHA-256 of every file of the document that may be out in the world -> what it is, in Vietnamese.

    What was prepared or signed and then replaced by a newer prepared file is not among them: it never counted.
    """
    prepared = latest_prepared(document)
    known = {} if prepared is None else {prepared.pdf_sha256: "Bản chưa ký"}
    for issued in IssuedDocument.objects.filter(document_id=document.pk).defer("content_json"):
        known[issued.pdf_sha256] = "Bản đã ban hành"
    known |= {signed.pdf_sha256: _signed_words(signed) for signed in signatures(document)}
    annexes = AnnexFile.objects.filter(document_id=document.pk)
    known |= {annex.pdf_sha256: f"Phụ lục «{annex.title}», bản chưa ký" for annex in annexes}
    sealed = SignedFile.objects.filter(annex__document_id=document.pk).select_related("annex")
    known |= {row.pdf_sha256: f"Phụ lục «{row.annex}», bản có chữ ký số của cơ quan" for row in sealed}
    for copy in DocumentCopy.objects.filter(document_id=document.pk):
        known[copy.pdf_sha256] = f"{copy.get_kind_display()} số {copy.code}"
    return known


def _signed_words(signed: SignedFile) -> str:
    return f"Bản có chữ ký số của {signed.get_role_display().lower()}"
