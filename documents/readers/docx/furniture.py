"""Headers and footers: the letterhead that some offices keep there, apart from page numbers and running titles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from common.text import fold
from documents.readers.docx.names import RELATION, TBL, TYPE, Element, W, is_on
from documents.readers.docx.package import Package
from documents.readers.docx.story import Story

_HEADER, _FOOTER, _TITLE_PAGE = f"{W}headerReference", f"{W}footerReference", f"{W}titlePg"
_COUNTER = re.compile(r"[\s\d\-–—/|.()]*(?:trang|page)?[\s\d\-–—/|.()]*", re.IGNORECASE)
_LETTERHEAD = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam")
_Reader = Callable[..., Story]


@dataclass(slots=True)
class Heads:
    """`story`: the header of the first page, where it says what belongs to the document; `left_out`: other words."""

    story: Story | None = None
    left_out: list[str] = field(default_factory=list)


def read(body: Element, package: Package, story: _Reader) -> Heads:
    """The first page's header counts where it has the country's name or is that page's own: a running title is not."""
    heads = Heads()
    seen: set[str] = set()
    for place, section in enumerate(body.iter(f"{W}sectPr")):
        first = section.find(_TITLE_PAGE)
        kind = "first" if first is not None and is_on(first) else "default"
        for reference in section.iterchildren(_HEADER, _FOOTER):
            key = reference.get(RELATION) or ""
            root = None if key in seen else package.related(key)
            seen.add(key)
            text = "" if root is None else _words(root, story)
            if _COUNTER.fullmatch(text):
                continue
            is_own = place == 0 and reference.tag == _HEADER and reference.get(TYPE) == kind
            if is_own and heads.story is None and (kind == "first" or _LETTERHEAD.search(fold(text))):
                heads.story = story(root, is_furniture=True)
            elif text not in heads.left_out:
                heads.left_out.append(text)
    return heads


def _words(root: Element, story: _Reader) -> str:
    """All words of a header or footer without the numbers of pages."""
    reading = story(root, is_furniture=True)
    found: list[str] = []
    for block in reading.blocks():
        said = reading.paragraphs(block) if getattr(block, "tag", None) == TBL else [block]
        found += [line for each in said for line in each.printed]
    return " ".join(found)
