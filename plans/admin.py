"""The administration page of the register of legal documents. Plans are edited in the portal, not here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin

from organizations.admin import AgencyModelForm, ExchangeAdmin
from organizations.models import Agency, User
from plans.models import LegalDocument
from plans.resources import LegalDocumentResource
from plans.services.register import REGISTER_FIELDS, legal_document_delete, legal_document_save

if TYPE_CHECKING:
    _Form = AgencyModelForm[LegalDocument]
else:
    _Form = AgencyModelForm


class LegalDocumentForm(_Form):
    class Meta:
        model = LegalDocument
        fields = REGISTER_FIELDS


@admin.register(LegalDocument)
class LegalDocumentAdmin(ExchangeAdmin[LegalDocument]):
    form = LegalDocumentForm
    resource_classes = [LegalDocumentResource]
    list_display = ("kind", "symbol", "issued_on", "issuer", "subject", "is_in_force")
    list_display_links = ("kind", "symbol", "subject")
    list_filter = ("kind", "is_in_force")
    search_fields = ("symbol", "subject", "issuer")
    date_hierarchy = "issued_on"
    fields = REGISTER_FIELDS

    def write(
        self, *, actor: User, agency: Agency, row: LegalDocument, is_new: bool, values: dict[str, Any]
    ) -> LegalDocument:
        key = None if is_new else row.pk
        return legal_document_save(actor=actor, agency=agency, legal_document_id=key, changes=values)

    def erase(self, *, actor: User, row: LegalDocument) -> None:
        legal_document_delete(actor=actor, legal_document_id=row.pk)
