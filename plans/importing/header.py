"""Letterhead and title: who issues, number and symbol, place and date, kind and subject.

Habits relied on (Nghị định 30/2020, Phụ lục I): the superior body stands above the issuing one, in capitals; the
number is «Số: …/KIND-BODY»; place and date are «Place, ngày … tháng … năm …»; the kind stands in capitals on its own
line with the subject under it. Drafts leave number and day blank; copies lose lines, mix the two columns or put the
signing stamp's words before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from documents.readers.source import Passage, Source
from plans.importing.draft import Found, HeaderDraft
from plans.importing.issuer import issuers
from plans.importing.parts import Parts, marks
from plans.importing.parts.strips import Strip, spanning, strips

T = TypeVar("T")
_BLANK = r"[\s.…_/\\]*"
_NUMBER = re.compile(
    rf"\b[Ss][ốỐ]\s*[:.]?{_BLANK}(?P<number>\d{{1,5}}[a-z]?)?{_BLANK}[/-]\s*(?P<year>(?:19|20)\d\d\s*/\s*)?"
    r"(?P<code>[A-ZĐ][A-Za-zĐđ]{0,9}(?:\s*[-–&/]\s*[A-ZĐ][A-Za-z0-9ĐđƯÔ&]{0,14}){1,4})"
)
_DATE = re.compile(
    rf"ngày{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}tháng{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}năm{_BLANK}(?P<year>\d{{4}})?"
    rf"|ngày{_BLANK}(?P<day2>\d{{1,2}})?\s*/{_BLANK}(?P<month2>\d{{1,2}})?\s*/\s*(?P<year2>\d{{4}})",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?P<place>[A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?:[\s.–-]+[\wÀ-ỹ]+){0,6})\s*,\s*$")
# «Dự thảo», page numbers, rules drawn with characters.
_FURNITURE = re.compile(r"\W*(?:dự thảo(?:\s+lần\s+\w+)?|bản dự thảo)?\W*", re.IGNORECASE)
_DOUBT_CAPTION = "Lấy từ dòng «Kèm theo …» của phụ lục vì phần đầu văn bản không ghi."


def read(parts: Parts, source: Source) -> HeaderDraft:
    """The head of the plan; number, date and issuer of the decision that wraps it, where there is one."""
    own = list(strips(parts.head))
    lines = list(strips(parts.decision)) if parts.decision else own
    kind = _kind_line(own, is_plan=True)
    top = _kind_line(lines, is_plan=not parts.decision)
    letterhead = lines[:top] if top is not None else (lines if not parts.decision else [])
    found = HeaderDraft()
    if kind is not None:
        found = replace(found, doc_type=_doc_type(own[kind]), title=_title(own, kind))
    elif not parts.decision:
        found = replace(found, title=None)
    found = _numbered(found, letterhead)
    found = _dated(found, letterhead)
    if not parts.decision:
        found = _from_captions(found, parts)
    superior, body = issuers(letterhead, parts, found.title, found.code.value if found.code else "")
    return replace(found, superior=superior, body=body)


def _kind_line(lines: Sequence[Strip], *, is_plan: bool) -> int | None:
    for place, line in enumerate(lines):
        kind = marks.type_of(line.text)
        if kind and (kind in marks.PLAN_TYPES if is_plan else kind in marks.WRAPPERS):
            return place
        if is_plan and marks.type_before(line.text)[0]:
            return place
    return None


def _doc_type(line: Strip) -> Found[str]:
    return Found(marks.type_of(line.text) or marks.type_before(line.text)[0], line.evidence)


def _title(lines: Sequence[Strip], kind: int) -> Found[str] | None:
    """The lines under the kind, joined; without «(Ban hành kèm theo …)» and what is no words."""
    rest = marks.type_before(lines[kind].text)[1]
    chosen = [lines[kind]] if rest else []
    depth = 0
    for line in lines[kind + 1 :]:
        if depth or marks.ATTACHED.match(line.text):
            depth = 0 if ")" in line.text else 1
        elif not _is_furniture(line.text):
            chosen.append(line)
    words = " ".join([rest, *(line.text for line in chosen if line is not lines[kind])]).strip()
    return Found(words, spanning(chosen)) if words else None


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.fullmatch(text) or marks.PAGE_NUMBER.fullmatch(text))


def _numbered(header: HeaderDraft, lines: Sequence[Strip]) -> HeaderDraft:
    """Number and code of the first «Số: …» that names a code; the one with a number before one without."""
    found = [(line, match) for line in lines if (match := _NUMBER.search(line.text))]
    if not found:
        return header
    line, match = next(((line, match) for line, match in found if match["number"]), found[0])
    number = Found(match["number"], line.evidence) if match["number"] else None
    return replace(header, number=number, code=Found(_code(match), line.evidence))


def _code(match: re.Match[str]) -> str:
    return re.sub(r"\s+", "", (match["year"] or "") + match["code"]).replace("–", "-")


def _dated(header: HeaderDraft, lines: Sequence[Strip]) -> HeaderDraft:
    """Place and date of the first line that has both; each part None while it is blank."""
    for line in lines:
        text = _NUMBER.sub(" ", line.text)
        found = _DATE.search(text)
        place = _PLACE.search(text[: found.start()]) if found else None
        if found and place:
            return _with_date(replace(header, place=Found(place["place"].strip(), line.evidence)), found, line)
    return header


def _with_date(header: HeaderDraft, found: re.Match[str], line: Strip) -> HeaderDraft:
    day, month, year = (
        Found(int(value), line.evidence) if (value := found[name] or found[f"{name}2"]) else None
        for name in ("day", "month", "year")
    )
    return replace(header, day=day, month=month, year=year)


def _from_captions(header: HeaderDraft, parts: Parts) -> HeaderDraft:
    """Symbol and date from «(Kèm theo Kế hoạch số …/KH-UBND ngày … của …)» where the letterhead has none.

    Habit: every annex names the document it belongs to (Nghị định 30/2020, Phụ lục I, mục III).
    """
    caption = next(_captions(parts), None)
    if caption is None:
        return header
    wanted = HeaderDraft()
    strip = Strip(caption.text, caption.place, "", caption, (0, 0))
    wanted = _numbered(wanted, [strip])
    date = _DATE.search(caption.text)
    if date and not any((header.day, header.month, header.year)):
        wanted = _with_date(wanted, date, strip)
    if header.code is None:
        header = replace(header, number=_doubted(wanted.number), code=_doubted(wanted.code))
    if not any((header.day, header.month, header.year)):
        header = replace(header, day=_doubted(wanted.day), month=_doubted(wanted.month), year=_doubted(wanted.year))
    return header


def _captions(parts: Parts) -> Iterator[Passage]:
    for blocks in parts.annexes:
        for block in blocks[:8]:
            if isinstance(block, Passage) and marks.ATTACHED.match(block.text):
                yield block


def _doubted(found: Found[T] | None) -> Found[T] | None:
    return replace(found, confidence=0.8, doubt=_DOUBT_CAPTION) if found else None
