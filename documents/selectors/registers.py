"""Reads of the two registers: their rows as pages, workbooks and prints show them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from common.calendar import dmy
from common.errors import InvalidInput
from common.text import collapse, fold
from documents.constants import DocumentType, State, Urgency
from documents.models import Document, IncomingDocument, RegisterEntry
from documents.rules.archive import PRIORITIES, too_long
from documents.selectors.documents import MAX_WORDS, register
from organizations.models import User

Cell = str | int | dt.date | None
SHARED_KEY, SHARED_LABEL = "chung", "Dãy số chung"


@dataclass(frozen=True, slots=True)
class OutgoingRow:
    """One line of sổ đăng ký văn bản đi; `cells` in the order of `OUTGOING_HEADS`."""

    document: Document
    entry: RegisterEntry | None
    cells: tuple[Cell, ...]


def outgoing(user: User) -> QuerySet[Document]:
    """`register` with the clerk's entry beside each document."""
    return register(user).select_related("register_entry", "amended_by")


def outgoing_row(document: Document) -> OutgoingRow:
    entry = entry_of(document)
    cells: tuple[Cell, ...] = (
        document.code,
        document.issued_on,
        f"{document.get_doc_type_display()} {document.subject}",
        document.signer_name,
        "; ".join(recipient.name for recipient in document.recipients.all()),
        (entry.archive_holder if entry else "") or document.archive_line,
        entry.copies_count if entry else None,
        entry.dispatched_on if entry else None,
        entry.received_by if entry else "",
        ". ".join(_remarks(document, entry)),
    )
    return OutgoingRow(document, entry, cells)


def entry_of(document: Document) -> RegisterEntry | None:
    """The clerk's entry; None while nothing was noted."""
    entry: RegisterEntry | None = getattr(document, "register_entry", None)
    return entry


def _remarks(document: Document, entry: RegisterEntry | None) -> Iterable[str]:
    """What the last column says: what became of the document, then the clerk's own words."""
    if document.state == State.WITHDRAWN:
        day = entry.recalled_on if entry else None
        yield f"Đã thu hồi ngày {dmy(day)}" if day else "Đã thu hồi"
    if document.state == State.CANCELLED:
        yield "Đã hủy số"
    if document.amended_by is not None:
        yield f"Được điều chỉnh bởi {document.amended_by.code}"
    if document.outside_system:
        yield f"Số do {document.outside_system} cấp"
    if entry and entry.note:
        yield entry.note


def series_choices(user: User) -> list[tuple[str, str]]:
    """The series in which numbers were given: what the filter sends, and its name."""
    rows = Document.objects.for_user(user).filter(number__isnull=False).order_by("series")
    names = {**dict(DocumentType.choices), "": SHARED_LABEL}
    found = rows.values_list("series", flat=True).distinct()
    return [(series or SHARED_KEY, str(names.get(series, series))) for series in found]


def archive_values(document: Document) -> dict[str, str]:
    """The fields of Phụ lục VI. Raises `InvalidInput` for a value that is longer than its field."""
    entry = entry_of(document)
    issued = getattr(document, "issued", None)
    values = {
        "OrganId": document.agency.organ_id,
        "FileCatalog": _text(entry.file_catalog if entry else None),
        "FileNotation": entry.file_notation if entry else "",
        "DocOrdinal": _text(entry.doc_ordinal if entry else None),
        "TypeName": document.get_doc_type_display(),
        "CodeNumber": _text(document.number),
        "CodeNotation": document.symbol,
        "IssuedDate": dmy(document.issued_on) if document.issued_on else "",
        "OrganName": document.agency.name,
        "Subject": document.subject,
        "Language": entry.language if entry else "Tiếng Việt",
        "PageAmount": _text(issued.page_count if issued else None),
        "Description": ". ".join(_remarks(document, entry)),
        "Position": document.signer_title or document.head_title,
        "FullName": document.signer_name,
        "To": "; ".join(recipient.name for recipient in document.recipients.all()),
        "Priority": PRIORITIES[Urgency(document.urgency)],
        "IssuedAmount": _text(entry.copies_count if entry else None),
        "DueDate": dmy(entry.due_on) if entry and entry.due_on else "",
    }
    field = too_long(values)
    if field is not None:
        raise InvalidInput(
            f"Văn bản {document.code}: «{field.label}» dài quá {field.length} ký tự của trường {field.name};"
            " hãy lọc bỏ văn bản này và nhập riêng vào hệ thống lưu trữ."
        )
    return values


def _text(value: int | None) -> str:
    return "" if value is None else str(value)


def incoming(user: User) -> QuerySet[IncomingDocument]:
    """Every incoming document that `user` may read, the latest number first."""
    return IncomingDocument.objects.for_user(user).select_related("unit").order_by("-arrival_year", "-arrival_number")


def incoming_for(user: User, incoming_id: int) -> IncomingDocument:
    """One of them; `IncomingDocument.DoesNotExist` for what `user` may not read."""
    return incoming(user).select_related("agency", "made_by").get(pk=incoming_id)


def incoming_search(rows: QuerySet[IncomingDocument], text: str) -> QuerySet[IncomingDocument]:
    """Those with every word of `text` in code, issuer or subject (accents ignored), or as the arrival number."""
    for word in collapse(text).split()[:MAX_WORDS]:
        found = Q(search_text__contains=fold(word))
        if word.isascii() and word.isdigit() and len(word) < 8:
            found |= Q(arrival_number=int(word))
        rows = rows.filter(found)
    return rows


def incoming_years(user: User) -> list[int]:
    rows = IncomingDocument.objects.for_user(user).order_by("-arrival_year")
    return list(rows.values_list("arrival_year", flat=True).distinct())


def incoming_cells(row: IncomingDocument) -> tuple[Cell, ...]:
    """One line of sổ đăng ký văn bản đến, in the order of `INCOMING_HEADS`."""
    holders = [row.unit.label() if row.unit else "", row.receiver]
    return (
        row.arrived_on,
        row.arrival_number,
        row.issuer,
        row.code,
        row.issued_on,
        f"{row.kind} {row.subject}",
        ", ".join(filter(None, holders)),
        row.forwarded_on,
        row.received_by,
        row.note,
    )


def incoming_twin(row: IncomingDocument) -> IncomingDocument | None:
    """Another entry of the same code, issuer and date: perhaps the same paper once more."""
    if not row.code:
        return None
    same = IncomingDocument.objects.filter(
        agency_id=row.agency_id, code__iexact=row.code, issuer__iexact=row.issuer, issued_on=row.issued_on
    )
    return same.exclude(pk=row.pk).order_by("pk").first()


def plain(cell: Cell) -> str:
    """A cell as it is printed."""
    if isinstance(cell, dt.date):
        return dmy(cell)
    return "" if cell is None else str(cell)


def table(heads: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Heads and rows, empty cells as empty texts: what a workbook takes."""
    return [tuple(heads), *(tuple("" if cell is None else cell for cell in row) for row in rows)]
