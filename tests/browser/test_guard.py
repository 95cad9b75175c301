"""The house rules on every page, wide and narrow, light and dark."""

from __future__ import annotations

from itertools import groupby

import pytest

from tests.browser.conftest import OpenTab
from tests.browser.house_rules import broken_rules
from tests.browser.pages import Room, furnish, rooms

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_keeps_the_house_rules(open_tab: OpenTab, width: int, theme: str) -> None:
    broken: list[str] = []
    for user, own in groupby(sorted(rooms(furnish()), key=_visitor), key=lambda room: room.user):
        tab = open_tab(user, width=width, theme=theme)
        broken += [f"{room.name} {room.path}: {rule}" for room in own for rule in broken_rules(tab, room)]
        # One visitor at a time: a browser keeps its sockets open, and the server a thread with a connection for each.
        tab.page.context.close()
    assert not broken, "\n".join(broken)


def _visitor(room: Room) -> int:
    return room.user.pk if room.user else 0
