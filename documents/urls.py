from __future__ import annotations

from django.urls import URLPattern, include, path

from documents.views import documents

app_name = "documents"

_pages = [
    path("", documents.document_list, name="list"),
    path("<int:pk>/", documents.document_detail, name="detail"),
    path("<int:pk>/pdf/", documents.document_pdf, name="pdf"),
]
# Open to everybody, without signing in.
_public: list[URLPattern] = []

urlpatterns = [path("van-ban/", include(_pages)), path("xac-thuc/", include(_public))]
