"""Verification: whatever is done to a signed file afterwards, both programs say so."""

from __future__ import annotations

import asyncio
import datetime as dt
import io
import subprocess
import time
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils import embed
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from common.errors import InvalidInput
from documents import signing
from documents.signing import demo, verification
from documents.signing.verification import Report
from documents.signing.waiting import apart
from documents.writers import pdf
from tests.documents import keys, samples


def valid(data: bytes, roots: signing.Roots | None = None) -> list[bool]:
    """Which signatures hold; none of a file that cannot be read."""
    try:
        return [each.is_valid for each in signing.verify(data, keys.roots() if roots is None else roots)]
    except InvalidInput:
        return []


def only(data: bytes, roots: signing.Roots | None = None) -> Report:
    (report,) = signing.verify(data, keys.roots() if roots is None else roots)
    return report


def poppler_valid(data: bytes, folder: Path) -> int:
    (folder / "file.pdf").write_bytes(data)
    said = subprocess.run(["pdfsig", str(folder / "file.pdf")], capture_output=True, check=False)
    return said.stdout.count(b"Signature is Valid.")


@cache
def kept_room() -> range:
    """The bytes of the last signature itself: no signature can speak for its own bytes."""
    with pikepdf.open(io.BytesIO(keys.signed())) as file:
        _, before, after, _ = (int(each) for each in file.Root.AcroForm.Fields[1].V.ByteRange)
    return range(before, after)


@pytest.mark.heavy
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
@example(place=0.0, change=1)
@example(place=1 - 2**-53, change=2)
def test_one_byte_changed_anywhere_is_seen_by_both(tmp_path: Path, place: float, change: int) -> None:
    data = bytearray(keys.signed())
    data[int(place * len(data))] ^= change
    if int(place * len(data)) not in kept_room():
        assert valid(bytes(data)).count(True) < 2
        assert poppler_valid(bytes(data), tmp_path) < 2


@pytest.mark.parametrize("from_end", [1, 2, 50, 300])
def test_nothing_hides_in_the_room_behind_the_last_signature(from_end: int) -> None:
    data = bytearray(keys.signed())
    data[kept_room().stop - from_end] ^= 1
    assert valid(bytes(data)).count(True) < 2


def test_a_byte_at_the_end_is_seen() -> None:
    assert valid(keys.signed() + b"\n").count(True) < 2


