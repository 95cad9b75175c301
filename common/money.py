"""Amounts in đồng: figures, words, and back. Whole đồng only.

From 0 up to, not including, 10^18. Words follow the usage of state documents: mươi/mốt/tư/lăm/linh, hundreds said after
a higher group, «một nghìn tỷ» for 10^12 and «một triệu tỷ» for 10^15.
"""

from __future__ import annotations

import re

from common.errors import InvalidInput
from common.text import collapse

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9

_READ_DIGITS = {word: digit for digit, word in enumerate(_DIGITS)} | {
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
    "nhăm": 5,
    "bẩy": 7,
}
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000}
_ZERO_TENS = {"linh", "lẻ"}
_CURRENCY = re.compile(r"\s*\bđồng(?: việt nam)?(?: chẵn)?\W*$|\s+chẵn\W*$")
_WORD = re.compile(r"[^\W\d_]+")

_UNITS = {"": 1, "nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9, "nghìn tỷ": 10**12, "triệu tỷ": 10**15}
_PART = re.compile(
    r"(?P<figures>\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?: \d{3})+|\d+)(?:,(?P<fraction>\d+))?"
    r" ?(?P<unit>(?:(?:nghìn|triệu) )?tỷ|nghìn|triệu)?(?: |$)"
)
_TAIL = re.compile(r" ?(?:đồng(?: việt nam)?|vnđ|vnd|đ)?(?: chẵn)?[ .]*$")
LIMIT = 10**18
"""The first amount that is too large to be one."""
_LONGEST = 60
_MOST_WORDS = 100
"""More than any amount below 10^18 takes."""


def _below_hundred(number: int, *, after_hundreds: bool) -> list[str]:
    tens, unit = divmod(number, 10)
    if tens == 0:
        if not unit:
            return []
        return ["linh", _DIGITS[unit]] if after_hundreds else [_DIGITS[unit]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 1 and tens > 1:
        words.append("mốt")
    elif unit == 4 and tens > 1:
        words.append("tư")
    elif unit == 5:
        words.append("lăm")
    elif unit:
        words.append(_DIGITS[unit])
    return words


def _group(number: int, *, full: bool) -> list[str]:
    """Words of 1..999; `full` says the hundreds even when they are zero."""
    hundreds, rest = divmod(number, 100)
    says_hundreds = full or hundreds > 0
    words = [_DIGITS[hundreds], "trăm"] if says_hundreds else []
    return words + _below_hundred(rest, after_hundreds=says_hundreds)


def _below_billion(number: int, *, full: bool) -> list[str]:
    words: list[str] = []
    for value, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        part = number // value % 1000
        if part:
            words += _group(part, full=full or bool(words))
            words += [name] if name else []
    return words


def _words(number: int, *, full: bool) -> list[str]:
    high, low = divmod(number, _BILLION)
    words = [*_words(high, full=full), "tỷ"] if high else []
    return words + _below_billion(low, full=full or bool(high))


def amount_in_words(number: int) -> str:
    """«năm mươi ba triệu» for 53000000; `InvalidInput` for a negative number and for 10^18 and more."""
    if number < 0:
        raise InvalidInput("Số tiền không được âm.")
    _check_size(number)
    return " ".join(_words(number, full=False)) or _DIGITS[0]


def amount_statement(number: int) -> str:
    """«Năm mươi ba triệu đồng», as printed after «Bằng chữ:»."""
    words = amount_in_words(number)
    return f"{words[0].upper()}{words[1:]} đồng"


def format_vnd(number: int) -> str:
    """«53.000.000»."""
    return f"{number:,}".replace(",", ".")


def parse_vnd(text: str) -> int:
    """Whole đồng from «53.000.000», «53 000 000 đồng», «53 triệu», «1,5 tỷ» or «2 tỷ 350 triệu đồng».

    Raises `InvalidInput` for a negative amount, a fraction of a đồng, and anything else.
    """
    text = collapse(text).lower().replace("ngàn", "nghìn").replace("tỉ", "tỷ")
    # Reading thousands of digits costs more than saying that no amount has them.
    amount = _parts(_TAIL.sub("", text)) if len(text) <= _LONGEST else None
    if amount is None:
        raise InvalidInput("Hãy nhập số tiền bằng chữ số, ví dụ 53.000.000.")
    _check_size(amount)
    return amount


def _parts(text: str) -> int | None:
    """The sum of «2 tỷ» and «350 triệu»: every part has a smaller unit than the one before and does not reach it."""
    total, place, above = 0, 0, 0
    while place < len(text):
        found = _PART.match(text, place)
        if not found:
            return None
        unit = _UNITS[found["unit"] or ""]
        part = _part(found, unit)
        if above and (part >= above or total % above or unit >= above):
            return None
        total, place, above = total + part, found.end(), unit
    return total if text else None


def _part(found: re.Match[str], unit: int) -> int:
    fraction = found["fraction"] or ""
    extra, remainder = divmod(int(fraction or 0) * unit, int("1" + "0" * len(fraction)))
    if remainder:
        raise InvalidInput("Số tiền phải là số đồng chẵn, không có phần lẻ.")
    return int(re.sub(r"\D", "", found["figures"])) * unit + extra


def _check_size(amount: int) -> None:
    if amount >= LIMIT:
        raise InvalidInput("Số tiền quá lớn; hãy kiểm tra lại các chữ số.")


def _read_group(words: list[str]) -> int | None:
    """The value of words below a thousand."""
    total, pending, before = 0, None, ""
    for word in words:
        if word in _READ_DIGITS:
            if pending is not None:
                return None
            pending = _READ_DIGITS[word]
        elif word == "trăm" and pending is not None and total == 0:
            total, pending = pending * 100, None
        elif word == "mươi" and pending is not None and total % 100 == 0:
            total, pending = total + pending * 10, None
        elif word == "mười" and pending is None and total % 100 == 0:
            total += 10
        elif word not in _ZERO_TENS or before not in ("", "trăm"):
            return None
        before = word
    # «linh» announces the unit.
    return None if before in _ZERO_TENS else total + (pending or 0)


def _read_scaled(words: list[str]) -> int | None:
    """The value of words below 10^9 (or of the part before «tỷ»)."""
    total, group, last = 0, list[str](), 0
    for word in words:
        if word == "rưỡi" and last and not group:
            total += last // 2
            continue
        if word not in _SCALES:
            group.append(word)
            continue
        value = _read_group(group)
        if value is None or not group or (last and _SCALES[word] >= last):
            return None
        last, group = _SCALES[word], []
        total += value * last
    rest = _read_group(group)
    return None if rest is None else total + rest


def read_words(text: str) -> int | None:
    """The number that `text` says, leniently: lẻ, ngàn, tỉ, «hai mươi bốn», brackets, «Bằng chữ:», «đồng chẵn».

    None when the words are not one number.
    """
    text = collapse(text).lower()
    text = re.sub(r"^\W*(?:số tiền )?(?:viết )?bằng chữ\s*:?", "", text)
    words = _WORD.findall(_CURRENCY.sub("", text))
    if not words or len(words) > _MOST_WORDS or any(map(str.isdigit, text)):
        return None
    number = _read_billions(words)
    return None if number is None or number >= LIMIT else number


def _read_billions(words: list[str]) -> int | None:
    places = [place for place, word in enumerate(words) if word in ("tỷ", "tỉ")]
    if not places:
        return _read_scaled(words)
    head, tail = words[: places[-1]], words[places[-1] + 1 :]
    high = _read_billions(head) if head else None
    if high is None:
        return None
    if tail == ["rưỡi"]:
        return high * _BILLION + _BILLION // 2
    low = _read_scaled(tail)
    return None if low is None or low >= _BILLION else high * _BILLION + low
