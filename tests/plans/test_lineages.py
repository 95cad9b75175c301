"""Lineages: kept by every edit and by its undoing, begun anew by a plan that is another plan."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.errors import InvalidInput
from plans import services
from plans.models import Item
from tests import people
from tests.people import Cast
from tests.plans.versions import issued_plan

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_a_plan_of_a_new_year_and_a_template_begin_lineages_of_their_own(cast: Cast) -> None:
    plan = issued_plan(cast)
    year = {"period_start": dt.date(2026, 1, 1), "period_end": dt.date(2026, 12, 31)}
    copy = services.plan_copy(plan_id=plan.pk, actor=cast.drafter, subject="Kế hoạch năm 2026", **year)
    template = services.plan_save_as_template(plan_id=plan.pk, actor=cast.drafter, subject="Mẫu")
    of = {
        made: set(Item.objects.filter(plan=made).values_list("lineage", flat=True)) for made in (plan, copy, template)
    }
    assert not of[plan] & of[copy]
    assert not of[plan] & of[template]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["add", "delete", "move", "undo", "redo"]), min_size=1, max_size=10))
def test_lineages_survive_every_edit_undone_and_done_again(cast: Cast, steps: list[str]) -> None:
    draft = people.make_plan(cast.agency, cast.drafter)
    known = dict(Item.objects.filter(plan=draft).values_list("pk", "lineage"))
    for step in steps:
        items = list(Item.objects.filter(plan=draft).order_by("pk"))
        try:
            if step == "add":
                services.item_add(
                    plan_id=draft.pk,
                    actor=cast.drafter,
                    parent_id=None,
                    after_id=None,
                    style="paragraph",
                    text="Đoạn mới",
                )
            elif step == "delete" and items:
                services.item_delete(item_id=items[-1].pk, actor=cast.drafter)
            elif step == "move" and items:
                services.item_move(item_id=items[-1].pk, actor=cast.drafter, parent_id=None, position=0)
            elif step in ("undo", "redo"):
                {"undo": services.plan_undo, "redo": services.plan_redo}[step](plan_id=draft.pk, actor=cast.drafter)
        except InvalidInput:
            continue
        now = dict(Item.objects.filter(plan=draft).values_list("pk", "lineage"))
        assert all(known.get(pk, lineage) == lineage for pk, lineage in now.items())
        assert len(set(now.values())) == len(now)
        known |= now
