"""Reading the trail of one object, which the caller has already found through its own scope."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from audit.constants import EMPTY, HIDDEN, LABELS, Action
from audit.models import Entry

_WORDS = dict(Action.choices)
Change = tuple[str, str, str]


def history(obj: models.Model) -> QuerySet[Entry]:
    """The entries about `obj`, newest first. `obj` itself must come from a scoped read."""
    return Entry.objects.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk)).select_related("actor")


def sentence(entry: Entry) -> str:
    """What was done, in Vietnamese: «đã sửa»."""
    return _WORDS.get(entry.action, entry.action)


def told(entries: Iterable[Entry]) -> list[tuple[Entry, str, list[Change]]]:
    """Each entry with its sentence and its changes, ready for a page."""
    return [(entry, sentence(entry), changes(entry)) for entry in entries]


def changes(entry: Entry) -> list[Change]:
    """(label, before, after) in Vietnamese for every field that changed, in the order of the model's fields."""
    model = _model(entry.object_type)
    # PostgreSQL's jsonb forgets the order of keys.
    order = [field.name for field in model._meta.concrete_fields] if model else []
    names = sorted({**entry.before, **entry.after}.keys() - HIDDEN, key=lambda name: (_place(order, name), name))
    return [
        (_label(model, name), _words(model, name, entry.before.get(name)), _words(model, name, entry.after.get(name)))
        for name in names
    ]


def _place(order: list[str], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _model(object_type: str) -> type[models.Model] | None:
    try:
        return apps.get_model(object_type)
    except (LookupError, ValueError):
        # The trail outlives the code: a model that was removed keeps its entries.
        return None


def _field(model: type[models.Model] | None, name: str) -> models.Field[Any, Any] | None:
    if model is None:
        return None
    try:
        field = model._meta.get_field(name.removesuffix("_id"))
    except FieldDoesNotExist:
        return None
    return field if isinstance(field, models.Field) else None


def _label(model: type[models.Model] | None, name: str) -> str:
    field = _field(model, name)
    if field is not None:
        return str(field.verbose_name)
    return LABELS.get(name, name)


def _words(model: type[models.Model] | None, name: str, value: Any) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return EMPTY
    field = _field(model, name)
    if field is not None and field.is_relation:
        return _related(field, value)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(value)


def _related(field: models.Field[Any, Any], key: Any) -> str:
    """The name of the row that a foreign key points at; its number when the row is gone."""
    related = field.related_model
    if not isinstance(related, type):
        return str(key)
    row = related._default_manager.filter(pk=key).first()
    return str(row) if row is not None else f"số {key}"


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, list):
        return "; ".join(_plain(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{LABELS.get(key, key)}: {_plain(part)}" for key, part in value.items() if part)
    if isinstance(value, str):
        return _moment(value)
    return str(value)


def _moment(text: str) -> str:
    """A stored date or time as people write it; any other text unchanged."""
    try:
        if len(text) == 10:
            return f"{dt.date.fromisoformat(text):%d/%m/%Y}"
        if "T" in text[:11]:
            return f"{timezone.localtime(dt.datetime.fromisoformat(text)):%H:%M %d/%m/%Y}"
    except ValueError:
        pass
    return text
