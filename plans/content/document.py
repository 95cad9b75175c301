"""The whole paper of a plan: letterhead, opening, text, closing, signature, recipients, annexes.

Legal basis: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I, mẫu 1.4.
"""

from __future__ import annotations

from common.calendar import month_digits, two_digits
from documents.constants import Authority
from documents.content import (
    Annex,
    Content,
    DateLine,
    Layout,
    Letterhead,
    Opening,
    Recipients,
    Signature,
)
from documents.models import Document, LayoutSettings, Recipient
from plans.constants import BasisRole, ItemStyle
from plans.content.blocks import Printer
from plans.models import LegalBasis, Plan
from plans.selectors import Node, Outline
from plans.selectors import outline as read_outline

_VERBS = {BasisRole.LEGAL: "Căn cứ", BasisRole.CARRY_OUT: "Thực hiện"}
_OPENERS = ("căn cứ", "thực hiện", "triển khai", "theo", "xét")


def build(plan: Plan, outline: Outline | None = None) -> Content:
    """`plan` with its document and agency; `outline` is read when it is not at hand."""
    outline = outline or read_outline(plan)
    document = plan.document
    printer = Printer(plan)
    body = [node for node in outline.nodes if node.item.style != ItemStyle.ANNEX]
    return Content(
        type_name=document.get_doc_type_display(),
        subject=document.subject,
        letterhead=_letterhead(plan),
        opening=Opening(bases=_bases(plan), sentences=_lines(plan.opening)),
        blocks=tuple(block for node in body for block in printer.blocks(node)),
        closing=_lines(plan.closing),
        signature=_signature(document),
        recipients=_recipients(document),
        annexes=tuple(_annex(plan, printer, node) for node in outline.nodes if node.item.style == ItemStyle.ANNEX),
        layout=_layout(plan),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _letterhead(plan: Plan) -> Letterhead:
    document, agency = plan.document, plan.agency
    day = document.issued_on
    date = (
        DateLine(document.place, day.day, day.month, day.year)
        if day
        else DateLine(document.place, None, document.draft_month, document.draft_year)
    )
    return Letterhead(
        superior=agency.superior_name,
        issuer=agency.letterhead_name,
        number=document.number,
        symbol=document.symbol,
        date=date,
        urgency=document.urgency,
        circulation=document.circulation,
    )


def _bases(plan: Plan) -> tuple[str, ...]:
    rows = LegalBasis.objects.filter(plan=plan, in_opening=True).order_by("position", "pk")
    return tuple(_basis(row) for row in rows)


def _basis(row: LegalBasis) -> str:
    text = row.text.strip().rstrip(";.,").rstrip()
    if text.lower().startswith(_OPENERS):
        return text
    return f"{_VERBS[BasisRole(row.role)]} {text}"


def _signature(document: Document) -> Signature:
    """Điều 13: TM. for a collective; KT., TL., TUQ. put the head's title above the signer's; Q. stands alone."""
    lines = []
    if document.on_behalf_of:
        lines.append(
            document.on_behalf_of if document.on_behalf_of.startswith("TM.") else f"TM. {document.on_behalf_of}"
        )
    head = document.head_title or document.signer_title
    if document.authority == Authority.NONE:
        lines.append(head)
    else:
        lines.append(f"{document.authority} {head}")
        if document.authority != Authority.Q and document.signer_title:
            lines.append(document.signer_title)
    return Signature(lines=tuple(line.strip().upper() for line in lines if line.strip()), name=document.signer_name)


def _recipients(document: Document) -> Recipients:
    rows = Recipient.objects.filter(document=document).order_by("position", "pk")
    names = tuple(f"{row.name} ({row.purpose})" if row.purpose else row.name for row in rows)
    return Recipients(names=names, archive=document.archive_line, typist_mark=document.typist_mark)


def _layout(plan: Plan) -> Layout:
    chosen = LayoutSettings.objects.filter(agency_id=plan.agency_id).first()
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


def _annex(plan: Plan, printer: Printer, node: Node) -> Annex:
    return Annex(
        title=node.item.text,
        blocks=tuple(block for child in node.children for block in printer.blocks(child)),
        number=node.number,
        reference=_reference(plan),
        landscape=node.item.landscape,
        ref=f"item-{node.item.pk}",
    )


def _reference(plan: Plan) -> str:
    """«(Kèm theo Kế hoạch số …)»: blanks until the clerk has numbered the document."""
    document, day = plan.document, plan.document.issued_on
    number = two_digits(document.number) if document.number else "…"
    date = (two_digits(day.day), month_digits(day.month), str(day.year)) if day else ("…", "…", "…")
    return (
        f"(Kèm theo {document.get_doc_type_display()} số {number}/{document.symbol} "
        f"ngày {date[0]} tháng {date[1]} năm {date[2]} của {plan.agency.name})"
    )
