"""Making a document and writing its header: everything around its text (Nghị định 30/2020/NĐ-CP, Điều 8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models, transaction

from audit.constants import Action
from audit.services import log, values
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from common.text import fold, one_line
from documents.constants import DocumentType
from documents.models import Document, Recipient
from documents.policies import can_delete, can_edit
from documents.services.steps import locked, raise_version, require_valid
from organizations.constants import WRITING_ROLES
from organizations.models import Agency, Unit, User

MAX_RECIPIENTS = 100
_ID = re.compile(r"\d{1,18}", re.ASCII)
_UNIT_CODE = re.compile(r"[A-ZĐ&]{1,10}")
_RANGES = {"draft_month": (1, 12), "draft_year": (2000, 2199)}
HEADER_FIELDS = (
    "subject",
    "symbol",
    "place",
    "draft_month",
    "draft_year",
    "urgency",
    "circulation",
    "signing_method",
    "drafting_unit",
    "on_behalf_of",
    "authority",
    "head_title",
    "signer_title",
    "signer_name",
    "archive_line",
    "typist_mark",
)


@patient
@transaction.atomic
def document_create(
    *, actor: User, agency: Agency, doc_type: str = DocumentType.KH, subject: str, **fields: Any
) -> Document:
    """A draft of `actor` in `agency`; what is not given comes from the agency and the person.

    Raises `NotAllowed` for who does not draft there, `InvalidInput` for an unknown field or a bad value.
    """
    if not actor.has_role(agency.pk, *WRITING_ROLES):
        raise NotAllowed("Bạn không có vai trò soạn thảo ở cơ quan này; hãy liên hệ người quản trị.")
    unit = actor.unit
    given: dict[str, Any] = {
        "place": agency.place,
        "drafting_unit": unit if unit is not None and unit.agency_id == agency.pk else None,
        **fields,
        "subject": subject,
    }
    document = Document(agency=agency, created_by=actor, doc_type=doc_type)
    for name, value in _cleaned(document, given).items():
        setattr(document, name, value)
    document.symbol = document.symbol or default_symbol(agency, doc_type, document.drafting_unit)
    document.save()
    log(actor=actor, action=Action.CREATED, obj=document, after=values(document, "doc_type", *HEADER_FIELDS))
    return document


@patient
@transaction.atomic
def document_update(
    *,
    document_id: int,
    actor: User,
    version: int,
    changes: Mapping[str, Any],
    recipients: Sequence[Mapping[str, Any]] | None = None,
) -> Document:
    """Change fields of the header (`HEADER_FIELDS`) of a draft or a returned document, under one new version.

    `recipients`, where given, are written anew as by `recipients_replace`.
    Raises `StaleVersion` where somebody saved since `version`, `NotAllowed`, `InvalidInput` with the field's name.
    """
    document = locked(document_id, actor, version)
    require(can_edit(actor, document))
    cleaned = _cleaned(document, changes)
    changed = {name: value for name, value in cleaned.items() if getattr(document, name) != value}
    before = values(document, *changed)
    for name, value in changed.items():
        setattr(document, name, value)
    after = values(document, *changed)
    if recipients is not None:
        was, now = _write_recipients(document, recipients)
        if was != now:
            before["recipients"], after["recipients"] = was, now
    if after:
        raise_version(document, *changed)
        log(actor=actor, action=Action.CHANGED, obj=document, before=before, after=after)
    return document


@patient
@transaction.atomic
def recipients_replace(
    *, document_id: int, actor: User, rows: Sequence[Mapping[str, Any]], version: int | None = None
) -> list[Recipient]:
    """Write «Nơi nhận» anew, in the order of `rows` of {"name", "purpose", "email"}; one without a name is left out."""
    document = locked(document_id, actor, version)
    require(can_edit(actor, document))
    before, after = _write_recipients(document, rows)
    raise_version(document)
    log(actor=actor, action=Action.CHANGED, obj=document, before={"recipients": before}, after={"recipients": after})
    return list(document.recipients.all())


def _write_recipients(document: Document, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """What was written before, and after."""
    wanted = [row for row in (_recipient(document, row) for row in rows) if row.name]
    if len(wanted) > MAX_RECIPIENTS:
        raise InvalidInput(f"Nơi nhận nhiều quá {MAX_RECIPIENTS} dòng; hãy gộp bớt.", field="recipients")
    before = [_line(row) for row in document.recipients.all()]
    document.recipients.all().delete()
    for position, recipient in enumerate(wanted):
        recipient.position = position
        require_valid(recipient, ["name", "purpose", "email"])
    made = Recipient.objects.bulk_create(wanted)
    return before, [_line(row) for row in made]


def _line(recipient: Recipient) -> str:
    return f"{recipient.name} <{recipient.email}>" if recipient.email else recipient.name


@patient
@transaction.atomic
def document_delete(*, document_id: int, actor: User, version: int | None = None) -> None:
    """Delete a draft that nobody has been asked about yet, with all that hangs on it.

    Raises `NotAllowed` once it was submitted or commented: its history is kept for good.
    """
    document = locked(document_id, actor, version)
    require(can_delete(actor, document))
    log(actor=actor, action=Action.DELETED, obj=document, before=values(document, "doc_type", *HEADER_FIELDS))
    document.delete()


def default_symbol(agency: Agency, doc_type: str, unit: Unit | None = None) -> str:
    """«KH-SKHCN»; a công văn carries no type code but its drafting unit's, «SKHCN-TĐC» (Phụ lục III)."""
    if doc_type != DocumentType.CV:
        return f"{doc_type}-{agency.symbol}"
    code = unit.short_name if unit and _UNIT_CODE.fullmatch(unit.short_name) else ""
    return "-".join(filter(None, (agency.symbol, code)))


