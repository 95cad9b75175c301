"""`agencies` and `units`."""

from __future__ import annotations

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from organizations.api.base import AgencyReadOnlyViewSet
from organizations.models import Agency, Unit, UnitName


class AgencySerializer(serializers.ModelSerializer[Agency]):
    superior = serializers.PrimaryKeyRelatedField[Agency](read_only=True)

    class Meta:
        model = Agency
        fields = ["id", "code", "name", "superior", "superior_name", "place", "symbol", "is_collective"]
        read_only_fields = fields


class UnitNameSerializer(serializers.ModelSerializer[UnitName]):
    """A name the unit bore before; both days inclusive, null means open."""

    class Meta:
        model = UnitName
        fields = ["name", "valid_from", "valid_to"]
        read_only_fields = fields


class UnitSerializer(serializers.ModelSerializer[Unit]):
    aliases = serializers.ListField(child=serializers.CharField(), read_only=True)
    names = UnitNameSerializer(many=True, read_only=True)

    class Meta:
        model = Unit
        fields = [
            "id",
            "agency",
            "code",
            "kind",
            "name",
            "short_name",
            "aliases",
            "parent",
            "position",
            "is_active",
            "closed_on",
            "successor",
            "names",
        ]
        read_only_fields = fields


@extend_schema(tags=["agencies"])
class AgencyViewSet(AgencyReadOnlyViewSet[Agency]):
    """Agencies that the person may read: the own one, and subordinates opened to it."""

    model = Agency
    title = "cơ quan"
    about = "Cơ quan của bạn, và cơ quan cấp dưới đã mở cho cơ quan của bạn xem."
    serializer_class = AgencySerializer


@extend_schema(tags=["units"])
class UnitViewSet(AgencyReadOnlyViewSet[Unit]):
    """Units with the names they bore."""

    model = Unit
    title = "đơn vị"
    about = "Đơn vị thuộc và ngoài cơ quan, nhóm đơn vị, cùng các tên đã mang theo thời gian."
    serializer_class = UnitSerializer

    def narrow(self, rows: QuerySet[Unit]) -> QuerySet[Unit]:
        return rows.prefetch_related("names")
