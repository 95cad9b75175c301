"""What stands once on the paper, as the strings its templates print (Nghị định 30/2020, Phụ lục I, mục II)."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from documents.content import Annex, Content, DateLine, Letterhead, Opening, Recipients
from documents.writers import wording
from documents.writers.html.check import Check, check
from documents.writers.html.text import together, words

_SPACE = mark_safe('<span class="blank"></span>')


@dataclass(frozen=True, slots=True)
class Frame:
    """A framed mark: its words and the class of its size and colour."""

    text: str
    look: str


@dataclass(frozen=True, slots=True)
class Head:
    """Letterhead and title, ready to print. A công văn has no `type_name`: its subject stands under the number, and
    where others have their title it has its `addressees`."""

    superior: SafeString
    issuer: SafeString
    number: SafeString
    symbol: SafeString
    date: SafeString
    frames: tuple[Frame, ...]
    type_name: str
    subject: SafeString
    addressees: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """Nơi nhận and the signature block, ready to print; recipients carry their closing marks, `more` are those of a
    long list that stand below the signature's row."""

    recipients: tuple[SafeString, ...]
    typist_mark: SafeString
    lines: tuple[SafeString, ...]
    name: SafeString
    check: Check | None = None
    more: tuple[SafeString, ...] = ()


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
    return mark_safe("<br>".join([words(line) for line in wording.issuer_lines(issuer)]))


def number_words(number: int | None) -> SafeString:
    """The number as printed: a zero before those under 10, room while it is blank."""
    return mark_safe(wording.number_words(number, _SPACE))


def date_words(date: DateLine) -> SafeString:
    """«Quảng Ngãi, ngày 05 tháng 9 năm 2025»: a zero before days under 10 and before months 1 and 2 only."""
    place = f"{words(date.place)}, " if date.place else ""
    return mark_safe(place + wording.date_words(date, _SPACE))


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
        subject=mark_safe(together(content.subject)) if content.type_name else safe(f"V/v {content.subject}"),
        addressees=tuple(safe(line) for line in wording.addressee_lines(content)),
    )


def _frames(letterhead: Letterhead) -> tuple[Frame, ...]:
    marks = []
    if letterhead.urgency:
        marks.append(Frame(letterhead.urgency.upper(), _urgent(letterhead.urgency.upper())))
    if letterhead.circulation:
        marks.append(Frame(letterhead.circulation.upper(), "circulation"))
    return tuple(marks)


def _urgent(mark: str) -> str:
    width = wording.FRAME_WIDTHS.get(mark)
    return f"urgent frame-{width}" if width else "urgent"


def bases(opening: Opening) -> tuple[SafeString, ...]:
    """The căn cứ lines: «;» after each, «.» after the last, «;» where «Thực hiện …» follows."""
    return tuple(safe(line) for line in wording.base_lines(opening))


def closing(content: Content) -> tuple[SafeString, ...]:
    """The closing sentences, the last one ended with «./.»."""
    return tuple(safe(line) for line in wording.closing_lines(content))


def foot(content: Content) -> Foot:
    recipients = recipient_lines(content.recipients)
    return Foot(
        recipients=recipients[: wording.BESIDE_SIGNATURE],
        more=recipients[wording.BESIDE_SIGNATURE :],
        typist_mark=safe(content.recipients.typist_mark),
        lines=tuple(safe(line.upper()) for line in content.signature.lines),
        name=safe(content.signature.name),
        check=check(content.check),
    )


def recipient_lines(recipients: Recipients) -> tuple[SafeString, ...]:
    """«- x;» each, the last one «- Lưu: VT, TĐC.»."""
    return tuple(safe(line) for line in wording.recipient_lines(recipients))


def annex_head(annex: Annex) -> AnnexHead:
    return AnnexHead(
        label=safe(f"Phụ lục {annex.number}".strip()),
        title=safe(annex.title.upper()),
        reference=mark_safe(wording.with_blanks(words(annex.reference), _SPACE)),
    )
