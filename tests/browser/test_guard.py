"""The house rules on every page, wide and narrow, light and dark."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenTab, Tab
from tests.browser.house_rules import broken_rules
from tests.browser.pages import furnish, rooms

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_keeps_the_house_rules(open_tab: OpenTab, width: int, theme: str) -> None:
    tabs: dict[int | None, Tab] = {}
    broken: list[str] = []
    for room in rooms(furnish()):
        key = room.user.pk if room.user else None
        if key not in tabs:
            tabs[key] = open_tab(room.user, width=width, theme=theme)
        broken += [f"{room.name} {room.path}: {rule}" for rule in broken_rules(tabs[key], room)]
    assert not broken, "\n".join(broken)
