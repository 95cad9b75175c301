"""Reading a kept file and understanding it: the handler of the background job, harmless to repeat."""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents.services.files import read_kept
from organizations.models import Unit, User
from plans import policies
from plans.constants import ImportState
from plans.importing import keeping
from plans.models import PlanImport
from plans.services.importing.steps import held_import, summary
from plans.services.importing.upload import ask_reading

FAILED = "failed"
_FAULT = "Phần mềm gặp lỗi khi đọc tệp này và đã ghi lại; hãy thử tệp Word (.docx) hoặc báo người vận hành."
_OPEN = (ImportState.WAITING, ImportState.READING)

logger = logging.getLogger(__name__)


def read_job(payload: dict[str, Any]) -> None:
    """What a claimed row of the queue does."""
    plan_import_read(import_id=int(payload["import"]))


def plan_import_read(*, import_id: int) -> PlanImport | None:
    """Read the file and keep what was understood; None where that is done already, or nobody wants it any more.

    A file that cannot be read is refused with its sentence. A fault of the software is told too, and raised: the
    queue tries again later. Everything that was found is written in one step, or nothing.
    """
    begun = _begun(import_id)
    if begun is None:
        return None
    try:
        kept = _understood(begun)
    except InvalidInput as refused:
        return _ended(import_id, state=ImportState.REFUSED, message=refused.message[:500], code=refused.code)
    except Exception:
        _ended(import_id, state=ImportState.REFUSED, message=_FAULT, code=FAILED)
        raise
    return _ended(import_id, state=ImportState.READY, message="", code="", **kept)


@patient
@transaction.atomic
def plan_import_reread(*, import_id: int, actor: User) -> PlanImport:
    """Read a refused or discarded file once more. Raises `PlanImport.DoesNotExist`, `NotAllowed`."""
    found = held_import(import_id, actor)
    require(policies.can_reread_import(actor, found))
    before = found.state
    found.state, found.message, found.code, found.version = ImportState.WAITING, "", "", found.version + 1
    found.save(update_fields=["state", "message", "code", "version"])
    ask_reading(found)
    log(actor=actor, action=Action.CHANGED, obj=found, before={"state": before}, after={"state": found.state})
    return found


@transaction.atomic
def _begun(import_id: int) -> PlanImport | None:
    found = PlanImport.objects.select_for_update().light().filter(pk=import_id).first()
    if found is None or (found.state not in _OPEN and (found.state, found.code) != (ImportState.REFUSED, FAILED)):
        return None
    found.state, found.pages_done, found.pages_total = ImportState.READING, 0, 0
    found.save(update_fields=["state", "pages_done", "pages_total"])
    return found


def _understood(row: PlanImport) -> dict[str, Any]:
    """The columns that keep what the file says."""
    # Readers and grammars take their time to load: only the worker that reads needs them.
    from documents.readers.guard import read_file
    from plans.importing.pipeline import understand

    source = read_file(row.file_name, read_kept(row.file_path, row.file_sha256), _Progress(row.pk))
    draft = understand(source, units=_unit_names(row.agency_id))
    kept = keeping.draft_as_json(draft)
    return {"source": keeping.source_as_json(source), "reading": kept, "draft": kept, **summary(draft)}


def _unit_names(agency_id: int) -> list[str]:
    """Every name by which the agency knows a unit."""
    names: list[str] = []
    for unit in Unit.objects.filter(agency_id=agency_id).prefetch_related("names"):
        names += [unit.name, unit.short_name, *unit.aliases, *(past.name for past in unit.names.all())]
    return list(dict.fromkeys(filter(None, names)))


class _Progress:
    """Writes down how many pages are done, at most a hundred times per file."""

    def __init__(self, import_id: int) -> None:
        self._import_id = import_id
        self._told = -1

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 0
        if percent != self._told:
            self._told = percent
            rows = PlanImport.objects.filter(pk=self._import_id, state=ImportState.READING)
            rows.update(pages_done=done, pages_total=total)


@patient
@transaction.atomic
def _ended(import_id: int, *, state: ImportState, **values: Any) -> PlanImport | None:
    """Write the outcome; nothing where the file was discarded, or read by somebody else, meanwhile."""
    found = PlanImport.objects.select_for_update().light().filter(pk=import_id).first()
    if found is None or found.state != ImportState.READING:
        return None
    values |= {"state": state, "read_at": timezone.now(), "choices": {}, "steps": []}
    for name, value in values.items():
        setattr(found, name, value)
    found.save(update_fields=list(values))
    log(actor=None, action=Action.CHANGED, obj=found, after={"state": state})
    return found