def later(data: bytes, change: str) -> bytes:
    """`data` with one more revision, in which something was added."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    if change == "field":
        append_signature_field(writer, SigFieldSpec("Them", on_page=0, box=(10, 10, 60, 60)))
    elif change == "drawing":
        RawContent(b"q 1 0 0 rg 100 100 200 200 re f Q").add_to_page(writer, 0)
    elif change == "attachment":
        file = embed.EmbeddedFileObject.from_file_data(writer, b"x", compress=False)
        embed.embed_file(writer, embed.FileSpec("x.txt", file_name="x.txt", embedded_data=file))
    elif change == "title":
        writer.root[pdf_name("/Lang")] = pdf_name("/en")
        writer.update_root()  # type: ignore[no-untyped-call]
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


@pytest.mark.parametrize("change", ["field", "drawing", "attachment", "title"])
def test_an_addition_ends_the_signatures(change: str) -> None:
    assert valid(keys.signed()) == [True, True]
    changed = signing.verify(later(keys.signed(), change), keys.roots())
    assert (changed[0].is_valid, changed[0].covers) == (False, signing.Covers.CHANGED)
    assert "thêm hoặc sửa sau khi" in changed[0].sentence
    # The agency's signature certifies nothing: another empty field does it no harm.
    assert changed[1].is_valid == (change == "field")


def test_a_page_added_by_a_rewrite_ends_both_signatures() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(keys.signed())) as file:
        file.add_blank_page()
        file.save(out)
    assert True not in valid(out.getvalue())


def test_a_rewrite_alone_ends_both_signatures() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(keys.signed())) as file:
        file.save(out)
    reports = signing.verify(out.getvalue(), keys.roots())
    assert [each.is_valid for each in reports] == [False, False]
    assert "đã bị sửa sau khi" in reports[0].sentence


def test_a_third_signature_that_is_seen_on_the_page_ends_the_first() -> None:
    place = SigFieldSpec("Khac", on_page=0, box=(10, 10, 60, 60))
    signer = PdfSigner(PdfSignatureMetadata(field_name="Khac"), keys.agency().signer, new_field_spec=place)
    data = apart(lambda: signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(keys.signed())))).getvalue()
    first, *_, third = signing.verify(data, keys.roots())
    assert (first.is_valid, first.covers, third.role) == (False, signing.Covers.CHANGED, None)


def test_an_annex_allows_nothing_after_its_signature() -> None:
    annex = signing.sign_annex(keys.paper().data, keys.agency(), code="27/KH-SKHCN", at=keys.now())
    assert valid(annex) == [True]
    assert valid(later(annex, "field")) == [False]


def test_an_authority_that_nobody_trusts() -> None:
    stranger = keys.make(keys.SIGNER, issuer=demo.make_authority("CA lạ"))
    data = signing.sign(keys.prepared(), stranger, role=keys.PERSON, image=None, image_width=0, at=keys.now())
    report = only(data)
    assert (report.intact, report.trusted, report.is_valid) == (True, False, False)
    assert "nơi cấp «CA lạ (trình diễn)» chưa được tin cậy" in report.sentence
    assert not only(keys.signed_once(), ()).is_valid


@pytest.mark.parametrize("days", [-400, 30])
def test_a_certificate_out_of_its_time(days: int) -> None:
    outside = keys.make(keys.SIGNER, days=days)
    data = signing.sign(keys.prepared(), outside, role=keys.PERSON, image=None, image_width=0, at=keys.now())
    report = only(data)
    assert (report.intact, report.trusted, report.in_force, report.is_valid) == (True, True, False, False)
    assert "không có hiệu lực vào ngày ký" in report.sentence


def test_a_signature_outlives_its_certificate() -> None:
    """What counts is the day of signing."""
    old = keys.make(keys.SIGNER, days=-400)
    day = keys.now() - dt.timedelta(days=200)
    data = signing.sign(keys.prepared(), old, role=keys.PERSON, image=None, image_width=0, at=day)
    assert only(data).is_valid
    assert only(data).signed_at == day


def test_a_certificate_that_is_not_for_signing() -> None:
    other = keys.make(keys.SIGNER, can_sign=False)
    data = signing.sign(keys.prepared(), other, role=keys.PERSON, image=None, image_width=0, at=keys.now())
    assert not only(data).is_valid


def test_a_file_without_signatures_has_no_reports() -> None:
    assert signing.verify(keys.paper().data, keys.roots()) == []
    assert signing.verify(keys.prepared(), keys.roots()) == []


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"%PDF-1.7\nnonsense"])
def test_what_is_no_pdf(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="không phải là PDF") as refused:
        signing.verify(data, ())
    assert refused.value.field == "file"


@pytest.mark.heavy
def test_a_long_document_is_checked_in_time() -> None:
    """3,000 objects in one stream: reading them must not take their square (it took 20 seconds)."""
    printed = pdf.render_anew(samples.content(annexes=(samples.annex(rows=100),)))
    data = signing.prepare(printed.data, signing.boxes(printed.boxes["sign"]))
    data = signing.sign(data, keys.person(), role=keys.PERSON, image=None, image_width=0, at=keys.now())
    data = signing.sign(data, keys.agency(), role=keys.ORGANIZATION, image=None, image_width=0, at=keys.now())
    start = time.process_time()
    assert [each.is_valid for each in verification.reports(data, keys.roots())] == [True, True]
    assert time.process_time() - start < 5


def test_it_verifies_inside_an_event_loop_too() -> None:
    """As under an asynchronous server: pyHanko starts a loop of its own."""

    async def ask() -> list[bool]:
        return valid(keys.signed())

    assert apart(lambda: asyncio.run(ask())) == [True, True]
