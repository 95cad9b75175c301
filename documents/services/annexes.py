"""Annexes in files of their own (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.8): added while the text is written."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.text import collapse, nfc
from documents import signing
from documents.constants import MAX_ANNEX_BYTES, MAX_ANNEX_FILES
from documents.models import AnnexFile, Document
from documents.policies import can_edit
from documents.services.files import keep_pdf
from documents.services.steps import locked, raise_version
from organizations.models import User

_CARRIED = (
    *("agency_id", "title", "file_name", "position"),
    *("pdf_path", "pdf_sha256", "pdf_size", "page_count"),
)


@patient
def annex_add(*, document_id: int, actor: User, title: str, file_name: str, data: bytes) -> AnnexFile:
    """Keep `data`, a PDF without password, as the document's last annex.

    Raises `NotAllowed` once the document is submitted, `InvalidInput` (fields «title», «file»).
    """
    document = Document.objects.for_user(actor).get(pk=document_id)
    require(can_edit(actor, document))
    title = _checked_title(title)
    if len(data) > MAX_ANNEX_BYTES:
        raise InvalidInput(
            f"Tệp lớn hơn {MAX_ANNEX_BYTES // 2**20} MB; hãy giảm dung lượng hoặc tách tệp.", field="file"
        )
    facts = signing.check_pdf(data)
    kept = keep_pdf(data, agency_id=document.agency_id, year=None, page_count=facts.page_count)
    with transaction.atomic():
        return _add(document_id, actor, title, file_name, kept)


def _add(document_id: int, actor: User, title: str, file_name: str, kept: dict[str, object]) -> AnnexFile:
    document = _editable(document_id, actor)
    rows = AnnexFile.objects.filter(document=document)
    if rows.count() >= MAX_ANNEX_FILES:
        raise InvalidInput(f"Văn bản có tối đa {MAX_ANNEX_FILES} tệp phụ lục; hãy gộp bớt các tệp.", field="file")
    if rows.filter(pdf_sha256=kept["pdf_sha256"]).exists():
        raise InvalidInput("Tệp này đã có trong danh sách phụ lục.", field="file")
    last = rows.aggregate(last=Max("position"))["last"]
    annex = AnnexFile.objects.create(
        agency_id=document.agency_id,
        document=document,
        title=title,
        file_name=nfc(file_name)[-200:],
        position=0 if last is None else last + 1,
        made_by=actor,
        **kept,
    )
    _changed(document, actor, after={"annex_file": title})
    return annex


@patient
@transaction.atomic
def annexes_carry_over(*, document_id: int, earlier_id: int, actor: User) -> Document:
    """Begin a draft with the annexes of the document that it amends: the same files, without their signatures.

    Raises `NotAllowed` once the draft is submitted.
    """
    document = _editable(document_id, actor)
    earlier = AnnexFile.objects.for_user(actor).filter(document_id=earlier_id)
    rows = AnnexFile.objects.bulk_create(
        AnnexFile(document=document, made_by=actor, **{name: getattr(row, name) for name in _CARRIED})
        for row in earlier
    )
    if rows:
        _changed(document, actor, after={"annex_order": [row.title for row in rows]})
    return document


@patient
@transaction.atomic
def annex_rename(*, document_id: int, actor: User, annex_id: int, title: str) -> AnnexFile:
    document = _editable(document_id, actor)
    annex = AnnexFile.objects.get(document=document, pk=annex_id)
    before, annex.title = annex.title, _checked_title(title)
    annex.save(update_fields=["title"])
    _changed(document, actor, before={"annex_file": before}, after={"annex_file": annex.title})
    return annex


@patient
@transaction.atomic
def annex_move(*, document_id: int, actor: User, annex_id: int, up: bool) -> None:
    """Change places with the neighbour; at the end of the list nothing happens."""
    document = _editable(document_id, actor)
    rows = list(AnnexFile.objects.filter(document=document))
    place = next((place for place, row in enumerate(rows) if row.pk == annex_id), None)
    if place is None:
        raise AnnexFile.DoesNotExist
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows):
        row.position = position
    AnnexFile.objects.bulk_update(rows, ["position"])
    _changed(document, actor, after={"annex_order": [row.title for row in rows]})


@patient
@transaction.atomic
def annex_delete(*, document_id: int, actor: User, annex_id: int) -> None:
    """The row goes; the file stays on the disk, harmless, for whoever undoes a mistake by hand."""
    document = _editable(document_id, actor)
    annex = AnnexFile.objects.get(document=document, pk=annex_id)
    annex.delete()
    _changed(document, actor, before={"annex_file": annex.title})


def _editable(document_id: int, actor: User) -> Document:
    document = locked(document_id, actor)
    require(can_edit(actor, document))
    return document


def _checked_title(title: str) -> str:
    title = collapse(title)
    if not title:
        raise InvalidInput("Hãy nhập tên phụ lục.", field="title")
    if len(title) > 300:
        raise InvalidInput("Tên phụ lục dài tối đa 300 ký tự.", field="title")
    return title


def _changed(
    document: Document, actor: User, *, before: dict[str, object] | None = None, after: dict[str, object] | None = None
) -> None:
    raise_version(document)
    log(actor=actor, action=Action.CHANGED, obj=document, before=before, after=after)
