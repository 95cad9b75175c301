"""A plan that was read, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from common.money import format_vnd

Json = dict[str, Any]


def summary(plan: Json) -> str:
    """Head, bases, tasks, budget, ending and warnings of `report.as_json`, a line each."""
    return "\n".join(
        [*_head(plan), *_bases(plan), *_tasks(plan), *_facts(plan), *_ending(plan), *_warnings(plan)]
    )  # fmt: skip


def _head(plan: Json) -> Iterator[str]:
    issuer = " / ".join(filter(None, (plan["issuer"]["superior"], plan["issuer"]["body"])))
    date = plan["date"]
    day = "/".join(str(date[part]) if date[part] else "…" for part in ("day", "month", "year"))
    yield f"Tệp: {plan['file']}"
    yield f"Cơ quan ban hành: {issuer or 'không thấy'}"
    yield f"Số: {plan['symbol']['number'] or '…'}/{plan['symbol']['code'] or '…'}, {plan['place'] or '…'}, ngày {day}"
    yield f"{plan['doc_type'] or 'Văn bản'}: {plan['title'] or 'không thấy trích yếu'}"


def _bases(plan: Json) -> Iterator[str]:
    for base in plan["legal_bases"]:
        named = " ".join(filter(None, (base["kind"] if base["symbol"] else "", base["symbol"] or base["name"])))
        yield f"  {base['role']}: {named}"


def _tasks(plan: Json) -> Iterator[str]:
    tasks = [task for task in plan["tasks"] if not task["is_group"]]
    yield f"Nhiệm vụ: {len(tasks)}"
    for task in tasks:
        leads = "; ".join(_unit(lead) for lead in task["leads"])
        yield f"  {task['pos']} {_short(task['title'])}"
        yield f"      chủ trì: {leads or '…'} | thời hạn: {task['deadline'] or '…'}{_due(task['reading'])}"


def _unit(lead: Json) -> str:
    return f"{lead['unit']} ({lead['qualifier']})" if lead["qualifier"] else str(lead["unit"])


def _due(reading: Json | None) -> str:
    return f" → {reading['message']}" if reading and reading["message"] else ""


def _short(text: str, limit: int = 100) -> str:
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"


def _facts(plan: Json) -> Iterator[str]:
    if plan["targets"]:
        yield f"Chỉ tiêu: {len(plan['targets'])}"
    training, budget = plan["training"], plan["budget"]
    if training:
        yield f"Khóa đào tạo: {training['name'] or '…'}, {training['start'] or '…'} – {training['end'] or '…'}"
    if budget["total_vnd"] is not None:
        yield f"Kinh phí: {format_vnd(budget['total_vnd'])} đồng"
    if budget["source"]:
        yield f"Nguồn kinh phí: {_short(budget['source'])}"


def _ending(plan: Json) -> Iterator[str]:
    yield f"Nơi nhận: {'; '.join(plan['recipients']) or 'không thấy'}"
    signer = plan["signatory"]
    lines = [*signer["authority"], signer["position"], signer["name"]]
    yield f"Người ký: {' / '.join(filter(None, lines)) or 'không thấy'}"


def _warnings(plan: Json) -> Iterator[str]:
    if plan["warnings"]:
        yield f"Cần xem lại: {len(plan['warnings'])}"
    for warning in plan["warnings"]:
        where = f"[{warning['where']}] " if warning["where"] else ""
        yield f"  {where}{warning['message']}"
