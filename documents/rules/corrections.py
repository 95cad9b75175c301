"""What a công văn đính chính may put right: errors of form, procedure and layout, never of content.

Legal basis: Nghị định 30/2020/NĐ-CP, Điều 18 khoản 2–3: a wrong content asks for an amending document of equal form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.text import collapse, fold

MAX_ROWS = 100
ROW_FIELDS = {"where": 300, "printed": 2_000, "correct": 2_000}
"""The parts of one correction, with the longest text each may have."""


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """One correction: where it stands, what was printed, what it should say."""

    where: str = ""
    printed: str = ""
    correct: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.where or self.printed or self.correct)


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an issued text: where it stands («mục II.1»), and the label or column it is under («Chủ trì»)."""

    place: str
    text: str
    label: str = ""
    is_task: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What a draft misses or should look at. `row`: of which correction, from 0; `field`: else of which field.

    `is_blocking` findings forbid submitting; the others are advice.
    """

    message: str
    field: str = ""
    row: int | None = None
    is_blocking: bool = False


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A công văn đính chính as plain values."""

    subject: str
    symbol: str
    place: str
    signer_name: str
    signer_title: str
    addressees: tuple[str, ...]
    recipients: int
    rows: tuple[CorrectionRow, ...]


_HEAD = {
    "subject": "Chưa có trích yếu; hãy ghi đính chính văn bản nào.",
    "symbol": "Chưa có ký hiệu; hãy ghi, ví dụ SKHCN-TĐC.",
    "place": "Chưa có địa danh; hãy ghi nơi ban hành.",
    "addressees": "Chưa có nơi kính gửi; hãy ghi ít nhất một nơi.",
}
_FOOT = {
    "signer_title": "Chưa có chức vụ người ký; hãy ghi ở phần ký.",
    "signer_name": "Chưa có họ tên người ký; hãy ghi ở phần ký.",
    "recipients": "Chưa có nơi nhận; hãy thêm ít nhất một nơi nhận.",
}
_MISSING = {
    "where": "chưa rõ ở đâu; hãy ghi vị trí, ví dụ Mục II.1, trang 3",
    "printed": "chưa ghi phần đã in",
    "correct": "chưa ghi phần đính chính",
}
_CONTENT_LABELS = {
    "thời hạn": ("thoi gian", "thoi han", "tien do", "han hoan thanh", "han "),
    "đơn vị thực hiện": ("chu tri", "phoi hop", "don vi", "chi dao"),
    "kinh phí": ("kinh phi", "so tien", "du toan"),
}
_MONEY = re.compile(r"\d[\d.,]*\s*(?:đồng|triệu|tỷ|tỉ|nghìn)")
_TIME = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?|[Qq]uý\s+[IV\d]+|[Tt]háng\s+\d+|[Nn]ăm\s+\d{4}|\d{1,2}/\d{4}")


def equal_rows(rows: Iterable[CorrectionRow]) -> list[int]:
    """The rows that correct nothing: what was printed and what it should say are the same."""
    return [place for place, row in enumerate(rows) if row.printed and collapse(row.printed) == collapse(row.correct)]


def findings(letter: LetterFacts, passages: tuple[Passage, ...] = ()) -> list[Finding]:
    """Everything `letter` misses, in the order of the paper; then what its rows say against the issued text."""
    found = [Finding(text, field=name, is_blocking=True) for name, text in _HEAD.items() if not getattr(letter, name)]
    if not letter.rows:
        found.append(Finding("Chưa có nội dung đính chính; hãy thêm ít nhất một dòng.", field="rows", is_blocking=True))
    for place, row in enumerate(letter.rows):
        found += _row(place, row, passages)
    found += [Finding(text, field=name, is_blocking=True) for name, text in _FOOT.items() if not getattr(letter, name)]
    return found


def places_of(printed: str, passages: Iterable[Passage]) -> list[Passage]:
    """Where `printed` stands in the issued text, marks of Vietnamese kept, runs of white space as one."""
    wanted = collapse(printed)
    return [passage for passage in passages if wanted and wanted in collapse(passage.text)]


def touched_content(row: CorrectionRow, passages: Iterable[Passage]) -> str:
    """What of the content a row would change: «thời hạn», «đơn vị thực hiện», «kinh phí»; empty for errors of form."""
    if _changed(_MONEY, row):
        return "kinh phí"
    for passage in places_of(row.printed, passages):
        label = fold(f"{passage.label} ")
        for name, words in _CONTENT_LABELS.items():
            if passage.label and any(word in label for word in words) and not _is_spelling(row):
                return name
        if passage.is_task and _changed(_TIME, row):
            return "thời hạn"
    return ""


def row_advice(row: CorrectionRow, passages: tuple[Passage, ...]) -> list[str]:
    """What to think about before `row` is sent on; nothing where the issued text is not at hand."""
    if not row.printed or not passages:
        return []
    found = []
    if not places_of(row.printed, passages):
        found.append(f"văn bản đã ban hành không có chỗ nào in «{_short(row.printed)}»; hãy chép đúng nguyên văn.")
    if content := touched_content(row, passages):
        found.append(
            f"có vẻ sửa {content} của nhiệm vụ, là sửa nội dung; theo Điều 18 Nghị định 30/2020/NĐ-CP phải lập "
            "văn bản điều chỉnh, không dùng công văn đính chính."
        )
    return found


def _row(place: int, row: CorrectionRow, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    name = f"Dòng {place + 1}"
    for field, text in _MISSING.items():
        if not getattr(row, field):
            yield Finding(f"{name}: {text}.", field=field, row=place, is_blocking=True)
    yield from (Finding(f"{name}: {sentence}", field="printed", row=place) for sentence in row_advice(row, passages))


def _changed(pattern: re.Pattern[str], row: CorrectionRow) -> bool:
    """Whether figures that `pattern` knows differ between what was printed and what it should say."""
    return bool(row.correct) and sorted(pattern.findall(row.printed)) != sorted(pattern.findall(row.correct))


def _is_spelling(row: CorrectionRow) -> bool:
    """Whether only marks, capitals or punctuation differ: a typing error, also in a unit's name."""
    if not row.correct:
        return True
    before, after = (re.sub(r"[\W_]", "", fold(text)) for text in (row.printed, row.correct))
    return before == after


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:60].rstrip() + "…"
