"""The right pane: the draft as entries, each with what was read, its evidence and what is asked about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from common.money import format_vnd
from plans.constants import BasisRole, ItemStyle
from plans.importing.draft import BasisDraft, Evidence, Found, HeaderDraft, ItemDraft, PlanDraft, TaskDraft, UnitPart
from plans.importing.positions import Placed
from plans.importing.questions import Question, addressed, anchor, open_places, questions
from plans.importing.readings import reading_of

_HEAD = (
    ("Cơ quan chủ quản", "superior"),
    ("Cơ quan ban hành", "body"),
    ("Tên loại", "doc_type"),
    ("Trích yếu", "title"),
    ("Số", "number"),
    ("Ký hiệu", "code"),
    ("Địa danh", "place"),
)
_TRAINING = (
    ("Khóa đào tạo", "name"),
    ("Số học viên", "participants"),
    ("Từ ngày", "start"),
    ("Đến ngày", "end"),
    ("Địa điểm", "venue"),
)
_TASK = (
    ("director_label", "Chỉ đạo", "director"),
    ("lead_label", "Chủ trì", "leads"),
    ("coordinator_label", "Phối hợp", "coordinators"),
    ("deadline_label", "Thời gian", "deadline"),
    ("result_label", "Kết quả", "result"),
    ("", "Ghi chú", "note"),
)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of an entry; `note` is what the software makes of it, `is_open` that a person should look."""

    label: str
    value: str
    evidence: Evidence | None = None
    note: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the plan that is corrected in one form; `path` is its address, «kind» which form."""

    path: str
    kind: str
    title: str
    text: str = ""
    facts: tuple[Fact, ...] = ()
    evidence: Evidence | None = None
    asked: tuple[Question, ...] = ()
    depth: int = 0
    look: str = ""
    is_task: bool = False
    is_open: bool = False

    @property
    def anchor(self) -> str:
        return anchor(self.path)


@dataclass(frozen=True, slots=True)
class Group:
    """A headed list of entries."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One sentence with all places that it is said of, each once; a warning can be put aside by its `path`."""

    message: str
    places: tuple[Question, ...]

    @property
    def path(self) -> str:
        return self.places[0].path if self.places[0].is_warning else ""


@dataclass(frozen=True, slots=True)
class Pane:
    """Everything on the right: what is asked, then the groups; `count` places need a look."""

    asked: tuple[Asked, ...]
    count: int
    groups: tuple[Group, ...]


def pane(draft: PlanDraft, opened: str = "") -> Pane:
    """The draft's entries; the one at the path `opened` is being corrected."""
    asked = questions(draft)
    builder = _Builder(draft, asked, opened)
    groups = (
        Group("Phần đầu văn bản", (builder.head(),)),
        Group("Căn cứ, câu mở đầu", (*builder.bases(), builder.opening())),
        Group("Nội dung, nhiệm vụ, phụ lục", tuple(builder.items())),
        Group("Kinh phí", (builder.budget(),)),
        Group("Phần cuối", (builder.ending(),)),
    )
    return Pane(tuple(_gathered(asked)), open_places(asked), groups)


def _gathered(asked: Sequence[Question]) -> Iterator[Asked]:
    """Equal sentences once, in the order of their first place."""
    places: dict[str, dict[str, Question]] = {}
    for question in asked:
        places.setdefault(question.message, {}).setdefault(question.entry or question.path, question)
    for message, found in places.items():
        yield Asked(message, tuple(found.values()))


