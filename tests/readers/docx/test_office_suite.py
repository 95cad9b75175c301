"""Files that another program has saved: python-docx with real lists, and LibreOffice from a web page or a Word file."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import docx as library
import pytest
from pypdf import PdfReader

from documents.readers.docx import read
from documents.readers.source import Source
from documents.writers import docx
from tests.documents.office_suite import as_pdf
from tests.documents.test_writers_docx import full_content
from tests.readers.docx import visible
from tests.readers.docx.building import abstract, level, num, para, word

pytestmark = pytest.mark.heavy

PAGE = """<html><body>
<table border="0" cellspacing="0"><tr><td><p>UBND TỈNH PHÚ YÊN</p><p>SỞ NỘI VỤ</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr></table>
<ol type="I"><li>MỤC TIÊU<ol type="A"><li>Chung<ol type="a"><li>Rà soát</li><li>Đề xuất</li></ol></li><li>Riêng</li>
</ol></li><li>NHIỆM VỤ<ol type="A"><li>Một</li></ol></li></ol>
<ul><li>Chủ trì: Văn phòng</li></ul>
<table border="1"><tr><th rowspan="2">TT</th><th colspan="2">Việc</th></tr><tr><td>Chính</td><td>Phụ</td></tr></table>
</body></html>"""


def saved(data: bytes, name: str, folder: Path, source_filter: str = "") -> bytes:
    """What LibreOffice makes of the file, as .docx."""
    source, target = folder / name, folder / "saved"
    source.write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += [f"--infilter={source_filter}"] if source_filter else []
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    made = target / source.with_suffix(".docx").name
    assert made.exists(), done.stderr
    return made.read_bytes()


def texts(source: Source) -> list[str]:
    return [passage.text for passage in source.passages()]


def test_a_web_page_saved_as_word(tmp_path: Path) -> None:
    source = read(saved(PAGE.encode(), "trang.html", tmp_path, "HTML (StarWriter)"))
    found = texts(source)
    assert found[:3] == ["UBND TỈNH PHÚ YÊN", "SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert found[3:] == [
        *("I. MỤC TIÊU", "A. Chung", "a. Rà soát", "b. Đề xuất", "B. Riêng", "II. NHIỆM VỤ", "A. Một"),
        "- Chủ trì: Văn phòng",
    ]
    (grid,) = visible.grids(source)
    assert [[(cell.text, cell.columns, cell.continues) for cell in row.cells] for row in grid.rows] == [
        [("TT", 1, False), ("Việc", 2, False)],
        [("", 1, True), ("Chính", 1, False), ("Phụ", 1, False)],
    ]


def test_our_file_saved_again_says_the_same(tmp_path: Path) -> None:
    data = docx.render(full_content())
    ours, theirs = read(data), read(saved(data, "ke-hoach.docx", tmp_path))
    assert texts(theirs) == texts(ours)
    assert [
        [(cell.text, cell.columns) for row in grid.rows for cell in row.cells] for grid in visible.grids(theirs)
    ] == [[(cell.text, cell.columns) for row in grid.rows for cell in row.cells] for grid in visible.grids(ours)]


def test_libreoffice_prints_the_numbers_that_we_read(tmp_path: Path) -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    levels = [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%2.%3.")]
    levels += [level(3, "lowerLetter", "%4)"), level(4, "lowerRoman", "(%5)")]
    other = abstract(1, level(0, "decimalZero", "Điều %1:", start=9), level(1, "upperLetter", "%1-%2/"))
    lists = abstract(0, *levels) + other + num(1, 0) + num(2, 1) + num(3, 0, again)
    places = [
        *((1, depth) for depth in (0, 1, 2, 2, 3, 3, 4, 2, 1, 2, 0, 1, 3)),
        *((2, depth) for depth in (0, 1, 1, 0, 1)),
    ]
    places += [(1, 0), (3, 0), (3, 1), (3, 0)]
    data = word(*(para("việc", num=place) for place in places), parts={"numbering": lists})
    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(as_pdf(data, tmp_path))).pages)
    assert visible.packed(printed) == visible.packed("".join(texts(read(data))))


def test_lists_of_words_own_template() -> None:
    document = library.Document()
    document.add_heading("Mục đích", 1)
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    for text, form in (("Ba", "List Bullet"), ("Bốn", "List Bullet 2"), ("Năm", "List Number 2")):
        document.add_paragraph(text, style=form)
    target = io.BytesIO()
    document.save(target)
    source = read(target.getvalue())
    assert texts(source) == ["Mục đích", "1. Một", "2. Hai", "- Ba", "- Bốn", "1. Năm"]
    assert next(source.passages()).level == 1
