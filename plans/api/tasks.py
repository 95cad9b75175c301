"""`tasks`: what is followed, with its units, dates and light."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Greatest
from drf_spectacular.utils import extend_schema, extend_schema_field, extend_schema_view
from rest_framework import serializers

from common.calendar import today
from organizations.api.queries import FilteredViewSet
from organizations.models import User
from plans.api.names import coordinators_of, leads_of, name_of, named_parts
from plans.api.positions import Position, positions
from plans.api.task_filters import STATUSES, TaskQuery, condition, status_of
from plans.constants import TaskStatus
from plans.models import Task, TaskUnit
from plans.rules.lights import light


class LeadSerializer(serializers.Serializer[TaskUnit]):
    unit = serializers.CharField()
    qualifier = serializers.CharField(allow_null=True)


class TaskSerializer(serializers.ModelSerializer[Task]):
    """Words stand as printed; `start` and `due`, both inclusive, are their reading. Empty is null.

    `lineage` is the same for the task in every version of its plan.
    """

    lineage = serializers.UUIDField(source="item.lineage", read_only=True)
    pos = serializers.SerializerMethodField()
    title = serializers.SerializerMethodField()
    leads = serializers.SerializerMethodField()
    coordinators = serializers.SerializerMethodField()
    director = serializers.SerializerMethodField()
    deadline = serializers.SerializerMethodField()
    expected_result = serializers.SerializerMethodField()
    status = serializers.SerializerMethodField()
    light = serializers.SerializerMethodField()
    progress = serializers.SerializerMethodField()
    updated_at = serializers.DateTimeField(source="changed_at", read_only=True)
    url = serializers.HyperlinkedIdentityField(view_name="api-task-detail")

    class Meta:
        model = Task
        fields = [
            "id", "plan", "pos", "title", "leads", "coordinators", "director", "deadline", "start", "due",
            "status", "light", "progress", "expected_result", "updated_at", "url", "lineage",
        ]  # fmt: skip
        read_only_fields = fields

    def get_pos(self, task: Task) -> str:
        places: dict[int, Position] = self.context["positions"]
        return places[task.item_id].pos

    def get_title(self, task: Task) -> str:
        return task.item.text.rstrip(" .;")

    @extend_schema_field(LeadSerializer(many=True))
    def get_leads(self, task: Task) -> list[dict[str, str | None]]:
        return [{"unit": name_of(part), "qualifier": part.scope or None} for part in leads_of(task)]

    def get_coordinators(self, task: Task) -> list[str]:
        return [name_of(part) for part in coordinators_of(task)]

    def get_director(self, task: Task) -> str | None:
        return task.director or None

    def get_deadline(self, task: Task) -> str | None:
        return task.deadline or None

    def get_expected_result(self, task: Task) -> str | None:
        return task.expected_result or None

    @extend_schema_field(serializers.ChoiceField(choices=list(STATUSES.items())))
    def get_status(self, task: Task) -> str:
        return status_of(task, self.context["day"])

    @extend_schema_field(serializers.ChoiceField(choices=TaskStatus.choices))
    def get_light(self, task: Task) -> str:
        return light(task.due, task.start, task.plan.document.state, self.context["day"])

    def get_progress(self, task: Task) -> int:
        # Per cent done. Progress reports are a later piece: until then nothing has been reported.
        return 0


@extend_schema(tags=["tasks"])
@extend_schema_view(list=extend_schema(parameters=[TaskQuery]))
class TaskViewSet(FilteredViewSet[Task]):
    """Tasks of every plan that the person may read; rows that only head a group are not tasks."""

    model = Task
    title = "nhiệm vụ"
    about = "Nhiệm vụ của các kế hoạch: ai chủ trì, ai phối hợp, thời hạn như in và ngày đã đọc, tình trạng hôm nay."
    serializer_class = TaskSerializer
    query_class = TaskQuery

    def narrow(self, rows: QuerySet[Task]) -> QuerySet[Task]:
        changed = Greatest("updated_at", "item__updated_at", "plan__document__updated_at")
        return (
            rows.filter(is_group=False, plan__is_template=False)
            .select_related("item", "plan__document")
            .prefetch_related(Prefetch("task_units", queryset=named_parts(self._person())))
            .annotate(changed_at=changed)
        )

    def found(self, rows: QuerySet[Task], wanted: dict[str, Any]) -> QuerySet[Task]:
        for name in wanted:
            rows = rows.filter(condition(name, wanted, self._person()))
        return rows

    def paginate_queryset(self, queryset: Any) -> list[Any] | None:
        page = super().paginate_queryset(queryset)
        self.places = self._places(page or [])
        return page

    def get_object(self) -> Task:
        task = super().get_object()
        self.places = self._places([task])
        return task

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "positions": getattr(self, "places", {}), "day": today()}

    def _places(self, tasks: list[Task]) -> dict[int, Position]:
        return positions(self._person(), {task.plan_id for task in tasks})

    def _person(self) -> User:
        return cast(User, self.request.user)
