"""Settings of the test run: everything real but the password hash and the place of files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("PORTAL_DEMO", "1")

from nscl_portal import env
from nscl_portal.settings import *  # noqa: F403

_ENGINE_URL = env.text("TEST_DATABASE_URL") or "sqlite:///:memory:"
DATABASES = {"default": database(_ENGINE_URL)}  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="nscl-media-"))
PORTAL_TRUST_ROOTS = Path(tempfile.mkdtemp(prefix="nscl-trust-"))
# WhiteNoise warns of a folder that is not there, and a warning is an error here.
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="nscl-static-"))
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pdf": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pdf"},
}
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
