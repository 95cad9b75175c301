"""«Kiểm tra văn bản»: what a stranger learns behind the QR code, and what never."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from common.calendar import ZONE, dmy
from documents.constants import Action, Circulation, Relation, State
from documents.models import AnnexFile, Document, DocumentCopy, DocumentEvent
from documents.views.check import FILES, LOOKS
from documents.views.uploads import MAX_FILE, HashingHandler
from tests import evidence, people
from tests.people import PDF, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

SECRETS = ("Nguyễn Thị Lan", "Võ Minh Tâm", "Phòng Tiêu chuẩn", "UBND tỉnh", "thuộc Sở", "chuyenvien", "VT, TĐC")


@pytest.fixture(autouse=True)
def _nobody_asked_yet() -> None:
    cache.clear()


def issued(cast: Cast, state: str = State.ISSUED, **fields: Any) -> Document:
    return people.advance(people.make_document(cast.agency, cast.drafter, **fields), state, by=cast.clerk)


def page(document: Document) -> str:
    answer = Client().get(f"/xac-thuc/{document.check_code}/")
    assert answer.status_code == 200
    return answer.content.decode()


def compare(document: Document, data: bytes, name: str = "van-ban.pdf") -> str:
    file = SimpleUploadedFile(name, data, "application/pdf")
    return Client().post(f"/xac-thuc/{document.check_code}/", {"file": file}).content.decode()


def follow(cast: Cast, document: Document, relation: str, **fields: Any) -> Document:
    return issued(cast, relation=relation, relates_to=document, symbol="QĐ-SKHCN", **fields)


def test_it_works(cast: Cast) -> None:
    said = page(issued(cast))
    assert "Còn hiệu lực" in said
    for word in ("01/KH-SKHCN", "05/09/2025", "Triển khai hoạt động", "Sở Khoa học và Công nghệ Quảng Ngãi",
                 "Trần Công Hòa", sha256(PDF).hexdigest(), "Chưa ký số"):  # fmt: skip
        assert word in said, word


def test_nothing_else_of_the_agency_is_shown(cast: Cast) -> None:
    document = issued(cast)
    evidence.add_files(document, cast.drafter)
    said = page(document)
    assert [word for word in SECRETS if word in said] == []
    assert f"/van-ban/{document.pk}" not in said


def test_nobody_keeps_or_lists_the_page(cast: Cast) -> None:
    answer = Client().get(f"/xac-thuc/{issued(cast).check_code}/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in answer.content.decode()
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies


def test_a_code_may_be_typed_as_it_is_read(cast: Cast) -> None:
    document = issued(cast, check_code="7K3M9XQAP0RSTV1X")
    answer = Client().get("/xac-thuc/", {"ma": "7k3m 9xqa-pOrs tvIx"}, follow=True)
    assert answer.redirect_chain == [("/xac-thuc/7K3M9XQAP0RSTV1X/", 302)]
    assert document.code in answer.content.decode()
    assert Client().get("/xac-thuc/7k3m-9xqa-pors-tvlx/").status_code == 200


def test_what_is_no_code_is_said_at_the_field() -> None:
    said = Client().get("/xac-thuc/", {"ma": "<b>abc"}).content.decode()
    assert "Mã xác thực gồm 16 chữ và số" in said
    assert "&lt;b&gt;abc" in said


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED, State.NUMBERED])
def test_what_is_not_issued_does_not_exist(cast: Cast, state: str) -> None:
    document = issued(cast, state, check_code="7K3M9XQAP0RSTV1X")
    answers = []
    for code in (document.check_code, "0000111122223333", "khong-phai-ma", "%00", "a" * 3000):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = Client().get(f"/xac-thuc/{code}/")
        assert answer.status_code == 404
        assert "Không có văn bản đã ban hành nào mang mã này" in answer.content.decode()
        answers.append(len(asked))
    assert set(answers) == {1}


def test_a_withdrawn_document_says_so_and_since_when(cast: Cast) -> None:
    document = issued(cast, State.WITHDRAWN)
    step = DocumentEvent.objects.create(
        agency=cast.agency, document=document, action=Action.WITHDRAW, from_state=State.ISSUED,
        to_state=State.WITHDRAWN, actor=cast.leader,
    )  # fmt: skip
    said = page(document)
    assert "Đã thu hồi" in said
    assert "Còn hiệu lực" not in said
    assert f"hết hiệu lực từ ngày {dmy(step.at.astimezone(ZONE).date())}" in said


@pytest.mark.parametrize(
    ("relation", "words"),
    [(Relation.AMEND, "Đã được điều chỉnh, bổ sung"), (Relation.REPLACE, "Đã được thay thế")],
)
def test_a_changed_document_names_what_changed_it(cast: Cast, relation: str, words: str) -> None:
    document = issued(cast)
    later = follow(cast, document, relation, check_code="7K3M9XQAP0RSTV1X")
    Document.objects.filter(pk=document.pk).update(state=State.AMENDED, amended_by=later)
    said = page(document)
    assert words in said
    assert '<a class="link" href="/xac-thuc/7K3M9XQAP0RSTV1X/">02/QĐ-SKHCN</a> ngày 05/09/2025' in said
    assert "Còn hiệu lực" in page(later)


def test_a_corrected_document_is_in_force_and_names_the_correction(cast: Cast) -> None:
    document = issued(cast)
    follow(cast, document, Relation.CORRECT)
    said = page(document)
    assert "Còn hiệu lực" in said
    assert "Được đính chính bởi" in said


def test_a_later_document_that_is_not_issued_is_not_told(cast: Cast) -> None:
    document = issued(cast)
    draft = people.make_document(cast.agency, cast.drafter, relation=Relation.AMEND, relates_to=document)
    people.advance(draft, State.NUMBERED, by=cast.clerk)
    assert "bởi" not in page(document)


def test_an_internal_document_keeps_its_subject(cast: Cast) -> None:
    said = page(issued(cast, circulation=Circulation.INTERNAL))
    assert "Triển khai" not in said
    assert "lưu hành nội bộ" in said


def test_the_issued_file_is_recognised(cast: Cast) -> None:
    said = compare(issued(cast), PDF)
    assert "Tệp đúng là văn bản này" in said
    assert "Bản đã ban hành" in said


def test_one_byte_changed_is_told(cast: Cast) -> None:
    said = compare(issued(cast), PDF.replace(b"stand-in", b"stand-in"[:-1] + b"m"))
    assert "KHÔNG giống văn bản đã ban hành" in said
    assert "Tệp đúng là" not in said


def test_another_documents_file_is_only_not_this_one(cast: Cast) -> None:
    document, other = issued(cast), issued(cast, subject="Một kế hoạch rất khác")
    data = b"%PDF-1.7\n% the other's copy\n"
    evidence.add_files(other, cast.drafter)
    copy = DocumentCopy.objects.get(document=other)
    DocumentCopy.objects.create(
        agency=cast.agency, document=other, kind="SY", number=901, number_year=2025, symbol="SY-SKHCN", pdf_path="x",
        made_on=copy.made_on, signer_name="Lê Văn Bình", made_by=cast.clerk, pdf_sha256=sha256(data).hexdigest(),
        pdf_size=1, page_count=1,
    )  # fmt: skip
    said = compare(document, data)
    assert "không phải văn bản này" in said
    assert "rất khác" not in said
    assert "901" not in said
    assert "Sao y số 901/SY-SKHCN" in compare(other, data)


def test_an_annex_is_recognised(cast: Cast) -> None:
    draft = people.make_document(cast.agency, cast.drafter)
    data = b"%PDF-1.7\n% an annex\n"
    AnnexFile.objects.create(
        agency=cast.agency, document=draft, title="Biểu tổng hợp", file_name="b.pdf", made_by=cast.drafter,
        pdf_path="x", pdf_sha256=sha256(data).hexdigest(), pdf_size=1, page_count=1,
    )  # fmt: skip
    document = people.advance(draft, State.ISSUED, by=cast.clerk)
    assert "Phụ lục «Biểu tổng hợp»" in compare(document, data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 a Word file", "Không phải tệp PDF"),
        (b"%PDF-1.7\ntrailer << /Encrypt 5 0 R >>", "Tệp có mật khẩu"),
        (b"%PDF-1.7\n" + b"x" * MAX_FILE, "Tệp lớn hơn 30 MB"),
        (b"", "Không phải tệp PDF"),
    ],
    ids=["word", "password", "too large", "empty"],
)
def test_what_cannot_be_compared_is_one_sentence(cast: Cast, data: bytes, sentence: str) -> None:
    assert sentence in compare(issued(cast), data)


def test_a_password_is_seen_across_two_pieces_of_the_file() -> None:
    handler = HashingHandler()
    handler.receive_data_chunk(b"%PDF-1.7 trailer << /Enc", 0)
    handler.receive_data_chunk(b"rypt 5 0 R >>", 24)
    handler.file_complete(37)
    assert handler.has_password
    assert handler.digest == sha256(b"%PDF-1.7 trailer << /Encrypt 5 0 R >>").hexdigest()


def test_no_file_is_one_sentence(cast: Cast) -> None:
    document = issued(cast)
    assert "Hãy chọn tệp PDF" in Client().post(f"/xac-thuc/{document.check_code}/", {}).content.decode()
    assert "Hãy chọn tệp PDF" in Client().post(f"/xac-thuc/{document.check_code}/", {"file": "chữ"}).content.decode()


def test_the_file_is_kept_nowhere(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    document = issued(cast)
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    before = files(Path(settings.MEDIA_ROOT))
    data = PDF + b"x" * (3 * 1024 * 1024)
    assert "KHÔNG giống" in compare(document, data)
    assert files(tmp_path) == []
    assert files(Path(settings.MEDIA_ROOT)) == before


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_an_address_that_asks_too_often_waits(cast: Cast) -> None:
    document = issued(cast)
    client = Client()
    for _ in range(LOOKS.times):
        assert client.get(f"/xac-thuc/{document.check_code}/").status_code == 200
    answer = client.get("/xac-thuc/")
    assert answer.status_code == 429
    assert "quá nhiều lần; hãy thử lại sau 1 phút" in answer.content.decode()
    assert answer.headers["Retry-After"] == "60"
    assert Client(REMOTE_ADDR="192.0.2.7").get("/xac-thuc/").status_code == 200


def test_files_are_counted_apart_and_sooner(cast: Cast) -> None:
    document = issued(cast)
    answers = [compare(document, PDF) for _ in range(FILES.times + 1)]
    assert "Tệp đúng là" in answers[-2]
    assert "quá nhiều lần" in answers[-1]
    assert Client().get("/xac-thuc/").status_code == 200


def test_behind_the_proxy_its_word_on_the_address_counts(cast: Cast, settings: Settings) -> None:
    settings.BEHIND_HTTPS = True
    near = [Client().get("/xac-thuc/", headers={"X-Forwarded-For": f"10.0.0.{n}, 2001:db8::{n}"}) for n in range(61)]
    far = Client().get("/xac-thuc/", headers={"X-Forwarded-For": "2001:db8:1::1"})
    assert (near[-2].status_code, near[-1].status_code, far.status_code) == (200, 429, 200)
