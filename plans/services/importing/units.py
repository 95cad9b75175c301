"""The units that a draft names, found in the agency's register or decided by the person; never made silently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify

from common.errors import InvalidInput, NotAllowed
from common.text import collapse, fold
from organizations import policies as organization_policies
from organizations.constants import UnitKind
from organizations.models import Agency, Unit, User
from organizations.services import unit_create
from plans.importing.draft import ItemDraft, PlanDraft
from plans.importing.units import Known, match

_SHOWN = 5
MAX_CODE = 60


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as printed and what it stands for: the units found in the register, or none. `is_sure` says that a person
    chose or that the register knows the very name; else `doubt` says what was supposed. `as_text`: the person keeps it
    as plain words."""

    printed: str
    units: tuple[Unit, ...] = ()
    is_sure: bool = False
    as_text: bool = False
    new_kind: str = ""
    doubt: str = ""

    @property
    def is_open(self) -> bool:
        """For a person to look at."""
        return not self.is_sure

    @property
    def is_missing(self) -> bool:
        """Nothing in the register comes near it: a person has to decide."""
        return not self.is_sure and not self.units


@dataclass
class Register:
    """An agency's units, read once, and what a person decided about printed names (`PlanImport.choices`)."""

    agency_id: int
    choices: Mapping[str, Any]
    units: dict[int, Unit] = field(default_factory=dict)
    known: list[Known] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = Unit.objects.filter(agency_id=self.agency_id, is_active=True).prefetch_related("names").order_by("pk")
        for unit in rows:
            self.add(unit)

    def add(self, unit: Unit) -> None:
        self.units[unit.pk] = unit
        names = (unit.name, *unit.aliases, *(past.name for past in unit.names.all()))
        self.known.append(Known(unit.pk, tuple(filter(None, names)), (unit.short_name,) if unit.short_name else ()))

    def naming(self, printed: str) -> Naming:
        """What a printed name stands for: the person's choice before the register's answer, sure or supposed."""
        choice = self.choices.get(printed)
        if choice:
            return self._chosen(printed, choice)
        found = match(printed, self.known)
        units = (self.units[found.id],) if found.id is not None else ()
        return Naming(printed, units, is_sure=found.kind == "exact", doubt=found.doubt)

    def _chosen(self, printed: str, choice: Mapping[str, Any]) -> Naming:
        if "unit" in choice:
            unit = self.units.get(choice["unit"])
            return Naming(printed, (unit,) if unit else (), is_sure=unit is not None)
        if "new" in choice:
            return Naming(printed, is_sure=True, new_kind=str(choice["new"]))
        return Naming(printed, is_sure=True, as_text=True)


def printed_names(draft: PlanDraft) -> list[str]:
    """Every unit that leads or coordinates, as printed, each once, in the order of the document."""
    return list(dict.fromkeys(collapse(name) for item in draft.walk() for name in _names(item) if name.strip()))


def settled(
    register: Register, names: list[str], agency: Agency, actor: User, *, keep_unknown: bool
) -> dict[str, Naming]:
    """What each name stands for, new units made where the person chose so.

    What the register supposes counts, with the printed name kept, unless the person chose otherwise. `keep_unknown`
    keeps names without any unit as plain words. Raises `InvalidInput` («units») while there is such a name,
    `NotAllowed` for new units without the right to make them.
    """
    found = {name: register.naming(name) for name in names}
    undecided = [naming for naming in found.values() if naming.is_missing]
    if undecided and not keep_unknown:
        raise InvalidInput(_undecided([naming.printed for naming in undecided]), field="units")
    for naming in undecided:
        found[naming.printed] = Naming(naming.printed, is_sure=True, as_text=True)
    new = [naming for naming in found.values() if naming.new_kind]
    if new and not organization_policies.can_administer(actor, agency.pk):
        raise NotAllowed(
            f"Tạo đơn vị mới là việc của người quản trị; hãy nhờ thêm «{new[0].printed}» vào danh mục, "
            "hoặc chọn «Giữ nguyên văn»."
        )
    for naming in new:
        unit = _made(agency, naming, actor)
        register.add(unit)
        found[naming.printed] = Naming(naming.printed, (unit,), is_sure=True)
    return found


def _names(item: ItemDraft) -> Iterator[str]:
    if item.task is not None:
        for part in (*item.task.leads, *item.task.coordinators):
            yield part.value.unit


def _undecided(names: list[str]) -> str:
    shown = ", ".join(f"«{name}»" for name in names[:_SHOWN])
    more = f" và {len(names) - _SHOWN} tên khác" if len(names) > _SHOWN else ""
    return (
        f"Còn {len(names)} tên đơn vị chưa rõ là đơn vị nào: {shown}{more}; "
        "hãy chọn đơn vị, tạo đơn vị mới hoặc giữ nguyên văn."
    )


def _made(agency: Agency, naming: Naming, actor: User) -> Unit:
    kind = naming.new_kind if naming.new_kind in UnitKind.values else UnitKind.EXTERNAL
    stem = slugify(fold(naming.printed))[: MAX_CODE - 4].strip("-") or "don-vi"
    taken = set(Unit.objects.filter(agency=agency, code__startswith=stem).values_list("code", flat=True))
    code = next(each for each in (stem, *(f"{stem}-{place}" for place in range(2, 1000))) if each not in taken)
    return unit_create(
        actor=actor, agency=agency, code=code, name=naming.printed[:300], kind=kind, reason="Nhập kế hoạch từ tệp"
    )
