"""What stands once on the paper, as the strings its templates print (Nghị định 30/2020, Phụ lục I, mục II)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from documents.content import Annex, Content, DateLine, Letterhead, Opening, Recipients
from documents.writers.html.text import closed, finished, together, words

_SPACE = mark_safe('<span class="blank"></span>')
_FRAMES = {"HỎA TỐC": "frame-30", "THƯỢNG KHẨN": "frame-40", "KHẨN": "frame-20"}
"""The decree's frames: 30 x 8, 40 x 8 and 20 x 8 mm."""
_BODY_AND_PLACE = re.compile(r"^((?:ỦY BAN|HỘI ĐỒNG) NHÂN DÂN) ")
_LEFT_BLANK = re.compile(r" *… *| {2,}|(?<=số) (?=/)")


@dataclass(frozen=True, slots=True)
class Frame:
    """A framed mark: its words and the class of its size and colour."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Head:
    """Letterhead and title, ready to print."""

    superior: SafeString
    issuer: SafeString
    number: SafeString
    symbol: SafeString
    date: SafeString
    frames: tuple[Frame, ...]
    type_name: str
    subject: SafeString


@dataclass(frozen=True, slots=True)
class Foot:
    """Nơi nhận and the signature block, ready to print; `recipients` carry their closing marks."""

    recipients: tuple[SafeString, ...]
    typist_mark: SafeString
    lines: tuple[SafeString, ...]
    name: SafeString


@dataclass(frozen=True, slots=True)
class AnnexHead:
    label: SafeString
    title: SafeString
    reference: SafeString


def safe(text: str) -> SafeString:
    """`text` escaped, as templates take it."""
    return mark_safe(words(text))  # words() escapes


def issuer_words(issuer: str) -> SafeString:
    """The issuing body in capitals; a people's committee or council has its place on a line of its own."""
    return mark_safe(_BODY_AND_PLACE.sub(r"\1<br>", words(issuer.upper())))


def number_words(number: int | None) -> SafeString:
    """The number as printed: a zero before those under 10, room while it is blank."""
    return _SPACE if number is None else mark_safe(f"{number:02d}")


def date_words(date: DateLine) -> SafeString:
    """«Quảng Ngãi, ngày 05 tháng 9 năm 2025»: a zero before days under 10 and before months 1 and 2 only."""
    day = _SPACE if date.day is None else mark_safe(f"{date.day:02d}")
    month = _SPACE if date.month is None else mark_safe(f"{date.month:02d}" if date.month < 3 else str(date.month))
    year = _SPACE if date.year is None else mark_safe(str(date.year))
    place = f"{words(date.place)}, " if date.place else ""
    return mark_safe(f"{place}ngày {day} tháng {month} năm {year}")


def head(content: Content) -> Head:
    letterhead = content.letterhead
    return Head(
        superior=safe(letterhead.superior.upper()),
        issuer=issuer_words(letterhead.issuer),
        number=number_words(letterhead.number),
        symbol=safe(letterhead.symbol),
        date=date_words(letterhead.date),
        frames=_frames(letterhead),
        type_name=content.type_name.upper(),
        subject=mark_safe(together(content.subject)),
    )


def _frames(letterhead: Letterhead) -> tuple[Frame, ...]:
    marks = []
    if letterhead.urgency:
        marks.append(Frame(letterhead.urgency.upper(), f"urgent {_FRAMES.get(letterhead.urgency.upper(), '')}".strip()))
    if letterhead.circulation:
        marks.append(Frame(letterhead.circulation.upper(), "circulation"))
    return tuple(marks)


def bases(opening: Opening) -> tuple[SafeString, ...]:
    """The căn cứ lines: «;» after each, «.» after the last, «;» where «Thực hiện …» follows."""
    if not opening.bases:
        return ()
    goes_on = bool(opening.sentences) and opening.sentences[0].startswith("Thực hiện ")
    *before, last = opening.bases
    lines = [closed(each, ";") for each in before] + [closed(last, ";" if goes_on else ".")]
    return tuple(safe(line) for line in lines)


def closing(content: Content) -> tuple[SafeString, ...]:
    """The closing sentences, the last one ended with «./.»."""
    if not content.closing:
        return ()
    *before, last = content.closing
    return tuple(safe(line) for line in (*before, finished(last)))


def foot(content: Content) -> Foot:
    return Foot(
        recipients=recipient_lines(content.recipients),
        typist_mark=safe(content.recipients.typist_mark),
        lines=tuple(safe(line.upper()) for line in content.signature.lines),
        name=safe(content.signature.name),
    )


def recipient_lines(recipients: Recipients) -> tuple[SafeString, ...]:
    """«- x;» each, the last one «- Lưu: VT, TĐC.»."""
    lines = list(recipients.names)
    if recipients.archive:
        lines.append(f"Lưu: {recipients.archive}")
    marks = [";"] * (len(lines) - 1) + ["."]
    return tuple(safe(f"- {closed(line, mark)}") for line, mark in zip(lines, marks, strict=True)) if lines else ()


def annex_head(annex: Annex) -> AnnexHead:
    return AnnexHead(
        label=safe(f"Phụ lục {annex.number}".strip()),
        title=safe(annex.title.upper()),
        reference=mark_safe(_LEFT_BLANK.sub(f" {_SPACE} ", words(annex.reference)).replace(" /", "/")),
    )
