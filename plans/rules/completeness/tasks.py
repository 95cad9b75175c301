"""«6 rõ» of one task."""

from __future__ import annotations

from collections.abc import Iterator

from common.calendar import short_date
from plans.constants import DeadlineKind
from plans.rules.completeness.facts import ItemFacts, PlanFacts, Problem, TaskFacts

_DATELESS = frozenset({DeadlineKind.CONTINUOUS, DeadlineKind.ON_DEMAND, DeadlineKind.RECURRING})


def task_problems(
    item: ItemFacts, above: tuple[ItemFacts, ...], plan: PlanFacts, *, uses_directors: bool
) -> Iterator[Problem]:
    """Findings of the task of `item`; what a task above it says holds for it too."""
    task = item.task
    if task is None:
        return
    tasks = [each.task for each in above if each.task]
    name = _name(item)
    yield from _people(item, task, above, name)
    if task.is_hidden:
        return
    if uses_directors and not task.director and not any(each.director for each in tasks):
        yield Problem("director", f"{name}: chưa rõ thẩm quyền; hãy ghi người chỉ đạo thực hiện.", item.pk, "director")
    yield from _time(item, task, tasks, plan, name)
    if not task.result and not any(each.result for each in tasks):
        yield Problem("result", f"{name}: chưa rõ kết quả; hãy ghi sản phẩm phải có.", item.pk, "expected_result")


def _name(item: ItemFacts) -> str:
    number = item.number if item.number[:1].isalnum() else ""
    words = item.text if len(item.text) <= 60 else item.text[:60].rstrip() + "…"
    return " ".join(filter(None, (number, f"«{words}»" if words else "Nhiệm vụ chưa có tên")))


def _people(item: ItemFacts, task: TaskFacts, above: tuple[ItemFacts, ...], name: str) -> Iterator[Problem]:
    named_above = any(each.unit or (each.task and each.task.leads) for each in above)
    if not task.leads and not item.unit and not named_above:
        yield Problem("lead", f"{name}: chưa rõ người chủ trì; hãy chọn đơn vị chủ trì.", item.pk, "leads")
    if len(task.leads) > 1 and not all(scope for _, scope in task.leads):
        yield Problem(
            "scope", f"{name}: nhiều đơn vị chủ trì nhưng chưa rõ trách nhiệm từng đơn vị; hãy ghi phạm vi.",
            item.pk, "leads",
        )  # fmt: skip


def _time(item: ItemFacts, task: TaskFacts, above: list[TaskFacts], plan: PlanFacts, name: str) -> Iterator[Problem]:
    if task.kind == DeadlineKind.INVALID and not task.is_confirmed:
        yield Problem("date", f"{name}: {task.reading}", item.pk, "deadline", is_blocking=True)
        return
    if not task.deadline and not task.due:
        if not any(each.deadline or each.due for each in above):
            yield Problem("deadline", f"{name}: chưa rõ thời gian; hãy ghi thời hạn.", item.pk, "deadline")
        return
    outside = _outside(task, plan)
    if outside:
        yield Problem("period", f"{name}: {outside}", item.pk, "due")
    if task.is_confirmed:
        return
    if task.due is None and task.kind not in _DATELESS:
        yield Problem("unread", f"{name}: {task.reading or 'chưa đọc được thời hạn; hãy nhập ngày.'}", item.pk, "due")
    elif task.confidence < 1:
        yield Problem("unconfirmed", f"{name}: thời hạn chưa chắc chắn. {task.reading}".strip(), item.pk, "deadline")


def _outside(task: TaskFacts, plan: PlanFacts) -> str:
    start, end = plan.period_start, plan.period_end
    if task.due and not start <= task.due <= end:
        return f"hạn {short_date(task.due)} nằm ngoài thời kỳ {short_date(start)} – {short_date(end)} của kế hoạch."
    if task.start and not start <= task.start <= end:
        return f"ngày bắt đầu {short_date(task.start)} nằm ngoài thời kỳ của kế hoạch."
    return ""
