"""Documents with very long annexes: cut in two, printed at the same time, joined."""

from __future__ import annotations

import io
import os
import re
from dataclasses import replace

import pikepdf
import pytest
from pypdf import PdfReader

from documents.content import Annex, Content, Row, Table
from documents.writers import child, html, json, limits, parts, pdf, pool
from documents.writers.attached import attached
from documents.writers.limits import RenderRefused
from documents.writers.pdf import Pdf
from tests.documents import samples


def annex(number: str, groups: int, rows: int) -> Annex:
    """An annex of `groups` groups of `rows` rows, every row of another text."""
    lines = []
    for group in range(1, groups + 1):
        lines.append(Row((f"{number}{group}", f"Nhóm nhiệm vụ {number}{group}"), is_group=True))
        lines += [Row((f"{group}.{n}", f"Nhiệm vụ {number}.{group}.{n}", "Văn phòng Sở")) for n in range(1, rows + 1)]
    return replace(samples.annex(number), blocks=(Table(samples.COLUMNS[:3], tuple(lines)),))


def rows(content: Content) -> list[Row]:
    tables = [block for each in content.annexes for block in each.blocks if isinstance(block, Table)]
    return [row for table in tables for row in table.rows]


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LONG", 50)


def cut(content: Content) -> parts.Parts:
    found = parts.parts(content)
    assert found is not None
    return found


def test_a_document_of_usual_length_is_not_cut() -> None:
    assert parts.parts(samples.content(annexes=(samples.annex(rows=parts.LONG - 1),))) is None
    assert parts.parts(samples.content(annexes=(samples.annex(rows=parts.LONG),))) is not None


@pytest.mark.usefixtures("_short")
class TestTheCut:
    def test_both_parts_together_are_the_whole(self) -> None:
        whole = samples.content(annexes=(annex("I", 3, 40), annex("II", 2, 10)))
        found = cut(whole)
        assert rows(found.before) + rows(found.after) == rows(whole)
        assert abs(len(rows(found.before)) - len(rows(found.after))) < 20

    def test_a_group_near_the_middle_begins_the_second_part(self) -> None:
        lines = rows(samples.content(annexes=(annex("", 4, 30),)))
        table = Table(samples.COLUMNS[:3], (*lines, *(Row(("", "Nhiệm vụ thêm")) for _ in range(8))))
        found = cut(samples.content(blocks=(), annexes=(replace(samples.annex(), blocks=(table,)),)))
        assert rows(found.after)[0].cells == ("3", "Nhóm nhiệm vụ 3")
        assert (found.annex, found.continues) == (1, True)

    def test_an_annex_near_the_middle_begins_the_second_part(self) -> None:
        found = cut(samples.content(blocks=(), annexes=(annex("I", 1, 40), annex("II", 1, 40))))
        assert (found.annex, found.continues) == (2, False)
        assert [each.number for each in found.before.annexes] == ["I"]
        assert [each.number for each in found.after.annexes] == ["II"]

    def test_without_a_group_near_the_middle_any_row_is_taken(self) -> None:
        found = cut(samples.content(blocks=(), annexes=(annex("", 1, 100),)))
        assert 48 <= len(rows(found.before)) <= 53

    def test_a_group_stays_with_its_row_and_a_row_with_those_below_it(self) -> None:
        lines = [Row((str(n), "Nhiệm vụ"), is_sub=n % 10 != 0) for n in range(100)]
        table = Table(samples.COLUMNS[:2], (Row(("I", "Nhóm"), is_group=True), *lines))
        found = cut(samples.content(blocks=(), annexes=(replace(samples.annex(), blocks=(table,)),)))
        assert not rows(found.after)[0].is_sub
        assert not rows(found.before)[-1].is_group


@pytest.fixture(scope="module")
def two_ways() -> tuple[Content, Pdf, child.Printed]:
    """A document printed in two parts, and the same in one process."""
    content = samples.content(annexes=(annex("I", 4, 40), annex("II", 1, 20), annex("III", 1, 20)))
    page = html.print_page(content, with_styles=False)
    with pytest.MonkeyPatch.context() as short:
        short.setattr(parts, "LONG", 50)
        joined = pdf.render_anew(content)
    job = child.Job(page, 600, child.UNTAGGED, attached(content))
    return content, joined, pool.submit(child.write_pdf, job, html.STYLESHEETS, 60, timeout=60).result()


def page_texts(data: bytes) -> list[str]:
    return [page.extract_text().strip() for page in PdfReader(io.BytesIO(data)).pages]


