"""Copies of an issued document: sao y, sao lục, trích sao (Nghị định 30/2020/NĐ-CP, Điều 25–27).

The number stands inside the file, and a file takes its time: it is made for the number that comes next, and made again
where somebody else was faster. So nothing waits for a PDF, and the numbers have no gap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.services import log
from common.calendar import dmy, long_date, today
from common.database import patient
from common.decisions import require
from common.errors import Busy, InvalidInput
from common.text import one_line, printable
from documents import signing
from documents.constants import COPY_SERIES, Action, CopyKind, SignatureRole
from documents.content import Recipients, Signature, frame
from documents.models import Document, DocumentCopy, NumberCounter
from documents.policies import can
from documents.rules import page_ranges
from documents.selectors import current_file
from documents.services.files import keep_pdf, read_kept
from documents.services.numbering import take_number
from documents.services.signing.with_key import opened, own_certificate
from documents.services.steps import locked, record
from documents.signing import Key
from documents.writers.copies import CopyBlock, copy_pdf
from organizations.models import User

TRIES = 5
MAX_SIGNER_LINES = 3
MAX_RECIPIENTS = 30
MAX_LINE = 200
MAX_NAME = 120
MAX_PAGES_TEXT = 200
UNSIGNED = "Bản sao này chưa ký số; có giá trị khi có chữ ký của người có thẩm quyền và dấu của cơ quan sao."


@dataclass(frozen=True, slots=True)
class CopyOrder:
    """What the clerk asks for. `pages` of an extract as typed; `of_copy_id` the sao y that a sao lục repeats;
    `certificate_id` None leaves the copy unsigned; `password` is used once."""

    kind: CopyKind
    made_on: dt.date
    signer_lines: str
    signer_name: str
    recipients: str = ""
    pages: str = ""
    of_copy_id: int | None = None
    certificate_id: int | None = None
    password: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """The file that is copied, which pages of it, what is said of it, and the columns that name it."""

    data: bytes
    pages: tuple[int, ...]
    notes: tuple[str, ...]
    columns: dict[str, Any]


@patient
def document_copy(*, document_id: int, actor: User, order: CopyOrder) -> DocumentCopy:
    """Make one copy with the next number. Call it outside a transaction: making the PDF takes a second.

    Raises `NotAllowed`, `InvalidInput` with the field's name, `RenderRefused`, `Busy` where many make copies at once;
    then nothing was made.
    """
    document = Document.objects.for_user(actor).select_related("agency").get(pk=document_id)
    require(can(actor, document, Action.COPY))
    order = _checked(document, order)
    source = _source(document, order)
    with _key(document, actor, order) as key:
        for _ in range(TRIES):
            number = _next_number(document.agency_id, order.made_on.year)
            data, page_count = _file(document, order, source, number, key)
            kept = keep_pdf(data, page_count=page_count, agency_id=document.agency_id, year=order.made_on.year)
            holder = key.certificate.subject_name[:200] if key else ""
            copy = _store(document_id, actor, order, number, {**kept, **source.columns, "signed_by": holder})
            if copy is not None:
                return copy
    raise Busy("Nhiều người đang lập bản sao cùng lúc; hãy thử lại sau vài giây.")


def _checked(document: Document, order: CopyOrder) -> CopyOrder:
    """`order` with its texts tidied."""
    if order.made_on > today():
        raise InvalidInput(f"Ngày sao không được sau hôm nay ({dmy(today())}).", field="made_on")
    if document.issued_on is not None and order.made_on < document.issued_on:
        raise InvalidInput(f"Ngày sao không được trước ngày văn bản ({dmy(document.issued_on)}).", field="made_on")
    tidied = replace(
        order,
        signer_lines=_lines(order.signer_lines, "signer_lines", MAX_SIGNER_LINES),
        signer_name=one_line(order.signer_name),
        recipients=_lines(order.recipients, "recipients", MAX_RECIPIENTS),
    )
    if not tidied.signer_lines:
        raise InvalidInput("Hãy ghi quyền hạn, chức vụ người ký, ví dụ TL. GIÁM ĐỐC.", field="signer_lines")
    if not 0 < len(tidied.signer_name) <= MAX_NAME:
        raise InvalidInput(f"Hãy ghi họ tên người ký, không quá {MAX_NAME} ký tự.", field="signer_name")
    return tidied


def _lines(text: str, field: str, most: int) -> str:
    lines = [line.rstrip(";.,").strip() for line in printable(text).split("\n") if line.strip()]
    if len(lines) > most or any(len(line) > MAX_LINE for line in lines):
        raise InvalidInput(f"Nhiều nhất {most} dòng, mỗi dòng không quá {MAX_LINE} ký tự.", field=field)
    return "\n".join(lines)


def _source(document: Document, order: CopyOrder) -> _Source:
    if order.kind == CopyKind.AGAIN:
        return _source_of_copy(document, order)
    file = current_file(document)
    if file is None:
        raise InvalidInput("Văn bản này chưa có tệp để sao.")
    every = tuple(range(1, file.page_count + 1))
    pages = page_ranges.read(order.pages, file.page_count) if order.kind == CopyKind.EXTRACT else every
    shown = page_ranges.shown(pages) if order.kind == CopyKind.EXTRACT else ""
    if len(shown) > MAX_PAGES_TEXT:
        raise InvalidInput("Các trang trích quá rời rạc; hãy lập thành nhiều bản trích sao.", field="pages")
    notes = [f"{_name(document)}, {file.page_count} trang. SHA-256 của tệp gốc: {file.pdf_sha256}."]
    if shown:
        notes.append(f"Trích các trang: {shown}.")
    return _Source(read_kept(file.pdf_path, file.pdf_sha256), pages, tuple(notes), {"pages": shown})


def _source_of_copy(document: Document, order: CopyOrder) -> _Source:
    """Điều 25, khoản 2: a sao lục is made of a sao y."""
    of = document.copies.filter(kind=CopyKind.FULL, pk=order.of_copy_id).first() if order.of_copy_id else None
    if of is None:
        raise InvalidInput("Sao lục được thực hiện từ bản sao y; hãy chọn một bản sao y.", field="of_copy")
    notes = (
        f"{_name(document)}.",
        f"Sao lục từ bản sao y số {of.code} {long_date(of.made_on)}. SHA-256 của tệp: {of.pdf_sha256}.",
    )
    pages = tuple(range(1, of.page_count + 1))
    return _Source(read_kept(of.pdf_path, of.pdf_sha256), pages, notes, {"of_copy": of})


def _name(document: Document) -> str:
    day = long_date(document.issued_on) if document.issued_on else ""
    return f"Văn bản gốc: {document.get_doc_type_display()} số {document.code} {day} của {document.agency.name}"


@contextmanager
def _key(document: Document, actor: User, order: CopyOrder) -> Iterator[Key | None]:
    """The agency's key where the copy is to be signed."""
    if order.certificate_id is None:
        yield None
        return
    role = SignatureRole.ORGANIZATION
    certificate = own_certificate(document, actor, role, order.certificate_id)
    with opened(certificate, order.password) as key:
        signing.check_certificate(
            key.certificate, role=role, holder=document.agency.name, at=timezone.now(), roots=signing.trusted_roots()
        )
        yield key


