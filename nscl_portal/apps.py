from __future__ import annotations

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class PortalConfig(AppConfig):
    name = "nscl_portal"
    verbose_name = "Cổng NSCL"


class PortalAdminConfig(AdminConfig):
    default_site = "organizations.admin.PortalAdminSite"
