"""Keeping the two registers (Nghị định 30/2020/NĐ-CP, Điều 15, 17, 18, 22, 24)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from django.db import models, transaction

from audit.constants import Action
from audit.services import log, values
from common.calendar import dmy, today
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput, StaleVersion
from common.text import fold, one_line
from documents import policies
from documents.constants import State
from documents.models import Document, IncomingDocument, RegisterEntry
from documents.rules.registers import INCOMING_SERIES
from documents.services.files import keep_file
from documents.services.numbering import take_number
from documents.services.steps import locked, require_valid
from organizations.models import Agency, Unit, User

ENTRY_FIELDS = (
    *("copies_count", "archive_holder", "dispatched_on", "received_by", "recalled_on", "note"),
    *("file_catalog", "file_notation", "doc_ordinal", "language", "due_on"),
)
INCOMING_FIELDS = (
    *("arrived_on", "issuer", "code", "issued_on", "kind", "subject", "urgency", "unit", "receiver"),
    *("forwarded_on", "received_by", "due_on", "note"),
)


@patient
@transaction.atomic
def register_entry_save(
    *, document_id: int, actor: User, version: int | None = None, changes: Mapping[str, Any]
) -> RegisterEntry:
    """Write what the clerk notes beside a numbered document; `changes` are of `ENTRY_FIELDS`.

    The document's version rises with it, so that two clerks do not overwrite each other; what was issued stays.
    Raises `NotAllowed`, `InvalidInput` at the field, `StaleVersion`.
    """
    document = locked(document_id, actor, version)
    require(policies.can_keep_register(actor, document))
    entry = _entry(document)
    _require_known(changes, ENTRY_FIELDS)
    before = values(entry, *changes)
    _fill(entry, changes)
    _check_entry(document, entry)
    require_valid(entry, changes)
    _store_entry(document, entry, actor, before, values(entry, *changes))
    return entry


def note_dispatch(document: Document, actor: User, day: dt.date) -> None:
    """The first sending is the dispatch, unless the clerk has noted one."""
    entry = _entry(document)
    if entry.dispatched_on is None:
        entry.dispatched_on = day
        _store_entry(document, entry, actor, {"dispatched_on": None}, {"dispatched_on": day})


def note_recall(document: Document, actor: User, day: dt.date) -> None:
    """Điều 18: the day on which the document was withdrawn."""
    entry = _entry(document)
    before = values(entry, "recalled_on")
    entry.recalled_on = day
    _store_entry(document, entry, actor, before, {"recalled_on": day})


def _entry(document: Document) -> RegisterEntry:
    found = RegisterEntry.objects.filter(document_id=document.pk).first()
    return found or RegisterEntry(agency_id=document.agency_id, document=document)


def _store_entry(
    document: Document, entry: RegisterEntry, actor: User, before: dict[str, Any], after: dict[str, Any]
) -> None:
    if entry.pk is not None and before == after:
        return
    entry.save()
    document.version += 1
    # The day of the last change belongs to the text: the register does not move it.
    document.save(update_fields=["version"])
    log(actor=actor, action=Action.CHANGED, obj=entry, before=before, after=after)


def _check_entry(document: Document, entry: RegisterEntry) -> None:
    issued_on = document.issued_on or today()
    for name, words in (("dispatched_on", "Ngày chuyển"), ("recalled_on", "Ngày thu hồi")):
        day = getattr(entry, name)
        if day is not None and not issued_on <= day <= today():
            raise InvalidInput(f"{words} nằm trong khoảng từ ngày văn bản ({dmy(issued_on)}) đến hôm nay.", field=name)
    if entry.recalled_on is not None and document.state != State.WITHDRAWN:
        raise InvalidInput("Văn bản chưa thu hồi nên chưa có ngày thu hồi; hãy để trống.", field="recalled_on")
    if entry.due_on is not None and entry.due_on < issued_on:
        raise InvalidInput("Thời hạn trả lời không được trước ngày văn bản.", field="due_on")
    for name, high, words in (
        ("copies_count", 999, "Số lượng bản"),
        ("doc_ordinal", 999, "Số thứ tự trong hồ sơ"),
        ("file_catalog", 2199, "Năm hình thành hồ sơ"),
    ):
        low = 1900 if name == "file_catalog" else 1
        number = getattr(entry, name)
        if number is not None and not low <= number <= high:
            raise InvalidInput(f"{words} là một số từ {low} đến {high}.", field=name)


@patient
@transaction.atomic
def incoming_create(*, actor: User, agency: Agency, changes: Mapping[str, Any], scan: bytes = b"") -> IncomingDocument:
    """Enter a document that came in: the next arrival number of the year it arrived in, without gap or duplicate.

    `scan` is a PDF that was checked. Raises `NotAllowed`, `InvalidInput` at the field.
    """
    require(policies.can_keep_incoming(actor, agency))
    _require_known(changes, INCOMING_FIELDS)
    row = IncomingDocument(agency=agency, made_by=actor)
    _fill_incoming(row, changes)
    _keep_scan(row, scan)
    row.arrival_year = row.arrived_on.year
    row.arrival_number = take_number(agency.pk, INCOMING_SERIES, row.arrival_year)
    row.save()
    log(actor=actor, action=Action.CREATED, obj=row, after=values(row, "arrival_number", *INCOMING_FIELDS))
    return row


@patient
@transaction.atomic
def incoming_update(
    *, actor: User, incoming_id: int, version: int, changes: Mapping[str, Any], scan: bytes = b""
) -> IncomingDocument:
    """Correct an entry; its number and year stay. Raises `StaleVersion`, `NotAllowed`, `InvalidInput`."""
    rows = IncomingDocument.objects.for_user(actor).select_for_update(of=("self",)).select_related("agency")
    row = rows.get(pk=incoming_id)
    require(policies.can_keep_incoming(actor, row.agency))
    if row.version != version:
        raise StaleVersion(
            "Văn bản đến này vừa được người khác sửa; hãy tải lại trang rồi làm tiếp.", current=row.version
        )
    _require_known(changes, INCOMING_FIELDS)
    before = values(row, *changes, "pdf_sha256")
    _fill_incoming(row, changes)
    if row.arrived_on.year != row.arrival_year:
        raise InvalidInput(
            f"Số đến {row.arrival_number:02d} thuộc sổ năm {row.arrival_year}; ngày đến phải trong năm đó.",
            field="arrived_on",
        )
    _keep_scan(row, scan)
    after = values(row, *changes, "pdf_sha256")
    if after != before:
        row.version += 1
        row.save()
        log(actor=actor, action=Action.CHANGED, obj=row, before=before, after=after)
    return row


def _fill_incoming(row: IncomingDocument, changes: Mapping[str, Any]) -> None:
    _fill(row, changes)
    row.search_text = fold(f"{row.code} {row.issuer} {row.kind} {row.subject}")[:900]
    if row.unit_id is not None and not Unit.objects.filter(agency_id=row.agency_id, pk=row.unit_id).exists():
        raise InvalidInput("Đơn vị này không thuộc cơ quan; hãy chọn lại.", field="unit")
    require_valid(row, changes)
    if row.arrived_on > today():
        raise InvalidInput(f"Ngày đến không được sau hôm nay ({dmy(today())}).", field="arrived_on")
    if row.issued_on is not None and row.issued_on > row.arrived_on:
        raise InvalidInput("Ngày văn bản không được sau ngày đến.", field="issued_on")
    if row.forwarded_on is not None and not row.arrived_on <= row.forwarded_on <= today():
        raise InvalidInput("Ngày chuyển nằm trong khoảng từ ngày đến đến hôm nay.", field="forwarded_on")


def _keep_scan(row: IncomingDocument, scan: bytes) -> None:
    if not scan:
        return
    row.pdf_sha256 = sha256(scan).hexdigest()
    path = PurePosixPath("incoming", str(row.agency_id), str(row.arrived_on.year), f"{row.pdf_sha256}.pdf")
    keep_file(path, scan)
    row.pdf_path = path.as_posix()


def _require_known(changes: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for name in changes:
        if name not in known:
            raise InvalidInput(f"Không có trường «{name}» trong sổ.", field=name)


def _fill(row: models.Model, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, one_line(value) if isinstance(value, str) else value)
