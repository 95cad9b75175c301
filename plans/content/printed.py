"""What a plan says on paper: as frozen once it is issued, as it stands before."""

from __future__ import annotations

from documents.content import Content
from documents.models import IssuedDocument
from documents.writers import json
from plans.content.approved import current
from plans.models import Plan
from plans.selectors import Outline


def printed(plan: Plan, outline: Outline | None = None) -> Content:
    """The caller has fetched `plan` for its user."""
    if plan.document.is_frozen:
        return json.load(IssuedDocument.objects.get(document=plan.document_id).content_json)
    return current(plan, outline)
