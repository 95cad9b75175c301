"""What is no plan at all is refused with one sentence; anything else is read, with warnings."""

from __future__ import annotations

import unicodedata

from common.errors import InvalidInput
from documents.readers.source import Source
from plans.importing.draft import PlanDraft
from plans.importing.positions import HEADINGS

# Every other word of Vietnamese carries a mark; of a foreign text hardly one does.
_LEAST_MARKED = 0.04
_ENOUGH_LETTERS = 200


def require_plan(source: Source, draft: PlanDraft) -> None:
    """Raises `InvalidInput` for an empty file, one in another language, one without heading, kind and task."""
    text = " ".join(line.text for line in source.lines)
    if not text.strip():
        raise InvalidInput(
            "Tệp không có chữ nào; hãy chọn tệp khác hoặc nhận dạng chữ (OCR) rồi tải lại.", field="file"
        )
    if not is_vietnamese(text):
        raise InvalidInput(
            "Văn bản không phải tiếng Việt có dấu nên không đọc được kế hoạch; hãy tải lên tệp gốc bằng tiếng Việt.",
            field="file",
        )
    if not _has_plan(draft):
        raise InvalidInput(
            "Không tìm thấy kế hoạch nào trong tệp (không có tên loại, đề mục, nhiệm vụ); hãy kiểm tra lại tệp.",
            field="file",
        )


def is_vietnamese(text: str) -> bool:
    """Whether enough of the letters carry Vietnamese marks; short texts pass."""
    letters = [each for each in text if each.isalpha()]
    if len(letters) < _ENOUGH_LETTERS:
        return any(_is_marked(each) for each in letters) or not letters
    return sum(map(_is_marked, letters)) / len(letters) >= _LEAST_MARKED


def _is_marked(letter: str) -> bool:
    return letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1


def _has_plan(draft: PlanDraft) -> bool:
    items = list(draft.walk())
    return draft.header.doc_type is not None or any(item.style in HEADINGS or item.task for item in items)
