"""`items`: the outline of every plan, in stored order; `parent` and `position` put it together."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Q, QuerySet
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from organizations.api.queries import FilteredViewSet, ListQuery, choice_field, id_field
from organizations.models import User
from plans.api.positions import Position, positions
from plans.constants import ItemStyle
from plans.models import Item


class ItemSerializer(serializers.ModelSerializer[Item]):
    """One item. `pos` names its place in the plan, `number` is what the paper prints before it."""

    pos = serializers.SerializerMethodField()
    number = serializers.SerializerMethodField()
    task = serializers.SerializerMethodField()
    url = serializers.HyperlinkedIdentityField(view_name="api-item-detail")

    class Meta:
        model = Item
        fields = [
            "id", "plan", "parent", "position", "pos", "number", "style", "text", "detail", "unit", "task",
            "version", "updated_at", "url",
        ]  # fmt: skip
        read_only_fields = fields

    def get_pos(self, item: Item) -> str:
        return self._place(item).pos

    def get_number(self, item: Item) -> str:
        return self._place(item).number

    @extend_schema_field(serializers.IntegerField(allow_null=True))
    def get_task(self, item: Item) -> int | None:
        # The task's id where the item is followed.
        task = getattr(item, "task", None)
        return None if task is None else int(task.pk)

    def _place(self, item: Item) -> Position:
        places: dict[int, Position] = self.context["positions"]
        return places[item.pk]


class ItemQuery(ListQuery):
    plan = id_field("Mã số kế hoạch.")
    parent = id_field("Mã số mục cha.")  # type: ignore[assignment]
    style = choice_field("Kiểu của mục.", ItemStyle.choices)  # type: ignore[assignment]


@extend_schema(tags=["items"])
@extend_schema_view(list=extend_schema(parameters=[ItemQuery]))
class ItemViewSet(FilteredViewSet[Item]):
    """Headings, paragraphs, rows and annexes of every plan that the person may read."""

    model = Item
    title = "mục"
    about = "Đề mục, đoạn văn, dòng bảng, phụ lục của các kế hoạch; parent và position cho biết vị trí."
    serializer_class = ItemSerializer
    query_class = ItemQuery

    def narrow(self, rows: QuerySet[Item]) -> QuerySet[Item]:
        return rows.filter(plan__is_template=False).select_related("task")

    def found(self, rows: QuerySet[Item], wanted: dict[str, Any]) -> QuerySet[Item]:
        columns = {"plan": "plan_id", "parent": "parent_id", "style": "style", "updated_since": "updated_at__gte"}
        return rows.filter(Q(**{columns[name]: value for name, value in wanted.items()}))

    def paginate_queryset(self, queryset: Any) -> list[Any] | None:
        page = super().paginate_queryset(queryset)
        self.places = self._places(page or [])
        return page

    def get_object(self) -> Item:
        item = super().get_object()
        self.places = self._places([item])
        return item

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "positions": getattr(self, "places", {})}

    def _places(self, items: list[Item]) -> dict[int, Position]:
        return positions(cast(User, self.request.user), {item.plan_id for item in items})
