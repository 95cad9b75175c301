"""Writing a công văn đính chính: begun from an issued document, with what it needs already filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import transaction

from audit.constants import Action as Made
from audit.services import log
from common.calendar import today
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.text import one_line, printable
from documents.constants import DocumentType, Relation
from documents.content import correction as text
from documents.models import Correction, Recipient
from documents.policies import can_correct
from documents.rules.corrections import MAX_ROWS, ROW_FIELDS, CorrectionRow, equal_rows
from documents.services.header import document_create, document_update
from documents.services.steps import locked, raise_version
from organizations.models import User

MAX_TEXT = 20_000
AS_ABOVE = "Như trên"
_TAKEN_OVER = (
    "place",
    "signing_method",
    "drafting_unit",
    "on_behalf_of",
    "authority",
    "head_title",
    "signer_title",
    "signer_name",
    "archive_line",
)
"""What a correction has in common with the document it corrects, until somebody changes it."""


@patient
@transaction.atomic
def correction_create(*, actor: User, document_id: int) -> Correction:
    """A draft công văn that corrects the issued document; the signer and the addressees are that document's.

    Raises `NotAllowed` for one that is not in force, or has such a draft already.
    """
    wrong = locked(document_id, actor)
    require(can_correct(actor, wrong))
    day = today()
    letter = document_create(
        actor=actor,
        agency=wrong.agency,
        doc_type=DocumentType.CV,
        subject=text.first_subject(wrong),
        draft_month=day.month,
        draft_year=day.year,
        **{name: getattr(wrong, name) for name in _TAKEN_OVER},
    )
    letter.relates_to, letter.relation = wrong, Relation.CORRECT
    letter.save(update_fields=["relates_to", "relation"])
    Recipient.objects.create(agency_id=letter.agency_id, document=letter, name=AS_ABOVE)
    names = Recipient.objects.filter(document=wrong).order_by("position", "pk").values_list("name", flat=True)
    correction = Correction.objects.create(
        agency_id=letter.agency_id,
        document=letter,
        addressees="\n".join(name for name in names if name != AS_ABOVE),
        opening=text.first_opening(wrong),
        closing=text.first_closing(wrong),
    )
    log(actor=actor, action=Made.CREATED, obj=correction, after={"document": letter.pk, **_words(correction)})
    return correction


@patient
@transaction.atomic
def correction_update(
    *,
    document_id: int,
    actor: User,
    version: int,
    changes: Mapping[str, Any],
    recipients: Sequence[Mapping[str, Any]],
    words: Mapping[str, Any],
) -> Correction:
    """Save the whole draft: `changes` of the header, the recipients, and the `words` (addressees, opening, rows,
    closing), under one new version.

    Raises `StaleVersion`, `NotAllowed`, `InvalidInput` with the field's name; for a row "rows".
    """
    document = document_update(
        document_id=document_id, actor=actor, version=version, changes=changes, recipients=recipients
    )
    correction = Correction.objects.for_user(actor).select_for_update(of=("self",)).get(document=document)
    correction.document = document
    before = _words(correction)
    after = {name: _cleaned(name, value) for name, value in words.items()}
    changed = {name: value for name, value in after.items() if before[name] != value}
    for name, value in changed.items():
        setattr(correction, name, value)
    if changed:
        correction.save(update_fields=list(changed))
        log(actor=actor, action=Made.CHANGED, obj=correction, before={n: before[n] for n in changed}, after=changed)
        if document.version == version:
            raise_version(document)
    return correction


def _words(correction: Correction) -> dict[str, Any]:
    return {name: getattr(correction, name) for name in _CLEANERS}


def _cleaned(name: str, value: Any) -> Any:
    cleaner = _CLEANERS.get(name)
    if cleaner is None:
        raise InvalidInput(f"Không có trường «{name}» trong công văn đính chính.", field=name)
    return cleaner(name, value)


def _paragraphs(name: str, value: Any) -> str:
    typed = printable(str(value))
    if len(typed) > MAX_TEXT:
        raise InvalidInput("Đoạn này quá dài; hãy viết ngắn lại.", field=name)
    return typed


def _rows(name: str, value: Sequence[CorrectionRow]) -> list[dict[str, str]]:
    """Rows in order, empty ones left out; what corrects nothing is refused."""
    rows = [CorrectionRow(**{part: _part(part, getattr(row, part)) for part in ROW_FIELDS}) for row in value]
    rows = [row for row in rows if not row.is_empty]
    if len(rows) > MAX_ROWS:
        raise InvalidInput(f"Nội dung đính chính nhiều quá {MAX_ROWS} dòng; hãy gộp bớt.", field=name)
    if same := equal_rows(rows):
        raise InvalidInput(
            f"Dòng {same[0] + 1}: phần đính chính giống hệt phần đã in; hãy sửa lại hoặc bỏ dòng này.", field=name
        )
    return [{part: getattr(row, part) for part in ROW_FIELDS} for row in rows]


def _part(part: str, value: str) -> str:
    value = one_line(value) if part == "where" else printable(value)
    if len(value) > ROW_FIELDS[part]:
        raise InvalidInput(
            f"Một dòng đính chính dài quá {ROW_FIELDS[part]} ký tự; hãy tách thành nhiều dòng.", field="rows"
        )
    return value


_CLEANERS: dict[str, Callable[[str, Any], Any]] = {
    "addressees": _paragraphs,
    "opening": _paragraphs,
    "rows": _rows,
    "closing": _paragraphs,
}
