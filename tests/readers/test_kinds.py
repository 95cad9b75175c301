"""Files are told apart by their bytes; each that cannot be read gets one sentence that says what to do."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from common.errors import InvalidInput
from documents.readers import Kind, kinds, limits, read
from documents.readers.limits import Limits
from tests.readers.docx.building import para, word
from tests.readers.prints import typed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def zipped(*names: str, comment: bytes = b"", **contents: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, contents.get(name, b"x"))
        archive.comment = comment
    return made.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0" * 64


def locked() -> bytes:
    """A zip whose list says that the members are encrypted."""
    data = bytearray(zipped("[Content_Types].xml", "word/document.xml"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(signature, place + 1)) >= 0:
            data[place + offset] |= 1
    return bytes(data)


REFUSED = {
    "nothing": (b"", kinds.EMPTY),
    "blanks": (b" \r\n\t\n", kinds.EMPTY),
    "a byte order mark": (b"\xef\xbb\xbf\r\n", kinds.EMPTY),
    "zeros": (b"\0" * 4096, kinds.EMPTY),
    "Windows program": (
        b"MZ\x90\0\x03\0\0\0" + b"\0" * 200 + b"This program cannot be run in DOS mode.",
        kinds.PROGRAM,
    ),
    "Linux program": (b"\x7fELF\x02\x01\x01" + b"\0" * 60, kinds.PROGRAM),
    "PNG": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, kinds.IMAGE),
    "JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF", kinds.IMAGE),
    "TIFF of a scanner": (b"II*\0\x08\0\0\0", kinds.IMAGE),
    "BMP": (b"BM\x36\0\x0c\0\0\0\0\0", kinds.IMAGE),
    "photograph of a telephone": (b"\0\0\0\x18ftypheic\0\0", kinds.IMAGE),
    "WEBP": (b"RIFF\x24\0\0\0WEBPVP8 ", kinds.IMAGE),
    "old Word": (stream("WordDocument"), kinds.OLD_WORD),
    "old Excel": (stream("Workbook"), kinds.SHEET),
    "old PowerPoint": (stream("PowerPoint Document"), kinds.SLIDES),
    "other old Office": (OLE, kinds.OLD_OFFICE),
    "Word with a password": (stream("EncryptedPackage"), kinds.LOCKED),
    "zip with a password": (locked(), kinds.LOCKED),
    "RTF": (rb"{\rtf1\ansi K\u7871 ho\u7841ch}", kinds.RTF),
    "OpenDocument": (
        zipped("mimetype", "content.xml", mimetype=b"application/vnd.oasis.opendocument.text"),
        kinds.OPEN_DOCUMENT,
    ),
    "Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), kinds.SHEET),
    "PowerPoint": (zipped("[Content_Types].xml", "ppt/presentation.xml"), kinds.SLIDES),
    "zip": (zipped("ke-hoach.docx", "phu-luc.pdf"), kinds.ARCHIVE),
    "empty zip": (zipped(), kinds.ARCHIVE),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0", kinds.ARCHIVE),
    "RAR": (b"Rar!\x1a\x07\x01\0", kinds.ARCHIVE),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\x04", kinds.ARCHIVE),
    "half a zip": (word(para("Kế hoạch"))[:600], kinds.BROKEN_ARCHIVE),
    "a zip's first bytes": (b"PK\x03\x04", kinds.BROKEN_ARCHIVE),
    "web page": ("<!DOCTYPE html><html><body>Kế hoạch</body></html>".encode(), kinds.WEB_PAGE),
    "web page named Word": (
        b"\xef\xbb\xbf\r\n<html xmlns:o='urn:schemas-microsoft-com:office:office'><head>",
        kinds.WEB_PAGE,
    ),
    "web archive": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", kinds.WEB_PAGE),
    "Word 2003 XML": (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", kinds.XML),
    "compressed bytes": (zlib.compress(bytes(range(256)) * 40), kinds.UNKNOWN),
    "noise": (bytes(range(256)) * 40, kinds.UNKNOWN),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize("file", ["ke-hoach.docx", "ke-hoach.pdf", "ke-hoach"])
def test_what_no_reader_takes(name: str, file: str) -> None:
    data, sentence = REFUSED[name]
    with pytest.raises(InvalidInput) as refused:
        read(file, data)
    assert (refused.value.message, refused.value.field) == (sentence, "file")


def test_every_sentence_is_one_and_ends_as_one() -> None:
    for _, sentence in REFUSED.values():
        assert sentence.endswith(".")
        assert "; " in sentence


@pytest.mark.parametrize("name", ["ke-hoach.pdf", "KE-HOACH.DOCX", "ke-hoach.exe", "ke-hoach", "a.b.c", ""])
def test_the_name_does_not_matter(name: str) -> None:
    assert read(name, typed().encode()).kind == "text"
    assert read(name, word(*(para(line) for line in typed().split("\n")))).kind == "docx"


NAMES = [
    ("a.txt", "text", False),
    ("a.md", "text", False),
    ("a", "text", False),
    ("a.log", "text", False),
    ("a.DOCX", "docx", False),
    ("a.docm", "docx", False),
    ("a.pdf", "text", True),
    ("a.exe", "docx", True),
    ("a.docx", "pdf", True),
]


@pytest.mark.parametrize(("name", "kind", "remarked"), NAMES)
def test_a_name_that_promises_something_else_is_remarked(name: str, kind: Kind, remarked: bool) -> None:
    assert [remark.code for remark in kinds.remarks(name, kind)] == ["name"] * remarked


def test_text_may_begin_like_a_program() -> None:
    assert kinds.of("MZ là ký hiệu trong kế hoạch".encode()) == "text"
    assert kinds.of("BM là ký hiệu trong kế hoạch".encode()) == "text"
    assert kinds.of("Kế hoạch".encode("utf-16")) == "text"
    assert kinds.of("Kế hoạch năm 2027".encode("utf-16-be")) == "text"


def test_a_pdf_may_begin_behind_other_bytes() -> None:
    assert kinds.of(b"\r\n\0junk" + b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n") == "pdf"


def test_the_limit_of_bytes() -> None:
    most = limits.MEGABYTE // 2
    with limits.use(Limits(size=most)):
        assert kinds.of(b"a" * most) == "text"
        with pytest.raises(InvalidInput, match="lớn hơn 0,5 MB"):
            kinds.of(b"a" * (most + 1))
    with pytest.raises(InvalidInput, match="lớn hơn 30 MB"):
        kinds.of(bytes(200 * limits.MEGABYTE))


def test_a_bomb_is_refused_by_what_it_says_of_itself() -> None:
    bomb = zipped("[Content_Types].xml", "word/document.xml", "word/media/a.png", **{"word/media/a.png": bytes(10**7)})
    assert len(bomb) < 20_000
    assert kinds.of(bomb) == "docx"
    with limits.use(Limits(unpacked=5 * limits.MEGABYTE)), pytest.raises(InvalidInput, match="hơn 5 MB khi giải nén"):
        read("ke-hoach.docx", bomb)


def test_the_limit_of_pages() -> None:
    pages = "\f".join([typed()] * 4).encode()
    assert read("a.txt", pages).pages == 4
    with limits.use(Limits(pages=3)), pytest.raises(InvalidInput, match="có 4 trang, nhiều hơn 3 trang"):
        read("a.txt", pages)


def test_a_plan_in_another_language_is_read_and_remarked() -> None:
    words = "The department shall train sixty staff members in lean methods before the end of June. " * 4
    source = read("plan.txt", words.encode())
    assert [remark.code for remark in source.remarks] == ["foreign"]
    assert read("ke-hoach.txt", typed().encode()).remarks == ()
