"""An agency's own Word template: taken in, tried, put to use, filled."""

from __future__ import annotations

from hashlib import sha256
from pathlib import PurePosixPath

from django.db import transaction

from audit import services as audit
from audit.constants import Action
from common.database import patient
from common.errors import InvalidInput
from documents.constants import MAX_TEMPLATE_BYTES
from documents.content import Content
from documents.content.frame import layout_of
from documents.models import Document, WordTemplate
from documents.services.files import keep_file, read_kept
from documents.writers import docx
from documents.writers.docx import own
from documents.writers.docx.starter import sample, starter
from organizations.models import Agency, User

_TOLD = ("doc_type", "name", "is_active", "file_sha256")


@patient
@transaction.atomic
def word_template_add(
    *, actor: User, agency: Agency, name: str, doc_type: str, data: bytes, is_active: bool = True
) -> WordTemplate:
    """Keep the uploaded template after it was tried; in use, it takes the place of the one before.

    Raises `InvalidInput` at the field «file» for whatever is wrong with it.
    """
    if len(data) > MAX_TEMPLATE_BYTES:
        raise InvalidInput(f"Tệp lớn hơn {MAX_TEMPLATE_BYTES // 2**20} MB; hãy bỏ bớt hình trong mẫu.", field="file")
    own.examine(data, sample(layout_of(agency.pk)))
    digest = sha256(data).hexdigest()
    path = PurePosixPath("templates", str(agency.pk), f"{digest}.docx")
    keep_file(path, data)
    if is_active:
        _retire(actor, agency, doc_type)
    row = WordTemplate.objects.create(
        agency=agency,
        doc_type=doc_type,
        name=name,
        file_path=path.as_posix(),
        file_sha256=digest,
        file_size=len(data),
        is_active=is_active,
        made_by=actor,
    )
    audit.log(actor=actor, action=Action.CREATED, obj=row, before={}, after=audit.values(row, *_TOLD))
    return row


@patient
@transaction.atomic
def word_template_change(*, actor: User, template_id: int, name: str, is_active: bool) -> WordTemplate:
    """Rename, put to use or take out of use; one of each type at most is in use."""
    row = WordTemplate.objects.for_user(actor).select_for_update().get(pk=template_id)
    before = audit.values(row, *_TOLD)
    if is_active and not row.is_active:
        _retire(actor, row.agency, row.doc_type)
    row.name, row.is_active = name, is_active
    row.save(update_fields=["name", "is_active"])
    audit.log(actor=actor, action=Action.CHANGED, obj=row, before=before, after=audit.values(row, *_TOLD))
    return row


def _retire(actor: User, agency: Agency, doc_type: str) -> None:
    used = WordTemplate.objects.for_user(actor).filter(agency=agency, doc_type=doc_type, is_active=True)
    for row in used.select_for_update():
        row.is_active = False
        row.save(update_fields=["is_active"])
        audit.log(actor=actor, action=Action.CHANGED, obj=row, before={"is_active": True}, after={"is_active": False})


def starting_template(agency: Agency) -> bytes:
    """The portal's own form with fields, in the agency's measures: what a template begins as."""
    return starter(layout_of(agency.pk))


def template_file(template: WordTemplate) -> bytes:
    """The template as it was uploaded. Raises `DomainError` where the file is gone."""
    return read_kept(template.file_path, template.file_sha256)


def word_file(document: Document, content: Content) -> bytes:
    """The Word file of `document` saying `content`, in the agency's own form where one is in use. A công văn has its
    subject and its addressees where no template has a place for them: it always takes the portal's form.

    Raises `RenderRefused` where it is too large, `DomainError` where the agency's template no longer serves.
    """
    used = WordTemplate.objects.filter(agency_id=document.agency_id, doc_type=document.doc_type, is_active=True).first()
    if used is None or not content.type_name:
        return docx.render(content)
    return own.render(template_file(used), content)
