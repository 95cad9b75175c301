"""How a document moves: one table, read by the policies, the services, the database's triggers and the tests.

Legal basis: Nghị định 30/2020/NĐ-CP, Điều 12 (content and form each have a person who answers for them),
Điều 13 (signing), Điều 15 (number and date), Điều 17–18 (issue, withdrawal).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from documents.constants import Action, State
from organizations.constants import WRITING_ROLES, Role


class Condition(StrEnum):
    """What must hold beside the state and the role; `documents.policies` knows how to ask and what to say."""

    NOT_OWN_DRAFT = "not_own_draft"
    NOT_OWN_SUBMISSION = "not_own_submission"
    AUTHOR_OR_HEAD = "author_or_head"
    HEAD_OF_DRAFTING_UNIT = "head_of_drafting_unit"
    CONTENT_UNCHECKED = "content_unchecked"
    FORM_UNCHECKED = "form_unchecked"
    BOTH_CHECKED = "both_checked"
    ON_PAPER = "on_paper"
    DIGITAL = "digital"
    PAPER_SIGNED = "paper_signed"
    SIGNABLE = "signable"
    NOT_SIGNED = "not_signed"
    PERSON_SIGNED = "person_signed"
    NOT_SEALED = "not_sealed"
    EARLIER_IN_FORCE = "earlier_in_force"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row: who may take a document from where to where. `to_state` None leaves the state as it is."""

    action: Action
    from_states: tuple[State, ...]
    to_state: State | None
    roles: tuple[Role, ...]
    conditions: tuple[Condition, ...] = ()
    needs_note: bool = False


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Action.SUBMIT,
        (State.DRAFT, State.RETURNED),
        State.SUBMITTED,
        WRITING_ROLES,
        (Condition.EARLIER_IN_FORCE,),
    ),
    Transition(Action.RECALL, (State.SUBMITTED,), State.DRAFT, WRITING_ROLES, (Condition.AUTHOR_OR_HEAD,)),
    Transition(
        Action.CHECK_CONTENT,
        (State.SUBMITTED,),
        None,
        (Role.UNIT_HEAD,),
        (Condition.CONTENT_UNCHECKED, Condition.NOT_OWN_DRAFT, Condition.HEAD_OF_DRAFTING_UNIT),
    ),
    Transition(
        Action.CHECK_FORM,
        (State.SUBMITTED,),
        None,
        (Role.CLERK,),
        (Condition.FORM_UNCHECKED, Condition.NOT_OWN_DRAFT),
    ),
    Transition(
        Action.RETURN,
        (State.SUBMITTED, State.APPROVED),
        State.RETURNED,
        (Role.UNIT_HEAD, Role.CLERK, Role.LEADER),
        needs_note=True,
    ),
    Transition(
        Action.APPROVE,
        (State.SUBMITTED,),
        State.APPROVED,
        (Role.LEADER,),
        (
            *(Condition.NOT_OWN_DRAFT, Condition.NOT_OWN_SUBMISSION, Condition.BOTH_CHECKED),
            Condition.EARLIER_IN_FORCE,
        ),
    ),
    Transition(Action.SIGN_PAPER, (State.APPROVED,), None, (Role.CLERK,), (Condition.ON_PAPER,)),
    Transition(
        Action.ASSIGN_NUMBER,
        (State.APPROVED,),
        State.NUMBERED,
        (Role.CLERK,),
        (Condition.PAPER_SIGNED, Condition.EARLIER_IN_FORCE),
    ),
    Transition(
        Action.SIGN,
        (State.NUMBERED, State.ISSUED),
        None,
        (Role.LEADER,),
        (Condition.DIGITAL, Condition.SIGNABLE, Condition.NOT_SIGNED),
    ),
    Transition(
        Action.SEAL,
        (State.NUMBERED, State.ISSUED),
        None,
        (Role.CLERK,),
        (Condition.DIGITAL, Condition.SIGNABLE, Condition.PERSON_SIGNED, Condition.NOT_SEALED),
    ),
    Transition(Action.ISSUE, (State.NUMBERED,), State.ISSUED, (Role.CLERK,), (Condition.EARLIER_IN_FORCE,)),
    # Điều 15: the number stays in the register, and nobody else gets it.
    Transition(Action.CANCEL, (State.NUMBERED,), State.CANCELLED, (Role.LEADER,), needs_note=True),
    Transition(Action.AMEND, (State.ISSUED,), State.AMENDED, (Role.CLERK,)),
    Transition(Action.WITHDRAW, (State.ISSUED, State.AMENDED), State.WITHDRAWN, (Role.LEADER,), needs_note=True),
    Transition(Action.COPY, (State.ISSUED, State.AMENDED), None, (Role.CLERK,)),
    # A withdrawn document is not sent any more, but those who have it are told (Điều 18).
    Transition(Action.SEND, (State.ISSUED, State.WITHDRAWN), None, (Role.CLERK,)),
    Transition(
        Action.COMMENT,
        tuple(State),
        None,
        (Role.DRAFTER, Role.UNIT_HEAD, Role.FINANCE, Role.CLERK, Role.LEADER, Role.ADMIN),
        needs_note=True,
    ),
)

_BY_ACTION = {row.action: row for row in TRANSITIONS}


def transition(action: str) -> Transition:
    """The row of `action`; ValueError for an unknown one."""
    return _BY_ACTION[Action(action)]


def steps() -> list[tuple[str, str]]:
    """Every (from, to) that changes the state: what the database's trigger allows."""
    pairs = {(start.value, row.to_state.value) for row in TRANSITIONS if row.to_state for start in row.from_states}
    return sorted(pairs)
