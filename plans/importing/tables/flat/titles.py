"""The heads of a flattened table: «TT NỘI DUNG CHỦ TRÌ / PHỐI / HỢP / TIẾN ĐỘ / …», cut into columns.

Habit relied on: heads follow each other from left to right and use a small stock of words; a head outside that stock
begins with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from plans.importing.draft import ColumnDraft
from plans.importing.tables.flat.marks import Printed
from plans.importing.tables.heads import columns

_MOST_LINES = 40
_FIRST = re.compile(r"(?:S?TT|Số TT|Số thứ tự)\b", re.IGNORECASE)
_WHO = r"(?:(?:đơn vị|cơ quan|phòng|các phòng|bộ phận)(?:\s*[,/]\s*(?:đơn vị|cơ quan))?\s+)"
_STOCK = re.compile(
    r"(?:s?tt|số tt|số thứ tự)(?!\w)|"
    r"(?:tên\s+)?(?:các\s+)?(?:nội dung|nhiệm vụ|công việc|hoạt động)(?:(?:\s*[,/]\s*|\s+)(?:công việc|nhiệm vụ|"
    r"giải pháp|nội dung|hoạt động|thực hiện|cụ thể|chủ yếu|trọng tâm|triển khai))*|"
    rf"{_WHO}?ch[ủỉ] trì(?:\s+(?:thực hiện|tham mưu))*|"
    rf"{_WHO}?phối hợp(?:\s+thực hiện)?|"
    rf"{_WHO}(?:thực hiện|chịu trách nhiệm|được giao|triển khai)|"
    r"(?:lãnh đạo\s+)?(?:chỉ đạo|phụ trách)(?:\s+thực hiện)?|"
    r"(?:dự kiến\s+)?(?:thời gian|tiến độ|thời hạn|hạn)(?:(?:\s*[,/]\s*|\s+)(?:thực hiện|hoàn thành|trình|"
    r"ban hành|dự kiến(?!\s+(?:kết quả|sản phẩm|đầu ra))))*|"
    r"(?:dự kiến\s+)?(?:kết quả|sản phẩm|đầu ra)(?:(?:\s*[,/]\s*|\s+)(?:kết quả|sản phẩm|đầu ra|chính|đạt được|dự kiến|"
    r"cần đạt|chủ yếu|phải đạt|hoàn thành))*|"
    r"(?:nguồn\s+)?kinh phí(?:\s+(?:thực hiện|dự kiến))*(?:\s*\([^)]*\))?|"
    r"ghi chú",
    re.IGNORECASE,
)


def heads_at(lines: Sequence[Printed], place: int, is_row: re.Pattern[str]) -> tuple[tuple[ColumnDraft, ...], int]:
    """The columns whose heads begin at `place`, and how many lines they take; no columns where none begin there.

    `is_row` tells the first line of the first row.
    """
    if not _FIRST.match(lines[place].text):
        return (), 0
    last = min(len(lines), place + _MOST_LINES)
    end = next((at for at in range(place + 1, last) if is_row.match(lines[at].text)), None)
    if end is None:
        return (), 0
    found = columns(_cut(" ".join(line.text for line in lines[place:end])))
    keys = {column.key for column in found}
    if "title" not in keys or len(keys & {"lead", "coordinator", "deadline", "result", "director"}) < 2:
        return (), 0
    return found, end - place


def _cut(text: str) -> list[str]:
    titles: list[str] = []
    place = 0
    for found in _STOCK.finditer(text):
        if found.start() < place or not _whole_words(text, found):
            continue
        titles += _others(text[place : found.start()])
        titles.append(found[0])
        place = found.end()
    return titles + _others(text[place:])


def _whole_words(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return not before.isalnum() and not after.isalnum()


def _others(text: str) -> list[str]:
    """Heads outside the stock, each from its capital on; in capitals throughout they cannot be parted."""
    text = text.strip(" ,/")
    if not text or text.isupper():
        return [text] if text else []
    return [part.strip() for part in re.split(r"\s+(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])", text) if part.strip()]
