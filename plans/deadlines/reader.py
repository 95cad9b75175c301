"""The reader: from a deadline's words to what they ask for.

Words → tokens (lexer) → events cut out (events) → clauses (clauses) → the grammar (deadlines.lark) → nodes → a reading
in the plan's context → its checks. Each step is a pure function; none raises to the caller.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from common.errors import InvalidInput
from common.text import one_line
from plans.deadlines.checks import checked
from plans.deadlines.lexer import LONGEST
from plans.deadlines.parsing import parsed
from plans.deadlines.reading import Context, Reading
from plans.deadlines.stretches import Missing
from plans.deadlines.understanding import understood
from plans.deadlines.vocabulary import INHERITED

_INHERITED = "Chưa ghi thời hạn; hãy ghi, hoặc xác nhận lấy theo mục cha."


def read(
    text: str,
    *,
    label: str = "",
    plan_start: dt.date | None = None,
    plan_end: dt.date | None = None,
    issued: dt.date | None = None,
) -> Reading:
    """What `text` (printed after `label`) says in a plan of that period. Never raises."""
    found = _read(text, Context(label, plan_start, plan_end, issued))
    return replace(found, text=text, label=label)


def _read(text: str, context: Context) -> Reading:
    if len(text) > LONGEST:
        message = f"Câu dài quá {LONGEST} ký tự nên không đọc được thời hạn; hãy ghi riêng thời hạn."
        return Reading(text, message=message)
    if one_line(text).strip(" -–\u2011.,;/").lower() in INHERITED:
        message = "Ghi «như trên»; hãy xác nhận lấy thời hạn của mục trước, hoặc ghi lại."
        return Reading(text, flags=("inherited",), message=message)
    found = parsed(text)
    if not found.parts:
        return Reading(text, flags=("inherited",), message=_INHERITED)
    if found.words.label and not context.label:
        context = replace(context, label=found.words.label)
    try:
        return checked(understood(found, context), context)
    except InvalidInput as wrong:
        return Reading(text, kind="invalid", flags=("invalid",), message=wrong.message)
    except Missing as missing:
        return Reading(text, flags=("missing",), message=missing.message)
