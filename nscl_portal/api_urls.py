"""Addresses under /api/v1/: one router for every app's viewsets, the schema, and the docs page."""

from __future__ import annotations

from csp.decorators import csp_update
from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.permissions import IsAuthenticated
from rest_framework.routers import SimpleRouter

from documents.api import DocumentViewSet
from organizations.api import AgencyViewSet, UnitViewSet
from organizations.api.missing import MissingView
from plans.api import ItemViewSet, PlanViewSet, TaskViewSet

router = SimpleRouter()
router.register("agencies", AgencyViewSet, "api-agency")
router.register("units", UnitViewSet, "api-unit")
router.register("plans", PlanViewSet, "api-plan")
router.register("items", ItemViewSet, "api-item")
router.register("tasks", TaskViewSet, "api-task")
router.register("documents", DocumentViewSet, "api-document")

_members_only = [IsAuthenticated]
_schema = SpectacularAPIView.as_view(permission_classes=_members_only)
# Swagger UI writes style attributes and shows data: pictures; this page alone is given that.
_docs = csp_update({"style-src": ["'unsafe-inline'"], "img-src": ["data:"]})(
    SpectacularSwaggerSplitView.as_view(url_name="schema", permission_classes=_members_only)
)

urlpatterns = [
    path("schema/", _schema, name="schema"),
    path("docs/", _docs, name="api-docs"),
    *router.urls,
    # Last: whatever is not above.
    path("<path:rest>/", MissingView.as_view(), name="api-missing"),
]
