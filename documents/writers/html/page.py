"""The whole paper: sheets of blocks inside their frame, for the screen and for print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from documents.content import Annex, Content, Layout
from documents.writers.html import frame
from documents.writers.html.blocks import markup
from documents.writers.wording import printed_blocks

STYLESHEETS = (
    Path(settings.BASE_DIR) / "static" / "css" / "paper-parts.css",
    Path(__file__).resolve().parent.parent / "print.css",
)
"""The style sheets of the printed page, in order; the screen links the first beside paper.css."""


@dataclass(frozen=True, slots=True)
class AnnexPage:
    """How the printed pages of one annex are named and turned: its own name gives it its own numbering.

    `start` is the number of its first page: 1 is not printed; None where the annex goes on from another part, whose
    pages are not counted yet, so that none is printed.
    """

    name: str
    size: str
    start: int | None = 1


def paper(content: Content) -> SafeString:
    """The sheets as they stand inside the screen's `.paper`: the text, then one sheet per annex."""
    ends = bool(content.blocks) and not content.closing
    return _sheets(content, "".join([markup(each) for each in content.blocks]), ends_body=ends)


def print_page(content: Content, *, with_styles: bool = True) -> SafeString:
    """The HTML document that the PDF is made from.

    Without `with_styles` only the document's own measures are inside, for a renderer that keeps `STYLESHEETS` parsed.
    """
    body = _sheets(content, "".join([markup(each) for each in printed_blocks(content)]), ends_body=False)
    shared = "\n".join(sheet.read_text("utf-8") for sheet in STYLESHEETS) if with_styles else ""
    return _page(content, body, [_annex_page(number, annex) for number, annex in enumerate(content.annexes, 1)], shared)


def print_annexes(content: Content, *, first: int, continues: bool) -> SafeString:
    """The annexes of `content` alone, numbered from `first`: the second part of a document that is printed in two.

    Where the first of them `continues` what the other part began, it has no head here.
    """
    annexes = [_annex(number, annex) for number, annex in enumerate(content.annexes, first)]
    pages = [_annex_page(number, annex) for number, annex in enumerate(content.annexes, first)]
    if continues:
        annexes[0]["head"] = None
        pages[0] = replace(pages[0], start=None)
    context = {"layout": _layout_tokens(content.layout), "head": None, "annexes": annexes}
    return _page(content, render_to_string("documents/paper/sheets.html", context), pages)


def print_numbers(content: Content, annex: int, *, start: int, count: int) -> SafeString:
    """Blank pages as those of annex number `annex`, counted from `start`: to be laid over those that continue it."""
    page = replace(_annex_page(annex, content.annexes[annex - 1]), start=start)
    leaves = '<div class="leaf"></div>' * count
    return _page(content, mark_safe(f'<div class="{page.name}">{leaves}</div>'), [page])


def _page(content: Content, sheets: SafeString, annexes: list[AnnexPage], styles: str = "") -> SafeString:
    context = {
        "title": f"{content.type_name or 'Công văn'} {content.subject}",
        "author": content.letterhead.issuer,
        "subject": content.subject,
        "created": _iso_date(content),
        "styles": mark_safe(styles),
        "layout": _measures(content.layout),
        "annexes": annexes,
        "sheets": sheets,
    }
    return render_to_string("documents/paper/print_page.html", context)


def _sheets(content: Content, body: str, *, ends_body: bool) -> SafeString:
    context = {
        "layout": _layout_tokens(content.layout),
        "head": frame.head(content),
        "bases": frame.bases(content.opening),
        "sentences": [frame.safe(line) for line in content.opening.sentences],
        "body": mark_safe(body),
        "ends_body": ends_body,
        "closing": frame.closing(content),
        "foot": frame.foot(content),
        "annexes": [_annex(number, annex) for number, annex in enumerate(content.annexes, 1)],
    }
    return render_to_string("documents/paper/sheets.html", context)


def _annex(number: int, annex: Annex) -> dict[str, object]:
    return {
        "name": f"annex-{number}",
        "is_wide": annex.landscape,
        "ref": annex.ref,
        "head": frame.annex_head(annex),
        "body": mark_safe("".join([markup(each) for each in annex.blocks])),
    }


def _annex_page(number: int, annex: Annex) -> AnnexPage:
    return AnnexPage(f"annex-{number}", "A4 landscape" if annex.landscape else "A4")


def _iso_date(content: Content) -> str:
    date = content.letterhead.date
    if date.year is None or date.month is None or date.day is None:
        return ""
    return f"{date.year:04d}-{date.month:02d}-{date.day:02d}"


def _measures(layout: Layout) -> dict[str, str]:
    """The layout's values as the style sheet's plain numbers (no decimal comma)."""
    return {
        "top": f"{layout.margin_top:g}",
        "right": f"{layout.margin_right:g}",
        "bottom": f"{layout.margin_bottom:g}",
        "left": f"{layout.margin_left:g}",
        "size": f"{layout.body_size:g}",
        "motto": f"{layout.motto_size:g}",
        "spacing": f"{layout.line_spacing:g}",
        "gap": f"{layout.paragraph_gap:g}",
        "indent": f"{layout.first_line_indent * 10:g}",
    }


def _layout_tokens(layout: Layout) -> SafeString:
    """The layout as words that paper.css knows: the screen may carry no inline style (content security policy).

    Sizes are shown to the nearest half point, spacing to the nearest 0.05, the gap to the nearest point.
    """
    tokens = (
        f"top-{layout.margin_top:g}",
        f"right-{layout.margin_right:g}",
        f"bottom-{layout.margin_bottom:g}",
        f"left-{layout.margin_left:g}",
        f"size-{round(layout.body_size * 2) * 5}",
        f"motto-{round(layout.motto_size * 2) * 5}",
        f"spacing-{round(layout.line_spacing * 20) * 5}",
        f"gap-{round(layout.paragraph_gap)}",
        f"indent-{round(layout.first_line_indent * 100)}",
    )
    return mark_safe(" ".join(tokens))
