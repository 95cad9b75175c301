"""What every write of a document begins and ends with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from audit.services import log
from common.errors import InvalidInput, StaleVersion
from documents.constants import Action
from documents.models import Document, DocumentEvent
from organizations.models import User


def locked(document_id: int, actor: User, version: int | None = None) -> Document:
    """The document, its row held until the transaction ends.

    Raises `Document.DoesNotExist` for what `actor` may not see, `StaleVersion` where `version` is given and past.
    """
    rows = Document.objects.for_user(actor).select_for_update(of=("self",)).select_related("agency")
    document = rows.get(pk=document_id)
    if version is not None and version != document.version:
        raise StaleVersion(
            "Văn bản vừa được người khác thay đổi; hãy tải lại trang rồi làm tiếp.", current=document.version
        )
    return document


def record(document: Document, actor: User, action: Action, *, from_state: str, note: str = "") -> DocumentEvent:
    """Add the step to the document's own history."""
    return DocumentEvent.objects.create(
        agency_id=document.agency_id,
        document=document,
        action=action,
        from_state=from_state,
        to_state=document.state,
        actor=actor,
        note=note,
    )


def store(
    document: Document, actor: User, action: str, before: dict[str, Any], changed: dict[str, Any], *, reason: str = ""
) -> None:
    """Write the fields of `changed`, raise the version and leave a trace of it."""
    for name, value in changed.items():
        setattr(document, name, value)
    raise_version(document, *changed)
    log(actor=actor, action=action, obj=document, before=before, after=changed, reason=reason)


def raise_version(document: Document, *fields: str) -> None:
    """Save `fields` under the next version."""
    document.version += 1
    document.save(update_fields=[*fields, "version", "updated_at"])


def require_valid(row: models.Model, names: Iterable[str]) -> None:
    """The model's own rules for `names`; the first broken one is raised as `InvalidInput` at its field."""
    asked = set(names)
    try:
        row.clean_fields(exclude={field.name for field in row._meta.fields} - asked)
    except ValidationError as wrong:
        name, errors = next(iter(wrong.message_dict.items()))
        label = getattr(row._meta.get_field(name), "verbose_name", name)
        raise InvalidInput(f"{label}: {errors[0]}", field=name) from None
