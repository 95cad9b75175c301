"""Whatever a document says, its Word file opens and says it too, in the same order as the printed page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.content import (
    Annex,
    Block,
    Column,
    Content,
    DateLine,
    Heading,
    LabelledLine,
    Letterhead,
    Opening,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    TaskBlock,
)
from documents.writers import docx, html
from tests.documents.word import disorder, lines, packed, printed

MARKUP = [
    "<w:p>",
    "]]>",
    "&amp;",
    "{{ x }}",
    "…",
    "  ",
    "\t",
    "\n",
    "\x00",
    "\x0b",
    "\ufffe",
    "\u202e",
    "số /",
    "./.",
    "đ)",
]
TEXT = st.lists(st.text(max_size=12) | st.sampled_from(MARKUP), max_size=4).map("".join)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
MARKERS = st.sampled_from(["", "-", "+", "a)", "1.", "1.1."]) | TEXT


def rows(width: int) -> st.SearchStrategy[Row]:
    return st.builds(Row, st.lists(TEXT, max_size=width).map(tuple), st.booleans(), st.booleans())


def tables() -> st.SearchStrategy[Table]:
    columns = st.lists(
        st.builds(Column, TEXT, st.floats(1, 100), st.sampled_from(["left", "center"])), min_size=1, max_size=4
    )
    return columns.flatmap(
        lambda found: st.builds(Table, st.just(tuple(found)), st.lists(rows(len(found)), max_size=4).map(tuple))
    )


LINES = st.builds(LabelledLine, TEXT, TEXT, TEXTS, MARKERS, st.booleans())
BLOCKS: st.SearchStrategy[tuple[Block, ...]] = st.lists(
    st.builds(Heading, TEXT, st.integers(0, 6), MARKERS, TEXT)
    | st.builds(Paragraph, TEXT, MARKERS, st.booleans())
    | st.builds(TaskBlock, TEXT, st.lists(LINES, max_size=3).map(tuple), MARKERS, st.booleans())
    | tables(),
    max_size=4,
).map(tuple)
URGENCIES = st.sampled_from(["", "HỎA TỐC"])
CIRCULATIONS = st.sampled_from(["", "Lưu hành nội bộ"])
NUMBERS = st.none() | st.integers(1, 200)
DATES = st.dates().map(lambda day: (day.day, day.month, day.year)) | st.just((None, None, 2025))
CONTENTS = st.builds(
    Content,
    type_name=st.sampled_from(["", "Kế hoạch"]),
    subject=TEXT,
    letterhead=st.builds(
        Letterhead,
        TEXT,
        TEXT,
        NUMBERS,
        TEXT,
        st.builds(lambda place, date: DateLine(place, *date), TEXT, DATES),
        URGENCIES,
        CIRCULATIONS,
    ),
    opening=st.builds(Opening, TEXTS, TEXTS),
    blocks=BLOCKS,
    closing=TEXTS,
    signature=st.builds(Signature, TEXTS, TEXT),
    recipients=st.builds(Recipients, TEXTS, TEXT, TEXT),
    annexes=st.lists(st.builds(Annex, TEXT, BLOCKS, TEXT, TEXT, st.booleans()), max_size=2).map(tuple),
    addressees=TEXTS,
)


@settings(max_examples=60, deadline=None)
@given(CONTENTS)
def test_word_says_what_the_printed_page_says(content: Content) -> None:
    data = docx.render(content)
    assert packed("\n".join(lines(data))) == printed(html.print_page(content, with_styles=False))
    assert disorder(data) == []
