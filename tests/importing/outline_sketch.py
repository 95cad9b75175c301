"""An outline as a few lines that a person can check: marks, words, tasks, targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from documents.readers import text
from plans.importing import assignments, organisation, outline, targets
from plans.importing.draft import Found, ItemDraft, TargetDraft, TaskDraft, UnitPart

SAMPLES = Path(__file__).parent / "samples"
_WORDS = 9


def items_of(body: str) -> tuple[ItemDraft, ...]:
    """The outline of `body`, as the text reader hands it on."""
    return outline.read(text.read(body.encode()).blocks)


def understood(body: str) -> tuple[ItemDraft, ...]:
    """The outline of `body` with tasks, units and targets."""
    items, _ = organisation.read(assignments.assign(items_of(body)))
    return targets.read(items)


def tasks_of(body: str) -> list[ItemDraft]:
    """The items of `body` that are tasks, in printed order."""
    return [each for item in understood(body) for each in item.walk() if each.task]


def sketch(items: Sequence[ItemDraft], depth: int = 0) -> Iterator[str]:
    """One line for each item, then its unit, task and targets, then its children."""
    for item in items:
        yield "  " * depth + " ".join(filter(None, (f"[{item.style}]", item.number, _short(item))))
        inner = "  " * (depth + 1)
        if item.unit:
            yield f"{inner}@ {item.unit}"
        yield from (inner + line for line in _task(item.task))
        yield from (inner + _target(target) for target in item.targets)
        yield from sketch(item.children, depth + 1)


def _short(item: ItemDraft) -> str:
    """The title, and behind «|» what runs on."""
    return f"{_first(item.text)} | {_first(item.detail)}".strip() if item.detail else _first(item.text)


def _first(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")


def _task(task: TaskDraft | None) -> Iterator[str]:
    if task is None:
        return
    yield f"= task, {task.line_style}{'?' if task.doubt else ''}"
    if task.director:
        yield f"= {task.director_label}: {task.director.value}"
    yield from _units(task.lead_label or "lead", task.leads)
    yield from _units(task.coordinator_label or "with", task.coordinators)
    yield from (f"= {label}: {words}" for label, words in task.extra_lines)
    if task.deadline:
        yield f"= {task.deadline_label or 'by'}: {task.deadline.value}"
    if task.result:
        yield f"= {task.result_label}: {task.result.value}"


def _units(label: str, parts: Sequence[Found[UnitPart]]) -> Iterator[str]:
    for part in parts:
        yield f"= {label}: {part.value.unit}{f' ({part.value.scope})' if part.value.scope else ''}"


def _target(target: TargetDraft) -> str:
    return f"# {target.bound or 'exact'} {target.value} {target.unit} [{target.period}]"
