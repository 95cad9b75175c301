"""The portal's own Word files read back: the same words in their order, the same tables, the same columns."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

import docx as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.text import collapse
from documents.content import Column, Content, Layout, Row, Table
from documents.readers.docx import read
from documents.readers.source import Beside, Grid, Passage, Source
from documents.writers import docx, wording
from documents.writers.docx import own
from documents.writers.docx.starter import starter
from plans.content import build
from tests.demo.facts import PLANS, plan_of
from tests.documents import samples
from tests.documents.test_writers_docx import CONTENTS, full_content
from tests.documents.test_writers_docx_any import CONTENTS as ANY
from tests.documents.word import W, lines
from tests.readers.docx import visible

demo_plans = pytest.mark.parametrize("slug", PLANS)


def framed(data: bytes) -> list[bool]:
    """For each line of `lines(data)`, whether it stands in a table that nobody is meant to see."""
    body: Any = library.Document(io.BytesIO(data)).element.body
    made: list[bool] = []
    for block in body:
        style = block.find(f"{W}tblPr/{W}tblStyle")
        is_frame = style is not None and style.get(f"{W}val") == "NSCLFrame"
        made += [is_frame for _ in block.iter(f"{W}p")]
    return made


def assert_the_same_words(data: bytes) -> Source:
    """In their order; those that stand side by side at least all of them."""
    source = read(data)
    told = list(zip(lines(data), framed(data), strict=True))
    ours = "".join(line.text for line in source.lines)
    assert sorted(_worded(ours)) == sorted(_worded("".join(line for line, _ in told)))
    running = _worded(visible.running(block for block in source.blocks if not isinstance(block, Beside)))
    wanted = _worded("".join(line for line, is_frame in told if not is_frame))
    assert wanted in running or _without_middle(source, wanted) == wanted
    return source


def _worded(text: str) -> str:
    """`text` packed, without the marks of lists: an item without words is nothing to read."""
    return visible.packed(text).translate({ord("-"): None, ord("+"): None})


def _without_middle(source: Source, wanted: str) -> str:
    """The running words, without the passages that only a frame has (its middle, a single side)."""
    kept = ""
    for block in source.blocks:
        words = "" if isinstance(block, Beside) else _worded(visible.running([block]))
        if wanted[len(kept) :].startswith(words):
            kept += words
    return kept


def rows_of(table: Table) -> list[list[tuple[str, int]]]:
    """Head and rows as (text, columns), as they are printed: a group's title across all columns but the first."""
    width = len(table.columns)
    made = [[(collapse(column.title), 1) for column in table.columns]]
    for row in table.rows:
        cells = ["\n".join(filter(None, map(collapse, cell.split("\n")))) for cell in row.cells]
        if row.is_group and width > 1:
            number, *rest = cells or [""]
            made.append([(number, 1), (" ".join(filter(None, rest)), width - 1)])
        elif row.is_group:
            made.append([(" ".join(filter(None, cells)), 1)])
        else:
            made.append([(cell, 1) for cell in (*cells[:width], *[""] * (width - len(cells)))])
    return made


def assert_the_same_tables(content: Content, source: Source) -> None:
    blocks = (*content.blocks, *(block for annex in content.annexes for block in annex.blocks))
    wanted = [rows_of(block) for block in blocks if isinstance(block, Table)]
    found = [[[(cell.text, cell.columns) for cell in row.cells] for row in grid.rows] for grid in visible.grids(source)]
    assert found == wanted


def texts(passages: Iterable[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def assert_the_same_frame(content: Content, source: Source) -> None:
    """The letterhead and the foot, each column by itself."""
    head, foot = (block for block in source.blocks if isinstance(block, Beside))
    left = texts(head.left)
    assert left[: len(left) - 1] == [
        *filter(None, [content.letterhead.superior.upper()]),
        " ".join(wording.issuer_lines(content.letterhead.issuer)),
    ]
    assert left[-1].startswith("Số:")
    assert left[-1].endswith(content.letterhead.symbol)
    assert texts(head.right)[:2] == [wording.COUNTRY, wording.MOTTO]
    mark = content.recipients.typist_mark
    recipients = wording.recipient_lines(content.recipients)
    assert texts(foot.left) == ["Nơi nhận:", *recipients, *filter(None, [mark])]
    assert texts(foot.right) == [*(line.upper() for line in content.signature.lines), content.signature.name]


@demo_plans
@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
def test_the_demo_plans(slug: str) -> None:
    content = build(plan_of(slug))
    source = assert_the_same_words(docx.render(content))
    assert_the_same_tables(content, source)
    assert_the_same_frame(content, source)


@pytest.mark.parametrize("content", CONTENTS)
def test_every_part_that_a_document_can_have(content: Content) -> None:
    assert_the_same_tables(content, assert_the_same_words(docx.render(content)))


@settings(max_examples=30, deadline=None)
@given(ANY)
def test_whatever_a_document_says(content: Content) -> None:
    assert_the_same_words(docx.render(content))


WORDS = st.lists(st.sampled_from(["Sở", "việc", "1.", "quý", "-", "năm"]), max_size=4).map(" ".join)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Tables with words; a head in every column, so that no column is without any."""
    width = draw(st.integers(2, 6))
    cells = st.lists(WORDS, min_size=1, max_size=width).map(tuple)
    rows = draw(st.lists(st.builds(Row, cells, st.booleans(), st.booleans()), max_size=5))
    columns = [Column(f"Cột {place}", draw(st.floats(5, 40))) for place in range(width)]
    return Table(tuple(columns), tuple(rows))


@settings(max_examples=30, deadline=None)
@given(st.lists(tables(), max_size=3))
def test_tables_keep_their_cells(made: list[Table]) -> None:
    content = samples.content(blocks=tuple(made))
    assert_the_same_tables(content, read(docx.render(content)))


def test_headings_looks_and_run_in_titles() -> None:
    source = read(docx.render(full_content()))
    found = {passage.text: passage for passage in source.passages()}
    assert (found["I. MỤC ĐÍCH, YÊU CẦU"].level, found["1. Mục đích"].level) == (1, 2)
    assert (found["KẾ HOẠCH"].bold, found["KẾ HOẠCH"].centred) == (True, True)
    run_in = found["1. Thời gian: Xuyên suốt từ tháng 6/2026 đến tháng 12/2026."]
    assert (run_in.level, run_in.bold, run_in.lead) == (2, False, "1. Thời gian:")
    base = next(passage for text, passage in found.items() if text.startswith("Thực hiện Kế hoạch tổng thể nâng"))
    assert not base.italic or not base.bold


def test_heads_that_repeat_are_known() -> None:
    grid = visible.grids(read(docx.render(samples.content(blocks=(samples.table(3),)))))[0]
    assert [row.is_head for row in grid.rows] == [True, False, False, False, False]
    assert isinstance(grid, Grid)


def test_an_agencys_own_template() -> None:
    content = samples.content()
    source = read(own.render(starter(Layout()), content))
    assert_the_same_frame(content, source)
    plain = read(docx.render(content))
    ours, portals = (
        visible.running(block for block in each.blocks if not isinstance(block, Beside)) for each in (source, plain)
    )
    assert ours == portals
