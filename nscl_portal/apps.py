from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


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
