"""An annex: heading, title, the line that ties it to the plan, then tables and running text.

Habits relied on (Nghị định 30/2020, Phụ lục I, II.8): «Phụ lục» with a Roman figure where there are several, its title
in capitals below, then «(Kèm theo …)» in italics; drafts also print the title before or behind it in other type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from common.text import collapse
from documents.readers.source import Block, Grid, Passage, Source
from plans.importing import outline, tables
from plans.importing.draft import Evidence, ItemDraft
from plans.importing.parts import marks

_BODY = re.compile(
    r"(?:[IVX]{1,5}|\d{1,2}|[A-E])[.)]\s|[-+•]\s|(?:S?TT|Số TT)\b|\(?(?:đơn vị tính|đvt)\b", re.IGNORECASE
)
_MOST_TITLE_BLOCKS = 5
_LONGEST_TITLE = 400


def read(blocks: Sequence[Block], source: Source) -> ItemDraft:
    """The annex in `blocks` (heading first) as an item of style «annex». `number` «I» as printed, "" for the only one;
    `reference` the whole «(Kèm theo …)»; `landscape` is not known here."""
    number, title, used = _heading(blocks)
    title_parts, reference, used_more = _title(blocks[used:])
    rest = blocks[used + used_more :]
    first = blocks[0].place if blocks else None
    return ItemDraft(
        "annex",
        collapse(" ".join(filter(None, (title, *title_parts)))),
        number=number,
        children=_content(rest, source),
        reference=reference,
        evidence=Evidence(first.page, first.first, blocks[-1].place.last) if first else None,
    )


def _heading(blocks: Sequence[Block]) -> tuple[str, str, int]:
    """Number and title of «Phụ lục II: TITLE», and how many blocks it takes; an annex may have none."""
    first = blocks[0] if blocks else None
    if not isinstance(first, Passage) or not marks.is_annex_heading(first.text):
        return "", "", 0
    found = marks.ANNEX.fullmatch(first.text.strip())
    if not found:
        return "", "", 1
    rest = found["rest"].strip(" :.–-")
    return found["number"] or "", "" if rest.lower() in ("kèm theo", "đính kèm") else rest, 1


def _title(blocks: Sequence[Block]) -> tuple[list[str], str, int]:
    """The title's paragraphs, the reference, and how many blocks both take."""
    parts: list[str] = []
    tie = next((at for at, block in enumerate(blocks[:_MOST_TITLE_BLOCKS]) if _is_reference(block)), None)
    for place, block in enumerate(blocks[: _MOST_TITLE_BLOCKS if tie is None else tie]):
        if not isinstance(block, Passage) or not _may_title(block, has_reference=tie is not None):
            return parts, "", place
        parts.append(block.text)
    if tie is None:
        return parts, "", len(parts)
    after = blocks[tie + 1] if tie + 1 < len(blocks) else None
    if not parts and isinstance(after, Passage) and _may_title(after, has_reference=False):
        return [after.text], _text(blocks[tie]), tie + 2
    return parts, _text(blocks[tie]), tie + 1


def _is_reference(block: Block) -> bool:
    return isinstance(block, Passage) and bool(marks.ATTACHED.match(block.text))


def _text(block: Block) -> str:
    return collapse(block.text) if isinstance(block, Passage) else ""


def _may_title(passage: Passage, *, has_reference: bool) -> bool:
    """Capitals, bold or centred; anything that is not counted where the reference is still to come."""
    text = passage.text.strip()
    if _BODY.match(text) or len(text) > _LONGEST_TITLE:
        return False
    return has_reference or text == text.upper() or passage.bold or passage.centred


def _content(blocks: Sequence[Block], source: Source) -> tuple[ItemDraft, ...]:
    """Ruled tables and text through the outline; a table that lost its rules, and the text around it."""
    if not blocks:
        return ()
    if any(isinstance(block, Grid) for block in blocks):
        return outline.read(blocks)
    first, last = blocks[0].place.first, blocks[-1].place.last
    table = tables.flattened(source.lines[first - 1 : last], first)
    if table is None or table.evidence is None:
        return outline.read(blocks)
    before = [block for block in blocks if block.place.last < table.evidence.first]
    after = [block for block in blocks if block.place.first > table.evidence.last]
    return (*outline.read(before), table, *outline.read(after))
