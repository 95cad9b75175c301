"""A document's whole way, by the services."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from audit.models import Entry
from common.errors import DomainError, InvalidInput, NotAllowed, StaleVersion
from documents.constants import Action, State
from documents.models import Document
from documents.services import (
    document_assign_number,
    document_cancel,
    document_comment,
    document_move,
    document_withdraw,
)
from tests import people
from tests.people import Cast

pytestmark = [pytest.mark.both_engines, pytest.mark.django_db]


@pytest.fixture
def document(cast: Cast) -> Document:
    return people.make_document(cast.agency, cast.drafter)


def submitted(cast: Cast, document: Document) -> Document:
    return document_move(document_id=document.pk, actor=cast.drafter, action=Action.SUBMIT)


def approved(cast: Cast, document: Document) -> Document:
    submitted(cast, document)
    document_move(document_id=document.pk, actor=cast.unit_head, action=Action.CHECK_CONTENT)
    document_move(document_id=document.pk, actor=cast.clerk, action=Action.CHECK_FORM)
    return document_move(document_id=document.pk, actor=cast.leader, action=Action.APPROVE)


def test_the_way_through_a_return_to_the_approval(cast: Cast, document: Document) -> None:
    submitted(cast, document)
    document_move(document_id=document.pk, actor=cast.unit_head, action=Action.CHECK_CONTENT)
    document_move(document_id=document.pk, actor=cast.clerk, action=Action.RETURN, note="Sai thể thức phần ký.")
    after = approved(cast, document)
    assert (after.state, after.content_checked, after.form_checked) == (State.APPROVED, True, True)
    steps = [(e.action, e.from_state, e.to_state, e.actor) for e in document.events.all()]
    assert steps == [
        ("submit", "draft", "submitted", cast.drafter),
        ("check_content", "submitted", "submitted", cast.unit_head),
        ("return", "submitted", "returned", cast.clerk),
        ("submit", "returned", "submitted", cast.drafter),
        ("check_content", "submitted", "submitted", cast.unit_head),
        ("check_form", "submitted", "submitted", cast.clerk),
        ("approve", "submitted", "approved", cast.leader),
    ]


def test_a_new_submission_starts_both_checks_anew(cast: Cast, document: Document) -> None:
    submitted(cast, document)
    document_move(document_id=document.pk, actor=cast.unit_head, action=Action.CHECK_CONTENT)
    document_move(document_id=document.pk, actor=cast.leader, action=Action.RETURN, note="Thiếu kinh phí.")
    after = submitted(cast, document)
    assert (after.content_checked, after.form_checked) == (False, False)


def test_every_step_raises_the_version_and_leaves_a_trace(cast: Cast, document: Document) -> None:
    after = submitted(cast, document)
    assert after.version == document.version + 1
    entry = Entry.objects.get(object_type="documents.document", object_id=str(document.pk))
    assert (entry.action, entry.actor, entry.agency) == ("submit", cast.drafter, cast.agency)
    assert (entry.before, entry.after) == ({"state": "draft"}, {"state": "submitted"})


def test_a_reason_of_the_return_is_kept(cast: Cast, document: Document) -> None:
    submitted(cast, document)
    document_move(document_id=document.pk, actor=cast.clerk, action=Action.RETURN, note="  Sai ký hiệu. ")
    event = document.events.last()
    assert event is not None
    assert event.note == "Sai ký hiệu."
    assert Entry.objects.first().reason == "Sai ký hiệu."  # type: ignore[union-attr]


@pytest.mark.parametrize("note", ["", "  \n "])
def test_a_return_without_a_reason_is_refused(cast: Cast, document: Document, note: str) -> None:
    submitted(cast, document)
    with pytest.raises(InvalidInput, match="ghi rõ ý kiến hoặc lý do") as refusal:
        document_move(document_id=document.pk, actor=cast.clerk, action=Action.RETURN, note=note)
    assert refusal.value.field == "note"
    document.refresh_from_db()
    assert document.state == State.SUBMITTED


def test_a_very_long_comment_is_refused(cast: Cast, document: Document) -> None:
    with pytest.raises(InvalidInput, match=r"dài quá 20\.000 ký tự"):
        document_comment(document_id=document.pk, actor=cast.clerk, note="a" * 20_001)


def test_a_stale_tab_moves_nothing(cast: Cast, document: Document) -> None:
    submitted(cast, document)
    with pytest.raises(StaleVersion) as refusal:
        document_move(document_id=document.pk, actor=cast.clerk, action=Action.CHECK_FORM, version=1)
    assert refusal.value.current == 2
    document.refresh_from_db()
    assert not document.form_checked


def test_the_second_click_is_told_so(cast: Cast, document: Document) -> None:
    submitted(cast, document)
    with pytest.raises(NotAllowed, match="«Đang trình»"):
        submitted(cast, document)
    assert document.events.count() == 1


def test_a_refused_step_leaves_nothing_behind(cast: Cast, document: Document) -> None:
    with pytest.raises(NotAllowed):
        document_move(document_id=document.pk, actor=cast.viewer, action=Action.SUBMIT)
    assert not document.events.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("action", ["issue", "withdraw", "cancel", "assign_number", "amend", "comment", "nonsense"])
def test_other_steps_have_their_own_doors(cast: Cast, document: Document, action: str) -> None:
    with pytest.raises(DomainError, match="không có"):
        document_move(document_id=document.pk, actor=cast.clerk, action=action)


def test_another_agencys_document_does_not_exist(cast: Cast, document: Document) -> None:
    with pytest.raises(Document.DoesNotExist):
        document_move(document_id=document.pk, actor=cast.stranger, action=Action.SUBMIT)
    with pytest.raises(Document.DoesNotExist):
        document_comment(document_id=document.pk, actor=cast.stranger, note="Xem thử")


def test_a_recall_makes_it_a_draft_again(cast: Cast, document: Document) -> None:
    submitted(cast, document)
    after = document_move(document_id=document.pk, actor=cast.drafter, action=Action.RECALL)
    assert after.state == State.DRAFT


def test_a_comment_changes_nothing_else(cast: Cast, document: Document) -> None:
    event = document_comment(document_id=document.pk, actor=cast.finance, note="Đề nghị bổ sung nguồn kinh phí.")
    assert (event.from_state, event.to_state) == (State.DRAFT, State.DRAFT)
    document.refresh_from_db()
    assert document.version == 1


def test_a_withdrawal_keeps_number_and_file(cast: Cast, document: Document) -> None:
    people.advance(document, State.ISSUED, by=cast.clerk)
    after = document_withdraw(document_id=document.pk, actor=cast.leader, note="Ban hành nhầm thẩm quyền.")
    assert (after.state, after.number, after.issued.page_count) == (State.WITHDRAWN, 1, 1)


@time_machine.travel("2025-09-08 08:00+07:00")
def test_a_cancelled_number_stays_used(cast: Cast, document: Document) -> None:
    people.advance(document, State.NUMBERED, by=cast.clerk)
    with pytest.raises(InvalidInput, match="ghi rõ ý kiến hoặc lý do"):
        document_cancel(document_id=document.pk, actor=cast.leader, note=" ")
    after = document_cancel(document_id=document.pk, actor=cast.leader, note="Không ban hành nữa.")
    assert (after.state, after.number, after.code) == (State.CANCELLED, 1, "01/KH-SKHCN")
    event = document.events.get()
    assert (event.action, event.from_state, event.note) == (Action.CANCEL, State.NUMBERED, "Không ban hành nữa.")
    next_one = people.advance(people.make_document(cast.agency, cast.drafter), State.APPROVED, by=cast.clerk)
    given = document_assign_number(document_id=next_one.pk, actor=cast.clerk, issued_on=dt.date(2025, 9, 8))
    assert given.number == 2


def test_an_issued_document_is_commented_but_never_returned(cast: Cast, document: Document) -> None:
    people.advance(document, State.ISSUED, by=cast.clerk)
    document_comment(document_id=document.pk, actor=cast.leader, note="Theo dõi việc thực hiện.")
    with pytest.raises(NotAllowed):
        document_move(document_id=document.pk, actor=cast.leader, action=Action.RETURN, note="Sửa")
