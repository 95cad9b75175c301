"""Word files made to harm or to break: one clear sentence or what can be read, in bounded time; nothing fetched."""

from __future__ import annotations

import contextlib
import io
import random
import time
import zipfile

import pytest

from common.errors import InvalidInput
from documents.readers import limits
from documents.readers.docx import package, read, refusals
from documents.writers import docx
from tests.documents.test_writers_docx import full_content
from tests.readers.docx.building import abstract, cell, level, num, para, relation, row, source, style, table, word

SECONDS = 20
"""Far above what any of these takes here (under 5), far below a hang."""


def refusal(data: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        read(data)
    assert refused.value.field == "file"
    return refused.value.message


def in_time(data: bytes) -> list[str]:
    start = time.monotonic()
    found = [line.text for line in read(data).lines]
    assert time.monotonic() - start < SECONDS
    return found


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
LAUGHS = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "ha">{BOMB}]><w>&a9;</w>'
FILE_ENTITY = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
LATE = f'<?xml version="1.0"?><!--{"x" * 5000}--><!DOCTYPE w [<!ENTITY x "y">]><w/>'
STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (LAUGHS, refusals.UNSAFE),
        (FILE_ENTITY, refusals.UNSAFE),
        (LATE, refusals.UNSAFE),
        (LATE.encode("utf-16").decode("utf-16"), refusals.UNSAFE),
        (STRICT, refusals.STRICT),
        ("", refusals.BROKEN),
        ("<w:document", refusals.BROKEN),
        ("\x00\x01", refusals.BROKEN),
        ("<other/>", refusals.NOT_WORD),
    ],
)
def test_a_text_that_is_none(document: str, sentence: str) -> None:
    assert refusal(word(raw={"word/document.xml": document})) == sentence


@pytest.mark.parametrize("part", ["styles", "numbering", "_rels/document.xml.rels"])
def test_entities_in_other_parts_are_refused(part: str) -> None:
    name = part if part.endswith(".rels") else f"{part}.xml"
    parts = {} if part.endswith(".rels") else {part: ""}
    assert refusal(word(para("a"), parts=parts, raw={f"word/{name}": LAUGHS})) == refusals.UNSAFE


def test_entities_in_utf_16_are_refused() -> None:
    assert refusal(word(raw={"word/document.xml": LAUGHS.encode("utf-16")})) in (refusals.UNSAFE, refusals.BROKEN)


@pytest.mark.parametrize("body", ["", para(), para(" "), table(row("", ""))])
def test_a_file_without_words(body: str) -> None:
    assert refusal(word(body)) == refusals.EMPTY


def test_pictures_of_a_paper_are_no_text() -> None:
    scan = '<w:r><w:drawing><a:blip r:embed="rId5"/></w:drawing></w:r>'
    assert refusal(word(para(scan), para("Trang 1"))) == refusals.PICTURES_ONLY


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"MZ\x90\x00" + bytes(300), b"", b"%PDF-1.7"],
)
def test_other_files_are_refused(data: bytes) -> None:
    assert refusal(data)


def test_an_archive_of_something_else() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert refusal(target.getvalue()) == refusals.NOT_WORD


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = word(para("a"), raw={"word/media/a.bin": bytes(30 * 2**20)})
    assert len(bomb) < 2**20
    with limits.use(limits.Limits(unpacked=20 * 2**20)):
        assert "khi giải nén" in refusal(bomb)


def test_an_archive_that_lies_about_its_sizes() -> None:
    data = word(*[para("a")] * 5_000)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lie = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert refusal(lie) == refusals.BROKEN


def test_a_locked_archive() -> None:
    data = bytearray(word(para("a")))
    for start in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[start] |= 1
    assert "mật khẩu" in refusal(bytes(data))


def test_pictures_and_embedded_files_are_not_even_unpacked() -> None:
    data = bytearray(word(para("a"), raw={"word/media/image1.png": b"xyz" * 100, "word/vbaProject.bin": b"m" * 99}))
    start = data.index(b"image1.png") + len(b"image1.png")
    data[start : start + 6] = bytes(6)
    assert in_time(bytes(data)) == ["a"]


def test_relations_that_lead_nowhere() -> None:
    links = relation("rId1", "image", "NULL") + relation("rId2", "header", "../../../etc/passwd")
    links += relation("rId3", "styles", "http://127.0.0.1:9/styles.xml", external=True) + relation("", "", "")
    header = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    assert in_time(word(para("a", style="X"), header, relations=links)) == ["a"]


