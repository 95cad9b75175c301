"""Units and the names they have borne."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from audit import services as audit
from audit.constants import Action
from common.calendar import short_date, today
from common.decisions import require
from common.errors import InvalidInput, NotAllowed
from common.text import one_line
from organizations import policies
from organizations.models import Agency, Unit, UnitName, User

FIELDS = ("code", "kind", "parent", "name", "short_name", "email", "aliases", "position", "is_active")
_DAY = dt.timedelta(days=1)


@transaction.atomic
def unit_create(*, actor: User | None, agency: Agency, code: str, name: str, reason: str = "", **fields: Any) -> Unit:
    """A new unit. `actor` None is the installation itself. Raises `InvalidInput` for a taken code or a bad parent."""
    if actor is not None:
        require(policies.can_administer(actor, agency.pk))
    unit = Unit(agency=agency, code=code, name=one_line(name), **fields)
    _clean(unit)
    unit.save()
    audit.log(actor=actor, action=Action.CREATED, obj=unit, after=audit.values(unit, *FIELDS), reason=reason)
    return unit


@transaction.atomic
def unit_update(*, actor: User, unit_id: int, changes: dict[str, Any], reason: str = "") -> Unit:
    """Change a unit. A new `name` here corrects the spelling: a real renaming is `unit_rename`."""
    unit = _locked(actor, unit_id)
    before = audit.values(unit, *changes)
    for field, value in changes.items():
        setattr(unit, field, one_line(value) if field in {"name", "short_name"} else value)
    _clean(unit)
    after = audit.values(unit, *changes)
    if after != before:
        unit.save(update_fields=list(changes))
        audit.log(actor=actor, action=Action.CHANGED, obj=unit, before=before, after=after, reason=reason)
    return unit


@transaction.atomic
def unit_rename(
    *, unit_id: int, actor: User, name: str, valid_from: dt.date, short_name: str | None = None, reason: str = ""
) -> Unit:
    """Give a unit a new name from `valid_from` on; the old one keeps the days up to the one before.

    An issued plan keeps what it printed; a draft prints `Unit.name_on` of its day. `short_name` None leaves it.
    Raises `InvalidInput` for the same name, a day to come, or a day the unit already bore an earlier name on.
    """
    unit = _locked(actor, unit_id)
    name = one_line(name)
    last = unit.names.exclude(valid_to=None).order_by("-valid_to").first()
    began = last.valid_to + _DAY if last and last.valid_to else None
    _check_renaming(unit, name, valid_from, began)
    UnitName.objects.create(
        agency_id=unit.agency_id,
        unit=unit,
        name=unit.name,
        valid_from=began,
        valid_to=valid_from - _DAY,
        reason=one_line(reason)[:300],
    )
    before = audit.values(unit, "name", "short_name")
    unit.name = name
    if short_name is not None:
        unit.short_name = one_line(short_name)
    _clean(unit)
    unit.save(update_fields=["name", "short_name"])
    after = {**audit.values(unit, "name", "short_name"), "valid_from": valid_from.isoformat()}
    audit.log(actor=actor, action=Action.RENAMED, obj=unit, before=before, after=after, reason=reason)
    return unit


@transaction.atomic
def unit_close(
    *, unit_id: int, actor: User, closed_on: dt.date, successor_id: int | None = None, reason: str = ""
) -> Unit:
    """Stop giving a unit work, after it was dissolved or merged into `successor_id`. What it did stays.

    Raises `InvalidInput` for a successor that is closed or the unit itself, `NotAllowed` while it has open children.
    """
    unit = _locked(actor, unit_id)
    if unit.children.filter(is_active=True).exists():
        raise NotAllowed("Đơn vị còn đơn vị trực thuộc đang hoạt động; hãy chuyển hoặc đóng các đơn vị đó trước.")
    successor = None
    if successor_id is not None:
        open_units = Unit.objects.for_user(actor).filter(agency_id=unit.agency_id, is_active=True)
        successor = open_units.exclude(pk=unit.pk).filter(pk=successor_id).first()
        if successor is None:
            raise InvalidInput("Hãy chọn đơn vị tiếp nhận đang hoạt động của cơ quan.", field="successor")
    before = audit.values(unit, "is_active", "closed_on", "successor")
    unit.is_active, unit.closed_on, unit.successor = False, closed_on, successor
    unit.save(update_fields=["is_active", "closed_on", "successor"])
    after = audit.values(unit, "is_active", "closed_on", "successor")
    audit.log(actor=actor, action=Action.CLOSED, obj=unit, before=before, after=after, reason=reason)
    return unit


@transaction.atomic
def unit_delete(*, actor: User, unit_id: int) -> None:
    """Delete a unit that nothing refers to; `NotAllowed` for one that has been used: close it instead."""
    unit = _locked(actor, unit_id)
    audit.log(actor=actor, action=Action.DELETED, obj=unit, before=audit.values(unit, *FIELDS))
    try:
        unit.delete()
    except ProtectedError as used:
        raise NotAllowed("Đơn vị đã có trong kế hoạch hoặc có người; hãy ngừng hoạt động thay vì xóa.") from used


def _locked(actor: User, unit_id: int) -> Unit:
    unit = Unit.objects.for_user(actor).select_for_update(of=("self",)).get(pk=unit_id)
    require(policies.can_administer(actor, unit.agency_id))
    return unit


def _check_renaming(unit: Unit, name: str, valid_from: dt.date, began: dt.date | None) -> None:
    if not name:
        raise InvalidInput("Hãy nhập tên mới của đơn vị.", field="name")
    if name == unit.name:
        raise InvalidInput("Tên mới giống tên hiện nay.", field="name")
    if valid_from > today():
        raise InvalidInput("Ngày đổi tên chưa đến; hãy đổi tên từ ngày đó trở đi.", field="valid_from")
    if began is not None and valid_from <= began:
        raise InvalidInput(
            f"Ngày đổi tên phải sau {short_date(began)}, ngày bắt đầu dùng tên hiện nay.", field="valid_from"
        )


def _clean(unit: Unit) -> None:
    """Own fields, and a parent of the same agency that is not below the unit."""
    unit.name, unit.short_name = one_line(unit.name), one_line(unit.short_name)
    if isinstance(unit.aliases, list):
        unit.aliases = [one_line(alias) if isinstance(alias, str) else alias for alias in unit.aliases]
    try:
        unit.full_clean()
    except ValidationError as wrong:
        field, sentences = next(iter(wrong.message_dict.items()))
        raise InvalidInput(sentences[0], field=field) from wrong
    if not isinstance(unit.aliases, list) or not all(isinstance(alias, str) for alias in unit.aliases):
        raise InvalidInput("Tên gọi khác là một danh sách tên.", field="aliases")
    above = unit.parent
    if above is not None and above.agency_id != unit.agency_id:
        raise InvalidInput("Đơn vị cấp trên không thuộc cơ quan này.", field="parent")
    while above is not None:
        if above.pk == unit.pk:
            raise InvalidInput("Đơn vị không thể trực thuộc chính mình hoặc đơn vị cấp dưới của mình.", field="parent")
        above = above.parent
