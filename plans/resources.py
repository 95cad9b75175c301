"""The register of legal documents as a file."""

from __future__ import annotations

from typing import Any

from import_export.fields import Field

from organizations.resources import AgencyResource, DayWidget, OwnRowWidget, YesNoWidget
from plans.models import LegalDocument
from plans.services.register import legal_document_save


class LegalDocumentResource(AgencyResource):
    """A row is known by its symbol and date; a law, which has no symbol, by its kind and subject."""

    kind = Field("kind", "Loại văn bản")
    symbol = Field("symbol", "Số, ký hiệu", default="")
    issued_on = Field("issued_on", "Ngày ban hành", DayWidget())
    issuer = Field("issuer", "Cơ quan ban hành")
    subject = Field("subject", "Trích yếu")
    implements = Field("implements", "Thực hiện văn bản (số, ký hiệu)", OwnRowWidget(LegalDocument, "symbol"))
    is_in_force = Field("is_in_force", "Còn hiệu lực", YesNoWidget())

    class Meta:
        model = LegalDocument
        fields = ("kind", "symbol", "issued_on", "issuer", "subject", "implements", "is_in_force")
        import_id_fields = ("symbol", "issued_on")
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def get_instance(self, instance_loader: Any, row: Any) -> LegalDocument | None:
        try:
            known = self._key(row)
        except ValueError:
            # Reading the row's columns one by one names the wrong one.
            return None
        found: LegalDocument | None = self.get_queryset().filter(**known).first()
        return found

    def _key(self, row: Any) -> dict[str, Any]:
        symbol = str(self.fields["symbol"].clean(row) or "").strip()
        if symbol:
            return {"symbol": symbol, "issued_on": self.fields["issued_on"].clean(row)}
        return {"symbol": "", **{name: str(self.fields[name].clean(row)).strip() for name in ("kind", "subject")}}

    def store(self, row: LegalDocument, *, is_new: bool, values: dict[str, Any]) -> LegalDocument:
        reason = f"Nhập từ tệp {self.file_name}" if self.file_name else "Nhập từ tệp"
        key = None if is_new else row.pk
        return legal_document_save(
            actor=self.actor, agency=row.agency, legal_document_id=key, changes=values, reason=reason
        )
