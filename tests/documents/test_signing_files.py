"""Uploaded PDFs: what is kept, what is refused, and how long a hostile one may take."""

from __future__ import annotations

import contextlib
import io
import time
import zlib
from collections import deque
from collections.abc import Callable
from itertools import count

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from common.errors import InvalidInput
from documents import signing
from documents.signing import files, guard
from tests.documents import keys


def made(change: Callable[[pikepdf.Pdf], None] = lambda file: None, pages: int = 2, **options: object) -> bytes:
    """A PDF of blank pages after `change`."""
    out = io.BytesIO()
    with pikepdf.new() as file:
        for _ in range(pages):
            file.add_blank_page()
        change(file)
        file.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()


def refused(data: bytes, **options: int) -> str:
    with pytest.raises(InvalidInput) as caught:
        signing.check_pdf(data, **options)
    assert caught.value.field == "file"
    return caught.value.message


def test_it_works() -> None:
    assert signing.check_pdf(keys.paper().data) == signing.PdfFacts(page_count=2)
    assert signing.check_pdf(keys.signed()).page_count == 2
    assert signing.check_pdf(b"junk of a mail program\n" + made()).page_count == 2


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", keys.PASSWORD.encode()])
def test_what_is_no_pdf(data: bytes) -> None:
    assert "không phải là PDF hoặc đã bị hỏng" in refused(data)


@pytest.mark.parametrize("user", ["bí mật", ""])
def test_under_a_password(user: str) -> None:
    data = made(encryption=pikepdf.Encryption(owner="chủ", user=user))
    assert refused(data) == "Tệp PDF đặt mật khẩu hoặc bị khóa; hãy bỏ khóa rồi tải lên lại."


def test_too_many_pages() -> None:
    assert refused(made(pages=4), max_pages=3) == "Tệp PDF có 4 trang; chỉ nhận tệp từ 1 đến 3 trang."
    assert "có 0 trang" in refused(made(pages=0))


def test_too_large() -> None:
    assert "lớn hơn 30 MB" in refused(b"%PDF-1.7" + b"\0" * files.MAX_SIZE)


def open_action(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(file: pikepdf.Pdf) -> None:
    action = file.make_indirect(Dictionary(S=Name.JavaScript, JS=String("1")))
    file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def launch_in_a_link(file: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    file.pages[0].obj.Annots = Array([link])


def script_after_another_action(file: pikepdf.Pdf) -> None:
    then = Dictionary(S=Name.JavaScript, JS=String("1"))
    file.Root.OpenAction = Dictionary(S=Name.GoTo, D=Array([file.pages[0].obj, Name.Fit]), Next=Array([then]))


def dynamic_form(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm = Dictionary(Fields=Array([]), XFA=file.make_stream(b"<xdp/>"))


@pytest.mark.parametrize(
    "change", [open_action, named_script, launch_in_a_link, script_after_another_action, dynamic_form]
)
def test_scripts_and_programs(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert "chứa mã lệnh" in refused(made(change))


def test_an_ordinary_link_will_do() -> None:
    def link(file: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=String("https://chinhphu.vn"))
        file.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)])

    assert signing.check_pdf(made(link)).page_count == 2


def deep() -> bytes:
    """A value inside a value, 100,000 times."""
    return made().replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 100_000 + b"]" * 100_000)


def bomb() -> bytes:
    """A cross-reference stream of 60 KB that unpacks to 60 MB."""
    packed = zlib.compress(b"\0" * 60_000_000, 9)
    head = b"%%PDF-1.5\n1 0 obj\n<</Type/XRef/Size 9/W[1 2 1]/Root 2 0 R/Filter/FlateDecode/Length %d>>stream\n"
    return head % len(packed) + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


@pytest.mark.parametrize("data", [deep(), bomb()], ids=["deep", "bomb"])
def test_a_hostile_file_gets_a_sentence_soon(data: bytes) -> None:
    signing.check_pdf(made())
    start = time.perf_counter()
    assert refused(data)
    with contextlib.suppress(InvalidInput):
        assert not signing.verify(data, keys.roots())
    assert time.perf_counter() - start < 10


def test_what_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SECONDS", 1.0)
    with pytest.raises(InvalidInput, match="quá phức tạp"):
        guard.guarded(deque, count(), 0)
    with pytest.raises(InvalidInput, match="quá phức tạp"):
        guard.guarded(bytearray, 2 * guard.MEMORY)
    monkeypatch.undo()
    assert signing.check_pdf(made()).page_count == 2
