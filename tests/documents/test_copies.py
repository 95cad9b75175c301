"""Sao y, sao lục, trích sao: what is in the file, whose number it is, who may make one."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from pypdf import PdfReader

from audit.models import Entry
from common.calendar import today
from common.errors import InvalidInput, NotAllowed
from documents import signing
from documents.constants import Action, CopyKind, State
from documents.content import Layout, Paragraph, Recipients, Signature
from documents.models import Document, DocumentCopy, NumberCounter
from documents.selectors import current_pdf, stored
from documents.services import CopyOrder, document_copy, document_issue
from documents.services.copying import _store
from documents.writers.copies import CopyBlock, copy_pdf
from organizations.models import User
from tests import people
from tests.documents import desk, keys
from tests.documents.papers import content_for
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

SENTENCE = "Sở tổ chức hội thảo về năng suất chất lượng cho các doanh nghiệp trong tỉnh, báo cáo kết quả trong quý. "
ORDER = CopyOrder(
    kind=CopyKind.FULL,
    made_on=today(),
    signer_lines="TL. Giám đốc\nChánh Văn phòng",
    signer_name="Lê Thị Hoa",
    recipients="Như trên;\nPhòng TĐC.",
)


@pytest.fixture(autouse=True)
def _media(settings: LazySettings, tmp_path: Path) -> None:
    cache.clear()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PORTAL_TRUST_ROOTS = desk.trust(tmp_path / "trust")


@pytest.fixture
def document(cast: Cast) -> Document:
    """Issued, of three pages."""
    numbered = desk.numbered(cast)
    content = replace(content_for(numbered), blocks=tuple(Paragraph(f"{n}. {SENTENCE * 4}") for n in range(1, 13)))
    issued = document_issue(document_id=numbered.pk, actor=cast.clerk, content=content)
    assert issued.page_count == 3
    return Document.objects.get(pk=numbered.pk)


def make(cast: Cast, document: Document, actor: User | None = None, **changes: Any) -> DocumentCopy:
    order = replace(ORDER, **changes)
    return document_copy(document_id=document.pk, actor=actor or cast.clerk, order=order)


def texts(copy: DocumentCopy) -> list[str]:
    data = stored(copy.pdf_path).read_bytes()
    assert sha256(data).hexdigest() == copy.pdf_sha256
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    assert len(pages) == copy.page_count
    return pages


def test_it_works(cast: Cast, document: Document) -> None:
    copy = make(cast, document)
    *original, block = texts(copy)
    assert len(original) == 3
    assert "1. Sở tổ chức" in original[0]
    parts = ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "SAO Y", "Số: 01/SY-SKHCN", "Quảng Ngãi, ngày", "Nơi nhận:", "- Như trên;",
             "- Phòng TĐC;", "- Lưu: VT.", "TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Lê Thị Hoa", "Văn bản gốc",
             "số 01/KH-SKHCN ngày 05 tháng 9 năm 2025", "chưa ký số"]  # fmt: skip
    assert [part for part in parts if part not in block] == []
    assert current_pdf(document)[1] in block.replace("\n", "")
    assert (copy.code, copy.signed_by) == ("01/SY-SKHCN", "")


def test_it_leaves_its_traces_and_the_document_as_it_was(cast: Cast, document: Document) -> None:
    copy = make(cast, document)
    event = document.events.get(action=Action.COPY)
    assert (event.actor, event.note) == (cast.clerk, "Sao y 01/SY-SKHCN")
    entry = Entry.objects.get(action=Action.COPY)
    assert entry.after == {"copy": "Sao y 01/SY-SKHCN", "pdf_sha256": copy.pdf_sha256}
    document.refresh_from_db()
    assert document.state == State.ISSUED


def test_all_forms_share_one_row_of_numbers(cast: Cast, document: Document) -> None:
    full = make(cast, document)
    extract = make(cast, document, kind=CopyKind.EXTRACT, pages="2-3")
    again = make(cast, document, kind=CopyKind.AGAIN, of_copy_id=full.pk)
    assert [copy.code for copy in (full, extract, again)] == ["01/SY-SKHCN", "02/TrS-SKHCN", "03/SL-SKHCN"]
    assert NumberCounter.objects.get(series="SAO").last == 3


def test_an_extract_holds_its_pages_alone(cast: Cast, document: Document) -> None:
    copy = make(cast, document, kind=CopyKind.EXTRACT, pages=" 3, 1 ")
    whole = texts(make(cast, document))
    first, third, block = texts(copy)
    assert (first, third) == (whole[0], whole[2])
    assert "TRÍCH SAO" in block
    assert "Trích các trang: 1, 3." in block
    assert copy.pages == "1, 3"


def test_a_sao_luc_repeats_a_sao_y(cast: Cast, document: Document) -> None:
    full = make(cast, document)
    again = make(cast, document, kind=CopyKind.AGAIN, of_copy_id=full.pk)
    assert texts(again)[:-1] == texts(full)
    assert "SAO LỤC" in texts(again)[-1]
    assert "Sao lục từ bản sao y số 01/SY-SKHCN" in texts(again)[-1]


def test_a_sao_luc_of_anything_else_is_refused(cast: Cast, document: Document) -> None:
    extract = make(cast, document, kind=CopyKind.EXTRACT, pages="1")
    other = desk.numbered(cast)
    document_issue(document_id=other.pk, actor=cast.clerk, content=content_for(other))
    for of_copy_id in (None, extract.pk, make(cast, other).pk, 10**9):
        with pytest.raises(InvalidInput, match="hãy chọn một bản sao y") as refusal:
            make(cast, document, kind=CopyKind.AGAIN, of_copy_id=of_copy_id)
        assert refusal.value.field == "of_copy"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"kind": CopyKind.EXTRACT, "pages": "4"}, "pages", "Văn bản có 3 trang"),
        ({"kind": CopyKind.EXTRACT, "pages": "1-3"}, "pages", "chọn «Sao y»"),
        ({"made_on": today() + dt.timedelta(days=1)}, "made_on", "không được sau hôm nay"),
        ({"made_on": dt.date(2025, 9, 4)}, "made_on", "không được trước ngày văn bản (05/09/2025)"),
        ({"signer_lines": " \n "}, "signer_lines", "Hãy ghi quyền hạn"),
        ({"signer_lines": "a\nb\nc\nd"}, "signer_lines", "Nhiều nhất 3 dòng"),
        ({"signer_name": "x" * 121}, "signer_name", "không quá 120 ký tự"),
        ({"recipients": "x" * 201}, "recipients", "mỗi dòng không quá 200 ký tự"),
    ],
)
def test_a_wrong_order_is_one_sentence_and_takes_no_number(
    cast: Cast, document: Document, changes: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        make(cast, document, **changes)
    assert refusal.value.field == field
    assert sentence in refusal.value.message
    assert not DocumentCopy.objects.exists()
    assert not NumberCounter.objects.filter(series="SAO").exists()


def test_dates_run_with_the_numbers(cast: Cast, document: Document) -> None:
    make(cast, document)
    with pytest.raises(InvalidInput, match="không được sớm hơn") as refusal:
        make(cast, document, made_on=today() - dt.timedelta(days=1))
    assert refusal.value.field == "made_on"
    assert NumberCounter.objects.get(series="SAO", year=today().year).last == 1


def test_a_copy_signed_by_the_agency_verifies(cast: Cast, document: Document) -> None:
    office = desk.certificate(cast.clerk, for_agency=True)
    copy = make(cast, document, certificate_id=office.pk, password=keys.PASSWORD)
    data = stored(copy.pdf_path).read_bytes()
    [report] = signing.verify(data, signing.trusted_roots())
    assert report.is_valid
    assert copy.signed_by == desk.AGENCY
    assert "chưa ký số" not in "".join(texts(copy))


def test_a_wrong_password_makes_no_copy(cast: Cast, document: Document) -> None:
    office = desk.certificate(cast.clerk, for_agency=True)
    for password, certificate_id, field in (("sai", office.pk, "password"), ("", office.pk, "password"),
                                            (keys.PASSWORD, 10**9, "certificate")):  # fmt: skip
        with pytest.raises(InvalidInput) as refusal:
            make(cast, document, certificate_id=certificate_id, password=password)
        assert refusal.value.field == field
    assert not DocumentCopy.objects.exists()


def test_a_signed_original_keeps_its_look_and_loses_its_signatures(cast: Cast) -> None:
    numbered = desk.numbered(cast)
    own = desk.certificate(cast.leader, picture=True)
    desk.prepare(cast, numbered)
    desk.sign(cast, numbered, own)
    document_issue(document_id=numbered.pk, actor=cast.clerk, content=content_for(numbered))
    copy = make(cast, numbered)
    data = stored(copy.pdf_path).read_bytes()
    assert signing.verify(data, signing.trusted_roots()) == []
    assert "/XObject" in str(PdfReader(io.BytesIO(data)).pages[0]["/Resources"])


def test_equal_input_gives_equal_bytes(document: Document) -> None:
    block = CopyBlock("SAO Y", "SỞ A & B", 5, "SY-SKHCN", "Quảng Ngãi", dt.date(2026, 2, 3),
                      Signature(("TL. GIÁM ĐỐC",), "A"), Recipients((), "VT"), ("<b>",), Layout())  # fmt: skip
    original = current_pdf(document)[0].read_bytes()
    one, two = copy_pdf(original, (2, 3), block), copy_pdf(original, (2, 3), block)
    assert one.data == two.data
    assert "ngày 03 tháng 02 năm 2026" in PdfReader(io.BytesIO(one.data)).pages[-1].extract_text()
    assert "<b>" in PdfReader(io.BytesIO(one.data)).pages[-1].extract_text()


@pytest.mark.parametrize("person", ["drafter", "unit_head", "finance", "leader", "admin", "viewer"])
def test_only_the_clerk_makes_copies(cast: Cast, document: Document, person: str) -> None:
    with pytest.raises(NotAllowed, match="dành cho Văn thư"):
        make(cast, document, getattr(cast, person))


@pytest.mark.parametrize("state", [State.NUMBERED, State.WITHDRAWN])
def test_only_what_is_issued_and_stands_is_copied(cast: Cast, state: str) -> None:
    paper = people.advance(people.make_document(cast.agency, cast.drafter), state, by=cast.clerk)
    with pytest.raises(NotAllowed):
        make(cast, paper)


def test_another_agency_finds_nothing(cast: Cast, document: Document, client_as: Callable[[User], Client]) -> None:
    copy = make(cast, document)
    with pytest.raises(Document.DoesNotExist):
        make(cast, document, cast.stranger)
    client = client_as(cast.stranger)
    for address in (f"/van-ban/{document.pk}/sao/", f"/van-ban/{document.pk}/sao/{copy.pk}/"):
        assert client.get(address).status_code == 404
    other = people.advance(people.make_document(cast.other, cast.stranger), State.ISSUED, by=cast.stranger)
    assert client_as(cast.clerk).get(f"/van-ban/{other.pk}/sao/").status_code == 404
    assert client_as(cast.clerk).get(f"/van-ban/{other.pk}/sao/{copy.pk}/").status_code == 404


def test_the_clerk_makes_one_on_the_page(cast: Cast, document: Document, client_as: Callable[[User], Client]) -> None:
    client = client_as(cast.clerk)
    address = f"/van-ban/{document.pk}/sao/"
    first = client.get(address).content.decode()
    assert "Chưa có bản sao nào" in first
    assert "TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG" in first
    sent = {"kind": "TrS", "pages": "9", "made_on": "31/12/2025", "signer_lines": "TL. GIÁM ĐỐC", "signer_name": "Hoa"}
    sent["recipients"] = "Phòng TĐC"
    refused = client.post(address, sent).content.decode()
    assert "Văn bản có 3 trang, không có trang «9»" in refused
    assert 'value="9"' in refused
    said = client.post(address, {**sent, "pages": "2"}, follow=True).content.decode()
    assert "Đã lập bản trích sao số 01/TrS-SKHCN" in said
    assert "Chưa ký số" in said
    again = client.get(address).content.decode()
    assert 'value="Hoa"' in again
    assert "Phòng TĐC" in again
    copy = DocumentCopy.objects.get()
    answer = client.get(f"{address}{copy.pk}/")
    assert b"".join(answer) == stored(copy.pdf_path).read_bytes()
    assert "Tr%C3%ADch%20sao%2001_TrS-SKHCN" in answer.headers["Content-Disposition"]


def test_readers_see_the_copies_and_no_form(
    cast: Cast, document: Document, client_as: Callable[[User], Client]
) -> None:
    make(cast, document)
    said = client_as(cast.viewer).get(f"/van-ban/{document.pk}/sao/").content.decode()
    assert "01/SY-SKHCN" in said
    assert '<form class="form"' not in said
    assert "dành cho Văn thư" in said


def test_the_public_page_knows_a_copy(cast: Cast, document: Document) -> None:
    copy = make(cast, document)
    file = SimpleUploadedFile("sao.pdf", stored(copy.pdf_path).read_bytes(), "application/pdf")
    said = Client().post(f"/xac-thuc/{document.check_code}/", {"file": file}).content.decode()
    assert "Sao y số 01/SY-SKHCN" in said


def test_a_number_taken_meanwhile_is_not_used_twice(cast: Cast, document: Document) -> None:
    """Of two that made a file for the same number, the later starts over."""
    columns = {"pdf_path": "x", "pdf_sha256": "0" * 64, "pdf_size": 1, "page_count": 1}
    assert _store(document.pk, cast.clerk, ORDER, 1, columns) is not None
    assert _store(document.pk, cast.clerk, ORDER, 1, columns) is None
    assert (DocumentCopy.objects.count(), NumberCounter.objects.get(series="SAO").last) == (1, 1)
    assert make(cast, document).number == 2


def test_the_database_keeps_copies_as_they_are(cast: Cast, document: Document) -> None:
    copy = make(cast, document)
    for sql in ("UPDATE documents_documentcopy SET signer_name = 'x'", "DELETE FROM documents_documentcopy"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert DocumentCopy.objects.get() == copy
