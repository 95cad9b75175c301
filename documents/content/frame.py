"""What stands around the text of any official document: letterhead, signature, recipients, layout.

Legal basis: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from common.calendar import month_digits, two_digits
from documents.constants import Authority, DocumentType
from documents.content.tree import DateLine, Layout, Letterhead, PublicCheck, Recipients, Signature
from documents.models import Document, LayoutSettings, Recipient
from documents.rules import check_codes


def type_name(document: Document) -> str:
    """«Kế hoạch»; empty for a công văn, which prints no name of its type."""
    return "" if document.doc_type == DocumentType.CV else document.get_doc_type_display()


def lines(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that holds one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def letterhead(document: Document) -> Letterhead:
    """As of today: number and date once given, the planned month before."""
    day = document.issued_on
    date = (
        DateLine(document.place, day.day, day.month, day.year)
        if day
        else DateLine(document.place, None, document.draft_month, document.draft_year)
    )
    return Letterhead(
        superior=document.agency.superior_name,
        issuer=document.agency.letterhead_name,
        number=document.number,
        symbol=document.symbol,
        date=date,
        urgency=document.urgency,
        circulation=document.circulation,
    )


def signature(document: Document) -> Signature:
    """Điều 13: TM. for a collective; KT., TL., TUQ. put the head's title above the signer's; Q. stands alone."""
    found = []
    if document.on_behalf_of:
        found.append(
            document.on_behalf_of if document.on_behalf_of.startswith("TM.") else f"TM. {document.on_behalf_of}"
        )
    head = document.head_title or document.signer_title
    if document.authority == Authority.NONE:
        found.append(head)
    else:
        found.append(f"{document.authority} {head}")
        if document.authority != Authority.Q and document.signer_title:
            found.append(document.signer_title)
    return Signature(lines=tuple(line.strip().upper() for line in found if line.strip()), name=document.signer_name)


def recipients(document: Document) -> Recipients:
    rows = Recipient.objects.filter(document=document).order_by("position", "pk")
    names = tuple(f"{row.name} ({row.purpose})" if row.purpose else row.name for row in rows)
    return Recipients(names=names, archive=document.archive_line, typist_mark=document.typist_mark)


def layout(document: Document) -> Layout:
    return layout_of(document.agency_id)


def layout_of(agency_id: int) -> Layout:
    """The agency's own choices inside the decree's ranges, else the decree's examples."""
    chosen = LayoutSettings.objects.filter(agency_id=agency_id).first()
    if chosen is None:
        return Layout()
    return Layout(
        margin_top=chosen.margin_top,
        margin_bottom=chosen.margin_bottom,
        margin_left=chosen.margin_left,
        margin_right=chosen.margin_right,
        body_size=float(chosen.body_size),
        motto_size=float(chosen.motto_size),
        line_spacing=float(chosen.line_spacing),
        paragraph_gap=float(chosen.paragraph_gap),
        first_line_indent=float(chosen.first_line_indent),
    )


def check(document: Document) -> PublicCheck | None:
    """Where a stranger checks the paper; None for a draft, where the agency prints no QR code, or where the portal does
    not know the address that strangers reach."""
    if not document.check_code or not settings.PORTAL_BASE_URL:
        return None
    chosen = LayoutSettings.objects.filter(agency_id=document.agency_id).first()
    if chosen is not None and not chosen.has_qr:
        return None
    url = settings.PORTAL_BASE_URL + reverse("documents:check", args=[document.check_code])
    return PublicCheck(url, check_codes.shown(document.check_code))


def annex_reference(document: Document) -> str:
    """«(Kèm theo Kế hoạch số …)»: blanks until the clerk has numbered the document."""
    day = document.issued_on
    number = two_digits(document.number) if document.number else "…"
    date = (two_digits(day.day), month_digits(day.month), str(day.year)) if day else ("…", "…", "…")
    return (
        f"(Kèm theo {document.get_doc_type_display()} số {number}/{document.symbol} "
        f"ngày {date[0]} tháng {date[1]} năm {date[2]} của {document.agency.name})"
    )
