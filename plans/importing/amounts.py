"""Amounts of money inside a sentence, in figures and in words, in whole đồng."""

from __future__ import annotations

import re
from dataclasses import dataclass

from common.errors import InvalidInput
from common.money import parse_vnd, read_words

_FIGURES = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:,\d+)?"
_SCALE = r"nghìn|ngàn|triệu|tỷ|tỉ"
_CURRENCY = r"(?:việt nam\s+)?đồng(?:\s+việt nam)?|vnđ|vnd|đ(?![\w])"
# «1 tỷ 250 triệu đồng» is one amount of two parts; «500.000 đồng/người» and «5 - 7 triệu» are not totals.
_PART = rf"(?:{_FIGURES})\s*(?:{_SCALE})"
_AMOUNT = re.compile(
    rf"(?<![\w.,/-])(?:(?P<high>{_PART})\s+(?:đồng\s+)?)?(?P<low>{_PART}|{_FIGURES})\s*(?P<currency>{_CURRENCY})?(?![\w/])",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s*/|\s+(?:mỗi|một|trên)\s+(?:người|năm|tháng|lớp|buổi|khóa|doanh nghiệp)", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"\d[\d.,]*\s*(?:triệu|tỷ|tỉ|nghìn)?\s*(?:-|–|đến)\s*$", re.IGNORECASE)
_RANGE_AFTER = re.compile(r"\s*(?:-|–|đến)\s*\d", re.IGNORECASE)
_WORDS = re.compile(r"bằng chữ\s*:?\s*(?P<said>[^().;]+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\((?P<said>[^()]*?(?:đồng|đồng chẵn|việt nam))\s*[./]*\)", re.IGNORECASE)
_LABEL = re.compile(r"^\s*(?:số tiền\s+)?(?:viết\s+)?(?:bằng chữ)\s*:?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """Whole đồng, and where the words stand in the text."""

    value: int
    start: int
    end: int


def amounts(text: str) -> tuple[Amount, ...]:
    """Amounts in figures that say their currency or their thousands; no rates («đồng/người»), no ranges."""
    found = []
    for match in _AMOUNT.finditer(text):
        value = _value(match)
        before, after = text[: match.start()], text[match.end() :]
        if value and not (_RATE.match(after) or _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after)):
            found.append(Amount(value, match.start(), match.end()))
    return tuple(found)


def in_words(text: str) -> tuple[str, int] | None:
    """An amount said in words, as printed without «Bằng chữ:» or brackets, and its value; None without one."""
    for match in (*_WORDS.finditer(text), *_BRACKETS.finditer(text)):
        said = _LABEL.sub("", match["said"]).strip(" ./")
        value = read_words(said)
        if value and re.search(r"đồng", said, re.IGNORECASE):
            return said, value
    return None


def _value(match: re.Match[str]) -> int | None:
    low = match["low"]
    says_scale = re.search(_SCALE, low, re.IGNORECASE)
    if not match["currency"] and not (says_scale and match["high"]):
        return None
    try:
        return (parse_vnd(match["high"]) if match["high"] else 0) + parse_vnd(low)
    except InvalidInput:
        return None
