"""The issuing body and the one above it.

Habits relied on: the letterhead names the superior body, then the issuing body, each in capitals and each beginning
with a noun of its own («ỦY BAN NHÂN DÂN», «SỞ», «CHI CỤC»); a long name runs over lines that begin with none. Where the
letterhead is lost, the issuing sentence still has the issuer as its subject («Sở … ban hành Kế hoạch …»), and running
text leaves out the place that a body belongs to («UBND tỉnh»).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from common.text import fold
from documents.readers.source import Passage
from plans.importing.draft import Found
from plans.importing.parts import Parts, marks
from plans.importing.parts.strips import Strip, evidence_of, spanning, strips

Name = Found[str] | None

_STAMP = re.compile(
    r"(?:Người ký|Cơ quan|Thời gian ký|Email|Ký bởi|Ký số bởi|Digitally signed|Signature|Date|Tổ chức xác thực|"
    r"Chức vụ|Nơi ký|Ngày ký|Thư điện tử|Valid|Not Verified)\b.*",
    re.IGNORECASE,
)
_SUPERIOR = re.compile(r"(?:UBND|[ỦU][ỶY] BAN|[UỦ]Ỷ BAN|BỘ |TỈNH [ỦU]|THÀNH [ỦU]|HUYỆN [ỦU]|CHÍNH PHỦ)", re.IGNORECASE)
_HEAD_NOUN = re.compile(rf"{marks.BODIES}(?![\w])", re.IGNORECASE)
# «VÀ …», «TỈNH …» never begin a name; a head noun after «VÀ» does not either.
_LEVEL = re.compile(
    r"(?:ban nhân dân|ubnd|hội đồng nhân dân|hđnd)\s+"
    r"(?P<level>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|đặc khu)$",
    re.IGNORECASE,
)
_DOUBT_OPENING = "Phần đầu văn bản không ghi cơ quan ban hành; lấy theo câu mở đầu."
_DOUBT_PLACE = "Câu mở đầu không ghi tên địa phương; tên lấy theo trích yếu của kế hoạch."


def issuers(letterhead: Sequence[Strip], parts: Parts, title: Name, code: str = "") -> tuple[Name, Name]:
    """Superior and issuing body, as printed; None for what the text does not say.

    A letterhead of one name is that of the issuer, unless the issuing sentence has another subject and the symbol's
    `code` does not end with the committee's own «UBND».
    """
    names = _names(letterhead)
    said = _from_opening(parts, title)
    if len(names) >= 2:
        return names[-2], names[-1]
    if not names:
        return None, said
    if said and not code.endswith("UBND") and _SUPERIOR.match(names[0].value) and not _SUPERIOR.match(said.value):
        return names[0], said
    return None, names[0]


def _names(letterhead: Sequence[Strip]) -> list[Found[str]]:
    groups: list[list[Strip]] = []
    for line in _capitals(letterhead):
        if _begins(line.text) or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    found = [
        Found(" ".join(line.text for line in group), spanning(group)) for group in groups if _begins(group[0].text)
    ]
    return list({fold(each.value): each for each in reversed(found)}.values())[::-1]


def _begins(text: str) -> bool:
    return bool(_HEAD_NOUN.match(text))


def _capitals(letterhead: Sequence[Strip]) -> list[Strip]:
    """The lines of the bodies' names: in capitals, without motto, number, date and stamp."""
    found = []
    for line in letterhead:
        text = re.split(r"\s*S[ốỐ]\s*:", marks.MOTTO.sub(" ", line.text))[0].strip(" -–_*.,|")
        if not text or _STAMP.fullmatch(text) or text != text.upper() or not any(each.isalpha() for each in text):
            continue
        if re.search(r"\d{2}", text) or marks.type_of(text) or "DỰ THẢO" in text:
            continue
        found.append(replace(line, text=text))
    return found


def _from_opening(parts: Parts, title: Name) -> Name:
    """The subject of the issuing sentence, its place completed from the title where the sentence leaves it out."""
    for block in reversed(parts.opening):
        if isinstance(block, Passage) and (body := issuing_body(block.text)):
            found = Found(body, evidence_of(block), 0.9, _DOUBT_OPENING)
            return _with_place(found, parts, title)
    return None


def issuing_body(text: str) -> str:
    """«Sở Khoa học và Công nghệ» of «…; Sở Khoa học và Công nghệ ban hành Kế hoạch …»; "" without one."""
    found = list(marks.ISSUING.finditer(text))
    return found[-1]["body"].strip() if found else ""


def _with_place(found: Found[str], parts: Parts, title: Name) -> Found[str]:
    level = _LEVEL.search(found.value)
    if not level:
        return found
    place = _place_of(level["level"], title.value if title else "") or _place_in(parts, level["level"])
    if not place:
        return found
    return replace(found, value=f"{found.value} {place}", confidence=0.8, doubt=_DOUBT_PLACE)


def _place_of(level: str, text: str) -> str:
    """«Quảng Trị» of «tỉnh Quảng Trị»; "" where the text names none or several."""
    names = {
        match[1]
        for match in re.finditer(rf"\b{level}\s+((?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+)(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){{0,3}})", text)
    }
    return names.pop() if len(names) == 1 else ""


def _place_in(parts: Parts, level: str) -> str:
    """The place of the issuing sentence itself."""
    return _place_of(level, " ".join(line.text for line in strips(parts.opening[-1:])))
