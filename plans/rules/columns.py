"""The columns of task tables, and what a task says in each."""

from __future__ import annotations

from typing import Literal, TypedDict

EXTRA = "extra:"


class ColumnSpec(TypedDict):
    """One entry of `Item.columns`; `width` in per cent of the table."""

    key: str
    title: str
    width: float


KEYS = {
    "number": "TT",
    "title": "Nội dung công việc",
    "lead": "Chủ trì",
    "coordinator": "Phối hợp",
    "director": "Chỉ đạo thực hiện",
    "deadline": "Thời gian thực hiện",
    "result": "Kết quả",
    "note": "Ghi chú",
}
CENTRED = frozenset({"number", "deadline"})

DEFAULT: tuple[ColumnSpec, ...] = (
    {"key": "number", "title": "TT", "width": 6},
    {"key": "title", "title": "Nội dung công việc", "width": 30},
    {"key": "lead", "title": "Chủ trì", "width": 15},
    {"key": "coordinator", "title": "Phối hợp", "width": 15},
    {"key": "deadline", "title": "Thời gian thực hiện", "width": 12},
    {"key": "result", "title": "Kết quả", "width": 14},
    {"key": "note", "title": "Ghi chú", "width": 8},
)


def is_known(key: str) -> bool:
    return key in KEYS or (key.startswith(EXTRA) and len(key) > len(EXTRA))


def align_of(key: str) -> Literal["left", "center"]:
    return "center" if key in CENTRED else "left"
