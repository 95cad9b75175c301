"""A node as an item: its style, its number as printed, title and detail apart."""

from __future__ import annotations

from plans.constants import ItemStyle
from plans.importing.draft import SURE, ItemDraft
from plans.importing.headings import is_remark, is_title, parted, topic, unit_subject
from plans.importing.outline.money import budget_line
from plans.importing.outline.nodes import Node

_UNSURE = 0.8
_PLAIN_SIGNS = ("-", "+")


def item_of(node: Node, above: tuple[str, ...]) -> ItemDraft:
    """`node` with everything below it; `above` are the titles of the items it stands in, outermost first."""
    if node.finished is not None:
        return node.finished
    style, number = _style(node, is_root=not above), _number(node)
    text, detail = node.text, ""
    if style in (ItemStyle.SECTION, ItemStyle.HEADING):
        text, detail = _title(node, above)
    elif style == ItemStyle.DASH and _is_about(above, "budget"):
        label = budget_line(node.text)
        style, text = (ItemStyle.BUDGET, label) if label and not node.children else (style, text)
    return ItemDraft(
        style=style,
        text=text,
        number=number,
        detail=detail,
        children=tuple(item_of(child, (*above, text or detail)) for child in node.children),
        evidence=node.evidence,
        confidence=_UNSURE if node.doubt else SURE,
        doubt=node.doubt,
    )


def _style(node: Node, *, is_root: bool) -> ItemStyle:
    mark = node.mark
    if mark is None:
        is_note = node.form == "paragraph" and not node.children and _is_note(node)
        return ItemStyle.NOTE if is_note else ItemStyle.PARAGRAPH
    if mark.kind in ("part", "chapter", "capital", "roman"):
        return ItemStyle.SECTION if is_root else ItemStyle.HEADING
    if mark.kind in ("arabic", "article"):
        return ItemStyle.HEADING
    if mark.kind == "bullet":
        return ItemStyle.PLUS if mark.sign == "+" else ItemStyle.DASH
    return ItemStyle.POINT


def _is_note(node: Node) -> bool:
    """A remark in brackets, or a paragraph wholly in italics."""
    return is_remark(node.text) or bool(node.passage and node.passage.italic)


def _number(node: Node) -> str:
    """As printed; "" for a dash or a plus, whose style says it."""
    if node.mark is None or node.mark.printed in _PLAIN_SIGNS:
        return ""
    return node.mark.printed


def _title(node: Node, above: tuple[str, ...]) -> tuple[str, str]:
    """Title and what runs on; a khoản without a title has only the latter."""
    text = node.text
    title, rest = parted(text)
    if rest:
        return title, rest
    if _is_about(above, "organisation"):
        unit, rest = unit_subject(text)
        if unit:
            return unit, rest
    is_bold = bool(node.passage and (node.passage.bold or node.passage.level))
    is_section = bool(node.mark and node.mark.kind != "arabic")
    if is_section or is_title(text, bold=is_bold, has_children=bool(node.children)):
        return text, ""
    return "", text


def _is_about(above: tuple[str, ...], name: str) -> bool:
    return any(topic(title) == name for title in above)
