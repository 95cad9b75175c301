"""Making a document, writing its header and its recipients, deleting a draft."""

from __future__ import annotations

from typing import Any

import pytest

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import Authority, DocumentType, State
from documents.models import Document
from documents.services import (
    document_comment,
    document_create,
    document_delete,
    document_update,
    recipients_replace,
)
from tests import people
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(cast: Cast) -> Document:
    return people.make_document(cast.agency, cast.drafter)


def test_a_new_document_knows_its_agency_and_unit(cast: Cast) -> None:
    made = document_create(actor=cast.drafter, agency=cast.agency, subject="  Đào tạo   OKR\nnăm 2025 ")
    assert (made.subject, made.symbol, made.place) == ("Đào tạo OKR năm 2025", "KH-SKHCN", "Quảng Ngãi")
    assert (made.drafting_unit, made.created_by, made.state) == (cast.unit, cast.drafter, State.DRAFT)
    assert made.search_text == "dao tao okr nam 2025"
    assert Entry.objects.get().action == "created"


def test_a_dispatch_carries_no_type_code(cast: Cast) -> None:
    made = document_create(actor=cast.drafter, agency=cast.agency, doc_type=DocumentType.CV, subject="Mời họp")
    assert made.symbol == "SKHCN"


@pytest.mark.parametrize("person", ["viewer", "clerk", "leader", "stranger", "superior_reader"])
def test_only_drafting_roles_of_the_agency_make_one(cast: Cast, person: str) -> None:
    with pytest.raises(NotAllowed, match="vai trò soạn thảo"):
        document_create(actor=getattr(cast, person), agency=cast.agency, subject="Thử")


def test_a_header_is_changed_and_traced(cast: Cast, document: Document) -> None:
    changes = {"subject": "Kế hoạch đào tạo", "authority": Authority.TL, "draft_month": 10}
    after = document_update(document_id=document.pk, actor=cast.finance, version=1, changes=changes)
    assert (after.subject, after.authority, after.draft_month, after.version) == ("Kế hoạch đào tạo", "TL.", 10, 2)
    entry = Entry.objects.get()
    assert entry.before["draft_month"] == 9
    assert entry.after["subject"] == "Kế hoạch đào tạo"


def test_nothing_changed_is_no_new_version(cast: Cast, document: Document) -> None:
    after = document_update(
        document_id=document.pk, actor=cast.drafter, version=1, changes={"signer_name": " Trần Công Hòa "}
    )
    assert after.version == 1
    assert not Entry.objects.exists()


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"subject": ""}, "subject", "Trích yếu"),
    ({"subject": "x" * 501}, "subject", "Trích yếu"),
    ({"draft_month": "tháng chín"}, "draft_month", "Tháng dự kiến"),
    ({"draft_month": 13}, "draft_month", "từ 1 đến 12"),
    ({"authority": "Thay"}, "authority", "Quyền hạn ký"),
    ({"urgency": "GẤP"}, "urgency", "Độ khẩn"),
    ({"number": 7}, "number", "Không có trường «number»"),
    ({"state": "issued"}, "state", "Không có trường «state»"),
    ({"drafting_unit": 999_999}, "drafting_unit", "không thuộc cơ quan"),
    ({"drafting_unit": "phòng"}, "drafting_unit", "không thuộc cơ quan"),
]


@pytest.mark.parametrize(("changes", "field", "sentence"), BAD)
def test_a_bad_value_is_named_and_nothing_saved(
    cast: Cast, document: Document, changes: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refusal:
        document_update(document_id=document.pk, actor=cast.drafter, version=1, changes=changes)
    assert refusal.value.field == field
    document.refresh_from_db()
    assert document.version == 1


def test_another_agencys_unit_cannot_draft(cast: Cast, document: Document) -> None:
    foreign = people.make_unit(cast.other, "phong", "Phòng của Đồng Nai")
    with pytest.raises(InvalidInput, match="không thuộc cơ quan"):
        document_update(document_id=document.pk, actor=cast.drafter, version=1, changes={"drafting_unit": foreign.pk})


def test_a_stale_tab_overwrites_nothing(cast: Cast, document: Document) -> None:
    document_update(document_id=document.pk, actor=cast.finance, version=1, changes={"place": "Đà Nẵng"})
    with pytest.raises(StaleVersion) as refusal:
        document_update(document_id=document.pk, actor=cast.drafter, version=1, changes={"place": "Huế"})
    assert refusal.value.current == 2
    document.refresh_from_db()
    assert document.place == "Đà Nẵng"


@pytest.mark.parametrize("state", [State.SUBMITTED, State.APPROVED, State.NUMBERED, State.ISSUED])
def test_a_header_that_went_on_is_closed(cast: Cast, document: Document, state: State) -> None:
    people.advance(document, state, by=cast.clerk)
    with pytest.raises(NotAllowed, match="không sửa được"):
        document_update(document_id=document.pk, actor=cast.drafter, version=1, changes={"subject": "Khác"})
    with pytest.raises(NotAllowed, match="không sửa được"):
        recipients_replace(document_id=document.pk, actor=cast.drafter, rows=[])
    with pytest.raises(NotAllowed, match="không sửa được"):
        document_delete(document_id=document.pk, actor=cast.drafter)


def test_recipients_are_written_in_order(cast: Cast, document: Document) -> None:
    rows = [{"name": "Bộ KH&CN;", "purpose": "b/c"}, {"name": " "}, {"name": "Các sở, ngành"}]
    recipients_replace(document_id=document.pk, actor=cast.drafter, rows=rows, version=1)
    kept = list(document.recipients.values_list("name", "purpose", "position"))
    assert kept == [("Bộ KH&CN", "b/c", 0), ("Các sở, ngành", "", 1)]
    document.refresh_from_db()
    assert document.version == 2
    assert Entry.objects.get().before == {"recipients": ["UBND tỉnh", "Các phòng, đơn vị thuộc Sở"]}


def test_a_bad_recipient_keeps_the_old_ones(cast: Cast, document: Document) -> None:
    with pytest.raises(InvalidInput) as refusal:
        recipients_replace(document_id=document.pk, actor=cast.drafter, rows=[{"name": "X", "purpose": "xem"}])
    assert refusal.value.field == "purpose"
    assert document.recipients.count() == 2


def test_a_draft_nobody_was_asked_about_is_deleted(cast: Cast, document: Document) -> None:
    document_delete(document_id=document.pk, actor=cast.drafter)
    assert not Document.objects.filter(pk=document.pk).exists()
    assert Entry.objects.get().action == "deleted"


def test_a_draft_with_a_history_is_kept(cast: Cast, document: Document) -> None:
    document_comment(document_id=document.pk, actor=cast.finance, note="Chưa có nguồn kinh phí.")
    with pytest.raises(NotAllowed, match="được giữ lại"):
        document_delete(document_id=document.pk, actor=cast.drafter)
