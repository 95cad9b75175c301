"""Công văn đính chính as named people write it: begun from an issued plan, checked, sent on its way, issued."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents import services
from documents.constants import Action, DocumentType, Relation, SigningMethod, State
from documents.models import Correction, Document
from documents.rules.corrections import CorrectionRow
from documents.selectors.corrections import corrections_of, own_drafts
from documents.services import own_text
from documents.writers import json
from tests import people
from tests.documents import letters
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: LazySettings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def test_it_begins_with_what_the_corrected_plan_says(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    correction = letters.begun(cast, plan)
    letter = correction.document
    assert (letter.doc_type, letter.relation, letter.relates_to) == (DocumentType.CV, Relation.CORRECT, plan.document)
    assert letter.subject == "đính chính Kế hoạch số 01/KH-SKHCN ngày 05/9/2025"
    assert (letter.signer_name, letter.authority) == ("Trần Công Hòa", "KT.")
    assert correction.addressees == "UBND tỉnh\nCác phòng, đơn vị thuộc Sở"
    assert [row.name for row in letter.recipients.all()] == ["Như trên"]
    assert correction.opening.startswith(
        "Ngày 05 tháng 9 năm 2025, Sở Khoa học và Công nghệ Quảng Ngãi ban hành Kế hoạch số 01/KH-SKHCN về việc "
        "triển khai hoạt động nâng cao năng suất chất lượng năm 2025. "
    )


@pytest.mark.parametrize(("short_name", "symbol"), [("TĐC", "SKHCN-TĐC"), ("Phòng TĐC", "SKHCN"), ("", "SKHCN")])
def test_its_symbol_carries_the_unit_and_no_type(cast: Cast, short_name: str, symbol: str) -> None:
    cast.unit.short_name = short_name
    cast.unit.save()
    assert letters.begun(cast).document.symbol == symbol


def test_only_one_draft_at_a_time_and_only_of_what_is_in_force(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    letters.begun(cast, plan)
    with pytest.raises(NotAllowed, match="đã lập dự thảo"):
        letters.begun(cast, plan)
    draft = people.make_plan(cast.agency, cast.drafter)
    with pytest.raises(NotAllowed, match="chưa ban hành"):
        letters.begun(cast, draft)


def test_who_does_not_draft_does_not_begin_and_a_stranger_finds_nothing(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    with pytest.raises(NotAllowed, match="dành cho"):
        services.correction_create(actor=cast.viewer, document_id=plan.document_id)
    with pytest.raises(Document.DoesNotExist):
        services.correction_create(actor=cast.stranger, document_id=plan.document_id)
    assert not Correction.objects.exists()


def test_saving_changes_text_and_header_under_one_version(cast: Cast) -> None:
    correction = letters.begun(cast)
    version = correction.document.version
    saved = letters.save(correction, cast.drafter, letters.ROW, CorrectionRow(), signer_name="Nguyễn Tấn Liêm")
    assert saved.rows == [
        {"where": "Mục I", "printed": "Nâng cao nhận thức về năng suất", "correct": "Nâng cao nhận thức về năng suất,"}
    ]
    document = Document.objects.get(pk=saved.document_id)
    assert (document.version, document.signer_name) == (version + 1, "Nguyễn Tấn Liêm")
    trail = Entry.objects.filter(object_type="documents.correction", action="changed").get()
    assert trail.after["rows"] == saved.rows


def test_text_alone_raises_the_version_too_and_no_change_does_not(cast: Cast) -> None:
    correction = letters.begun(cast)
    version = correction.document.version
    for rows, expected in (((letters.ROW,), version + 1), ((letters.ROW,), version + 1)):
        letters.save(correction, cast.drafter, *rows)
        assert Document.objects.get(pk=correction.document_id).version == expected


def test_a_row_that_corrects_nothing_is_refused_and_nothing_is_saved(cast: Cast) -> None:
    correction = letters.begun(cast)
    with pytest.raises(InvalidInput, match="Dòng 2: phần đính chính giống hệt") as refused:
        letters.save(correction, cast.drafter, letters.ROW, CorrectionRow("Mục II", "a  b", "a b"), symbol="SKHCN-VP")
    assert refused.value.field == "rows"
    correction.refresh_from_db()
    assert (correction.rows, Document.objects.get(pk=correction.document_id).symbol) == ([], "SKHCN")


def test_a_stale_tab_overwrites_nothing(cast: Cast) -> None:
    correction = letters.written(cast)
    with pytest.raises(StaleVersion):
        services.correction_update(
            document_id=correction.document_id, actor=cast.drafter, version=1, changes={}, recipients=[], words={}
        )


def test_it_is_not_submitted_without_its_rows(cast: Cast) -> None:
    correction = letters.begun(cast)
    with pytest.raises(InvalidInput, match="Chưa trình được: Chưa có nội dung đính chính") as refused:
        letters.walk(correction, cast, Action.SUBMIT)
    assert refused.value.code == "incomplete"


def test_what_it_corrects_must_still_be_in_force(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    correction = letters.written(cast, plan)
    letters.walk(correction, cast, *letters.TO_APPROVAL[:3])
    services.document_withdraw(document_id=plan.document_id, actor=cast.leader, note="Ban hành nhầm")
    with pytest.raises(NotAllowed, match="đã bị thu hồi nên không cần đính chính"):
        letters.walk(correction, cast, Action.APPROVE)
    with pytest.raises(NotAllowed, match="đã bị thu hồi"):
        letters.begun(cast, plan)


def test_the_rows_are_compared_with_what_was_issued(cast: Cast) -> None:
    correction = letters.begun(cast)
    rows = (
        letters.ROW,
        CorrectionRow("Mục II", "chữ không có ở đâu", "chữ khác"),
        CorrectionRow("Mục II.1", "Quý III/2025", "Quý IV/2025"),
    )
    saved = letters.save(correction, cast.drafter, *rows)
    advice = [finding.message for finding in own_text.correction_findings(saved) if not finding.is_blocking]
    assert [sentence[:50] for sentence in advice] == [
        "Dòng 2: văn bản đã ban hành không có chỗ nào in «c",
        "Dòng 3: có vẻ sửa thời hạn của nhiệm vụ, là sửa nộ",
    ]


@pytest.mark.heavy
@time_machine.travel(dt.datetime(2025, 9, 15, 9, tzinfo=dt.UTC), tick=False)
def test_it_walks_from_draft_to_issue_and_the_plan_names_it(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    correction = letters.written(cast, plan)
    letters.save(correction, cast.drafter, letters.ROW, signing_method=SigningMethod.PAPER)
    assert [*own_drafts(cast.drafter)] == [correction.document]
    letters.walk(correction, cast, *letters.TO_APPROVAL)
    given: dict[str, Any] = {"document_id": correction.document_id, "actor": cast.clerk}
    services.document_sign_paper(**given, signed_on=dt.date(2025, 9, 15))
    services.document_assign_number(**given, issued_on=dt.date(2025, 9, 15))
    assert not corrections_of(plan.document)
    issued = services.correction_issue(**given)
    text = json.load(issued.content_json)
    assert (text.type_name, text.letterhead.number, text.letterhead.symbol) == ("", 1, "SKHCN")
    assert text.addressees == ("UBND tỉnh", "Các phòng, đơn vị thuộc Sở")
    assert [letter.code for letter in corrections_of(plan.document)] == ["01/SKHCN"]
    plan.document.refresh_from_db()
    assert plan.document.state == State.ISSUED
    assert not own_drafts(cast.drafter)


@pytest.mark.heavy
@time_machine.travel(dt.datetime(2025, 9, 15, 9, tzinfo=dt.UTC), tick=False)
def test_a_withdrawn_letter_corrects_nothing_and_a_second_one_may_follow(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    letter = letters.written(cast, plan).document
    people.advance(letter, State.ISSUED, by=cast.clerk, issued_on=dt.date(2025, 9, 15))
    assert [*corrections_of(plan.document)] == [letter]
    second = letters.begun(cast, plan)
    assert second.document.relates_to == plan.document
    note: dict[str, Any] = {"action": Action.WITHDRAW, "note": "Đính chính nhầm"}
    services.correction_step(document_id=letter.pk, actor=cast.leader, **note)
    assert not corrections_of(plan.document)


def test_after_a_cancelled_number_another_letter_may_follow(cast: Cast) -> None:
    plan = letters.issued_plan(cast)
    letter = letters.written(cast, plan).document
    people.advance(letter, State.NUMBERED, by=cast.clerk, issued_on=dt.date(2025, 9, 15))
    services.correction_step(document_id=letter.pk, actor=cast.leader, action=Action.CANCEL, note="Không cần nữa")
    assert Document.objects.get(pk=letter.pk).state == State.CANCELLED
    assert letters.begun(cast, plan).document.relates_to == plan.document
    assert letter not in own_drafts(cast.drafter)


def test_a_draft_is_deleted_with_its_text(cast: Cast) -> None:
    correction = letters.written(cast)
    services.document_delete(document_id=correction.document_id, actor=cast.drafter)
    assert not Correction.objects.exists()
