"""The system checks: each speaks when its setting is wrong, and only then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.test.utils import isolate_apps
from pytest_django import Settings

from documents.signing.demo import make_authority
from nscl_portal import checks

# The checks only read the setting; no connection is made from it.
pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")

POSTGRESQL = {"default": {"ENGINE": "django.db.backends.postgresql"}}
SQLITE = {"default": {"ENGINE": "django.db.backends.sqlite3"}}


def ids(found: list[CheckMessage]) -> list[str | None]:
    assert all(message.hint for message in found)
    return [message.id for message in found]


@pytest.fixture
def production(settings: Settings, tmp_path: Path) -> Settings:
    """An installation with nothing to complain about."""
    values: dict[str, Any] = {
        "IS_PRODUCTION": True,
        "HAS_OWN_SECRET_KEY": True,
        "PORTAL_DEMO": False,
        "DEBUG": False,
        "ALLOWED_HOSTS": ["nscl.example.vn"],
        "DATABASES": POSTGRESQL,
        "MEDIA_ROOT": tmp_path / "media",
        "CELERY_BROKER_URL": "redis://127.0.0.1:6379/0",
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "DEFAULT_FROM_EMAIL": "nscl@example.vn",
        "PORTAL_BASE_URL": "https://nscl.example.vn",
        "PORTAL_TRUST_ROOTS": tmp_path / "trust",
        "PORTAL_PKCS11_MODULE": None,
    }
    for name, value in values.items():
        setattr(settings, name, value)
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "goc.pem").write_bytes(make_authority("CA gốc").pem)
    return settings


def test_it_works(production: Settings) -> None:
    every = [*checks.SETTINGS_CHECKS, checks.check_for_deployment]
    assert [message for check in every for message in check()] == []
    checks.refuse_wrong_settings()


def test_production_needs_a_key_of_its_own(production: Settings) -> None:
    production.HAS_OWN_SECRET_KEY = False
    assert ids(checks.check_secret_key()) == ["portal.E001"]


def test_a_demo_may_use_the_development_key(production: Settings) -> None:
    production.HAS_OWN_SECRET_KEY = False
    production.IS_PRODUCTION = False
    assert checks.check_secret_key() == []


def test_media_root_must_be_writable(production: Settings, tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    production.MEDIA_ROOT = tmp_path / "a-file" / "media"
    assert ids(checks.check_media_root()) == ["portal.E002"]


def test_media_root_must_not_be_public(production: Settings) -> None:
    production.MEDIA_ROOT = Path(production.STATIC_ROOT) / "media"
    assert ids(checks.check_media_root()) == ["portal.E003"]


def test_no_debug_pages_for_other_machines(production: Settings) -> None:
    production.DEBUG = True
    assert ids(checks.check_hosts()) == ["portal.E004"]


def test_a_demo_open_to_other_machines_is_warned_of(production: Settings) -> None:
    production.PORTAL_DEMO = True
    assert ids(checks.check_hosts()) == ["portal.W001"]


def test_a_demo_on_this_machine_is_fine(production: Settings) -> None:
    production.PORTAL_DEMO = True
    production.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    assert checks.check_hosts() == []


def test_any_host_is_warned_of(production: Settings) -> None:
    production.ALLOWED_HOSTS = ["*"]
    assert ids(checks.check_hosts()) == ["portal.W002"]


def test_workers_on_sqlite_are_warned_of(production: Settings) -> None:
    production.DATABASES = SQLITE
    assert ids(checks.check_background_work()) == ["portal.W003"]


def test_sqlite_without_a_broker_is_fine(production: Settings) -> None:
    production.DATABASES = SQLITE
    production.CELERY_BROKER_URL = ""
    assert checks.check_background_work() == []


def test_deployment_wants_postgresql_and_mail(production: Settings) -> None:
    production.DATABASES = SQLITE
    production.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    production.DEFAULT_FROM_EMAIL = "Cổng NSCL <khong-tra-loi@localhost>"
    assert ids(checks.check_for_deployment()) == ["portal.W004", "portal.W005", "portal.W006"]


def test_deployment_wants_an_address_for_the_qr_codes(production: Settings) -> None:
    production.PORTAL_BASE_URL = ""
    assert ids(checks.check_for_deployment()) == ["portal.W007"]


def test_deployment_wants_somebody_to_trust(production: Settings, tmp_path: Path) -> None:
    (tmp_path / "trust" / "goc.pem").write_bytes(b"not a certificate")
    assert ids(checks.check_for_deployment()) == ["portal.W008"]


def test_a_token_needs_its_driver(production: Settings, tmp_path: Path) -> None:
    production.PORTAL_PKCS11_MODULE = tmp_path / "driver.so"
    assert ids(checks.check_signing_token()) == ["portal.E007"]
    (tmp_path / "driver.so").touch()
    assert checks.check_signing_token() == []


def test_servers_refuse_to_start_with_an_error(production: Settings) -> None:
    production.HAS_OWN_SECRET_KEY = False
    with pytest.raises(ImproperlyConfigured, match="PORTAL_SECRET_KEY is not set"):
        checks.refuse_wrong_settings()


def test_servers_start_with_a_warning(production: Settings) -> None:
    production.ALLOWED_HOSTS = ["*"]
    checks.refuse_wrong_settings()


def test_every_model_of_ours_has_an_owner() -> None:
    assert checks.check_models_have_an_owner() == []


@isolate_apps("plans")
def test_a_model_without_owner_is_refused() -> None:
    class Stray(models.Model):
        class Meta:
            app_label = "plans"

        def __str__(self) -> str:
            return "stray"

    (found,) = checks.ownerless([Stray])
    assert found.id == "portal.E005"
    assert found.msg == "plans.Stray belongs to no agency."
