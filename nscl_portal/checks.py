"""System checks: a setting that would hurt is one sentence with a hint, at start-up and in `manage.py check`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model

TAG = "portal"
LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}
# The models that are not rows of one agency: the tenant itself, the people (who belong to one by membership),
# and the two lower rooms that name the agency by a string foreign key.
NOT_AGENCY_OWNED = frozenset({"organizations.Agency", "organizations.User", "audit.Entry", "jobs.Job"})


def check_secret_key(**_: Any) -> list[CheckMessage]:
    if not settings.IS_PRODUCTION or settings.HAS_OWN_SECRET_KEY:
        return []
    return [
        Error(
            "PORTAL_SECRET_KEY is not set: sessions and tokens could be forged with the key from the source code.",
            hint='Set it to what `python -c "import secrets; print(secrets.token_urlsafe(64))"` prints,'
            " or set PORTAL_DEMO=1 for a demonstration on this machine.",
            id="portal.E001",
        )
    ]


def check_media_root(**_: Any) -> list[CheckMessage]:
    """Issued documents are kept there: a folder that cannot be written, or that is served to all, is refused."""
    root = Path(settings.MEDIA_ROOT)
    found: list[CheckMessage] = []
    if not _writable(root):
        found.append(
            Error(
                f"MEDIA_ROOT={root} cannot be written: no document could be issued.",
                hint="Make the folder and give it to the user that runs the portal.",
                id="portal.E002",
            )
        )
    public = [settings.STATIC_ROOT, *settings.STATICFILES_DIRS]
    if any(root.resolve().is_relative_to(Path(folder).resolve()) for folder in public):
        found.append(
            Error(
                f"MEDIA_ROOT={root} lies in a folder that everybody can read without signing in.",
                hint="Choose a folder outside the static files.",
                id="portal.E003",
            )
        )
    return found


def check_demo_authority(**_: Any) -> list[CheckMessage]:
    """What the demonstration's certificates sign must never count as signed in a real installation."""
    if settings.PORTAL_DEMO:
        return []
    return [
        Error(
            f"{path} is the authority of a demonstration: its signatures would count as valid.",
            hint="Delete this file; it is used only where PORTAL_DEMO=1.",
            id="portal.E006",
        )
        for path in sorted(Path(settings.PORTAL_TRUST_ROOTS).glob("trinh-dien-*.pem"))
    ]


def check_signing_token(**_: Any) -> list[CheckMessage]:
    module = settings.PORTAL_PKCS11_MODULE
    if module is None or module.is_file():
        return []
    return [
        Error(
            f"PORTAL_PKCS11_MODULE={module} is no file: nobody could sign with the token.",
            hint="Install the token's driver, or unset the variable.",
            id="portal.E007",
        )
    ]


