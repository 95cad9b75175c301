"""What a page costs on a slow line: everything it loads, cold, as the server sends it."""

from __future__ import annotations

import brotli
import pytest
from django.core.management import call_command
from playwright.sync_api import Response

from organizations.models import User
from plans.models import Plan
from tests.browser.conftest import OpenTab, Tab

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

LIMIT = 80_000
# The editor carries the whole paper beside the outline; the largest plan has 127 items.
EDITOR_LIMIT = 92_000


def test_the_main_pages_weigh_at_most_80_kb_cold(open_tab: OpenTab) -> None:
    call_command("seed_demo", verbosity=0)
    largest = Plan.objects.get(agency__code="ubnd-quangtri", is_template=False)
    drafter = User.objects.get(username="chuyenvien.quangtri")
    at = f"/ke-hoach/{largest.pk}/"
    weights = {}
    for path in ("/", "/ke-hoach/", "/ke-hoach/moi/", at, f"{at}nhiem-vu/", f"{at}kiem-tra/"):
        weights[path] = _weight(open_tab(drafter), path)
    assert {path: weight for path, weight in weights.items() if weight > LIMIT} == {}, weights
    assert _weight(open_tab(drafter), f"{at}soan/") <= EDITOR_LIMIT
    with_template = User.objects.get(username="chuyenvien")
    assert _weight(open_tab(with_template), "/ke-hoach/moi/") <= LIMIT


def _weight(tab: Tab, path: str) -> int:
    answers: list[Response] = []
    tab.page.on("response", lambda answer: answers.append(answer))
    tab.open(path)
    return sum(_wire(answer) for answer in answers)


def _wire(answer: Response) -> int:
    """Header and body as sent. Static files count as brotli, as they are stored when collected; fonts are packed."""
    sizes = answer.request.sizes()
    kind = answer.headers.get("content-type", "")
    if answer.headers.get("content-encoding") or kind.startswith("font/"):
        return sizes["responseHeadersSize"] + sizes["responseBodySize"]
    if "/static/" in answer.url:
        return sizes["responseHeadersSize"] + len(brotli.compress(answer.body(), quality=11))
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]
