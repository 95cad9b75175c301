"""What was approved is what is issued, whatever is renamed in between."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from documents.constants import Action
from documents.services import document_assign_number
from documents.writers import html, json
from organizations.models import Unit
from plans import content, selectors
from plans.models import Plan
from plans.services import plan_issue, plan_move
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def approve(plan: Plan, cast: Cast) -> Plan:
    for person, action in (
        (cast.drafter, Action.SUBMIT),
        (cast.unit_head, Action.CHECK_CONTENT),
        (cast.clerk, Action.CHECK_FORM),
        (cast.leader, Action.APPROVE),
    ):
        plan_move(plan_id=plan.pk, actor=person, action=action)
    return selectors.plan_for(cast.clerk, plan.pk)


def rename(cast: Cast) -> None:
    Unit.objects.filter(agency=cast.agency).update(name="Phòng mang tên khác")


@time_machine.travel(dt.datetime(2025, 9, 5, 9, tzinfo=dt.UTC), tick=False)
def test_a_unit_renamed_after_approval_keeps_the_name_that_was_approved(plan: Plan, cast: Cast) -> None:
    approved = approve(plan, cast)
    read = html.paper(content.current(approved))
    rename(cast)
    assert "Phòng mang tên khác" in html.paper(content.build(approved))
    assert html.paper(content.current(approved)) == read
    document_assign_number(document_id=plan.document_id, actor=cast.clerk, issued_on=dt.date(2025, 9, 5))
    issued = json.load(plan_issue(plan_id=plan.pk, actor=cast.clerk).content_json)
    assert (issued.letterhead.number, issued.letterhead.date.day) == (1, 5)
    assert issued.blocks == json.load(approved.document.approved_json).blocks


def test_a_returned_plan_is_printed_as_it_stands_again(plan: Plan, cast: Cast) -> None:
    approve(plan, cast)
    plan_move(plan_id=plan.pk, actor=cast.leader, action=Action.RETURN, note="Bổ sung kết quả")
    rename(cast)
    returned = selectors.plan_for(cast.drafter, plan.pk)
    assert returned.document.approved_json == ""
    assert "Phòng mang tên khác" in html.paper(content.current(returned))
