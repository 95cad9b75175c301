"""The reader: from a deadline's words to what they ask for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from common.errors import InvalidInput
from plans.deadlines.checks import checked
from plans.deadlines.kinds import depends, on_demand, relative, standing, vague
from plans.deadlines.reading import Context, Reading
from plans.deadlines.repeats import milestones, onwards, recurring
from plans.deadlines.single import inside, single
from plans.deadlines.words import LONGEST, spelt

Reader = Callable[[str, Context], Reading | None]

# The first that understands the whole phrase wins; `inside` looks for a time in the middle of a sentence.
_READERS: tuple[Reader, ...] = (
    standing,
    milestones,
    onwards,
    recurring,
    on_demand,
    relative,
    single,
    depends,
    vague,
    inside,
)
_BLANK_DATE = re.compile(r"ngày\s*/?\s*(?:/|tháng)\s*(?:\d{1,2}\s*)?(?:/|năm)\s*\d{4}")


def read(
    text: str,
    *,
    label: str = "",
    plan_start: dt.date | None = None,
    plan_end: dt.date | None = None,
    issued: dt.date | None = None,
) -> Reading:
    """What `text` (printed after `label`) says in a plan of that period. Never raises."""
    context = Context(label, plan_start, plan_end, issued)
    found = _read(text, context)
    return replace(found, text=text, label=label)


def _read(text: str, context: Context) -> Reading:
    if len(text) > LONGEST:
        return Reading(
            text, message=f"Câu dài quá {LONGEST} ký tự nên không đọc được thời hạn; hãy ghi riêng thời hạn."
        )
    words = spelt(text)
    if not words:
        return Reading(
            text, flags=("inherited",), message="Chưa ghi thời hạn; hãy ghi, hoặc xác nhận lấy theo mục cha."
        )
    if _BLANK_DATE.fullmatch(words):
        return Reading(text, flags=("blank",), message="Ngày còn để trống; sẽ được điền khi ban hành.")
    try:
        for reader in _READERS:
            if found := reader(words, context):
                return checked(found, context)
    except InvalidInput as wrong:
        return Reading(text, kind="invalid", flags=("invalid",), message=wrong.message)
    return Reading(text, message="Chưa hiểu thời hạn này; hãy nhập ngày bắt đầu và hạn hoàn thành.")
