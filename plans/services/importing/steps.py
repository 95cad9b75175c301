"""What every write of an import begins with: the row found for the actor and held."""

from __future__ import annotations

from typing import Any

from common.errors import StaleVersion
from organizations.models import User
from plans.importing.draft import PlanDraft
from plans.importing.questions import open_places, questions
from plans.models import PlanImport


def held_import(import_id: int, actor: User, version: int | None = None) -> PlanImport:
    """The import, its row held to the end of the transaction; `version` is the one the writer has seen.

    Raises `PlanImport.DoesNotExist`, `StaleVersion`.
    """
    found = PlanImport.objects.for_user(actor).select_for_update(of=("self",)).get(pk=import_id)
    if version is not None and version != found.version:
        raise StaleVersion(
            "Bản đọc này vừa được sửa ở nơi khác; hãy tải lại trang rồi làm tiếp.", current=found.version
        )
    return found


def summary(draft: PlanDraft) -> dict[str, Any]:
    """The columns by which lists show a draft without loading it."""
    title = draft.header.title.value if draft.header.title else ""
    return {
        "title": title[:500],
        "task_count": sum(item.task is not None for item in draft.walk()),
        "doubt_count": open_places(questions(draft)),
    }
