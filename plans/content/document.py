"""The whole paper of a plan: letterhead, opening, text, closing, signature, recipients, annexes.

Legal basis: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I, mẫu 1.4.
"""

from __future__ import annotations

from documents.content import Annex, Content, Opening, frame
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
        type_name=frame.type_name(document),
        subject=document.subject,
        letterhead=frame.letterhead(document),
        opening=Opening(bases=_bases(plan), sentences=frame.lines(plan.opening)),
        blocks=tuple(block for node in body for block in printer.blocks(node)),
        closing=frame.lines(plan.closing),
        signature=frame.signature(document),
        recipients=frame.recipients(document),
        annexes=tuple(_annex(plan, printer, node) for node in outline.nodes if node.item.style == ItemStyle.ANNEX),
        layout=frame.layout(document),
        check=frame.check(document),
    )


def _bases(plan: Plan) -> tuple[str, ...]:
    rows = LegalBasis.objects.filter(plan=plan, in_opening=True).order_by("position", "pk")
    return tuple(_basis(row) for row in rows)


def _basis(row: LegalBasis) -> str:
    text = row.text.strip().rstrip(";.,").rstrip()
    if text.lower().startswith(_OPENERS):
        return text
    return f"{_VERBS[BasisRole(row.role)]} {text}"


def _annex(plan: Plan, printer: Printer, node: Node) -> Annex:
    return Annex(
        title=node.item.text,
        blocks=tuple(block for child in node.children for block in printer.blocks(child)),
        number=node.number,
        reference=frame.annex_reference(plan.document),
        landscape=node.item.landscape,
        ref=f"item-{node.item.pk}",
    )
