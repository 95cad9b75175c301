from __future__ import annotations

from django.urls import path

from documents.views import documents

app_name = "documents"

urlpatterns = [
    path("", documents.document_list, name="list"),
    path("<int:pk>/", documents.document_detail, name="detail"),
    path("<int:pk>/pdf/", documents.document_pdf, name="pdf"),
]