def _next_number(agency_id: int, year: int) -> int:
    row = NumberCounter.objects.filter(agency_id=agency_id, series=COPY_SERIES, year=year).first()
    return row.last + 1 if row else 1


def _file(document: Document, order: CopyOrder, source: _Source, number: int, key: Key | None) -> tuple[bytes, int]:
    """The copy's bytes and pages."""
    form = order.kind.label
    block = CopyBlock(
        form=form.upper(),
        issuer=document.agency.letterhead_name,
        number=number,
        symbol=symbol(document, order.kind),
        place=document.agency.place,
        day=order.made_on,
        signature=Signature(tuple(order.signer_lines.split("\n")), order.signer_name),
        recipients=Recipients(tuple(order.recipients.split("\n")) if order.recipients else (), archive="VT"),
        notes=source.notes if key else (*source.notes, UNSIGNED),
        layout=frame.layout(document),
    )
    made = copy_pdf(source.data, source.pages, block)
    if key is None:
        return made.data, made.page_count
    of, at = source.columns.get("of_copy"), timezone.now()
    beside = of is not None and bool(of.signed_by)
    words: dict[str, Any] = {"kind_line": form, "agency": document.agency.name, "at": at, "beside": beside}
    return signing.sign_copy(made.data, key, **words), made.page_count


def symbol(document: Document, kind: CopyKind) -> str:
    """«SY-SKHCN» (Phụ lục III)."""
    return f"{kind.value}-{document.agency.symbol}"[:40]


@transaction.atomic
def _store(
    document_id: int, actor: User, order: CopyOrder, number: int, columns: dict[str, Any]
) -> DocumentCopy | None:
    """Everything again under the lock; None where somebody else has taken `number` meanwhile."""
    document = locked(document_id, actor)
    require(can(actor, document, Action.COPY))
    year = order.made_on.year
    if take_number(document.agency_id, COPY_SERIES, year) != number:
        transaction.set_rollback(True)
        return None
    _refuse_earlier_date(document.agency_id, order.made_on)
    copy = DocumentCopy.objects.create(
        agency_id=document.agency_id,
        document=document,
        kind=order.kind,
        number=number,
        number_year=year,
        symbol=symbol(document, order.kind),
        made_on=order.made_on,
        signer_lines=order.signer_lines.split("\n"),
        signer_name=order.signer_name,
        recipients=order.recipients,
        made_by=actor,
        **columns,
    )
    log(actor=actor, action=Action.COPY, obj=document, after={"copy": str(copy), "pdf_sha256": copy.pdf_sha256})
    record(document, actor, Action.COPY, from_state=document.state, note=str(copy))
    return copy


def _refuse_earlier_date(agency_id: int, made_on: dt.date) -> None:
    """Asked while the counter is held: numbers run with the dates."""
    last = DocumentCopy.objects.filter(agency_id=agency_id, number_year=made_on.year).order_by("-number").first()
    if last is not None and made_on < last.made_on:
        raise InvalidInput(
            f"Ngày sao không được sớm hơn {dmy(last.made_on)}, ngày của bản sao số {last.number:02d}.", field="made_on"
        )
