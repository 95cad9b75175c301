"""What a page costs on a slow line: everything it loads, cold, as the server sends it."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import mock

import pytest
from django.core.management import call_command
from django.http import Http404
from django.test import override_settings, testcases
from playwright.sync_api import Response
from pytest_django.live_server_helper import LiveServer

from nscl_portal import settings as real
from organizations.models import User
from plans.models import Plan
from tests.browser.conftest import OpenTab, Tab

pytestmark = [pytest.mark.browser, pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

LIMIT = 80_000
# The editor carries the whole paper beside the outline; the largest plan has 127 items.
EDITOR_LIMIT = 84_000


@pytest.fixture(scope="module")
def live_server(_assets: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server whose static files are collected as for a release: packed, hashed, compressed."""
    folder = tmp_path_factory.mktemp("static")
    with (
        override_settings(
            STATIC_ROOT=folder, STORAGES=real.STORAGES, WHITENOISE_USE_FINDERS=False, WHITENOISE_AUTOREFRESH=False
        ),
        # The test server would send the files itself, uncompressed.
        mock.patch.object(testcases._StaticFilesHandler, "serve", side_effect=Http404),
    ):
        others = ["drf_spectacular_sidecar", "rest_framework", "import_export"]
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=others)
        server = LiveServer("localhost")
        yield server
        server.stop()


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
    """Header and body as sent."""
    sizes = answer.request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]
