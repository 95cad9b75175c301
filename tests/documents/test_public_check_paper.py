"""The QR code on the paper: where it is printed, where not, and that a phone reads it."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from django.db import IntegrityError
from PIL import Image
from pypdf import PdfReader
from pytest_django import Settings

from documents.constants import State
from documents.content import Content, PublicCheck, Recipients, frame
from documents.models import Document, LayoutSettings
from documents.services import document_assign_number
from documents.writers import html, json, pdf
from plans import services
from plans.content import current
from plans.models import Plan
from tests import people
from tests.documents import samples
from tests.people import Cast

CHECK = PublicCheck("https://cong-nscl.quangngai.gov.vn/xac-thuc/7K3M9XQAP0RSTV1X/", "7K3M-9XQA-P0RS-TV1X")
MANY = Recipients(tuple(f"Nơi nhận thứ {number} của văn bản này (b/c)" for number in range(1, 25)), "VT")


def numbered(cast: Cast) -> Document:
    document = people.make_document(cast.agency, cast.drafter)
    people.advance(document, State.APPROVED, by=cast.leader)
    return document_assign_number(document_id=document.pk, actor=cast.clerk, issued_on=dt.date(2025, 9, 5))


def scanned(data: bytes, folder: Path, dpi: int = 150) -> list[str]:
    """What a phone reads off each page of the PDF."""
    (folder / "paper.pdf").write_bytes(data)
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "paper.pdf", "page"], cwd=folder, check=True)
    pages = sorted(folder.glob("page*.pgm"))
    return [code.text for page in pages for code in zxingcpp.read_barcodes(Image.open(page))]


def printed(**changes: object) -> Content:
    return replace(samples.content(**changes), check=CHECK)


@pytest.mark.django_db
@pytest.mark.both_engines
def test_a_number_brings_a_code_that_then_stays(cast: Cast, settings: Settings) -> None:
    settings.PORTAL_BASE_URL = "https://nscl.example.vn"
    document = numbered(cast)
    code = document.check_code or ""
    check = frame.check(document)
    assert check is not None
    assert check.url == f"https://nscl.example.vn/xac-thuc/{code}/"
    assert check.code.replace("-", "") == code
    assert numbered(cast).check_code != code
    with pytest.raises(IntegrityError, match="number"):
        Document.objects.filter(pk=document.pk).update(check_code="0000111122223333")


@pytest.mark.django_db
def test_a_draft_has_none(cast: Cast) -> None:
    assert frame.check(people.make_document(cast.agency, cast.drafter)) is None


@pytest.mark.django_db
def test_an_agency_may_print_none(cast: Cast) -> None:
    document = numbered(cast)
    LayoutSettings.objects.create(agency=cast.agency, has_qr=True)
    assert frame.check(document) is not None
    LayoutSettings.objects.update(has_qr=False)
    assert frame.check(document) is None
    assert document.check_code


@pytest.mark.django_db
def test_a_portal_without_an_address_prints_none(cast: Cast, settings: Settings) -> None:
    settings.PORTAL_BASE_URL = ""
    assert frame.check(numbered(cast)) is None


@pytest.mark.django_db
def test_the_day_it_is_numbered_decides_not_the_day_it_was_approved(cast: Cast, plan: Plan) -> None:
    people.advance(plan.document, State.SUBMITTED, by=cast.drafter)
    Document.objects.filter(pk=plan.document_id).update(content_checked=True, form_checked=True)
    services.plan_move(plan_id=plan.pk, actor=cast.leader, action="approve")
    assert current(Plan.objects.get(pk=plan.pk)).check is None
    document_assign_number(document_id=plan.document_id, actor=cast.clerk, issued_on=dt.date(2025, 9, 5))
    check = current(Plan.objects.get(pk=plan.pk)).check
    assert check is not None
    assert check.code.replace("-", "") == Plan.objects.get(pk=plan.pk).document.check_code


def test_json_brings_it_back() -> None:
    assert json.load(json.dump(printed())) == printed()
    assert json.load(json.dump(samples.content())).check is None


def test_the_screen_draws_it_without_a_style_or_a_picture() -> None:
    paper = html.paper(printed())
    assert '<svg role="img"' in paper
    assert "<title>Mã QR xác thực</title>" in paper
    assert "<span>7K3M-9XQA-</span><span>P0RS-TV1X</span>" in paper
    assert "data:" not in paper
    assert "style=" not in paper
    assert "<svg" not in html.paper(samples.content())


@pytest.mark.parametrize("dpi", [100, 200])
def test_a_phone_reads_it_off_the_printed_page(tmp_path: Path, dpi: int) -> None:
    assert scanned(pdf.render(printed()).data, tmp_path, dpi) == [CHECK.url]


def test_it_stands_between_recipients_and_signature_and_clear_of_the_seal(tmp_path: Path) -> None:
    made = pdf.render(printed())
    page, left, *_ = made.boxes["sign"]
    (tmp_path / "paper.pdf").write_bytes(made.data)
    subprocess.run(["pdftoppm", "-r", "72", "-gray", "paper.pdf", "page"], cwd=tmp_path, check=True)
    [code] = zxingcpp.read_barcodes(Image.open(sorted(tmp_path.glob("page*.pgm"))[page]).resize((1785, 2526)))
    corners = [code.position.top_left.x / 3, code.position.top_right.x / 3]
    assert 30 / 25.4 * 72 < corners[0] < corners[1] < left
    assert 14 < (corners[1] - corners[0]) / 72 * 25.4 < 20
    text = PdfReader(io.BytesIO(made.data)).pages[page].extract_text()
    places = [text.index(part) for part in ("Nơi nhận:", "7K3M-9XQA-", "Quét mã", "GIÁM ĐỐC")]
    assert places == sorted(places)


@pytest.mark.parametrize("tasks", [1, 2, 3, 4])
def test_the_signature_block_stays_whole(tasks: int) -> None:
    with_code, without = printed(blocks=samples.blocks(tasks)), samples.content(blocks=samples.blocks(tasks))
    assert pdf.render(with_code).page_count == pdf.render(without).page_count
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf.render(with_code).data)).pages]
    [last] = [text for text in pages if "Nơi nhận:" in text]
    assert "7K3M-9XQA-" in last
    assert "Nguyễn Tấn Liêm" in last


def test_many_recipients_leave_it_readable(tmp_path: Path) -> None:
    assert scanned(pdf.render(printed(recipients=MANY)).data, tmp_path) == [CHECK.url]
