"""Budget lines that the portal prints from the plan's own figures.

Habit relied on: «- Tổng kinh phí …: 53.000.000 đồng (Bằng chữ: …).»: label, figures, amount in words in brackets.
A line of any other shape stays running text: its words could not be printed again from figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plans.constants import ItemStyle
from plans.importing.draft import BudgetDraft, ItemDraft
from plans.importing.headings import topic

_TOTAL = re.compile(r"(?P<label>[^:]{3,80}):\s*\d{1,3}(?:\.\d{3})+\s+đồng\s+\(Bằng chữ:\s*[^()]+\)\.?", re.IGNORECASE)


def budget_line(text: str) -> str:
    """The label of a line that says the total and nothing else; "" for any other line."""
    found = _TOTAL.fullmatch(text.strip())
    return found["label"].strip() if found else ""


def with_source(items: Sequence[ItemDraft], budget: BudgetDraft) -> tuple[ItemDraft, ...]:
    """`items` with the line that says who pays as a budget line, where the plan has no total.

    Habit relied on: «- Nguồn kinh phí: ngân sách tỉnh.» is the only money line of a plan without figures.
    """
    if budget.total is not None or budget.source is None or not budget.source.value:
        return tuple(items)
    source = _plain(budget.source.value)
    return tuple(_with_source(item, source, is_money=False) for item in items)


def _with_source(item: ItemDraft, source: str, *, is_money: bool) -> ItemDraft:
    if item.style in (ItemStyle.SECTION, ItemStyle.HEADING):
        is_money = is_money or topic(item.text) == "budget"
        return replace(item, children=tuple(_with_source(each, source, is_money=is_money) for each in item.children))
    label, colon, words = item.text.partition(":")
    if is_money and item.style == ItemStyle.DASH and not item.children and colon and _plain(words) == source:
        return replace(item, style=ItemStyle.BUDGET, text=label.strip())
    return item


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(". ")
