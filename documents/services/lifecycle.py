"""Moving a document along `documents.rules.TRANSITIONS` (Nghị định 30/2020/NĐ-CP, Điều 12, 13, 18)."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from audit.services import values
from common.calendar import today
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.money import format_vnd
from common.text import printable
from documents.constants import Action
from documents.content import Content
from documents.models import Document, DocumentEvent
from documents.policies import can
from documents.rules import Transition, transition
from documents.services.registers import note_recall
from documents.services.steps import locked, record, store
from documents.writers import json
from organizations.models import User

MAX_NOTE = 20_000
_MOVES = (Action.SUBMIT, Action.RECALL, Action.CHECK_CONTENT, Action.CHECK_FORM, Action.RETURN, Action.APPROVE)
_CHECKS = {Action.CHECK_CONTENT: "content_checked", Action.CHECK_FORM: "form_checked"}


@patient
@transaction.atomic
def document_move(
    *,
    document_id: int,
    actor: User,
    action: str,
    note: str = "",
    version: int | None = None,
    content: Content | None = None,
) -> Document:
    """Submit, recall, check content or form, return, approve.

    `content`, given when approving, is kept: a unit renamed before the day of issue changes nothing in what was
    approved. Any other move forgets it.
    Raises `NotAllowed` with what is awaited, `InvalidInput` where a reason is asked for and missing, `StaleVersion`.
    """
    if action not in _MOVES:
        raise InvalidInput("Bước xử lý này không có; hãy tải lại trang rồi chọn lại.", field="action")
    document = _take(transition(action), document_id, actor, note, version)
    document.approved_json = json.dump(content) if content and action == Action.APPROVE else ""
    document.save(update_fields=["approved_json"])
    return document


@patient
@transaction.atomic
def document_withdraw(*, document_id: int, actor: User, note: str, version: int | None = None) -> Document:
    """Điều 18: the issued document is withdrawn; its number and its file stay. `note` says why."""
    document = _take(transition(Action.WITHDRAW), document_id, actor, note, version)
    note_recall(document, actor, today())
    return document


@patient
@transaction.atomic
def document_cancel(*, document_id: int, actor: User, note: str, version: int | None = None) -> Document:
    """Điều 15: a numbered document that shall not be issued; its number stays used. `note` says why."""
    return _take(transition(Action.CANCEL), document_id, actor, note, version)


@patient
@transaction.atomic
def document_comment(*, document_id: int, actor: User, note: str) -> DocumentEvent:
    """Say something about the document, in any state; nothing else changes."""
    document = locked(document_id, actor)
    require(can(actor, document, Action.COMMENT))
    return record(document, actor, Action.COMMENT, from_state=document.state, note=_checked_note(note, asked=True))


def _take(row: Transition, document_id: int, actor: User, note: str, version: int | None) -> Document:
    document = locked(document_id, actor, version)
    require(can(actor, document, row.action))
    note = _checked_note(note, asked=row.needs_note)
    start, changed = document.state, _changes(row)
    store(document, actor, row.action, values(document, *changed), changed, reason=note)
    record(document, actor, row.action, from_state=start, note=note)
    return document


def _changes(row: Transition) -> dict[str, Any]:
    """The fields a step sets: the state; the two checks start anew with every submission, and what is returned after it
    was signed on paper has to be signed again."""
    changed: dict[str, Any] = {"state": row.to_state.value} if row.to_state else {}
    if row.action in _CHECKS:
        changed[_CHECKS[row.action]] = True
    elif row.action == Action.SUBMIT:
        changed |= {"content_checked": False, "form_checked": False}
    elif row.action == Action.RETURN:
        changed["paper_signed_on"] = None
    return changed


def _checked_note(note: str, *, asked: bool) -> str:
    note = printable(note).strip()
    if asked and not note:
        raise InvalidInput("Hãy ghi rõ ý kiến hoặc lý do.", field="note")
    if len(note) > MAX_NOTE:
        raise InvalidInput(f"Ý kiến dài quá {format_vnd(MAX_NOTE)} ký tự; hãy viết ngắn lại.", field="note")
    return note
