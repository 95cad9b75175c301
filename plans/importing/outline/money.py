"""Budget lines that the portal prints from the plan's own figures.

Habit relied on: «- Tổng kinh phí …: 53.000.000 đồng (Bằng chữ: …).»: label, figures, amount in words in brackets.
A line of any other shape stays running text: its words could not be printed again from figures.
"""

from __future__ import annotations

import re

_TOTAL = re.compile(r"(?P<label>[^:]{3,80}):\s*\d{1,3}(?:\.\d{3})+\s+đồng\s+\(Bằng chữ:\s*[^()]+\)\.?", re.IGNORECASE)


def budget_line(text: str) -> str:
    """The label of a line that says the total and nothing else; "" for any other line."""
    found = _TOTAL.fullmatch(text.strip())
    return found["label"].strip() if found else ""
