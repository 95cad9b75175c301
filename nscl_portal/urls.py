"""Every address of the portal, Vietnamese and without marks."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("organizations.urls")),
    path("", include("plans.urls")),
    path("", include("documents.urls")),
    path("quan-tri/", admin.site.urls),
    path("api/v1/", include("nscl_portal.api_urls")),
]
