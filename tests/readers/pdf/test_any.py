"""Whatever a plan says, its PDF read back says it in the same parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.content import (
    Annex,
    Block,
    Column,
    Content,
    Heading,
    LabelledLine,
    Layout,
    Opening,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    TaskBlock,
)
from documents.readers.pdf import read
from documents.writers import pdf
from tests.documents import samples
from tests.readers.pdf.paper import printed, understood

TEXT = (
    "rà soát nhu cầu của doanh nghiệp trong tỉnh tổng hợp báo cáo kết quả Sở Khoa học và Công nghệ phòng chuyên môn "
    "UBND huyện 138/KH-UBND 19/6/2026 quý III năm 2026 – (nếu có), “năng suất”; NSCL 5S ISO chất lượng tiêu chuẩn"
)


def sentences(least: int = 2, most: int = 45, end: str = ".") -> st.SearchStrategy[str]:
    words = st.lists(st.sampled_from(TEXT.split()), min_size=least, max_size=most)
    return words.map(lambda found: f"Việc {' '.join(found)}".rstrip(".;,–- ") + end)


CELLS = sentences(1, 14, "") | st.just("") | st.sampled_from(["Quý III/2026", "Sở", "05"])


def rows(width: int) -> st.SearchStrategy[Row]:
    groups = st.builds(lambda text: Row(("I", text), is_group=True), sentences(1, 12, ""))
    plain = st.lists(CELLS, min_size=width - 1, max_size=width - 1).map(lambda cells: Row(("1.1", *cells)))
    return plain | groups


def tables() -> st.SearchStrategy[Table]:
    def made(width: int) -> st.SearchStrategy[Table]:
        columns = tuple(Column(title, 92 / (width - 1)) for title in ("Nội dung", "Chủ trì", "Thời gian", "Ghi chú"))
        head = (Column("TT", 8, "center"), *columns[: width - 1])
        return st.builds(Table, st.just(head), st.lists(rows(width), min_size=1, max_size=14).map(tuple))

    return st.integers(2, 5).flatmap(made)


LINES = st.builds(LabelledLine, st.just("Chủ trì"), sentences(1, 25, ""))
BLOCKS = st.lists(
    st.builds(Heading, sentences(1, 25, ""), st.just(2), st.sampled_from(["1.", "1.1."]))
    | st.builds(Paragraph, sentences(), st.sampled_from(["", "-", "+", "a)"]))
    | st.builds(TaskBlock, sentences(), st.lists(LINES, max_size=2).map(tuple), st.just("b)"))
    | tables(),
    min_size=6,
    max_size=16,
).map(lambda found: tuple(_apart(found)))


def _apart(blocks: list[Block]) -> list[Block]:
    """Two tables that touch are one on paper."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Table) and kept and isinstance(kept[-1], Table):
            kept.append(Paragraph("Ngoài ra có các việc sau:", "-"))
        kept.append(block)
    return kept


CONTENTS = st.builds(
    lambda **parts: samples.content(**parts),
    subject=sentences(3, 30, ""),
    opening=st.builds(
        Opening, st.lists(sentences(5, 40, ""), max_size=2).map(tuple), sentences(5, 30, ":").map(lambda x: (x,))
    ),
    blocks=BLOCKS,
    closing=sentences(5, 40).map(lambda text: (text,)),
    signature=st.just(Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Văn Bình")),
    recipients=st.builds(Recipients, st.lists(sentences(1, 12, ""), min_size=1, max_size=5).map(tuple), st.just("VT")),
    annexes=st.lists(
        st.builds(Annex, sentences(3, 14, ""), tables().map(lambda x: (x,)), landscape=st.booleans()), max_size=1
    ).map(tuple),
    layout=st.sampled_from(
        [Layout(), Layout(paragraph_gap=0, line_spacing=1.0), Layout(line_spacing=1.5, body_size=13)]
    ),
)


@pytest.mark.heavy
@settings(max_examples=6, deadline=None)
@given(CONTENTS)
def test_a_plan_printed_and_read(content: Content) -> None:
    assert understood(read(pdf.render(content).data)) == printed(content)
