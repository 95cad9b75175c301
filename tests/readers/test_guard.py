"""Reading in a limited process: what a file may cost, and that the next file is read all the same."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from common.errors import InvalidInput
from documents.readers import guard, read
from documents.readers.reading import TOO_COMPLEX
from tests.readers.docx.building import para, word
from tests.readers.pdf.drawn import Sheet, pdf
from tests.readers.prints import PARAGRAPHS, typed

LONG = "\n".join([typed()] * 2_000).encode()
"""Some 3 MB: several seconds of work."""


def pages(count: int) -> bytes:
    return pdf(*(Sheet().put(90, 100, PARAGRAPHS[0]).put(90, 130, PARAGRAPHS[3]) for _ in range(count)))


def test_the_same_comes_back_as_without_a_process() -> None:
    for name, data in (("a.txt", typed().encode()), ("a.docx", word(*map(para, PARAGRAPHS))), ("a.pdf", pages(1))):
        assert guard.read_file(name, data) == read(name, data)


@pytest.mark.parametrize("data", [b"", b"MZ\x90\0" + b"\0" * 300, word(para("a"))[:200], pages(1)[:300], b"%PDF-1.7\n"])
def test_refusals_come_back_with_their_sentence(data: bytes) -> None:
    with pytest.raises(InvalidInput) as alone:
        read("a", data)
    with pytest.raises(InvalidInput) as guarded:
        guard.read_file("a", data)
    assert (guarded.value.message, guarded.value.field) == (alone.value.message, "file")


def test_a_file_that_takes_too_long_is_ended(settings: Settings) -> None:
    settings.PORTAL_IMPORT_SECONDS = 1
    with pytest.raises(InvalidInput, match=TOO_COMPLEX):
        guard.read_file("a.txt", LONG)
    settings.PORTAL_IMPORT_SECONDS = 60
    assert guard.read_file("a.txt", typed().encode()).blocks


def test_limits_come_from_the_settings(settings: Settings) -> None:
    settings.PORTAL_IMPORT_MAX_BYTES = 1024**2
    with pytest.raises(InvalidInput, match="lớn hơn 1 MB"):
        guard.read_file("a.txt", LONG)
    settings.PORTAL_IMPORT_MAX_PAGES = 2
    with pytest.raises(InvalidInput, match="3"):
        guard.read_file("a.pdf", pages(3))
    settings.PORTAL_IMPORT_MAX_UNPACKED = 2 * 1024**2
    with pytest.raises(InvalidInput, match="hơn 2 MB khi giải nén"):
        guard.read_file("a.docx", word(para("a"), raw={"word/media/a.png": bytes(3 * 1024**2)}))


def test_pages_are_told_while_they_are_read() -> None:
    heard: list[tuple[int, int]] = []
    guard.read_file("a.pdf", pages(5), lambda done, count: heard.append((done, count)))
    assert heard[-1] == (5, 5)
    assert heard == sorted(heard)
