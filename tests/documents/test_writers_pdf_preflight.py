"""The gate of an independent validator: the same HTML as PDF/A-1b, since no free tool here knows PDF/A-3."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from documents.content import Content, DateLine, PublicCheck
from documents.writers import child, html, pool
from tests.documents import samples
from tests.documents.preflight import errors, readable, saved

pytestmark = pytest.mark.heavy

PLAIN = samples.content(annexes=(samples.annex("I", 12), samples.annex("II", 3, landscape=False)))
FULL = samples.content(
    letterhead=samples.letterhead(
        number=8, date=DateLine("Quảng Ngãi", 5, 9, 2025), urgency="Hỏa tốc", circulation="Lưu hành nội bộ"
    ),
    check=PublicCheck("https://vanban.example.gov.vn/xac-thuc/ABCD-EFGH-JKMN-PQRS/", "ABCD-EFGH-JKMN-PQRS"),
)
LETTER = samples.content(type_name="", addressees=("Các phòng, đơn vị thuộc Sở",))


def twin(content: Content) -> bytes:
    """What `content` prints, as PDF/A-1b."""
    job = child.Job(html.print_page(content, with_styles=False), 600, "pdf/a-1b")
    made: child.Printed = pool.submit(child.write_pdf, job, html.STYLESHEETS, 60, timeout=60).result()
    return readable(made.data)


@pytest.mark.parametrize("content", [PLAIN, FULL, LETTER], ids=["annexes", "marks", "letter"])
def test_the_printed_page_is_pdf_a(content: Content, tmp_path: Path) -> None:
    assert errors(twin(content), tmp_path) == []


def test_a_font_left_out_is_noticed(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(twin(PLAIN))) as opened:
        font = next(iter(opened.pages[0].Resources.Font.values()))
        del font.DescendantFonts[0].FontDescriptor.FontFile2
        broken = saved(opened)
    assert any(line.startswith("3.") for line in errors(broken, tmp_path))


def test_a_file_that_does_not_say_what_it_is_is_noticed(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(twin(PLAIN))) as opened:
        del opened.Root.OutputIntents
        broken = saved(opened)
    assert any(line.startswith("2.4") for line in errors(broken, tmp_path))
