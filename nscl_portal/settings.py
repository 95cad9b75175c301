"""Settings, read from the environment through `nscl_portal.env`. Every name stands in docs/configuration.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from nscl_portal import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
VAR_DIR.mkdir(exist_ok=True)

# --- how this installation runs --------------------------------------------------------------------------------

PORTAL_DEMO = env.flag("PORTAL_DEMO")
DEBUG = env.flag("PORTAL_DEBUG")
_DEVELOPMENT_KEY = "development-only-key-never-used-outside-a-demo-or-a-test-run"
SECRET_KEY = env.text("PORTAL_SECRET_KEY") or _DEVELOPMENT_KEY
HAS_OWN_SECRET_KEY = SECRET_KEY != _DEVELOPMENT_KEY
ALLOWED_HOSTS = env.names("PORTAL_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.names("PORTAL_TRUSTED_ORIGINS")
BEHIND_HTTPS = env.flag("PORTAL_HTTPS")
IS_PRODUCTION = not (PORTAL_DEMO or DEBUG)
# Printed inside the QR codes of issued documents: it must outlive them.
PORTAL_BASE_URL = env.origin("PORTAL_BASE_URL", f"http://127.0.0.1:{env.text('PORT', '8000')}" if PORTAL_DEMO else "")

# --- applications ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "nscl_portal.apps.PortalConfig",
    "nscl_portal.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "nscl_portal.apps.PortalStaticFilesConfig",
    "django_htmx",
    "django_filters",
    "import_export",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "lucide",
    "axes",
    "csp",
    "audit",
    "organizations",
    "jobs",
    "documents",
    "plans",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "organizations.middleware.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "organizations.middleware.CompressPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "organizations.middleware.SignInAgainMiddleware",
    "organizations.middleware.DomainErrorMiddleware",
    "organizations.middleware.PasswordChangeMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "nscl_portal.urls"
WSGI_APPLICATION = "nscl_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "organizations.context.portal",
            ],
        },
    }
]

# --- data ------------------------------------------------------------------------------------------------------


def database(url: str) -> dict[str, Any]:
    """Django's database settings for `url`, with what each engine needs to be safe under load."""
    try:
        config: dict[str, Any] = dict(dj_database_url.parse(url))
    except (ValueError, KeyError) as wrong:
        raise ImproperlyConfigured("DATABASE_URL: expected postgres://… or sqlite:///…") from wrong
    if config["ENGINE"].endswith("sqlite3"):
        # IMMEDIATE and WAL keep concurrent writers from failing; recursive_triggers lets the triggers see REPLACE.
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
            ),
        }
    else:
        config["CONN_MAX_AGE"] = 600
        config["CONN_HEALTH_CHECKS"] = True
        config["OPTIONS"] = {**config.get("OPTIONS", {}), "options": "-c lock_timeout=5s"}
    return config


DATABASES = {"default": database(env.text("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'nscl.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = env.folder("MEDIA_ROOT", VAR_DIR / "media")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pdf": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / "pdf",
        "TIMEOUT": 7 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}
# A form's Vietnamese letters travel as nine characters each: a paste of 2 MB must still get its own sentence.
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- people ----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "organizations.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    # A citizen's identity number has twelve digits.
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "organizations:login"
LOGIN_REDIRECT_URL = "plans:home"
LOGOUT_REDIRECT_URL = "organizations:login"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_SAMESITE = "Lax"
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_COOLOFF_TIME = 0.25
AXES_CLIENT_IP_CALLABLE = "organizations.views.client_address"
AXES_LOCKOUT_CALLABLE = "organizations.views.locked_out"

# --- language and time -----------------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["nscl_portal.formats"]
LOCALE_PATHS = [BASE_DIR / "nscl_portal" / "locale"]

# --- files the browser loads -----------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
ASSETS_DIR = VAR_DIR / "assets"
ASSETS_DIR.mkdir(exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static", ASSETS_DIR]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "nscl_portal.storage.HashedModulesStorage"},
}
# Compressed on first start while somebody waits: not the source maps, which only a developer's browser asks for.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "jpg", "jpeg", "webp", "gif", "gz", "br", "woff", "woff2", "map", "txt"]

WHITENOISE_ALLOW_ALL_ORIGINS = False

# --- safety ----------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
if BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True

# --- signing ---------------------------------------------------------------------------------------------------

PORTAL_TRUST_ROOTS = env.folder("PORTAL_TRUST_ROOTS", VAR_DIR / "trust")
PORTAL_PKCS11_MODULE = env.file("PORTAL_PKCS11_MODULE")
PORTAL_TSA_URL = env.url("PORTAL_TSA_URL")

# --- reading other people's files ------------------------------------------------------------------------------

PORTAL_IMPORT_MAX_BYTES = env.number("PORTAL_IMPORT_MAX_BYTES", 30 * 1024**2)
PORTAL_IMPORT_MAX_UNPACKED = env.number("PORTAL_IMPORT_MAX_UNPACKED", 200 * 1024**2)
PORTAL_IMPORT_MAX_PAGES = env.number("PORTAL_IMPORT_MAX_PAGES", 500)
PORTAL_IMPORT_SECONDS = env.number("PORTAL_IMPORT_SECONDS", 120)
# Below a quarter of a gigabyte the libraries themselves do not start.
PORTAL_IMPORT_MEMORY = env.number("PORTAL_IMPORT_MEMORY", 1024**3, least=256 * 1024**2)

# --- mail, background work, API --------------------------------------------------------------------------------

EMAIL_URL = env.text("EMAIL_URL", "console:")
vars().update(dj_email_url.parse(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.text("PORTAL_MAIL_FROM", "Cổng NSCL <khong-tra-loi@localhost>")

CELERY_BROKER_URL = env.text("CELERY_BROKER_URL")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "organizations.api.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "organizations.api.problem_json",
    "DEFAULT_THROTTLE_RATES": {},
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Cổng NSCL – API",
    "DESCRIPTION": "Kế hoạch, nhiệm vụ và văn bản của cơ quan, cho các hệ thống khác đọc.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "organizations.api.schema.without_code_notes",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "fontTools": {"level": "WARNING"},
        "weasyprint": {"level": "ERROR"},
        "pikepdf": {"level": "WARNING"},
        "pyhanko": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
    },
}
