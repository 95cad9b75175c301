"""A document with a text takes its step: checked when it is submitted, its words kept when it is approved."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from django.db import transaction

from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from documents.constants import Action
from documents.content import Content
from documents.models import Document, DocumentEvent
from documents.policies import can
from documents.services.lifecycle import document_cancel, document_comment, document_move, document_withdraw
from documents.services.steps import locked
from organizations.models import User


class Problem(Protocol):
    """What a text misses."""

    @property
    def message(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def is_blocking(self) -> bool: ...


@patient
@transaction.atomic
def document_step(
    *,
    document_id: int,
    actor: User,
    action: str,
    note: str = "",
    text: Callable[[], Content],
    problems: Callable[[Document], Iterable[Problem]],
) -> Document | DocumentEvent:
    """Take a step of the life cycle, withdraw, cancel the number, or comment. `text` and `problems` are the owner's.

    Submitting asks `problems` of the locked document first: a blocking one raises `InvalidInput` with code
    "incomplete". Raises what the step itself raises.
    """
    if action == Action.COMMENT:
        return document_comment(document_id=document_id, actor=actor, note=note)
    if action == Action.WITHDRAW:
        return document_withdraw(document_id=document_id, actor=actor, note=note)
    if action == Action.CANCEL:
        return document_cancel(document_id=document_id, actor=actor, note=note)
    if action == Action.SUBMIT:
        document = locked(document_id, actor)
        require(can(actor, document, action))
        _require_complete(problems(document))
    approved = text() if action == Action.APPROVE else None
    return document_move(document_id=document_id, actor=actor, action=action, note=note, content=approved)


def _require_complete(problems: Iterable[Problem]) -> None:
    blocking = [problem for problem in problems if problem.is_blocking]
    if not blocking:
        return
    more = f" (và {len(blocking) - 1} điểm khác)" if len(blocking) > 1 else ""
    raise InvalidInput(f"Chưa trình được: {blocking[0].message}{more}", field=blocking[0].field, code="incomplete")
