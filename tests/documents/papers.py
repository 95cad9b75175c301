"""A short content tree for a document, as the rooms above build one."""

from __future__ import annotations

from documents.content import Content, DateLine, Letterhead, Opening, Paragraph, Recipients, Signature
from documents.models import Document


def content_for(document: Document) -> Content:
    """One paragraph under the document's own letterhead."""
    day = document.issued_on
    date = DateLine(
        place=document.place,
        day=day.day if day else None,
        month=day.month if day else None,
        year=day.year if day else None,
    )
    return Content(
        type_name="Kế hoạch",
        subject=document.subject,
        letterhead=Letterhead(
            superior=document.agency.superior_name,
            issuer=document.agency.letterhead_name,
            number=document.number,
            symbol=document.symbol,
            date=date,
        ),
        opening=Opening(),
        blocks=(Paragraph("Sở tổ chức 02 hội thảo về năng suất chất lượng."),),
        closing=("Trên đây là Kế hoạch",),
        signature=Signature(lines=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), name="Trần Công Hòa"),
        recipients=Recipients(names=("UBND tỉnh (b/c)",), archive="VT"),
    )
