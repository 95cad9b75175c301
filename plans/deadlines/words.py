"""One spelling for the many ways in which plans write the same time."""

from __future__ import annotations

import re

from common.text import collapse

LONGEST = 400

_SUBSTITUTIONS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"[–—−‑‒]", "-"),
        (r"[“”\"«»]", ""),
        (r"\bhằng (?=ngày|tuần|tháng|quý|năm)", "hàng "),
        (r"^(?:thời gian|thời hạn|tiến độ|hạn)[^:]{0,40}: ?", ""),
        (r"\s*/\s*", "/"),
        (r"\s*-\s*", "-"),
        (r"\b(\d{4})-(\d{2})-(\d{2})\b", r"\3/\2/\1"),
        (r"\b(\d{1,2})([.-])(\d{1,2})\2(\d{4})\b", r"\1/\3/\4"),
        (r"\b(?:mùng|mồng) (?=\d)", "ngày "),
        (r"(?<!tuần )(?<!tuần thứ )\b(?:ngày )?(\d{1,2}) tháng (\d{1,2})\b", r"ngày \1/\2"),
        (r"(?<=\d),? năm (?=\d{4})", "/"),
        (r"\b([ivx]+),? năm (?=\d{4})", r"\1/"),
        (r"\bngày (\d{1,2})-(\d{1,2}) (?=\d{1,2}/\d{4})", r"ngày \1-\2/"),
        (r"\b(?:đầu|giữa|cuối) tháng (?=\d{1,2}/\d{1,2}/\d{4})", "ngày "),
        (r"\btháng (?=từ \d)", ""),
        (r"\btháng (?=\d{1,2}-\d{1,2}/\d{1,2}/\d{4})", "ngày "),
        (r"\btháng (?=\d{1,2}/\d{1,2}/\d{4})", "ngày "),
    )
)


def spelt(text: str) -> str:
    """`text` in lower case and in the one spelling; closing marks dropped."""
    words = collapse(text).lower()
    for pattern, spelling in _SUBSTITUTIONS:
        words = pattern.sub(spelling, words)
    return words.strip(" .;,:/-")
