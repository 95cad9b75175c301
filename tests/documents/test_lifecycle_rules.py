"""Who may do what in which state: every action × role × state, against a table written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from documents.constants import Action, SigningMethod, State
from documents.models import Document
from documents.policies import available_actions, awaited, can, can_edit
from documents.services import document_move
from organizations.constants import Role
from tests import people
from tests.people import Cast

pytestmark = pytest.mark.django_db

WRITERS = {Role.DRAFTER, Role.UNIT_HEAD, Role.FINANCE}
TALKERS = {*WRITERS, Role.CLERK, Role.LEADER, Role.ADMIN}
HEADS = {Role.DRAFTER, Role.UNIT_HEAD}  # the drafter is the author

# Where a step can be taken, and by whom; nowhere else by nobody else.
ALLOWED: dict[Action, dict[State, set[Role]]] = {
    Action.SUBMIT: {State.DRAFT: WRITERS, State.RETURNED: WRITERS},
    Action.RECALL: {State.SUBMITTED: HEADS},
    Action.CHECK_CONTENT: {State.SUBMITTED: {Role.UNIT_HEAD}},
    Action.CHECK_FORM: {State.SUBMITTED: {Role.CLERK}},
    Action.RETURN: {
        State.SUBMITTED: {Role.UNIT_HEAD, Role.CLERK, Role.LEADER},
        State.APPROVED: {Role.UNIT_HEAD, Role.CLERK, Role.LEADER},
    },
    Action.APPROVE: {State.SUBMITTED: {Role.LEADER}},
    Action.ASSIGN_NUMBER: {State.APPROVED: {Role.CLERK}},
    Action.ISSUE: {State.NUMBERED: {Role.CLERK}},
    Action.AMEND: {State.ISSUED: {Role.CLERK}},
    Action.WITHDRAW: {State.ISSUED: {Role.LEADER}, State.AMENDED: {Role.LEADER}},
    Action.CANCEL: {State.NUMBERED: {Role.LEADER}},
    Action.COMMENT: dict.fromkeys(State, TALKERS),
    Action.SIGN_PAPER: {State.APPROVED: {Role.CLERK}},
    # Without a file to sign, and without the person's signature: what follows it stands in test_signing_rules.
    Action.SIGN: {State.NUMBERED: {Role.LEADER}},
    Action.SEAL: {},
    Action.COPY: {State.ISSUED: {Role.CLERK}, State.AMENDED: {Role.CLERK}},
    Action.SEND: {State.ISSUED: {Role.CLERK}, State.WITHDRAWN: {Role.CLERK}},
}


def draft(cast: Cast, **fields: Any) -> Document:
    values: dict[str, Any] = {"created_by": cast.drafter, "drafting_unit": cast.unit, **fields}
    return Document(agency=cast.agency, subject="Kế hoạch thử", **values)


@pytest.mark.parametrize("action", list(Action))
def test_every_action_role_and_state(cast: Cast, action: Action) -> None:
    is_check = action in (Action.CHECK_CONTENT, Action.CHECK_FORM)
    method = SigningMethod.PAPER if action == Action.SIGN_PAPER else SigningMethod.DIGITAL
    for state in State:
        document = draft(
            cast, state=state, content_checked=not is_check, form_checked=not is_check, signing_method=method
        )
        may = {role for role, person in cast.by_role().items() if can(person, document, action)}
        assert may == ALLOWED[action].get(state, set()), f"{action} in {state}"


@pytest.mark.parametrize("action", list(Action))
@pytest.mark.parametrize("state", list(State))
def test_nobody_from_outside_does_anything(cast: Cast, action: Action, state: State) -> None:
    document = draft(cast, state=state, content_checked=True, form_checked=True)
    for outsider in (cast.stranger, cast.superior_reader):
        decision = can(outsider, document, action)
        assert not decision
        assert decision.reason == "Bạn chỉ được xem văn bản của cơ quan này."


def test_somebody_who_left_does_nothing(cast: Cast) -> None:
    cast.drafter.is_active = False
    assert not can(cast.drafter, draft(cast), Action.SUBMIT)


REASONS: list[tuple[str, Action, dict[str, Any], str]] = [
    ("leader", Action.APPROVE, {"content_checked": True}, "Chờ Văn thư xác nhận thể thức."),
    ("leader", Action.APPROVE, {"form_checked": True}, "Chờ Trưởng phòng xác nhận nội dung."),
    ("leader", Action.APPROVE, {}, "Chờ Trưởng phòng xác nhận nội dung. Chờ Văn thư xác nhận thể thức."),
    ("unit_head", Action.CHECK_CONTENT, {"content_checked": True}, "Nội dung đã được xác nhận."),
    ("clerk", Action.CHECK_FORM, {"form_checked": True}, "Thể thức đã được xác nhận."),
    ("drafter", Action.APPROVE, {}, "Việc «Duyệt» dành cho Lãnh đạo."),
    ("viewer", Action.COMMENT, {}, "Việc «Ý kiến» dành cho Chuyên viên, Trưởng phòng, Kế hoạch – Tài chính, "
     "Văn thư, Lãnh đạo hoặc Quản trị."),
    ("finance", Action.RECALL, {}, "Chỉ người soạn hoặc Trưởng phòng rút lại được văn bản đang trình."),
    ("clerk", Action.ISSUE, {}, "Văn bản đang ở trạng thái «Đang trình»; «Ban hành» chỉ thực hiện được "
     "khi văn bản ở «Đã cấp số»."),
]  # fmt: skip


@pytest.mark.parametrize(("person", "action", "fields", "reason"), REASONS)
def test_a_refusal_says_what_is_awaited(
    cast: Cast, person: str, action: Action, fields: dict[str, Any], reason: str
) -> None:
    decision = can(getattr(cast, person), draft(cast, state=State.SUBMITTED, **fields), action)
    assert (decision.allowed, decision.reason) == (False, reason)


def test_nobody_checks_or_approves_the_own_draft(cast: Cast) -> None:
    for person, action in (
        (cast.unit_head, Action.CHECK_CONTENT),
        (cast.clerk, Action.CHECK_FORM),
        (cast.leader, Action.APPROVE),
    ):
        own = draft(cast, state=State.SUBMITTED, created_by=person)
        assert "Người soạn không tự xác nhận" in can(person, own, action).reason


def test_who_submitted_does_not_approve_even_as_a_leader(cast: Cast) -> None:
    both = people.make_user("haivai", "Trần Thị Hai", cast.agency, Role.DRAFTER, Role.LEADER)
    document = people.make_document(cast.agency, cast.drafter)
    document_move(document_id=document.pk, actor=both, action=Action.SUBMIT)
    document_move(document_id=document.pk, actor=cast.unit_head, action=Action.CHECK_CONTENT)
    submitted = document_move(document_id=document.pk, actor=cast.clerk, action=Action.CHECK_FORM)
    assert "Người trình không tự duyệt" in can(both, submitted, Action.APPROVE).reason
    assert can(cast.leader, submitted, Action.APPROVE)


def test_the_head_of_another_unit_waits_for_the_drafting_units(cast: Cast) -> None:
    unit = people.make_unit(cast.agency, "phong-khac", "Phòng Quản lý Khoa học")
    head = people.make_user("truongphong2", "Lý Thị Mai", cast.agency, Role.UNIT_HEAD, unit=unit)
    decision = can(head, draft(cast, state=State.SUBMITTED), Action.CHECK_CONTENT)
    assert decision.reason == f"Chờ Trưởng phòng của {cast.unit} xác nhận nội dung."


def test_a_unit_without_a_head_is_answered_for_by_another(cast: Cast) -> None:
    unit = people.make_unit(cast.agency, "phong-moi", "Phòng mới")
    assert can(cast.unit_head, draft(cast, state=State.SUBMITTED, drafting_unit=unit), Action.CHECK_CONTENT)
    assert can(cast.unit_head, draft(cast, state=State.SUBMITTED, drafting_unit=None), Action.CHECK_CONTENT)


@pytest.mark.parametrize("state", list(State))
def test_a_text_is_written_only_as_draft_or_returned(cast: Cast, state: State) -> None:
    document = draft(cast, state=state)
    may = {role for role, person in cast.by_role().items() if can_edit(person, document)}
    assert may == (WRITERS if state in (State.DRAFT, State.RETURNED) else set())
    assert not can_edit(cast.stranger, document)
    assert can_edit(cast.viewer, document).reason.endswith(".")


def test_the_bar_offers_each_person_their_own_steps(cast: Cast) -> None:
    document = draft(cast, state=State.SUBMITTED, content_checked=True)
    offered = {action: decision.allowed for action, decision in available_actions(cast.leader, document)}
    assert offered == {Action.RETURN: True, Action.APPROVE: False, Action.COMMENT: True}
    assert available_actions(cast.stranger, document) == []
    assert available_actions(cast.viewer, document) == []


@pytest.mark.parametrize(
    ("fields", "sentences"),
    [
        ({"state": State.DRAFT}, ["Chờ người soạn trình."]),
        ({"state": State.SUBMITTED}, ["Chờ Trưởng phòng xác nhận nội dung.", "Chờ Văn thư xác nhận thể thức."]),
        ({"state": State.SUBMITTED, "content_checked": True, "form_checked": True}, ["Chờ Lãnh đạo duyệt."]),
        ({"state": State.APPROVED}, ["Chờ Văn thư cấp số."]),
        ({"state": State.NUMBERED}, ["Chờ Lãnh đạo ký số."]),
        ({"state": State.NUMBERED, "signing_method": SigningMethod.PAPER}, ["Chờ Văn thư ban hành."]),
        ({"state": State.ISSUED}, []),
    ],
)
def test_what_a_document_waits_for(cast: Cast, fields: dict[str, Any], sentences: list[str]) -> None:
    assert awaited(draft(cast, **fields)) == sentences
