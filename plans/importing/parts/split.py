"""Where one part ends and the next begins.

Habits relied on: the components of Nghị định 30/2020, Phụ lục I stand in a fixed order (letterhead, kind and subject,
«Căn cứ», the issuing sentence ending with a colon, divisions with numbers, closing «./.», «Nơi nhận» and signature,
annexes), and each begins with words of its own. A part that is missing is empty; nothing moves into its place.
"""

from __future__ import annotations

from dataclasses import replace

from documents.readers.source import Block, Grid, Passage, Source
from plans.importing.parts import marks
from plans.importing.parts.closing import ending_start
from plans.importing.parts.decision import inner_plan
from plans.importing.parts.frames import unframed
from plans.importing.parts.shape import Blocks, Parts
from plans.importing.parts.strips import Spot, Strip, cut, strips
from plans.importing.parts.tail import annexes_of, tail_of

# A title is no sentence; a paragraph under it that is one opens the text, whatever words it begins with.
_LONG_SENTENCE = 80


def split(source: Source) -> Parts:
    """The parts of `source`; never raises, a text that is no plan has head and body only."""
    decision, blocks = inner_plan(unframed(source.blocks))
    head, rest = _head(blocks)
    opening, rest = _opening(rest)
    main, annexes = tail_of(rest)
    start = ending_start(main)
    body, ending = cut(main, start) if start else (main, ())
    parts = Parts(head, opening, body, ending, annexes_of(annexes))
    return replace(parts, decision=decision) if decision else parts


def _head(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """Up to the end of the title: letterhead, kind, subject."""
    lines = _before_text(blocks)
    kind = next((place for place, line in enumerate(lines) if is_kind(line.text)), None)
    if kind is None:
        return _headless(blocks, lines)
    title_on_line = marks.type_before(lines[kind].text)[0] != ""
    first = kind + 1 if title_on_line else kind + 2
    end = next((line for line in lines[first:] if begins_opening(line)), None)
    end = end or next((line for line in lines[kind + 1 :] if _is_division(line.text)), None)
    if len(lines) > kind + 1 and not title_on_line and _cites(lines[kind + 1]):
        end = lines[kind + 1]  # the subject is missing: «KẾ HOẠCH», then «Căn cứ …»
    if end is None:
        end = _first_without_title(lines[kind + 1 :])
    return cut(blocks, end.spot) if end else _after(blocks, lines[-1].spot)


def is_kind(line: str) -> bool:
    """A line that names the kind of a plan, with or without its subject behind it."""
    kind = marks.type_of(line)
    return (kind in marks.PLAN_TYPES and line == line.upper()) or kind == "Kế hoạch" or bool(marks.type_before(line)[0])


def begins_opening(strip: Strip) -> bool:
    """A line of «Căn cứ …», or one that begins the paragraph of «Thực hiện …» or of the issuing sentence.

    A title may begin with «Thực hiện» too: an opening's paragraph ends with a mark, a title's does not.
    """
    if _cites(strip):
        return True
    if _is_division(strip.text):
        return True
    text = strip.passage.text
    begins = text.startswith(strip.text) or strip.spot[1] == 0
    closed = text.rstrip().endswith((";", ":", ".", ",")) or bool(marks.AS_FOLLOWS.search(text))
    if strip.spot[1] > 0:
        return closed and bool(marks.OPENING.match(strip.text)) and strip.text[0].isupper()
    if begins and closed and (marks.OPENING.match(text) or marks.ISSUING.match(text)):
        return True
    return strip.spot[1] == 0 and len(text) > _LONG_SENTENCE and _is_sentence(strip.passage)


def _cites(strip: Strip) -> bool:
    return bool(marks.CITING.match(strip.text))


def _is_division(line: str) -> bool:
    return bool(marks.HEADING.match(line))


def _before_text(blocks: Blocks) -> list[Strip]:
    """The lines before the first table: no letterhead, title or opening stands behind one."""
    count = next((index for index, block in enumerate(blocks) if isinstance(block, Grid)), len(blocks))
    return list(strips(blocks[:count]))


def _headless(blocks: Blocks, lines: list[Strip]) -> tuple[Blocks, Blocks]:
    """Without a kind: what stands before the opening, else before the first division."""
    opening = next((line for line in lines if _cites(line)), None)
    start = opening or next((line for line in lines if _is_division(line.text) or begins_opening(line)), None)
    return cut(blocks, start.spot) if start else ((), blocks)


def _first_without_title(lines: list[Strip]) -> Strip | None:
    """Where no words mark the opening: the first paragraph that is a sentence, after at least one line of title."""
    return next((line for line in lines[1:] if line.spot[1] == 0 and _is_sentence(line.passage)), None)


def _is_sentence(passage: Passage) -> bool:
    return not passage.centred and passage.text.rstrip().endswith((".", ";", ":"))


def _opening(blocks: Blocks) -> tuple[Blocks, Blocks]:
    """«Căn cứ …», «Thực hiện …» and the issuing sentence, up to the first division or what follows its colon."""
    for index, block in enumerate(blocks):
        if not isinstance(block, Passage):
            return blocks[:index], blocks[index:]
        if _is_division(block.text) or (block.level and index):
            return blocks[:index], blocks[index:]
        if is_issuing(block.text):
            return blocks[: index + 1], blocks[index + 1 :]
        if not _belongs(block, blocks[:index]):
            return blocks[:index], blocks[index:]
    return blocks, ()


def is_issuing(text: str) -> bool:
    """The sentence that puts the plan into force: «Sở … ban hành Kế hoạch …, cụ thể như sau:»."""
    ending = bool(marks.AS_FOLLOWS.search(text)) or text.rstrip().endswith(":")
    return ending and bool(marks.ISSUING.search(text))


def _belongs(block: Passage, before: tuple[Block, ...]) -> bool:
    """Whether a paragraph is still of the opening: it begins as one, or the one before has not ended."""
    if marks.OPENING.match(block.text) or marks.ISSUING.search(block.text):
        return True
    last = before[-1] if before else None
    if marks.MARKER.match(block.text):
        return any(isinstance(each, Passage) and bool(marks.LIST_HEAD.match(each.text)) for each in before)
    is_open = isinstance(last, Passage) and not last.text.rstrip().endswith((".", ":", "./"))
    return is_open or not before


def _after(blocks: Blocks, spot: Spot) -> tuple[Blocks, Blocks]:
    index = spot[0] + 1
    return blocks[:index], blocks[index:]
