"""The opening: documents that the plan rests on or carries out, and the sentence that puts it into force.

Habits relied on (Nghị định 30/2020, Phụ lục I, mục II): each «Căn cứ» names kind, number and symbol, date, issuer and
subject and closes with «;»; laws are cited by name; plans also open with one «Thực hiện …» or «Triển khai …» that may
list several documents and run into «Sở … ban hành Kế hoạch … như sau:». A document named inside another one's subject
(«… hướng dẫn Nghị định số …») is part of that subject and no basis.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from common.text import one_line
from documents.readers.source import Block, Passage
from plans.importing.citation import KINDS, basis_of
from plans.importing.draft import BasisDraft, Evidence, Found
from plans.importing.parts import marks
from plans.importing.parts.strips import evidence_of

_KIND = "|".join(sorted(KINDS, key=len, reverse=True))
_LEGAL = ("căn cứ", "xét", "theo", "trên cơ sở")
_VERB = re.compile(
    r"^(?P<verb>Căn cứ(?: vào)?|Tiếp tục thực hiện|Tiếp tục triển khai|(?:Tổ chức |Triển khai )?thực hiện|"
    r"Triển khai|Thi hành|Chấp hành|Xét đề nghị|Xét|Theo đề nghị|Theo|Trên cơ sở|Nhằm|Để|Tiếp theo)\s+",
    re.IGNORECASE,
)
_MARK = re.compile(r"^(?:[-–—+*•●▪‒]|[a-zđ]{1,2}\)|\(\d{1,2}\))\s*")
# A list goes on with «;», or with «,» or «và» before another document that has its own number.
_NEXT = re.compile(
    rf"\s*;\s*(?=\S)|\s*(?:,\s*(?:và\s+)?|\s+và\s+)"
    rf"(?=(?:{_KIND})\s+(?:của\s[^,;]{{3,60}}?\s)?(?:liên tịch\s+)?(?:số\s*:?\s*)?\d{{1,5}}\s*[/-])"
)
# Subjects whose object is another document: what they cite belongs to them.
_ABOUT_DOCUMENT = re.compile(
    r"\b(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hướng dẫn|quy định chi tiết|thi hành|thực hiện|triển khai|hợp nhất)"
    r"\s+(?:(?:một số|các|nội dung|điều|khoản|của|tại|tiết)\s+){0,5}"
    r"(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Kết luận|Công văn)\b"
)


_ISSUES = re.compile(r"(?:ban hành|xây dựng|đề ra|lập)\s+(?:Kế hoạch|Chương trình|Đề án|Phương án|Hướng dẫn)\b")


def read(blocks: Sequence[Block]) -> tuple[tuple[BasisDraft, ...], tuple[Found[str], ...]]:
    """The bases in printed order and the issuing sentences.

    A «Căn cứ» that names no document («Căn cứ tình hình thực tế …») has neither symbol nor name.
    """
    found: list[BasisDraft] = []
    opening: list[Found[str]] = []
    for text, evidence in _paragraphs(blocks):
        cited, issuing = _cut_issuing(text)
        found += _bases(cited, evidence)
        if issuing:
            opening.append(Found(issuing, evidence))
    return tuple(found), tuple(opening)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[tuple[str, Evidence]]:
    """The opening's paragraphs; one broken in its middle is joined again."""
    text, evidence, verb = "", Evidence(0, 0, 0), ""
    for block in blocks:
        if not isinstance(block, Passage):
            continue
        words, here = block.text, evidence_of(block)
        if text and not text.endswith((";", ".", ":", ",")) and not marks.MARKER.match(words) and not _begins(words):
            text, evidence = f"{text} {words}", _spanning(evidence, here)
            continue
        if text:
            yield one_line(text), evidence
        if marks.LIST_HEAD.match(words):
            verb, text = words.rstrip(" :"), ""
            continue
        text, evidence = _unmarked(words, verb), here
    if text:
        yield one_line(text), evidence


def _begins(words: str) -> bool:
    return bool(marks.OPENING.match(words))


def _unmarked(words: str, verb: str) -> str:
    """A line of a list as a sentence: without its dash, with the verb above the list."""
    if not marks.MARKER.match(words):
        return words
    bare = _MARK.sub("", words)
    return bare if _VERB.match(bare) or not verb else f"{verb} {bare}"


def _spanning(first: Evidence, second: Evidence) -> Evidence:
    return Evidence(first.page, first.first, max(first.first, second.last), f"{first.words} {second.words}")


def _cut_issuing(text: str) -> tuple[str, str]:
    """What is cited, and the clause that issues the plan («Sở … ban hành Kế hoạch … như sau:»).

    Habit: that clause is the last of its sentence and ends with a colon or «như sau».
    """
    if not _VERB.match(text):
        return "", text
    found = [match for match in marks.ISSUING.finditer(text) if match.start() > 0]
    is_closed = text.rstrip().endswith(":") or bool(marks.AS_FOLLOWS.search(text))
    if not is_closed:
        found = [match for match in found if _ISSUES.match(text, match.start("verb"))]
    if not found:
        return ("", text) if is_closed and text.endswith(":") else (text, "")
    start = found[-1].start()
    return text[:start].rstrip(" ,;."), re.sub(r"^[Nn]ay,?\s+", "", text[start:].strip())


def _bases(text: str, evidence: Evidence) -> Iterator[BasisDraft]:
    verb = _VERB.match(text)
    if not verb:
        return
    role = "basis" if verb["verb"].lower().startswith(_LEGAL) else "carry_out"
    for number, part in enumerate(_parts(text)):
        words = part if number == 0 else f"{verb['verb']} {_VERB.sub('', part)}"
        yield basis_of(words, role, Evidence(evidence.page, evidence.first, evidence.last, part))


def _parts(text: str) -> list[str]:
    """A sentence cut where another document of its list begins."""
    found, start = [], 0
    for cut in _NEXT.finditer(text):
        is_semicolon = ";" in cut.group()
        before = text[start : cut.start()]
        if _is_inside(before, text) or (is_semicolon and not _begins_document(text[cut.end() :])):
            continue
        if not is_semicolon and _about_document(before):
            continue
        found.append(before)
        start = cut.end()
    found.append(text[start:])
    return [part.strip(" ;,").rstrip(".") for part in found if part.strip(" ;,.")]


def _is_inside(before: str, text: str) -> bool:
    """Inside quotation marks or brackets that are still open."""
    return (
        before.count("(") > before.count(")")
        or before.count("“") > before.count("”")
        or before.count("«") > before.count("»")
        or before.count('"') % 2 == 1
    )


def _begins_document(rest: str) -> bool:
    return bool(re.match(rf"(?:và\s+)?(?:các\s+)?(?:{_KIND})\b|căn cứ\b|thực hiện\b|triển khai\b", rest, re.IGNORECASE))


def _about_document(before: str) -> bool:
    subject = re.split(r"\b(?:ngày|năm)\s[\d/. ]+", before, maxsplit=1)
    return bool(_ABOUT_DOCUMENT.search(subject[-1])) if len(subject) > 1 else False
