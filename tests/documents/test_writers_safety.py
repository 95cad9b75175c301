"""Markup typed into a text: printed as typed; nothing is fetched, attached or run."""

from __future__ import annotations

import io
import socket
import threading
from dataclasses import replace

import pytest
from django.core.cache import caches
from pypdf import PdfReader

from documents.content import Content, Paragraph
from documents.writers import child, html, pdf, pool
from tests.documents import samples
from tests.documents.test_writers_html import hostile_content


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caches["pdf"].clear()


def read(content: Content) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(content).data))


class Listener:
    """A web server's door on the loopback that counts who knocks."""

    def __enter__(self) -> Listener:
        self.knocks = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()
        return self

    def _count(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            self.knocks += 1
            visitor.close()

    def __exit__(self, *_: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(timeout=5)


def vectors(address: str) -> str:
    return (
        f'<img src="{address}"><link rel="attachment" href="{address}"><a rel="attachment" href="{address}">a</a>'
        f'<link rel="stylesheet" href="{address}"><style>@import "{address}"; p {{ background: url("{address}") }}'
        f'@font-face {{ font-family: x; src: url("{address}") }}</style><object data="{address}"></object>'
        f'<embed src="{address}"><svg><image href="{address}"/></svg><base href="{address}">'
    )


def test_markup_in_a_text_is_printed_as_typed() -> None:
    text = "".join(" ".join(page.extract_text() for page in read(hostile_content()).pages).split())
    assert "<script>alert(1)</script>" in text
    assert "file:///etc/passwd" in text


def test_no_text_makes_the_engine_fetch_or_attach_anything() -> None:
    with Listener() as listener:
        texts = [vectors(f"http://127.0.0.1:{listener.port}/x.png"), vectors("file:///etc/passwd")]
        content = samples.content(blocks=tuple(Paragraph(text) for text in texts), subject=texts[0])
        reader = read(replace(content, annexes=(replace(samples.annex(), title=texts[1]),)))
    assert listener.knocks == 0
    assert list(reader.attachments) == ["ke-hoach.json", "nhiem-vu.xlsx"]  # its own, and nothing else


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_even_real_markup_finds_the_door_locked(scheme: str) -> None:
    """A second wall: were an escape forgotten, the engine itself reads nothing."""
    with Listener() as listener:
        address = f"http://127.0.0.1:{listener.port}/" if scheme == "http" else "file:///etc/passwd"
        page = f'<html lang="vi"><head></head><body>{vectors(address)}<p>Văn bản</p></body></html>'
        made = pool.submit(child.write_pdf, child.Job(page, 600), html.STYLESHEETS, 60, timeout=60).result()
    assert listener.knocks == 0
    assert made.page_count == 1
    assert b"root:" not in made.data
    assert list(PdfReader(io.BytesIO(made.data)).attachments) == []
