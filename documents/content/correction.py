"""The paper of a công văn đính chính (Nghị định 30/2020/NĐ-CP, Điều 18 khoản 3; Phụ lục III, mẫu 1.5)."""

from __future__ import annotations

from common.calendar import long_date, short_date
from documents.content import frame
from documents.content.tree import Block, Column, Content, Opening, Paragraph, Row, Table
from documents.models import Correction, Document
from documents.rules.corrections import CorrectionRow

MOST_SENTENCES = 5
"""More corrections than these stand in a table."""
_COLUMNS = (Column("TT", 7, "center"), Column("Vị trí", 23), Column("Đã in", 35), Column("Đính chính là", 35))


def build(correction: Correction) -> Content:
    """`correction` with its document and agency."""
    document = correction.document
    return Content(
        type_name=frame.type_name(document),
        subject=document.subject,
        letterhead=frame.letterhead(document),
        opening=Opening(sentences=frame.lines(correction.opening)),
        blocks=_blocks(rows_of(correction)),
        closing=frame.lines(correction.closing),
        signature=frame.signature(document),
        recipients=frame.recipients(document),
        layout=frame.layout(document),
        addressees=addressees_of(correction),
        check=frame.check(document),
    )


def rows_of(correction: Correction) -> tuple[CorrectionRow, ...]:
    return tuple(CorrectionRow(**row) for row in correction.rows)


def addressees_of(correction: Correction) -> tuple[str, ...]:
    """One a line; a dash that somebody typed before it is the writer's to print."""
    return tuple(name for line in frame.lines(correction.addressees) if (name := line.lstrip("-+ ").rstrip(" ;.")))


def named(document: Document) -> str:
    """«Kế hoạch số 05/KH-SKHCN»."""
    return f"{document.get_doc_type_display()} số {document.code}"


def first_subject(document: Document) -> str:
    day = f" ngày {short_date(document.issued_on)}" if document.issued_on else ""
    return f"đính chính {named(document)}{day}"


def first_opening(document: Document) -> str:
    """What a new correction of `document` begins with: its first citation names type, number, date, issuer and
    trích yếu."""
    about = _about(document.subject)
    about = about if about.startswith("về ") else f"về việc {about}"
    day = f"{long_date(document.issued_on)}, ".capitalize() if document.issued_on else ""
    issuer = document.agency.name
    return (
        f"{day}{issuer} ban hành {named(document)} {about}. Qua rà soát, văn bản nêu trên có sai sót về thể thức, "
        f"kỹ thuật trình bày; {issuer} đính chính như sau:"
    )


def first_closing(document: Document) -> str:
    """What a new correction of `document` ends with."""
    return (
        f"Các nội dung khác của {named(document)} không thay đổi.\n"
        f"{document.agency.name} thông báo để các cơ quan, đơn vị biết, thực hiện."
    )


def _about(subject: str) -> str:
    """The trích yếu inside a sentence: a small letter, unless the first two words are a name («Quảng Ngãi …»)."""
    words = subject.split()
    is_name = (len(words) > 1 and words[1][:1].isupper()) or subject[1:2].isupper()
    return subject if is_name else subject[:1].lower() + subject[1:]


def _blocks(rows: tuple[CorrectionRow, ...]) -> tuple[Block, ...]:
    if len(rows) > MOST_SENTENCES:
        cells = [(str(place), row.where, row.printed, row.correct) for place, row in enumerate(rows, 1)]
        return (Table(_COLUMNS, tuple(Row(each) for each in cells)),)
    return tuple(Paragraph(_sentence(row), f"{place}." if len(rows) > 1 else "") for place, row in enumerate(rows, 1))


def _sentence(row: CorrectionRow) -> str:
    where = row.where.removeprefix("Tại ").removeprefix("tại ") or "…"
    return f"Tại {where}, đã in: “{row.printed or '…'}”; nay đính chính là: “{row.correct or '…'}”."
