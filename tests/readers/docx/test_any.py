"""Whatever a Word file is made of, the reader loses no letter that can be seen, and every block knows its lines."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from common.text import collapse
from documents.readers.docx import read
from documents.readers.source import Beside, Cell, Grid, Passage, Source
from tests.readers.docx import visible
from tests.readers.docx.building import RULED, abstract, cell, level, num, para, row, run, style, table, word
from tests.readers.docx.test_letters import BOTH, BOX, NEW_BOX, OLD_BOX

WORDS = st.lists(
    st.sampled_from(["Sở", "việc", "năm 2026", "- Chủ trì:", "Nơi nhận:", "a) ", "I. MỤC", " "]), max_size=4
)
TEXT = WORDS.map(" ".join) | st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=8)
LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", "<w:vanish/>", '<w:rStyle w:val="Dam"/>'])
PLAIN = st.builds(run, TEXT, LOOKS)
HELD = st.sampled_from(
    [
        *("<w:ins w:id='1'>{}</w:ins>", "<w:del w:id='1'>{}</w:del>", "<w:moveFrom w:id='1'>{}</w:moveFrom>"),
        *("<w:hyperlink>{}</w:hyperlink>", "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"),
        *(
            "<w:smartTag>{}</w:smartTag>",
            "<w:fldSimple w:instr='REF'>{}</w:fldSimple>",
            "<w:customXml>{}</w:customXml>",
        ),
    ]
)
BREAKS = st.sampled_from(["<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", "<w:proofErr/>", "<w:bookmarkStart w:id='1'/>"])


def twice(inside: str) -> str:
    box = BOX.format(inside)
    return f"<w:r>{BOTH.format(NEW_BOX.format(box), OLD_BOX.format(box))}</w:r>"


INLINE = st.recursive(
    PLAIN | BREAKS,
    lambda inner: (
        st.builds(lambda held, each: held.format("".join(each)), HELD, st.lists(inner, max_size=3))
        | st.builds(lambda each: twice(para(*each)), st.lists(inner, max_size=2))
    ),
    max_leaves=8,
)
FORMS = st.sampled_from(["", "Dam", "Danh"])
PARAGRAPHS = st.builds(lambda runs, form: para(*runs, style=form), st.lists(INLINE, max_size=4), FORMS)
MERGES = st.sampled_from(["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'])
ROWS = st.sampled_from(["", "<w:tblHeader/>", '<w:del w:id="1"/>', '<w:gridBefore w:val="1"/>'])


def tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.builds(lambda held, look: cell(*held, para(), look=look), st.lists(inner, max_size=2), MERGES)
    rows = st.builds(lambda held, look: row(*held, look=look), st.lists(cells, min_size=1, max_size=4), ROWS)
    looks = st.sampled_from([RULED, ""])
    return st.builds(lambda held, look: table(*held, look=look), st.lists(rows, max_size=4), looks)


BLOCKS = st.recursive(PARAGRAPHS, tables, max_leaves=8)
STYLES = style("Dam", "<w:rPr><w:b/></w:rPr>") + style("Danh", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>")
NUMBERING = abstract(0, level(0, "none", "")) + num(1, 0)
FILES = st.lists(BLOCKS, max_size=5).map(
    lambda body: word(*body, para("cuối"), parts={"styles": STYLES, "numbering": NUMBERING})
)


@settings(max_examples=80, deadline=None)
@given(FILES)
def test_no_letter_is_lost_and_none_is_told_twice(data: bytes) -> None:
    assert visible.letters_of(read(data)) == visible.letters(data)


def assert_in_its_place(source: Source, found: Passage | Cell) -> None:
    if found.place is None:
        assert not found.text
        return
    lines = [line.text for line in source.lines[found.place.first - 1 : found.place.last]]
    assert collapse(" ".join(lines)).replace(" ", "") == collapse(found.text).replace(" ", "")


@settings(max_examples=30, deadline=None)
@given(FILES)
def test_every_block_stands_where_it_says(data: bytes) -> None:
    source = read(data)
    last = 0
    for block in source.blocks:
        assert block.place.first == last + 1
        last = block.place.last
        if isinstance(block, Grid):
            assert all(sum(each.columns for each in line.cells) == block.width for line in block.rows)
            for each in (each for line in block.rows for each in line.cells):
                assert_in_its_place(source, each)
        else:
            for passage in (*block.left, *block.right) if isinstance(block, Beside) else (block,):
                assert_in_its_place(source, passage)
    assert last == len(source.lines)