def _cleaned(document: Document, changes: Mapping[str, Any]) -> dict[str, Any]:
    """The given header fields, checked one by one against the model, text in one line and NFC."""
    unknown = sorted(set(changes) - set(HEADER_FIELDS))
    if unknown:
        raise InvalidInput(f"Không có trường «{unknown[0]}» trong thể thức văn bản.", field=unknown[0])
    trial = Document(agency_id=document.agency_id)
    for name, value in changes.items():
        setattr(trial, name, _own_unit(document, value) if name == "drafting_unit" else _one_line(name, value))
    require_valid(trial, changes)
    _require_ranges(trial, changes)
    cleaned = {name: getattr(trial, name) for name in changes}
    if "subject" in cleaned:
        cleaned["search_text"] = fold(cleaned["subject"])
    return cleaned


def _one_line(name: str, value: Any) -> Any:
    field = Document._meta.get_field(name)
    if isinstance(field, models.CharField):
        return one_line("" if value is None else str(value))
    return value


def _own_unit(document: Document, value: Any) -> Unit | None:
    if value in (None, ""):
        return None
    key = str(value.pk if isinstance(value, Unit) else value)
    unit = Unit.objects.filter(agency_id=document.agency_id, pk=key).first() if _ID.fullmatch(key) else None
    if unit is None:
        raise InvalidInput("Đơn vị này không thuộc cơ quan; hãy chọn lại.", field="drafting_unit")
    return unit


def _require_ranges(trial: Document, names: Iterable[str]) -> None:
    for name, (low, high) in _RANGES.items():
        value = getattr(trial, name)
        if name in names and value is not None and not low <= int(value) <= high:
            label = getattr(Document._meta.get_field(name), "verbose_name", name)
            raise InvalidInput(f"{label} phải từ {low} đến {high}.", field=name)


def _recipient(document: Document, row: Mapping[str, Any]) -> Recipient:
    return Recipient(
        agency_id=document.agency_id,
        document=document,
        name=one_line(str(row.get("name", ""))).rstrip(";."),
        purpose=one_line(str(row.get("purpose", ""))),
        email=one_line(str(row.get("email", ""))),
    )
