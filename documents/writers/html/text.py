"""Plain text to safe markup: escaped, with the words that must not be parted held together."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape

from documents.writers.wording import seen

# What stands together on one line (thể thức): 138/KH-UBND, 15/2022/TT-BKHCN, 57-NQ/TW, 05/9/2025, Quý III-IV/2025,
# tháng 7-8/2026. In one pass over escaped text; none of these words holds a character that is escaped.
_TOGETHER = re.compile(
    r"\b(?:"
    r"\d+(?:/\d{4})?/[A-ZĐƯ][\wĐ]*(?:-[\wĐ&]+)*"
    r"|\d+-[A-ZĐ]+/[A-ZĐ]+"
    r"|\d{1,2}(?:\s?[-–]\s?\d{1,2})?/\d{1,2}/\d{4}"
    r"|[Qq]uý (?:[IV]+|[1-4])(?:\s?[-–]\s?(?:[IV]+|[1-4]))?(?:/\d{4})?"
    r"|[Tt]háng \d{1,2}(?:\s?[-–]\s?\d{1,2})?/\d{4}"
    r")(?!\w)"
)

# WeasyPrint 70 breaks a line after its first word where the text before an inline element fits but for its last
# space; a space in an element of its own does not meet that.
_HELD = '<span> </span><span class="nb">'


def words(text: str) -> str:
    """`text` as markup: escaped, line feeds as breaks, numbers of documents and dates unbroken."""
    return _kept(text) if len(text) <= _KEPT_LENGTH else _markup(text)


def _markup(text: str) -> str:
    markup = escape(seen(text))
    if "/" in markup or "uý " in markup:
        markup = _TOGETHER.sub(r'<span class="nb">\g<0></span>', markup).replace(' <span class="nb">', _HELD)
    return markup.replace("\n", "<br>") if "\n" in markup else markup


# Unit names, labels and untouched sentences come back with every rendering; long texts would fill the memory.
_KEPT_LENGTH = 400
_kept = lru_cache(maxsize=8192)(_markup)
forget = _kept.cache_clear


def together(text: str) -> str:
    """`text` as markup whose last four words stay on one line: a long title does not end with one word alone."""
    start, *last = text.rsplit(" ", 4)
    if text.count(" ") < 8:
        return words(text)
    return f"{words(start)}{_HELD}{words(' '.join(last))}</span>"


def anchor(ref: str) -> str:
    """The attributes by which a page finds the block of `ref`."""
    if not ref:
        return ""
    ref = escape(ref)
    return f' id="p-{ref}" data-ref="{ref}"'
