"""`documents`: official documents with their number, state, recipients and issued file."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from common.text import fold
from documents.constants import DocumentType, State
from documents.models import Document, IssuedDocument, Recipient, RegisterEntry
from organizations.api.queries import FilteredViewSet, ListQuery, choice_field, words_field


class SignatorySerializer(serializers.Serializer[Document]):
    authority = serializers.ListField(child=serializers.CharField(), source="*")
    position = serializers.CharField(source="signer_title")
    name = serializers.CharField(source="signer_name")

    def to_representation(self, document: Document) -> dict[str, Any]:
        head = f"{document.authority} {document.head_title}".strip() if document.authority else ""
        body = f"TM. {document.on_behalf_of.removeprefix('TM. ')}" if document.on_behalf_of else ""
        return {
            "authority": [line for line in (body, head) if line],
            "position": document.signer_title,
            "name": document.signer_name,
        }


class IssuedSerializer(serializers.ModelSerializer[IssuedDocument]):
    """What was frozen on the day of issue; both hashes are SHA-256 in hex."""

    class Meta:
        model = IssuedDocument
        fields = ["issued_at", "content_sha256", "pdf_sha256", "pdf_size", "page_count"]
        read_only_fields = fields


class RegisterSerializer(serializers.ModelSerializer[RegisterEntry]):
    """What the clerk noted in the register of outgoing documents."""

    class Meta:
        model = RegisterEntry
        fields = ["copies_count", "archive_holder", "dispatched_on", "received_by", "recalled_on", "note"]
        read_only_fields = fields


class DocumentSerializer(serializers.ModelSerializer[Document]):
    """`number` and `issued_on` are null until the clerk has given them; `series` is the register it stands in."""

    recipients = serializers.SerializerMethodField()
    signatory = SignatorySerializer(source="*", read_only=True)
    issued = serializers.SerializerMethodField()
    register = serializers.SerializerMethodField()
    plan = serializers.SerializerMethodField()
    url = serializers.HyperlinkedIdentityField(view_name="api-document-detail")

    class Meta:
        model = Document
        fields = [
            "id", "agency", "doc_type", "subject", "number", "number_year", "series", "symbol", "issued_on", "place",
            "urgency", "circulation", "state", "amended_by", "recipients", "signatory", "plan", "issued", "register",
            "signing_method", "paper_signed_on", "outside_system", "version",
            "updated_at", "url",
        ]  # fmt: skip
        read_only_fields = fields

    def get_recipients(self, document: Document) -> list[str]:
        lines = [f"{row.name} ({row.purpose})" if row.purpose else row.name for row in document.recipients.all()]
        return [*lines, f"Lưu: {document.archive_line}"] if document.archive_line else lines

    @extend_schema_field(IssuedSerializer(allow_null=True))
    def get_issued(self, document: Document) -> dict[str, Any] | None:
        issued = getattr(document, "issued", None)
        return None if issued is None else dict(IssuedSerializer(issued).data)

    @extend_schema_field(RegisterSerializer(allow_null=True))
    def get_register(self, document: Document) -> dict[str, Any] | None:
        entry = getattr(document, "register_entry", None)
        return None if entry is None else dict(RegisterSerializer(entry).data)

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_plan(self, document: Document) -> int | None:
        # The plan's id where the document is one.
        plan = getattr(document, "plan", None)
        return None if plan is None else int(plan.pk)


class DocumentQuery(ListQuery):
    doc_type = choice_field("Loại văn bản.", DocumentType.choices)
    state = choice_field("Trạng thái văn bản.", State.choices)
    year = serializers.IntegerField(
        required=False,
        min_value=1990,
        max_value=2100,
        help_text="Năm cấp số.",
        error_messages={
            "invalid": "Hãy gửi năm bằng bốn chữ số.",
            "min_value": "Năm từ 1990.",
            "max_value": "Năm đến 2100.",
        },
    )
    q = words_field("Tìm trong trích yếu, không cần dấu.")


@extend_schema(tags=["documents"])
@extend_schema_view(list=extend_schema(parameters=[DocumentQuery]))
class DocumentViewSet(FilteredViewSet[Document]):
    """Documents that the person may read; the text of a plan stands in its items."""

    model = Document
    title = "văn bản"
    about = "Văn bản: số, ký hiệu, trạng thái, nơi nhận, người ký, mã băm của bản đã ban hành."
    serializer_class = DocumentSerializer
    query_class = DocumentQuery

    def narrow(self, rows: QuerySet[Document]) -> QuerySet[Document]:
        lines = Recipient.objects.for_user(self.request.user)
        # The room above is reached by the relation that it adds to the document.
        return (
            rows.exclude(plan__is_template=True)
            .select_related("issued", "plan", "register_entry")
            .prefetch_related(Prefetch("recipients", queryset=lines))
        )

    def found(self, rows: QuerySet[Document], wanted: dict[str, Any]) -> QuerySet[Document]:
        for name, value in wanted.items():
            rows = rows.filter(_condition(name, value))
        return rows


def _condition(name: str, value: Any) -> Q:
    if name == "q":
        found = Q()
        for word in fold(value).split():
            found &= Q(search_text__contains=word)
        return found
    column = {"year": "number_year", "updated_since": "updated_at__gte"}
    return Q(**{column.get(name, name): value})