def test_the_main_part_may_stand_elsewhere() -> None:
    moved = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    with zipfile.ZipFile(io.BytesIO(word(para("a")))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["word/document2.xml"] = members.pop("word/document.xml")
    members["_rels/.rels"] = moved.format(relation("rId1", "officeDocument", "/word/document2.xml")).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert in_time(target.getvalue()) == ["a"]


def test_tables_in_tables_beyond_all_measure() -> None:
    inside = para("đáy")
    for _ in range(3_000):
        inside = table(row(cell(inside)))
    assert refusal(word(inside)) == refusals.TOO_DEEP


@pytest.mark.parametrize("depth", [10, 40])
def test_tables_in_tables(depth: int) -> None:
    inside = para("đáy")
    for _ in range(depth):
        inside = table(row(cell(inside), cell(para("cạnh"))))
    assert sorted(in_time(word(inside))) == sorted(["đáy", *["cạnh"] * depth])


@pytest.mark.parametrize("holder", ["w:sdt", "w:smartTag", "w:ins", "w:hyperlink"])
def test_holders_in_holders_beyond_all_measure(holder: str) -> None:
    nested = "".join(f"<{holder}>" for _ in range(5_000)) + "".join(f"</{holder}>" for _ in range(5_000))
    assert refusal(word(para("a", nested))) == refusals.TOO_DEEP


def test_text_boxes_in_text_boxes() -> None:
    inside = para("đáy")
    for _ in range(30):
        inside = para(f"<w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r>")
    assert in_time(word(inside)) == ["đáy"]


@pytest.mark.heavy
def test_a_million_empty_paragraphs() -> None:
    assert in_time(word("<w:p/>" * 1_000_000, para("cuối"))) == ["cuối"]


@pytest.mark.heavy
def test_a_million_marks_of_nothing() -> None:
    assert in_time(word(para("<w:r><w:t/></w:r>" * 300_000, "cuối"))) == ["cuối"]


def test_more_marks_than_memory_should_hold() -> None:
    assert refusal(word("<w:p/>" * (package.MOST_NODES + 1))) == refusals.TOO_LARGE


def test_ten_thousand_styles_on_each_other() -> None:
    styles = "".join(style(f"s{n}", based=f"s{n + 1}") for n in range(10_000))
    assert in_time(word(*(para("a", style=f"s{n}") for n in range(2_000)), parts={"styles": styles}))


def test_ten_thousand_lists() -> None:
    lists = "".join(abstract(n, level(0, "decimal", "%1.")) + num(n, n) for n in range(10_000))
    assert in_time(word(*(para("a", num=(n, 0)) for n in range(1, 10_000)), parts={"numbering": lists}))[-1] == "1. a"


@pytest.mark.parametrize(
    "lists",
    [
        abstract(0, level(0, "upperRoman", "%1.", start=10**9)) + num(1, 0),
        abstract(0, level(0, "lowerLetter", "%1." * 1_000, start=999_999)) + num(1, 0),
        abstract(0, level(0, "decimal", "%9%8%0%", start=-5)) + num(1, 0),
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="K"/></w:abstractNum>' + num(1, 0),
        '<w:num w:numId="1"/>',
        abstract(0, '<w:lvl w:ilvl="x"><w:start w:val="y"/></w:lvl>') + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="0"><w:start w:val="' + "9" * 9_999 + '"/></w:lvl>') + num(1, 0),
    ],
)
def test_absurd_lists(lists: str) -> None:
    styles = style("K", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    (line,) = in_time(word(para("a", num=(1, 0)), parts={"numbering": lists, "styles": styles}))
    assert line.endswith("a")


def test_a_table_as_wide_as_none() -> None:
    assert refusal(word(table(row(cell("a", look='<w:gridSpan w:val="999999"/>'), cell("b"))))) == refusals.TOO_WIDE
    assert refusal(word(table(row(*["a"] * 500)))) == refusals.TOO_WIDE


def test_rows_and_cells_that_are_none() -> None:
    assert in_time(word("<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", para("a"))) == [
        "a"
    ]


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_give_a_sentence_or_their_words(seed: int) -> None:
    """Bytes changed inside the parts, then packed again soundly, so that the damage reaches the reader."""
    chance = random.Random(seed)
    with zipfile.ZipFile(io.BytesIO(docx.render(full_content()))) as archive:
        members = {name: bytearray(archive.read(name)) for name in archive.namelist()}
    for _ in range(chance.randint(1, 12)):
        content = members[chance.choice(sorted(members))]
        start = chance.randrange(len(content))
        kind = chance.randrange(3)
        if kind == 0:
            content[start] = chance.randrange(256)
        elif kind == 1:
            del content[start : start + chance.randrange(60)]
        else:
            content[start:start] = content[max(start - chance.randrange(200), 0) : start]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, bytes(content))
    with contextlib.suppress(InvalidInput):
        read(target.getvalue())


def test_a_plain_file_is_read() -> None:
    assert [line.text for line in source(para("a")).lines] == ["a"]
