"""The words that every printed form of a document shares: closing marks, dates, recipients, what must not be printed.

Plain text in, plain text out; each writer escapes. `blank` is what a writer prints where a number or a day is open.
"""

from __future__ import annotations

import re
from dataclasses import replace

from documents.content import Block, Content, DateLine, Heading, LabelledLine, Opening, Recipients, Table, TaskBlock

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

BESIDE_SIGNATURE = 20
"""So many lines of «Nơi nhận» stand beside the signature and on its page; the others may run on to the next."""

CHECK_HINT = "Quét mã để kiểm tra văn bản"

FRAME_WIDTHS = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}
"""The decree's frames: 30 x 8, 40 x 8 and 20 x 8 mm."""

_BODY_AND_PLACE = re.compile(r"^((?:ỦY BAN|HỘI ĐỒNG) NHÂN DÂN) (.+)$", re.DOTALL)
_LEFT_BLANK = re.compile(r" *… *| {2,}|(?<=số) (?=/)")
# Characters that draw nothing but could hide or turn round what is printed: controls, bidirectional overrides; and
# what no XML may hold: halves of surrogate pairs, U+FFFE, U+FFFF.
_UNSEEN = dict.fromkeys(
    {*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)} - {9, 10}
    | {0xFFFE, 0xFFFF}
)
_NO_BREAK_HYPHEN = "\u2011"  # missing in the free Times faces


def seen(text: str) -> str:
    """`text` without characters that are not to be printed."""
    if not text.isprintable():
        text = text.translate(_UNSEEN)
    return text.replace(_NO_BREAK_HYPHEN, "-") if _NO_BREAK_HYPHEN in text else text


def closed(text: str, mark: str = ".") -> str:
    """`text` with `mark` as its last character, in place of another closing mark."""
    return text.rstrip().rstrip(";,.") + mark


def ended(text: str) -> str:
    """`text` with a full stop unless it has an end already."""
    text = text.rstrip()
    return text if not text or text[-1] in ".;:!?…" else text + "."


def finished(text: str) -> str:
    """`text` as the very last sentence of a document: «./.» (Nghị định 30/2020, mẫu 1.4)."""
    return text.rstrip().removesuffix("./.").rstrip(" .;,") + "./."


def printed_blocks(content: Content) -> tuple[Block, ...]:
    """The blocks of the text, the last one closed with «./.» where no closing sentence follows."""
    if not content.blocks or content.closing:
        return content.blocks
    return (*content.blocks[:-1], last_block(content.blocks[-1]))


def last_block(item: Block) -> Block:
    """`item` closed with «./.», where it is the last thing a text says. A table has no last sentence."""
    if isinstance(item, Table):
        return item
    if isinstance(item, TaskBlock) and item.lines:
        *before, line = item.lines
        return replace(item, lines=(*before, _last_line(line)))
    if isinstance(item, Heading) and not item.text:
        return replace(item, title=finished(item.title))
    return replace(item, text=finished(item.text))


def _last_line(line: LabelledLine) -> LabelledLine:
    if line.sublines:
        return replace(line, sublines=(*line.sublines[:-1], finished(line.sublines[-1])))
    return replace(line, text=finished(line.text))


def issuer_lines(issuer: str) -> tuple[str, ...]:
    """The issuing body in capitals; a people's committee or council has its place on a line of its own."""
    found = _BODY_AND_PLACE.match(issuer.upper())
    return (found[1], found[2]) if found else (issuer.upper(),)


def number_words(number: int | None, blank: str) -> str:
    """The number as printed: a zero before those under 10, room while it is blank."""
    return blank if number is None else f"{number:02d}"


def date_words(date: DateLine, blank: str) -> str:
    """«ngày 05 tháng 9 năm 2025», without the place: a zero before days under 10 and before months 1 and 2 only."""
    day = blank if date.day is None else f"{date.day:02d}"
    month = blank if date.month is None else f"{date.month:02d}" if date.month < 3 else str(date.month)
    year = blank if date.year is None else str(date.year)
    return f"ngày {day} tháng {month} năm {year}"


def base_lines(opening: Opening) -> tuple[str, ...]:
    """The căn cứ lines: «;» after each, «.» after the last, «;» where «Thực hiện …» follows."""
    if not opening.bases:
        return ()
    goes_on = bool(opening.sentences) and opening.sentences[0].startswith("Thực hiện ")
    *before, last = opening.bases
    return (*(closed(each, ";") for each in before), closed(last, ";" if goes_on else "."))


def closing_lines(content: Content) -> tuple[str, ...]:
    """The closing sentences, the last one ended with «./.»."""
    if not content.closing:
        return ()
    *before, last = content.closing
    return (*before, finished(last))


def recipient_lines(recipients: Recipients) -> tuple[str, ...]:
    """«- x;» each, the last one «- Lưu: VT, TĐC.»."""
    lines = list(recipients.names)
    if recipients.archive:
        lines.append(f"Lưu: {recipients.archive}")
    marks = [";"] * (len(lines) - 1) + ["."]
    return tuple(f"- {closed(line, mark)}" for line, mark in zip(lines, marks, strict=True)) if lines else ()


def addressee_lines(content: Content) -> tuple[str, ...]:
    """«Kính gửi: x» where there is one; «Kính gửi:», then «- x;» each, the last one «- y.» (ô 9a of a công văn)."""
    names = content.addressees
    if len(names) < 2:
        return tuple(f"Kính gửi: {name.rstrip(' ;.')}" for name in names)
    marks = [";"] * (len(names) - 1) + ["."]
    return ("Kính gửi:", *(f"- {closed(name, mark)}" for name, mark in zip(names, marks, strict=True)))


def code_lines(code: str) -> tuple[str, ...]:
    """The code of the public check in two lines, parted behind a hyphen."""
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return ("-".join(groups[:half]) + "-", "-".join(groups[half:])) if groups[half:] else (code,)


def with_blanks(reference: str, blank: str) -> str:
    """The line under an annex's title, with room where number and day are still open."""
    return _LEFT_BLANK.sub(f" {blank} ", reference).replace(" /", "/")
