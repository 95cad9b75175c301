"""What a person should look at first: warnings with stable codes and Vietnamese sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from common.money import format_vnd, read_words
from common.text import fold
from documents.readers.source import Place, Source
from plans.constants import ItemStyle
from plans.deadlines import Reading
from plans.importing.draft import Found, ItemDraft, PlanDraft, TaskDraft, WarningDraft
from plans.importing.parts import Parts
from plans.importing.positions import Placed, placed
from plans.importing.readings import reading_of
from plans.importing.sequence import gaps

_FIELDS = {
    "doc_type": "Tên loại",
    "superior": "Cơ quan chủ quản",
    "body": "Cơ quan ban hành",
    "number": "Số",
    "code": "Ký hiệu",
    "place": "Địa danh",
    "day": "Ngày ban hành",
    "month": "Tháng ban hành",
    "year": "Năm ban hành",
    "title": "Trích yếu",
}
_MANY = 8


def warnings_of(source: Source, parts: Parts, draft: PlanDraft, units: Sequence[str] = ()) -> tuple[WarningDraft, ...]:
    """All warnings, those of the file first, then head to end; equal ones once."""
    found = [
        *_of_file(source, parts),
        *_of_header(draft),
        *_of_bases(draft),
        *_of_items(draft),
        *_of_tasks(draft),
        *_of_budget(draft),
        *_of_ending(draft),
        *_of_units(draft, units),
    ]
    return tuple(dict.fromkeys(found))


def _of_file(source: Source, parts: Parts) -> Iterator[WarningDraft]:
    for remark in source.remarks:
        yield WarningDraft(remark.code, remark.message, _where(remark.place))
    if parts.decision:
        yield WarningDraft(
            "wrapped_in_decision",
            "Kế hoạch được ban hành kèm theo một quyết định; số, ngày và cơ quan ban hành lấy theo quyết định đó.",
        )


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    return f"trang {place.page}" if place.page else f"dòng {place.first}"


def _of_header(draft: PlanDraft) -> Iterator[WarningDraft]:
    header = draft.header
    if header.doc_type is None:
        yield WarningDraft("no_kind", "Không thấy tên loại văn bản (KẾ HOẠCH); hãy kiểm tra phần đầu.")
    if header.title is None:
        yield WarningDraft("no_title", "Không thấy trích yếu của kế hoạch; hãy nhập.")
    if header.body is None:
        yield WarningDraft("no_issuer", "Không thấy cơ quan ban hành; hãy nhập.")
    doubts: dict[str, list[str]] = {}
    for name, label in _FIELDS.items():
        found: Found[Any] | None = getattr(header, name)
        if found is not None and found.doubt:
            doubts.setdefault(found.doubt, []).append(label)
    for doubt, labels in doubts.items():
        yield WarningDraft("header_doubt", f"{', '.join(labels)}: {doubt}", "phần đầu")


def _of_bases(draft: PlanDraft) -> Iterator[WarningDraft]:
    for basis in draft.bases:
        if basis.doubt:
            yield WarningDraft("basis_doubt", f"{basis.symbol or basis.name}: {basis.doubt}", "căn cứ")
    if not any(basis.symbol or basis.name for basis in draft.bases):
        yield WarningDraft("no_basis", "Không thấy căn cứ ban hành nào ở phần mở đầu.")


def _of_items(draft: PlanDraft) -> Iterator[WarningDraft]:
    items = list(placed(draft.items))
    yield from _number_gaps(draft.items, "")
    for each in items:
        yield from _number_gaps(each.item.children, each.position)
        if each.item.doubt:
            yield WarningDraft("item_doubt", each.item.doubt, each.position)
        for target in each.item.targets:
            if target.doubt:
                yield WarningDraft("target_doubt", target.doubt, each.position)


def _number_gaps(items: Sequence[ItemDraft], where: str) -> Iterator[WarningDraft]:
    for before, after in gaps(items):
        yield WarningDraft("number_gap", f"Sau mục {before} là mục {after}: số thứ tự không liên tiếp.", where)


def _of_tasks(draft: PlanDraft) -> Iterator[WarningDraft]:
    tasks = [each for each in placed(draft.items) if each.item.task is not None]
    if not tasks:
        yield WarningDraft("no_task", "Không tìm thấy nhiệm vụ nào có phân công, thời hạn hoặc kết quả.")
    for each in tasks:
        yield from _of_task(each, draft)
    rows = [each for each in tasks if each.item.style != ItemStyle.GROUP]
    yield from _missing("no_deadline", "không ghi thời hạn", rows, lambda task: task.deadline is None)
    yield from _missing("no_lead", "không ghi đơn vị chủ trì", rows, lambda task: not task.leads)


def _of_task(each: Placed, draft: PlanDraft) -> Iterator[WarningDraft]:
    task = each.item.task
    if task is None:
        return
    if task.doubt:
        yield WarningDraft("task_doubt", task.doubt, each.position)
    for found in (task.director, *task.leads, *task.coordinators, task.deadline, task.result, task.note):
        if found is not None and found.doubt:
            yield WarningDraft("task_doubt", found.doubt, each.position)
    reading = reading_of(task, draft)
    if reading is not None and not reading.is_certain:
        yield _of_reading(reading, each.position)


def _of_reading(reading: Reading, where: str) -> WarningDraft:
    code = {"unknown": "deadline_unknown", "invalid": "deadline_invalid"}.get(reading.kind, "deadline_doubt")
    return WarningDraft(code, f"Thời hạn «{reading.text}»: {reading.message or 'cần xác nhận.'}", where)


def _missing(code: str, what: str, tasks: Sequence[Placed], lacks: Any) -> Iterator[WarningDraft]:
    """One warning for all tasks that lack it, where others have it."""
    without = [each.position for each in tasks if each.item.task and lacks(each.item.task)]
    if without and len(without) < len(tasks):
        named = ", ".join(without[:_MANY]) + (" …" if len(without) > _MANY else "")
        yield WarningDraft(code, f"{len(without)} nhiệm vụ {what}: {named}.", without[0])


def _of_budget(draft: PlanDraft) -> Iterator[WarningDraft]:
    budget = draft.budget
    for found in (budget.total, budget.words, budget.source):
        if found is not None and found.doubt:
            yield WarningDraft("budget_doubt", found.doubt, "kinh phí")
    if budget.total is None or budget.words is None:
        return
    said = read_words(budget.words.value)
    if said is not None and said != budget.total.value:
        yield WarningDraft(
            "budget_words_differ",
            f"Kinh phí bằng số là {format_vnd(budget.total.value)} đồng, bằng chữ là {format_vnd(said)} đồng.",
            "kinh phí",
        )


def _of_ending(draft: PlanDraft) -> Iterator[WarningDraft]:
    if not draft.recipients:
        yield WarningDraft("no_recipients", "Không thấy «Nơi nhận».", "phần cuối")
    if draft.signatory is None:
        yield WarningDraft("no_signature", "Không thấy phần ký (chức vụ, họ tên người ký).", "phần cuối")
    elif draft.signatory.doubt:
        yield WarningDraft("signature_doubt", draft.signatory.doubt, "phần cuối")


def _of_units(draft: PlanDraft, units: Sequence[str]) -> Iterator[WarningDraft]:
    """Units that the agency's register does not know; nothing where no register was given."""
    if not units:
        return
    known = {fold(unit) for unit in units}
    named = {
        found.value.unit
        for item in draft.walk()
        for found in (*(item.task or TaskDraft()).leads, *(item.task or TaskDraft()).coordinators)
    }
    for unit in sorted(unit for unit in named if fold(unit) not in known):
        yield WarningDraft("unit_unknown", f"«{unit}» chưa có trong danh mục đơn vị; hãy chọn hoặc thêm mới.")
