"""The house rules on the editor as it is used: forms open, panels shown, read only, wide and narrow, light and dark."""

from __future__ import annotations

import pytest

from documents.constants import State
from plans.models import Item
from tests import people
from tests.browser.conftest import OpenTab
from tests.browser.house_rules import broken_rules
from tests.browser.pages import Room

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_the_editor_keeps_the_house_rules(open_tab: OpenTab, width: int, theme: str) -> None:
    cast = people.make_cast()
    plan = people.make_plan(cast.agency, cast.drafter)
    closed = people.make_plan(cast.agency, cast.drafter, state=State.SUBMITTED)
    task = Item.objects.get(plan=plan, text="Tổ chức hội thảo")
    plain = Item.objects.get(plan=plan, text="Nâng cao nhận thức về năng suất chất lượng.")
    at = f"/ke-hoach/{plan.pk}/soan/"
    rooms = [
        Room("outline", at, cast.drafter),
        Room("task", f"{at}?open={task.pk}", cast.drafter),
        Room("paragraph", f"{at}?open={plain.pk}", cast.drafter),
        Room("head", f"{at}?open=head", cast.drafter),
        Room("signature", f"{at}?open=sign", cast.drafter),
        Room("read only", f"/ke-hoach/{closed.pk}/soan/", cast.drafter),
    ]
    tab = open_tab(cast.drafter, width=width, theme=theme)
    broken = {room.name: wrong for room in rooms if (wrong := broken_rules(tab, room))}
    assert broken == {}