def _writable(folder: Path) -> bool:
    """Whether files can be made in `folder`, or the folder itself can be made."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def check_hosts(**_: Any) -> list[CheckMessage]:
    strangers = sorted(set(settings.ALLOWED_HOSTS) - LOOPBACK - {"testserver"})
    found: list[CheckMessage] = []
    if strangers and settings.DEBUG:
        found.append(
            Error(
                f"PORTAL_DEBUG=1 while other machines may connect ({', '.join(strangers)}): errors show the settings.",
                hint="Unset PORTAL_DEBUG, or leave PORTAL_ALLOWED_HOSTS to this machine.",
                id="portal.E004",
            )
        )
    if strangers and settings.PORTAL_DEMO:
        found.append(
            Caution(
                f"PORTAL_DEMO=1 while other machines may connect ({', '.join(strangers)}):"
                " everybody knows the demo users' password.",
                hint="Unset PORTAL_DEMO before real documents are written here.",
                id="portal.W001",
            )
        )
    if "*" in strangers:
        found.append(
            Caution(
                "PORTAL_ALLOWED_HOSTS=* accepts any Host header.",
                hint="Name the host names that users type.",
                id="portal.W002",
            )
        )
    return found


def check_background_work(**_: Any) -> list[CheckMessage]:
    on_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if not (settings.CELERY_BROKER_URL and on_sqlite):
        return []
    return [
        Caution(
            "CELERY_BROKER_URL is set while the database is SQLite: its workers must share one file on one disk.",
            hint="Set DATABASE_URL to PostgreSQL, or unset CELERY_BROKER_URL and run `manage.py tick --loop`.",
            id="portal.W003",
        )
    ]


def check_for_deployment(**_: Any) -> list[CheckMessage]:
    """What a real installation wants but may put off: only `check --deploy` speaks of it."""
    found: list[CheckMessage] = []
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        found.append(
            Caution(
                "The database is SQLite.",
                hint="Set DATABASE_URL to PostgreSQL where several people work at once.",
                id="portal.W004",
            )
        )
    if settings.EMAIL_BACKEND.endswith((".console.EmailBackend", ".dummy.EmailBackend")):
        found.append(
            Caution(
                "EMAIL_URL names no mail server: reminders would reach nobody.",
                hint="Set EMAIL_URL, for example smtp+tls://user:password@mail.example.vn:587",
                id="portal.W005",
            )
        )
    if "@localhost" in settings.DEFAULT_FROM_EMAIL:
        found.append(
            Caution(
                "PORTAL_MAIL_FROM is not set: mail servers refuse a sender at localhost.",
                hint="Set it to an address of the agency.",
                id="portal.W006",
            )
        )
    if not settings.PORTAL_BASE_URL:
        found.append(
            Caution(
                "PORTAL_BASE_URL is not set: documents are printed without a QR code to check them by.",
                hint="Set it to the address that people outside reach, for example https://nscl.example.vn",
                id="portal.W007",
            )
        )
    if not _has_authorities():
        found.append(
            Caution(
                f"{settings.PORTAL_TRUST_ROOTS} holds no certificate of an authority: nobody can sign digitally.",
                hint="Put the root certificates that the agency's signatures lead to there, as *.pem files.",
                id="portal.W008",
            )
        )
    return found


def _has_authorities() -> bool:
    from documents.signing.certificates import trusted_roots

    return bool(trusted_roots())


def check_models_have_an_owner(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> list[CheckMessage]:
    """Every model of ours is `AgencyOwned` or on the list: nobody forgets whose a row is."""
    models = [model for app in app_configs or apps.get_app_configs() if _is_ours(app) for model in app.get_models()]
    return list(ownerless(models))


def ownerless(models: Iterable[type[Model]]) -> Iterable[CheckMessage]:
    """An error for each of `models` that belongs to no agency and is not on the list."""
    from organizations.models import AgencyOwned

    for model in models:
        if not issubclass(model, AgencyOwned) and model._meta.label not in NOT_AGENCY_OWNED:
            yield Error(
                f"{model._meta.label} belongs to no agency.",
                hint="Derive it from organizations.models.AgencyOwned, or name it in checks.NOT_AGENCY_OWNED.",
                obj=model,
                id="portal.E005",
            )


def _is_ours(app: AppConfig) -> bool:
    return Path(app.path).parent == settings.BASE_DIR


SETTINGS_CHECKS: tuple[Callable[..., list[CheckMessage]], ...] = (
    check_secret_key,
    check_media_root,
    check_demo_authority,
    check_signing_token,
    check_hosts,
    check_background_work,
)


def register_all() -> None:
    for check in SETTINGS_CHECKS:
        register(check, TAG)
    register(check_for_deployment, TAG, deploy=True)
    register(check_models_have_an_owner, Tags.models)


def refuse_wrong_settings() -> None:
    """Raise ImproperlyConfigured with every error's sentence; for servers, which run no system checks themselves."""
    errors = [message for check in SETTINGS_CHECKS for message in check() if message.is_serious()]
    if errors:
        raise ImproperlyConfigured("\n".join(f"{message.msg} {message.hint}" for message in errors))
