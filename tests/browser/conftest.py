"""A real Chromium on the running portal, and a record of everything a page may not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response
from pytest_django.live_server_helper import LiveServer

from organizations.models import User
from plans.models import Plan
from tests import people
from tests.people import Cast

# Playwright's sync API keeps an event loop in the thread; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_RECORDER = """
    window.__violations = [];
    window.__shifts = [];
    const moved = (source) => source.node?.outerHTML?.slice(0, 120);
    document.addEventListener("securitypolicyviolation", (event) => {
      window.__violations.push(event.violatedDirective + " " + event.blockedURI);
    });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.hadRecentInput) window.__shifts.push([entry.value, entry.sources.map(moved).join(" | ")]);
      }
    }).observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Watch:
    """What a tab did since it was opened."""

    hosts: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)

    def _request(self, request: Request) -> None:
        self.hosts.add(urlsplit(request.url).netloc)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(message.text)


@dataclass
class Tab:
    """One person's page."""

    page: Page
    watch: Watch
    base: str

    def open(self, path: str) -> None:
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")


OpenTab = Callable[..., Tab]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    return {**browser_type_launch_args, "executable_path": chromium, "args": list(_FLAGS)}


@pytest.fixture(scope="session", autouse=True)
def _assets() -> Iterator[None]:
    """The font, where nobody has built it yet; static files straight from their folders, since none are collected."""
    if not (django_settings.ASSETS_DIR / "fonts" / "manrope-vi.woff2").exists():
        call_command("build_assets", verbosity=0)
    with override_settings(WHITENOISE_USE_FINDERS=True, WHITENOISE_AUTOREFRESH=True, WHITENOISE_MAX_AGE=3600):
        yield


@pytest.fixture
def house(transactional_db: None) -> Cast:
    """The people of both agencies, where the browser's server sees them too."""
    return people.make_cast()


@pytest.fixture
def draft(house: Cast) -> Plan:
    """The drafter's own plan."""
    return people.make_plan(house.agency, house.drafter)


@pytest.fixture
def open_tab(browser: Browser, live_server: LiveServer) -> Iterator[OpenTab]:
    """`open_tab(user, width=390, theme="dark")`: a tab of its own, signed in when a user is given."""
    contexts: list[BrowserContext] = []

    def open_one(user: User | None = None, *, width: int = 1440, theme: str = "light", script: bool = True) -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if theme == "dark" else "light",
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=script,
        )
        contexts.append(context)
        context.add_init_script(_RECORDER)
        if user is not None:
            sign_in(context, user, live_server.url)
        page = context.new_page()
        watch = Watch()
        watch.follow(page)
        return Tab(page, watch, live_server.url)

    yield open_one
    for context in contexts:
        context.close()


def sign_in(context: BrowserContext, user: User, url: str) -> None:
    """A session as the sign-in page would give it, without the form."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    value = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": django_settings.SESSION_COOKIE_NAME, "value": value, "url": url}])
