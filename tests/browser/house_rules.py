"""What holds on every page: it loads whole, from here only, stays still, fits the screen, can be used by everyone."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import Tab
from tests.browser.pages import Room

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def broken_rules(tab: Tab, room: Room) -> list[str]:
    """Open the room; one line for each rule it breaks."""
    if tab.page.url == "about:blank":
        # The font is optional: on a tab's very first page it may come too late, and is then left out.
        tab.open("/dang-nhap/")
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
    shifts = page.evaluate("window.__shifts")
    # Zero to two decimals: on a busy machine the page is drawn while it is parsed, which counts a thousandth or so.
    if round(sum(value for value, _ in shifts), 2) > 0:
        wrong += [f"shift: {value:.4f} {moved}" for value, moved in shifts]
    return wrong + _inaccessible(tab)


def _inaccessible(tab: Tab) -> list[str]:
    # Without its copies of the style sheets, which it would ask for beside the page.
    result: dict[str, Any] = Axe().run(tab.page, options={"runOnly": RULES, "preload": False}).response
    return [
        f"axe {found['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for found in result["violations"]
        for node in found["nodes"][:3]
    ]
