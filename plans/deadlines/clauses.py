"""A deadline's tokens as clauses that the grammar reads: marks set aside, empty words and loose commas dropped."""

from __future__ import annotations

from dataclasses import dataclass

from lark import Token

from plans.deadlines.lexer import UNIT_KINDS

_MARKS = {"TENTATIVE": "tentative", "APPROX": "approx", "SAID": "said"}
_DROPPED = frozenset({"EMPTY", "PAREN", "COLON", "WITHIN"})
_SEPARATORS = frozenset({"COMMA", "AND", "OR", "SLASH"})
_TIMES = frozenset({"INT", "ROMAN", "DMY", "DM", "MY", "RY", "YEAR", "PART", "WEEKDAY", *UNIT_KINDS})
_JOINABLE = _TIMES | {"FROM", "SCHOOL_YEAR", "SEMESTER", "EACH", "COMMA", "AND", "THIS_YEAR", "IN_YEAR"}
_LABELLED = frozenset({"đợt", "bước", "giai đoạn", "kỳ", "lớp", "khóa", "phần", "số", "lần thứ"})
_FREQUENT = frozenset({"EACH", "TIMES"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What the grammar reads. `marks`: tentative, approx, said («hoàn thành»: only by when)."""

    tokens: tuple[Token, ...]
    marks: tuple[str, ...] = ()


def clauses(tokens: list[Token]) -> list[Clause]:
    """The clauses between semicolons, in order."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "SEMI":
            parts.append([])
        else:
            parts[-1].append(token)
    return [clause(part) for part in parts if part]


def clause(tokens: list[Token]) -> Clause:
    marks = tuple(dict.fromkeys(_MARKS[token.type] for token in tokens if _is_mark(token, tokens)))
    kept = [token for token in _unlabelled(tokens) if token.type not in _MARKS and token.type not in _DROPPED]
    kept = _periods(_without_vague(_without_strays(_counted(_named_years(kept)))))
    is_periodic = any(token.type == "PERIODIC" for token in kept[:-1]) and kept[-1].type != "DEMAND"
    if is_periodic:
        kept = [token for token in kept if token.type != "PERIODIC"]
    return Clause(tuple(_joined(kept)), (*marks, "periodic") if is_periodic else marks)


def _unlabelled(tokens: list[Token]) -> list[Token]:
    """«đợt 1», «giai đoạn II» name a part of the work: their number is no day, month or quarter."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        is_range = at + 1 < len(tokens) and tokens[at + 1].type == "DASH"
        if token.type in ("INT", "ROMAN") and made and made[-1].value in _LABELLED and not is_range:
            made[-1] = _token("EMPTY" if made[-1].type == "EMPTY" else "WORD", "", made[-1], token)
        else:
            made.append(token)
    return made


def _is_mark(token: Token, tokens: list[Token]) -> bool:
    """«khoảng» before a range («khoảng từ … đến …») says nothing more."""
    if token.type not in _MARKS:
        return False
    after = tokens.index(token) + 1
    return not (token.type == "APPROX" and after < len(tokens) and tokens[after].type == "FROM")


def _named_years(tokens: list[Token]) -> list[Token]:
    """«năm 2026» as one IN_YEAR, so that the 4 of «quý 3, 4 năm 2026» does not count years."""
    made: list[Token] = []
    for token in tokens:
        if token.type == "YEAR" and made and made[-1].type == "YEARS":
            made[-1] = _token("IN_YEAR", token.value, made[-1], token)
        elif token.type == "SLASH" and made and made[-1].type == "YEARS":
            continue  # «6 tháng cuối năm/2026»
        else:
            made.append(token)
    return made


def _counted(tokens: list[Token]) -> list[Token]:
    """«2 lần», «2-3 lần» as one TIMES of (least, most); «lần» alone is once. «2-4 số», «5-7 ngày» as one COUNT."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        if token.type == "TIMES":
            first = made[-1] if made and made[-1].type in ("INT", "COUNT") else token
            most = made.pop().value if first is not token else (1, 1)
            made = made[:-1] if made and made[-1].type == "LATEST" else made
            made.append(_token("TIMES", most if isinstance(most, tuple) else (most, most), first, token))
        elif token.type == "INT" and _ends_count(tokens, at, made):
            first = made[-2]
            made[-2:] = [_token("COUNT", (first.value, token.value), first, token)]
        else:
            made.append(token)
    return made


def _ends_count(tokens: list[Token], at: int, made: list[Token]) -> bool:
    """Whether the number at `at` closes «2-4» of something, rather than a range of days or months."""
    if [token.type for token in made[-2:]] != ["INT", "DASH"] or (len(made) > 2 and made[-3].type in UNIT_KINDS):
        return False
    after = [token.type for token in tokens[at + 1 : at + 3]]
    if not after or after[0] in ("WORD", "TIMES"):
        return bool(after)
    return after[0] in UNIT_KINDS and (len(after) < 2 or after[1] not in _TIMES)


def _token(kind: str, value: object, first: Token, last: Token) -> Token:
    """One token in the place of those from `first` to `last`."""
    return Token(kind, value, start_pos=first.start_pos, end_pos=last.end_pos)


def _without_strays(tokens: list[Token]) -> list[Token]:
    """Drop «tháng» before «từ 10-14/4» (it belongs to nothing) and «định kỳ» where the period is said beside it."""
    has_period = any(token.type in _FREQUENT for token in tokens)
    kept = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].type if at + 1 < len(tokens) else ""
        if at == 0 and token.type == "MONTH" and following == "FROM":
            continue
        if token.type == "DAY" and following == "WEEKDAY":
            continue
        if token.type == "PERIODIC" and has_period:
            continue
        if token.type == "EACH" and following not in UNIT_KINDS and following not in ("INT", "HALF_YEAR"):
            token = _token("WORD", token.value, token, token)
        kept.append(token)
    return kept


def _periods(tokens: list[Token]) -> list[Token]:
    """Say EACH before every period of «định kỳ tháng, quý, 6 tháng», «hằng quý, năm» and a cell «quý, 6 tháng»."""
    kinds = [token.type for token in tokens]
    only = (
        len(set(kinds) & UNIT_KINDS) > 0 and set(kinds) <= {*UNIT_KINDS, "INT", "COMMA", "AND"} and kinds[-1] != "INT"
    )
    is_list = only and bool({"COMMA", "AND"} & set(kinds)) and kinds[0] in ("WEEK", "MONTH", "QUARTER", "YEARS", "INT")
    made: list[Token] = []
    has_each = is_list
    for at, token in enumerate(tokens):
        starts = token.type in UNIT_KINDS or (
            token.type == "INT" and kinds[at + 1 : at + 2] and kinds[at + 1] in UNIT_KINDS
        )
        before = kinds[at - 1] if at else ""
        after = kinds[at + 1] if at + 1 < len(kinds) else ""
        ends = token.type not in UNIT_KINDS or after in ("", "COMMA", "AND", "DEMAND", "OR", "STANDING", "EACH")
        if token.type == "PERIODIC" and (after in UNIT_KINDS - {"DAY"} or _is_amount(kinds, at + 1)):
            token, has_each = _token("EACH", "định kỳ", token, token), True
        elif starts and ends and has_each and before in ("COMMA", "AND", "") and _is_bare(kinds, at):
            made.append(_token("EACH", "", token, token))
        has_each = has_each or token.type == "EACH"
        made.append(token)
    return made


def _is_amount(kinds: list[str], at: int) -> bool:
    return kinds[at : at + 1] == ["INT"] and len(kinds) > at + 1 and kinds[at + 1] in UNIT_KINDS


def _is_bare(kinds: list[str], at: int) -> bool:
    """Whether «quý», «6 tháng» at `at` is followed by the next of the list or by nothing."""
    end = at + 2 if kinds[at] == "INT" else at + 1
    return end >= len(kinds) or kinds[end] in ("COMMA", "AND", "OR", "DEMAND", "STANDING", "EACH")


def _without_vague(tokens: list[Token]) -> list[Token]:
    """«kịp thời» beside a time adds nothing to it."""
    others = [token for token in tokens if token.type not in ("VAGUE", *_SEPARATORS)]
    return (others and [token for token in tokens if token.type != "VAGUE"]) or tokens


def _joined(tokens: list[Token]) -> list[Token]:
    """Drop the commas that join no two times: «Hằng quý, trước ngày 10», «quý III, năm 2026»."""
    made: list[Token] = []
    for at, token in enumerate(tokens):
        before = made[-1].type if made else ""
        after = tokens[at + 1].type if at + 1 < len(tokens) else ""
        if token.type in _SEPARATORS and not _joins(before, token.type, after):
            continue
        is_either = token.type == "SLASH" and after == "ROMAN"  # «quý III/IV»
        made.append(_token("COMMA", ",", token, token) if is_either else token)
    return made


def _joins(before: str, kind: str, after: str) -> bool:
    if kind == "SLASH":
        return (
            after in UNIT_KINDS
            or (before, after) == ("ROMAN", "ROMAN")
            or (after in ("TIMES", "YEAR", "SLASH", "MY", "INT") and before != "YEARS")
        )
    if not before or after not in _JOINABLE:
        return kind == "AND" and after == "UNTIL"
    if after == "IN_YEAR" and kind == "COMMA":
        # «quý III, năm 2026» is one time, «năm 2025, năm 2026» two.
        return before in ("YEAR", "IN_YEAR", "MY", "DMY", "RY")
    if before == "HOUR":
        return False
    return (not (before == "WEEKDAY" and after != "WEEKDAY") and after != "EACH") or before in UNIT_KINDS
