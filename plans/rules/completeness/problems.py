"""The findings of the whole plan, in the order of the paper: head, text, foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from common.calendar import short_date
from common.money import amount_statement, format_vnd, read_words
from plans.constants import ItemStyle
from plans.rules.citations import Register, text_contradictions
from plans.rules.completeness.facts import BasisFacts, ItemFacts, PlanFacts, Problem
from plans.rules.completeness.targets import target_problems
from plans.rules.completeness.tasks import task_problems
from plans.rules.numbering import gaps

_TEXTLESS = frozenset({ItemStyle.TABLE, ItemStyle.BUDGET})


def problems(plan: PlanFacts) -> list[Problem]:
    """Everything that `plan` misses or contradicts."""
    found = [*_head(plan), *_bases(plan), *_text(plan), *_foot(plan)]
    return list(dict.fromkeys(found))


def _head(plan: PlanFacts) -> Iterator[Problem]:
    if not plan.subject.strip():
        yield Problem("subject", "Chưa có trích yếu; hãy ghi kế hoạch về việc gì.", field="subject", is_blocking=True)
    if not plan.symbol.strip():
        yield Problem("symbol", "Chưa có ký hiệu văn bản; hãy ghi, ví dụ KH-SKHCN.", field="symbol", is_blocking=True)
    if not plan.place.strip():
        yield Problem("place", "Chưa có địa danh; hãy ghi nơi ban hành.", field="place", is_blocking=True)
    yield from _budget(plan)


def _budget(plan: PlanFacts) -> Iterator[Problem]:
    """The figure and the words have to be one amount: whichever is read later would otherwise be contested."""
    if plan.budget_total is None:
        if plan.budget_words:
            yield Problem(
                "budget_total", "Có số tiền bằng chữ nhưng chưa có số; hãy nhập số tiền.", field="budget_total",
                is_blocking=True,
            )  # fmt: skip
        return
    if plan.budget_words and read_words(plan.budget_words) != plan.budget_total:
        right = amount_statement(plan.budget_total)
        yield Problem(
            "budget_words",
            f"Số tiền {format_vnd(plan.budget_total)} đồng và phần bằng chữ không khớp; đúng ra là «{right}».",
            field="budget_words",
            is_blocking=True,
        )


def _bases(plan: PlanFacts) -> Iterator[Problem]:
    if not plan.bases and not plan.opening.strip():
        yield Problem("bases", "Chưa có căn cứ hoặc câu mở đầu; hãy thêm căn cứ ban hành.", field="bases")
    for basis in plan.bases:
        yield from _basis(basis, plan.register or {})


def _basis(basis: BasisFacts, register: Register) -> Iterator[Problem]:
    name = " ".join(filter(None, (basis.kind, basis.symbol)))
    if basis.in_opening:  # one cited in the text is found there, at its item
        yield from _basis_date(basis, name, register)
    if not basis.is_in_force:
        yield Problem("basis_expired", f"{name} đã hết hiệu lực; hãy thay bằng văn bản còn hiệu lực.", field="bases")


def _basis_date(basis: BasisFacts, name: str, register: Register) -> Iterator[Problem]:
    if basis.cited and basis.registered and basis.cited != basis.registered:
        yield Problem(
            "basis_date",
            f"{name} được viện dẫn ngày {short_date(basis.cited)}, danh mục văn bản ghi "
            f"{short_date(basis.registered)}; hãy kiểm tra ngày viện dẫn.",
            field="bases",
        )
    else:
        yield from (Problem("basis_date", each, field="bases") for each in text_contradictions(basis.text, register))


def _text(plan: PlanFacts) -> Iterator[Problem]:
    if not plan.items:
        yield Problem("empty", "Kế hoạch chưa có nội dung; hãy thêm mục đầu tiên.", field="items", is_blocking=True)
    if plan.unchanged_since:
        yield Problem(
            "unchanged",
            f"Chưa có thay đổi nào so với Kế hoạch số {plan.unchanged_since}; hãy sửa những nội dung cần điều chỉnh.",
            field="items",
            is_blocking=True,
        )
    sentences = [("opening", line) for line in plan.opening.splitlines()]
    for field, line in sentences:
        yield from (Problem("citation", each, field=field) for each in text_contradictions(line, plan.register or {}))
    uses_directors = any(item.task and item.task.director for item in _walk(plan.items))
    for item in plan.items:
        yield from _item(item, plan, (), uses_directors=uses_directors)
    yield from _gaps(plan.items)
    if not any(item.task and not item.task.is_group for item in _walk(plan.items)):
        yield Problem("no_task", "Kế hoạch chưa có nhiệm vụ nào được theo dõi; hãy chuyển mục thành nhiệm vụ.")


def _walk(items: Iterable[ItemFacts]) -> Iterator[ItemFacts]:
    for item in items:
        yield item
        yield from _walk(item.children)


def _item(item: ItemFacts, plan: PlanFacts, above: tuple[ItemFacts, ...], *, uses_directors: bool) -> Iterator[Problem]:
    if item.style not in _TEXTLESS and not item.words.strip():
        yield Problem("no_text", f"{_place(item)} chưa có nội dung; hãy ghi hoặc xóa mục.", item.pk, "text")
    for sentence in text_contradictions(item.words, plan.register or {}):
        yield Problem("citation", sentence, item.pk, "text")
    if item.task and not item.task.is_group:
        yield from task_problems(item, above, plan, uses_directors=uses_directors)
    yield from target_problems(item, plan)
    for child in item.children:
        yield from _item(child, plan, (*above, item), uses_directors=uses_directors)


def _place(item: ItemFacts) -> str:
    return f"Mục {item.number.rstrip('.)')}" if item.number[:1].isalnum() else "Một mục"


def _gaps(items: tuple[ItemFacts, ...]) -> Iterator[Problem]:
    """5.2.1 followed by 5.2.3: said, but not forbidden."""
    by_number = {item.number.rstrip(".)"): item.pk for item in items}
    for before, here in gaps(item.number for item in items):
        yield Problem("gap", f"Sau mục {before} là {here}; hãy kiểm tra số thứ tự.", by_number.get(here), "number")
    for item in items:
        yield from _gaps(item.children)


def _foot(plan: PlanFacts) -> Iterator[Problem]:
    if not plan.signer_title.strip():
        yield Problem(
            "signer_title", "Chưa có chức vụ người ký; hãy ghi ở phần ký.", field="signer_title", is_blocking=True
        )
    if not plan.signer_name.strip():
        yield Problem(
            "signer_name", "Chưa có họ tên người ký; hãy ghi ở phần ký.", field="signer_name", is_blocking=True
        )
    if not plan.recipients:
        yield Problem("recipients", "Chưa có nơi nhận; hãy thêm ít nhất một nơi nhận.", field="recipients",
                      is_blocking=True)  # fmt: skip
