"""The register of legal documents: its rules, its administration page, its exchange as a file."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from audit.selectors import history
from common.errors import InvalidInput, NotAllowed
from organizations.models import User
from plans.models import LegalDocument, Plan
from plans.services.register import legal_document_delete, legal_document_save
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
PAGE = "/quan-tri/plans/legaldocument/"
HEAD = [
    "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Cơ quan ban hành", "Trích yếu",
    "Thực hiện văn bản (số, ký hiệu)", "Còn hiệu lực",
]  # fmt: skip
DECISION = {
    "kind": "Quyết định",
    "symbol": "36/QĐ-TTg",
    "issued_on": dt.date(2021, 1, 11),
    "issuer": "Thủ tướng Chính phủ",
    "subject": "Kế hoạch tổng thể nâng cao năng suất",
}


def save(cast: Cast, changes: dict[str, Any], key: int | None = None, actor: User | None = None) -> LegalDocument:
    return legal_document_save(actor=actor or cast.admin, agency=cast.agency, changes=changes, legal_document_id=key)


@pytest.mark.both_engines
def test_a_document_is_entered_and_changed_with_its_trail(cast: Cast) -> None:
    law = save(cast, DECISION)
    save(cast, {"subject": "Kế hoạch  tổng thể"}, law.pk)
    law.refresh_from_db()
    assert law.subject == "Kế hoạch tổng thể"
    assert [entry.action for entry in history(law)] == ["changed", "created"]


def test_the_same_number_and_day_twice_is_refused(cast: Cast) -> None:
    save(cast, DECISION)
    with pytest.raises(InvalidInput, match="đã có văn bản") as refusal:
        save(cast, {**DECISION, "subject": "Khác"})
    assert refusal.value.field == "symbol"


def test_nothing_carries_out_itself(cast: Cast) -> None:
    decision = save(cast, DECISION)
    plan = save(cast, {**DECISION, "kind": "Kế hoạch", "symbol": "138/KH-UBND", "implements": decision})
    with pytest.raises(InvalidInput, match="không thể thực hiện chính mình"):
        save(cast, {"implements": plan}, decision.pk)


def test_a_cited_document_stays(cast: Cast, plan: Plan) -> None:
    basis = plan.bases.get()
    with pytest.raises(NotAllowed, match="đang được viện dẫn"):
        legal_document_delete(actor=cast.admin, legal_document_id=basis.legal_document_id)
    assert LegalDocument.objects.filter(pk=basis.legal_document_id).exists()


def test_a_reader_and_a_stranger_may_not_write(cast: Cast, plan: Plan) -> None:
    law = plan.bases.get().legal_document
    with pytest.raises(NotAllowed):
        save(cast, DECISION, actor=cast.viewer)
    with pytest.raises(NotAllowed):
        save(cast, {"subject": "Khác"}, law.pk, actor=cast.stranger)


def test_the_page_shows_only_the_own_register(cast: Cast, client_as: ClientAs) -> None:
    save(cast, DECISION)
    LegalDocument.objects.create(
        agency=cast.other, kind="Kế hoạch", symbol="39/KH-UBND", issuer="UBND", subject="Bí mật"
    )
    page = client_as(cast.admin).get(PAGE).content.decode()
    assert "36/QĐ-TTg" in page
    assert "39/KH-UBND" not in page


def test_the_page_says_what_is_wrong_and_keeps_what_was_typed(cast: Cast, client_as: ClientAs) -> None:
    save(cast, DECISION)
    typed = {**DECISION, "issued_on": "11/01/2021", "subject": "Trích yếu đang gõ", "implements": ""}
    answer = client_as(cast.admin).post(f"{PAGE}add/", typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Danh mục đã có văn bản cùng số, ký hiệu và ngày này." in page
    assert "Trích yếu đang gõ" in page


def test_the_page_adds_and_deletes(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.admin)
    client.post(f"{PAGE}add/", {**DECISION, "issued_on": "11/01/2021", "implements": "", "is_in_force": "on"})
    law = LegalDocument.objects.get(symbol="36/QĐ-TTg")
    assert law.agency == cast.agency
    client.post(f"{PAGE}{law.pk}/delete/", {"post": "yes"})
    assert not LegalDocument.objects.filter(pk=law.pk).exists()


def upload(client: Client, *rows: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *rows])
    file = SimpleUploadedFile("van-ban.csv", out.getvalue().encode("utf-8-sig"))
    return client.post(f"{PAGE}import/", {"import_file": file, "resource": "0", "format": ""}).content.decode()


def confirm(client: Client, page: str) -> str:
    names = ("import_file_name", "original_file_name", "format", "resource")
    data = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in names}
    return client.post(f"{PAGE}process_import/", data, follow=True).content.decode()


def test_a_file_adds_and_changes_rows(cast: Cast, client_as: ClientAs) -> None:
    save(cast, DECISION)
    law = save(cast, {"kind": "Luật", "subject": "Ngân sách nhà nước", "issuer": "Quốc hội"})
    client = client_as(cast.admin)
    page = upload(
        client,
        ["Quyết định", "36/QĐ-TTg", "11/01/2021", "Thủ tướng Chính phủ", "Kế hoạch tổng thể, đã sửa", "", "Có"],
        ["Kế hoạch", "138/KH-UBND", "19/6/2025", "UBND tỉnh", "Năng suất đến năm 2030", "36/QĐ-TTg", "Có"],
        ["Luật", "", "", "Quốc hội", "Ngân sách nhà nước", "", "Không"],
    )
    assert "thêm 1, sửa 2" in confirm(client, page)
    plan = LegalDocument.objects.get(symbol="138/KH-UBND")
    assert plan.implements is not None
    assert plan.implements.subject == "Kế hoạch tổng thể, đã sửa"
    law.refresh_from_db()
    assert not law.is_in_force
    assert history(plan)[0].reason == "Nhập từ tệp van-ban.csv"


def test_a_wrong_row_is_named_and_nothing_is_written(cast: Cast, client_as: ClientAs) -> None:
    page = upload(
        client_as(cast.admin),
        ["Quyết định", "1/QĐ-TTg", "31/02/2021", "Thủ tướng Chính phủ", "Không có ngày này", "", "Có"],
        ["Quyết định", "2/QĐ-TTg", "28/02/2021", "Thủ tướng Chính phủ", "Thực hiện số lạ", "99/QĐ-TTg", "Có"],
    )
    assert "Ngày ban hành" in page
    assert "Không có mã «99/QĐ-TTg» trong cơ quan." in page
    assert not LegalDocument.objects.filter(symbol__endswith="QĐ-TTg").exists()
