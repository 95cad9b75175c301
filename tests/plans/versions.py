"""Plans in several versions, issued without the seconds that a PDF takes."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any

from django.utils import timezone

from documents.constants import State
from documents.models import Document, IssuedDocument
from documents.services.relating import supersede
from documents.writers import json
from organizations.models import User
from plans import content, services
from plans.models import Item, Plan
from tests import people
from tests.people import Cast

WORKSHOP, NEWS = "Tổ chức hội thảo", "Tuyên truyền trên cổng thông tin"


def issued_plan(cast: Cast, **fields: Any) -> Plan:
    """The drafter's plan, issued as 01/KH-SKHCN on 05/9/2025."""
    return issue(people.make_plan(cast.agency, cast.drafter, **fields), by=cast.clerk)


def issue(plan: Plan, *, by: User) -> Plan:
    """Number and freeze a draft as it stands, and supersede what it amends."""
    document = people.advance(plan.document, State.NUMBERED, by=by, issued_on=dt.date(2025, 9, 5))
    plan = Plan.objects.with_document().get(pk=plan.pk)
    supersede(document, by)
    text = json.dump(content.build(plan))
    IssuedDocument.objects.create(
        agency_id=plan.agency_id, document=document, content_json=text,
        content_sha256=sha256(text.encode()).hexdigest(), pdf_path="issued/khong-co.pdf", pdf_sha256="0" * 64,
        pdf_size=1, page_count=1, issued_by=by, issued_at=timezone.now(),
    )  # fmt: skip
    Document.objects.filter(pk=document.pk).update(state=State.ISSUED)
    return Plan.objects.with_document().get(pk=plan.pk)


def amend(cast: Cast, plan: Plan, **fields: Any) -> Plan:
    made = services.plan_amend(plan_id=plan.pk, actor=cast.drafter, **fields)
    return Plan.objects.with_document().get(pk=made.pk)


def change(cast: Cast, plan: Plan, title: str, **changes: Any) -> Item:
    """Change the item that says `title`, as the editor does."""
    item = Item.objects.get(plan=plan, text=title)
    return services.item_update(item_id=item.pk, actor=cast.drafter, version=item.version, changes=changes)
