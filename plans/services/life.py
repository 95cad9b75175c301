"""A plan's way through its document's life cycle: checked when it is submitted, printed when it is issued."""

from __future__ import annotations

from django.db import transaction

from common.database import patient
from common.decisions import require
from documents import policies as document_policies
from documents import services as documents
from documents.constants import Action
from documents.models import Document, DocumentEvent, IssuedDocument, PreparedFile
from documents.services.walking import document_step
from organizations.models import User
from plans import content, policies, selectors
from plans.models import Plan
from plans.rules.completeness import Problem


@patient
@transaction.atomic
def plan_move(*, plan_id: int, actor: User, action: str, note: str = "") -> Document | DocumentEvent:
    """Take a step of the life cycle, withdraw, cancel the number, or comment.

    Submitting asks the completeness check first: a blocking finding raises `InvalidInput` with code "incomplete".
    Raises what the document's service raises.
    """
    plan = _no_template(actor, plan_id)

    def problems(document: Document) -> list[Problem]:
        plan.document = document
        return selectors.plan_problems(plan)

    return document_step(
        document_id=plan.document_id, actor=actor, action=action, note=note,
        text=lambda: content.build(plan), problems=problems,
    )  # fmt: skip


def _no_template(actor: User, plan_id: int) -> Plan:
    """The plan that takes a step. A template has none before it; whether this step is due, the document says."""
    plan = selectors.plan_for(actor, plan_id)
    require(policies.can_begin_steps(plan))
    return plan


def plan_prepare(*, plan_id: int, actor: User, replaces: int | None = None) -> PreparedFile:
    """Freeze the numbered plan as the file that will be signed; see `documents.services.document_prepare`."""
    plan = _no_template(actor, plan_id)
    text = content.current(plan)
    return documents.document_prepare(document_id=plan.document_id, actor=actor, content=text, replaces=replaces)


def plan_issue(*, plan_id: int, actor: User) -> IssuedDocument:
    """Freeze the numbered plan as printed. Not atomic as a whole: the PDF is made before anything is locked,
    and a numbered plan's text can no longer change."""
    plan = _no_template(actor, plan_id)
    require(document_policies.can(actor, plan.document, Action.ISSUE))
    return documents.document_issue(document_id=plan.document_id, actor=actor, content=content.current(plan))
