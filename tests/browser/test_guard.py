"""What holds on every page: it loads whole, from here only, stays still, fits the screen, can be used by everyone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import OpenTab, Tab
from tests.browser.pages import Room, furnish, rooms

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_every_page_keeps_the_house_rules(open_tab: OpenTab, width: int, theme: str) -> None:
    tabs: dict[int | None, Tab] = {}
    broken: list[str] = []
    for room in rooms(furnish()):
        key = room.user.pk if room.user else None
        if key not in tabs:
            tabs[key] = open_tab(room.user, width=width, theme=theme)
        broken += [f"{room.name} {room.path}: {rule}" for rule in _broken_rules(tabs[key], room)]
    assert not broken, "\n".join(broken)


def _broken_rules(tab: Tab, room: Room) -> list[str]:
    tab.watch.failures.clear()
    tab.watch.errors.clear()
    tab.open(room.path)
    page = tab.page
    # The log is read before axe runs: axe itself trips the policy.
    wrong = [f"policy: {entry}" for entry in page.evaluate("window.__violations")]
    wrong += [f"answer: {entry}" for entry in tab.watch.failures]
    wrong += [f"error: {entry}" for entry in tab.watch.errors]
    wrong += [f"host: {host}" for host in tab.watch.hosts if host not in tab.base]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    wrong += [f"sideways: {wide} px"] if wide > 0 else []
    wrong += [f"shift: {entry}" for entry in page.evaluate("window.__shifts")]
    return wrong + _inaccessible(tab)


def _inaccessible(tab: Tab) -> list[str]:
    result: dict[str, Any] = Axe().run(tab.page, options={"runOnly": RULES}).response
    return [
        f"axe {found['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for found in result["violations"]
        for node in found["nodes"][:3]
    ]