def printed_words(data: bytes) -> str:
    """All words but those of repeated heads and page numbers."""
    head = " ".join(column.title for column in samples.COLUMNS[:3])
    text = " ".join(re.sub(r"\n\d+$", "", page) for page in page_texts(data))
    return " ".join(text.split()).replace(head, "").replace("  ", " ")


TwoWays = tuple[Content, Pdf, child.Printed]


def test_both_ways_print_the_same_words(two_ways: TwoWays) -> None:
    _, joined, whole = two_ways
    assert printed_words(joined.data) == printed_words(whole.data)
    assert whole.page_count <= joined.page_count <= whole.page_count + 1


def test_pages_of_each_annex_are_counted_through_the_cut(two_ways: TwoWays) -> None:
    _, joined, _ = two_ways
    starts = [joined.boxes[f"annex-{number}"][0] for number in (1, 2, 3)]
    texts = page_texts(joined.data)
    ends = [*starts[1:], joined.page_count]
    for start, end in zip(starts, ends, strict=True):
        numbers = [text.rsplit("\n", 1)[-1] for text in texts[start + 1 : end]]
        assert numbers == [str(number) for number in range(2, end - start + 1)]
        assert "Phụ lục" in texts[start]


def test_places_are_those_of_the_joined_pages(two_ways: TwoWays) -> None:
    _, joined, whole = two_ways
    assert joined.boxes["sign"] == whole.boxes["sign"]
    assert joined.boxes["annex-3"][1:] == whole.boxes["annex-3"][1:]
    assert joined.boxes["annex-3"][0] == joined.page_count - (whole.page_count - whole.boxes["annex-3"][0])


def test_bookmarks_lead_to_their_pages(two_ways: TwoWays) -> None:
    _, joined, whole = two_ways
    assert bookmarks(whole.data)[-3:] == [(f"Phụ lục {n}", whole.boxes[f"annex-{k}"][0]) for k, n in NUMBERS]
    assert [title for title, _ in bookmarks(joined.data)] == [title for title, _ in bookmarks(whole.data)]
    assert bookmarks(joined.data)[-3:] == [(f"Phụ lục {n}", joined.boxes[f"annex-{k}"][0]) for k, n in NUMBERS]


NUMBERS = ((1, "I"), (2, "II"), (3, "III"))


def bookmarks(data: bytes) -> list[tuple[str, int]]:
    with pikepdf.open(io.BytesIO(data)) as opened, opened.open_outline() as outline:
        return [(each.title, opened.pages.index(pikepdf.Page(each.destination[0]))) for each in outline.root]  # type: ignore[index]


def test_the_joined_file_says_what_it_is_and_carries_its_files(two_ways: TwoWays) -> None:
    content, joined, _ = two_ways
    with pikepdf.open(io.BytesIO(joined.data)) as opened:
        said = opened.open_metadata()
        assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("3", "U")
        assert str(opened.Root.Lang) == "vi"
        assert "/StructTreeRoot" not in opened.Root
        assert "/MarkInfo" not in opened.Root
        assert "/Info" not in opened.trailer
        assert len(opened.Root.OutputIntents) == 1
        assert [str(each.UF) for each in opened.Root.AF] == ["ke-hoach.json", "nhiem-vu.xlsx"]
        assert opened.attachments["ke-hoach.json"].get_file().read_bytes() == json.dump(content).encode()
        for page in opened.pages:
            assert "/StructParents" not in page


@pytest.mark.usefixtures("_short")
def test_equal_content_gives_equal_bytes(two_ways: TwoWays) -> None:
    content, joined, _ = two_ways
    pool.stop()
    assert pdf.render_anew(content) == joined


@pytest.mark.usefixtures("_short")
def test_too_many_pages_in_both_parts_together_are_refused(two_ways: TwoWays, monkeypatch: pytest.MonkeyPatch) -> None:
    content, joined, _ = two_ways
    monkeypatch.setattr(limits, "MAX_PAGES", joined.page_count - 1)
    with pytest.raises(RenderRefused, match="trang; hãy tách bớt"):
        pdf.render_anew(content)


def test_the_second_process_is_gone_afterwards() -> None:
    with pool.second() as submit:
        process = submit(os.getpid, timeout=60).result()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.heavy
def test_an_annex_of_3000_rows_is_whole() -> None:
    made = pdf.render_anew(samples.content(annexes=(samples.annex(rows=3000),)))
    text = " ".join(" ".join(page_texts(made.data)).split())
    assert [n for n in range(1, 3001) if f"đợt {n} " not in text] == []