class _Builder:
    """Makes entries of one draft."""

    def __init__(self, draft: PlanDraft, asked: Sequence[Question], opened: str) -> None:
        self._draft = draft
        self._opened = opened
        self._asked: dict[str, list[Question]] = {}
        for question in asked:
            self._asked.setdefault(question.entry, []).append(question)

    def _entry(self, path: str, kind: str, title: str, **values: Any) -> Entry:
        return Entry(
            path, kind, title, asked=tuple(_once(self._asked.get(path, ()))), is_open=path == self._opened, **values
        )  # fmt: skip

    def head(self) -> Entry:
        header = self._draft.header
        facts = [fact for label, name in _HEAD if (fact := _fact(label, getattr(header, name)))]
        facts += [*_date(header), *_period(self._draft), *self._training()]
        return self._entry("header", "header", "Phần đầu, thời kỳ", facts=tuple(facts))

    def _training(self) -> Iterator[Fact]:
        training = self._draft.training
        for label, name in _TRAINING if training else ():
            if fact := _fact(label, getattr(training, name)):
                yield fact

    def bases(self) -> Iterator[Entry]:
        for place, basis in enumerate(self._draft.bases):
            yield self._entry(
                f"bases.{place}",
                "basis",
                _BASIS.get(basis.role, "Căn cứ"),
                text=basis.text,
                facts=tuple(_of_basis(basis)),
                evidence=basis.evidence,
            )

    def opening(self) -> Entry:
        opening = self._draft.opening
        return self._entry("opening", "opening", "Câu mở đầu", text=_paragraphs(opening), evidence=_first(opening))

    def items(self) -> Iterator[Entry]:
        for path, each in addressed(self._draft.items):
            yield self._item(path, each)

    def _item(self, path: str, each: Placed) -> Entry:
        item = each.item
        facts = [*self._task(item.task), *_targets(item)] if item.task else [*_targets(item)]
        text = " ".join(filter(None, (item.text, item.detail)))
        return self._entry(
            path,
            "item",
            item.number or ItemStyle(item.style).label,
            text=text,
            facts=tuple(facts),
            evidence=item.evidence,
            depth=min(path.count("."), 2 * _DEEPEST) // 2,
            look=f"is-{item.style}",
            is_task=item.task is not None,
        )

    def _task(self, task: TaskDraft) -> Iterator[Fact]:
        for label_name, plain, name in _TASK:
            label = (getattr(task, label_name) if label_name else "") or plain
            value = getattr(task, name)
            if name == "deadline" and value is not None:
                yield self._deadline(label, task, value)
            elif fact := _parts(label, value) if isinstance(value, tuple) else _fact(label, value):
                yield fact
        for label, text in task.extra_lines:
            yield Fact(label, text)

    def _deadline(self, label: str, task: TaskDraft, found: Found[str]) -> Fact:
        reading = reading_of(task, self._draft)
        note = reading.message if reading else ""
        is_open = bool(found.doubt) or bool(reading and not reading.is_certain)
        return Fact(label, found.value, found.evidence, note, is_open)

    def budget(self) -> Entry:
        budget = self._draft.budget
        facts = (
            Fact("Tổng kinh phí", f"{format_vnd(budget.total.value)} đồng", budget.total.evidence)
            if budget.total
            else None,
            _fact("Bằng chữ", budget.words),
            _fact("Nguồn", budget.source),
        )
        return self._entry("budget", "budget", "Kinh phí", facts=tuple(filter(None, facts)))

    def ending(self) -> Entry:
        draft, signer = self._draft, self._draft.signatory
        facts = [
            Fact("Câu kết", _paragraphs(draft.closing), _first(draft.closing)),
            Fact("Nơi nhận", "\n".join(found.value for found in draft.recipients), _first(draft.recipients)),
        ]
        if signer:
            lines = [*signer.authority, signer.position, signer.name]
            facts.append(Fact("Người ký", "\n".join(filter(None, lines)), signer.evidence, is_open=bool(signer.doubt)))
        return self._entry("ending", "ending", "Câu kết, nơi nhận, người ký", facts=tuple(f for f in facts if f.value))


def _once(asked: Sequence[Question]) -> Iterator[Question]:
    """Each sentence once."""
    yield from {question.message: question for question in reversed(asked)}.values()


_BASIS: dict[str, str] = {BasisRole.LEGAL.value: "Căn cứ", BasisRole.CARRY_OUT.value: "Thực hiện"}


def _fact(label: str, found: Found[Any] | None) -> Fact | None:
    if found is None or found.value in ("", None):
        return None
    return Fact(label, str(found.value), found.evidence, is_open=bool(found.doubt))


def _date(header: HeaderDraft) -> Iterator[Fact]:
    parts = (header.day, header.month, header.year)
    if any(parts):
        shown = "/".join(f"{part.value:02d}" if part else "…" for part in parts)
        evidence = next((part.evidence for part in parts if part), None)
        yield Fact("Ngày ban hành", shown, evidence)


def _period(draft: PlanDraft) -> Iterator[Fact]:
    if draft.period:
        start, end = ("/".join(reversed(day.split("-"))) for day in draft.period)
        yield Fact("Thời kỳ", f"{start} – {end}")


def _of_basis(basis: BasisDraft) -> Iterator[Fact]:
    named = " ".join(filter(None, (basis.kind, basis.symbol or basis.name)))
    date = "/".join(reversed(basis.date.split("-")))
    for label, value in (("Văn bản", named), ("Ngày", date), ("Cơ quan", basis.issuer)):
        if value:
            yield Fact(label, value)


def _parts(label: str, parts: Sequence[Found[UnitPart]]) -> Fact | None:
    if not parts:
        return None
    shown = "; ".join(f"{p.value.scope}: {p.value.unit}" if p.value.scope else p.value.unit for p in parts)
    return Fact(label, shown, _first(parts), is_open=any(part.doubt for part in parts))


def _targets(item: ItemDraft) -> Iterator[Fact]:
    for target in item.targets:
        measured = " ".join(filter(None, (target.value, target.unit, f"({target.period})" if target.period else "")))
        yield Fact("Chỉ tiêu", measured, target.evidence, is_open=bool(target.doubt))


def _paragraphs(found: Sequence[Found[str]]) -> str:
    return "\n".join(each.value for each in found)


def _first(found: Sequence[Found[Any]]) -> Evidence | None:
    """One stretch of lines from the first to the last of them."""
    places = [each.evidence for each in found if each.evidence]
    if not places:
        return None
    return Evidence(places[0].page, min(p.first for p in places), max(p.last for p in places))
