"""The filters of the task list, and what each asks of the database."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from rest_framework import serializers

from common.calendar import quarter_end, quarter_start, today
from common.text import fold
from documents.constants import CLOSED_STATES, State
from organizations.api.queries import ListQuery, choice_field, date_field, id_field, words_field
from organizations.models import User
from plans.constants import UnitRole
from plans.models import Task, TaskUnit

STATUSES = {
    "planned": "Kế hoạch chưa ban hành",
    "not_started": "Chưa đến ngày bắt đầu",
    "in_progress": "Đang thực hiện",
    "withdrawn": "Kế hoạch đã thu hồi hoặc đã hủy số",
    "amended": "Kế hoạch đã được điều chỉnh; việc còn phải làm nằm ở bản sau",
}
_GIVEN_UP = (State.WITHDRAWN, State.CANCELLED)
_QUARTER = re.compile(r"(20\d\d)-Q([1-4])\Z")


def status_of(task: Task, day: dt.date) -> str:
    """Where the work stands, from the plan's state and the task's own dates; nobody reports progress yet."""
    state = task.plan.document.state
    if state == State.AMENDED:
        return "amended"
    if state in _GIVEN_UP:
        return "withdrawn"
    if state != State.ISSUED:
        return "planned"
    return "not_started" if task.start is not None and day < task.start else "in_progress"


class TaskQuery(ListQuery):
    plan = id_field("Mã số kế hoạch.")
    unit = id_field("Mã số đơn vị tham gia nhiệm vụ.")
    role = choice_field("Vai trò của đơn vị trong nhiệm vụ.", UnitRole.choices)
    status = choice_field("Tình trạng nhiệm vụ.", list(STATUSES.items()))
    quarter = serializers.RegexField(
        _QUARTER,
        required=False,
        help_text="Nhiệm vụ có thời gian trong quý này, ví dụ 2025-Q3.",
        error_messages={"invalid": "Hãy gửi quý dạng 2025-Q3."},
    )
    due_before = date_field("Hạn hoàn thành trước ngày này.")
    overdue = serializers.BooleanField(
        required=False,
        help_text="true: chỉ nhiệm vụ quá hạn; false: chỉ nhiệm vụ không quá hạn.",
        error_messages={"invalid": "Hãy gửi true hoặc false."},
    )
    current = serializers.BooleanField(
        required=False,
        help_text="true: chỉ nhiệm vụ của kế hoạch đang có hiệu lực, mỗi nhiệm vụ một lần; false: chỉ nhiệm vụ khác.",
        error_messages={"invalid": "Hãy gửi true hoặc false."},
    )
    lineage = serializers.UUIDField(
        required=False,
        help_text="Mã xuyên suốt của nhiệm vụ: nhiệm vụ ấy trong mọi phiên bản của kế hoạch.",
        error_messages={"invalid": "Hãy gửi mã dạng UUID."},
    )
    q = words_field("Tìm trong tên nhiệm vụ, không cần dấu.")


def condition(name: str, wanted: dict[str, Any], user: User) -> Q | Exists:
    """What the filter `name` of a checked query asks for."""
    return _parts(wanted, user) if name in ("unit", "role") else _CONDITIONS[name](wanted)


def _parts(wanted: dict[str, Any], user: User) -> Exists:
    """Unit and role speak of the same part of the task."""
    parts = TaskUnit.objects.for_user(user).filter(task=OuterRef("pk"))
    if "unit" in wanted:
        parts = parts.filter(unit_id=wanted["unit"])
    if "role" in wanted:
        parts = parts.filter(role=wanted["role"])
    return Exists(parts)


def _status(wanted: dict[str, Any]) -> Q:
    in_force, later = Q(plan__document__state=State.ISSUED), Q(start__gt=today())
    return {
        "planned": ~Q(plan__document__state__in=CLOSED_STATES),
        "not_started": in_force & later,
        "in_progress": in_force & (Q(start=None) | Q(start__lte=today())),
        "withdrawn": Q(plan__document__state__in=_GIVEN_UP),
        "amended": Q(plan__document__state=State.AMENDED),
    }[wanted["status"]]


def _quarter(wanted: dict[str, Any]) -> Q:
    """The task's time meets the quarter; one without an end runs until its plan ends."""
    year, quarter = (int(part) for part in wanted["quarter"].split("-Q"))
    first, last = quarter_start(year, quarter), quarter_end(year, quarter)
    by_due = Q(due__gte=first) & (Q(start__lte=last) | Q(start=None, due__lte=last))
    repeats = Q(until__gte=first, start__lte=last)
    runs_on = Q(due=None, until=None, start__lte=last, plan__period_end__gte=first)
    return by_due | repeats | runs_on


def _overdue(wanted: dict[str, Any]) -> Q:
    late = Q(plan__document__state=State.ISSUED, due__isnull=False, due__lt=today())
    return late if wanted["overdue"] else ~late


def _current(wanted: dict[str, Any]) -> Q:
    current = Q(plan__document__state=State.ISSUED)
    return current if wanted["current"] else ~current


def _words(wanted: dict[str, Any]) -> Q:
    found = Q()
    for word in fold(wanted["q"]).split():
        found &= Q(search_text__contains=word)
    return found


_CONDITIONS: dict[str, Callable[[dict[str, Any]], Q]] = {
    "plan": lambda wanted: Q(plan_id=wanted["plan"]),
    "status": _status,
    "quarter": _quarter,
    "due_before": lambda wanted: Q(due__lt=wanted["due_before"]),
    "overdue": _overdue,
    "current": _current,
    "lineage": lambda wanted: Q(item__lineage=wanted["lineage"]),
    "q": _words,
    "updated_since": lambda wanted: Q(changed_at__gte=wanted["updated_since"]),
}
