"""`plans`: what a plan is beside its text, with its document's number and state."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from common.text import fold
from documents.constants import State
from organizations.api.queries import FilteredViewSet, ListQuery, choice_field, id_field, words_field
from plans.constants import BasisRole, PlanKind
from plans.models import LegalBasis, Plan

_ROLES = {BasisRole.LEGAL: "căn cứ", BasisRole.CARRY_OUT: "thực hiện"}
_YEARS: dict[str, Any] = {
    "invalid": "Hãy gửi năm bằng bốn chữ số.",
    "min_value": "Năm từ 1990.",
    "max_value": "Năm đến 2100.",
}


class BasisSerializer(serializers.ModelSerializer[LegalBasis]):
    """A citation: the registered document, and the date as the plan prints it."""

    kind = serializers.CharField(source="legal_document.kind", read_only=True)
    symbol = serializers.CharField(source="legal_document.symbol", read_only=True)
    name = serializers.CharField(source="legal_document.subject", read_only=True)
    date = serializers.DateField(source="cited_date", read_only=True, allow_null=True)
    issuer = serializers.CharField(source="legal_document.issuer", read_only=True)
    role = serializers.SerializerMethodField()

    class Meta:
        model = LegalBasis
        fields = ["kind", "symbol", "name", "date", "issuer", "role"]
        read_only_fields = fields

    def get_role(self, basis: LegalBasis) -> str:
        return _ROLES[BasisRole(basis.role)]


class BudgetSerializer(serializers.Serializer[Plan]):
    total_vnd = serializers.IntegerField(source="budget_total", allow_null=True)
    words = serializers.SerializerMethodField()
    source = serializers.SerializerMethodField()  # type: ignore[assignment]

    def get_words(self, plan: Plan) -> str | None:
        return plan.budget_words or None

    def get_source(self, plan: Plan) -> str | None:
        return plan.budget_source or None


class PlanSerializer(serializers.ModelSerializer[Plan]):
    subject = serializers.CharField(source="document.subject", read_only=True)
    state = serializers.ChoiceField(source="document.state", choices=State.choices, read_only=True)
    number = serializers.IntegerField(source="document.number", read_only=True, allow_null=True)
    symbol = serializers.CharField(source="document.symbol", read_only=True)
    issued_on = serializers.DateField(source="document.issued_on", read_only=True, allow_null=True)
    amends = serializers.SerializerMethodField()
    amended_by = serializers.SerializerMethodField()
    legal_bases = BasisSerializer(source="bases", many=True, read_only=True)
    budget = BudgetSerializer(source="*", read_only=True)
    updated_at = serializers.DateTimeField(source="changed_at", read_only=True)
    url = serializers.HyperlinkedIdentityField(view_name="api-plan-detail")

    class Meta:
        model = Plan
        fields = [
            "id", "agency", "document", "kind", "subject", "state", "number", "symbol", "issued_on",
            "period_start", "period_end", "parent", "legal_bases", "budget", "updated_at", "url",
            "amends", "amended_by",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_amends(self, plan: Plan) -> int | None:
        document = plan.document
        return document.relates_to.plan.pk if document.supersedes and document.relates_to else None

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_amended_by(self, plan: Plan) -> int | None:
        later = plan.document.amended_by
        return later.plan.pk if later else None


class PlanQuery(ListQuery):
    agency = id_field("Mã số cơ quan.")
    kind = choice_field("Loại kế hoạch.", PlanKind.choices)
    state = choice_field("Trạng thái văn bản.", State.choices)
    year = serializers.IntegerField(
        required=False,
        min_value=1990,
        max_value=2100,
        help_text="Năm nằm trong thời kỳ kế hoạch.",
        error_messages=_YEARS,
    )
    parent = id_field("Mã số kế hoạch cấp trên.")  # type: ignore[assignment]
    q = words_field("Tìm trong trích yếu, không cần dấu.")


@extend_schema(tags=["plans"])
@extend_schema_view(list=extend_schema(parameters=[PlanQuery]))
class PlanViewSet(FilteredViewSet[Plan]):
    """Plans that the person may read; templates are no plans yet."""

    model = Plan
    title = "kế hoạch"
    about = "Kế hoạch: loại, thời kỳ, căn cứ, kinh phí, số và trạng thái của văn bản."
    serializer_class = PlanSerializer
    query_class = PlanQuery

    def narrow(self, rows: QuerySet[Plan]) -> QuerySet[Plan]:
        bases = LegalBasis.objects.for_user(self.request.user).select_related("legal_document")
        return (
            rows.filter(is_template=False)
            .select_related("document__relates_to__plan", "document__amended_by__plan")
            .prefetch_related(Prefetch("bases", queryset=bases))
            .annotate(changed_at=F("document__updated_at"))
        )

    def found(self, rows: QuerySet[Plan], wanted: dict[str, Any]) -> QuerySet[Plan]:
        for name, value in wanted.items():
            rows = rows.filter(_condition(name, value))
        return rows


def _condition(name: str, value: Any) -> Q:
    if name == "year":
        return Q(period_start__year__lte=value, period_end__year__gte=value)
    if name == "q":
        found = Q()
        for word in fold(value).split():
            found &= Q(search_text__contains=word)
        return found
    column = {"state": "document__state", "updated_since": "changed_at__gte", "agency": "agency_id"}
    return Q(**{column.get(name, name): value})
