from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class PortalConfig(AppConfig):
    name = "nscl_portal"
    verbose_name = "Cổng NSCL"

    def ready(self) -> None:
        from django.conf import settings

        from nscl_portal import checks

        checks.register_all()
        if settings.CELERY_BROKER_URL:
            # So that a task rung from the web server finds the broker; without a broker Celery is never loaded.
            import nscl_portal.celery  # noqa: F401


class PortalAdminConfig(AdminConfig):
    default_site = "organizations.apps.PortalAdminSite"


class PortalStaticFilesConfig(StaticFilesConfig):
    """Leaves out what no page of ours loads: collecting and compressing it would double the first start."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "redoc", "rest_framework", "*.md"]
