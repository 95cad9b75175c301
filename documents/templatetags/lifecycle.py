"""Words, tones and icons of a document's states and steps, and its way from draft to issue."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import reverse

from documents.constants import Action, SignatureRole, SigningMethod, State
from documents.models import Document
from documents.selectors import owner_url, prepare_url, signatures, signed_roles
from documents.services import checked_signatures

register = template.Library()

_STATES: dict[str, tuple[str, str]] = {
    State.DRAFT: ("none", "pencil"),
    State.SUBMITTED: ("track", "send"),
    State.RETURNED: ("risk", "undo-2"),
    State.APPROVED: ("done", "check"),
    State.NUMBERED: ("done", "hash"),
    State.ISSUED: ("done", "stamp"),
    State.AMENDED: ("none", "file-pen"),
    State.WITHDRAWN: ("late", "file-x"),
    State.CANCELLED: ("late", "ban"),
}
_ACTIONS: dict[str, tuple[str, str]] = {
    Action.SUBMIT: ("track", "send"),
    Action.RECALL: ("none", "undo-2"),
    Action.CHECK_CONTENT: ("done", "clipboard-check"),
    Action.CHECK_FORM: ("done", "file-check"),
    Action.RETURN: ("risk", "corner-up-left"),
    Action.APPROVE: ("done", "check"),
    Action.SIGN_PAPER: ("done", "pen-line"),
    Action.ASSIGN_NUMBER: ("track", "hash"),
    Action.ISSUE: ("done", "stamp"),
    Action.AMEND: ("none", "file-pen"),
    Action.WITHDRAW: ("late", "file-x"),
    Action.CANCEL: ("late", "ban"),
    Action.COMMENT: ("none", "message-square"),
    Action.SIGN: ("done", "signature"),
    Action.SEAL: ("done", "shield-check"),
    Action.COPY: ("track", "copy"),
    Action.SEND: ("track", "mail"),
}
_HINTS: dict[str, str] = {
    Action.SUBMIT: "Văn bản được chuyển tới Trưởng phòng xác nhận nội dung và Văn thư xác nhận thể thức; "
    "trong lúc trình không sửa được.",
    Action.RECALL: "Văn bản trở về dự thảo để sửa; các xác nhận đã có sẽ phải làm lại khi trình.",
    Action.CHECK_CONTENT: "Bạn chịu trách nhiệm về nội dung văn bản trước khi trình Lãnh đạo.",
    Action.CHECK_FORM: "Bạn chịu trách nhiệm về thể thức và kỹ thuật trình bày văn bản.",
    Action.RETURN: "Văn bản trở về người soạn cùng lý do bạn ghi dưới đây.",
    Action.APPROVE: "Sau khi duyệt, Văn thư cấp số và ban hành; nội dung không sửa được nữa.",
    Action.SIGN_PAPER: "Văn bản ký giấy được ghi ngày ký trước, rồi cấp số chậm nhất vào ngày làm việc tiếp theo.",
    Action.ASSIGN_NUMBER: "Số tiếp theo trong sổ được cấp cho văn bản này và không dùng lại cho văn bản khác.",
    Action.ISSUE: "Bản PDF và nội dung được lưu cố định; từ đó không ai sửa được văn bản này.",
    Action.CANCEL: "Văn bản không được ban hành nữa; số đã cấp vẫn nằm trong sổ và không dùng lại.",
    Action.WITHDRAW: "Văn bản hết hiệu lực từ lúc thu hồi; bản đã ban hành vẫn được lưu để tra cứu.",
}
_PLAIN = ("none", "circle")

# The way of every document; a state stands at the step that is being worked on.
_WAY = ("Soạn thảo", "Xác nhận, trình duyệt", "Cấp số", "Ban hành")
_SIGNED_WAY = (*_WAY[:3], "Ký số", _WAY[3])
_AT: dict[str, int] = {
    State.DRAFT: 0,
    State.RETURNED: 0,
    State.SUBMITTED: 1,
    State.APPROVED: 2,
    State.NUMBERED: 3,
    State.CANCELLED: 3,
}
_MARKS = {State.RETURNED: "back", State.CANCELLED: ""}


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step of the way; `mark` is "done", "now", "back" (returned to it) or ""."""

    label: str
    mark: str


@register.filter
def state_word(state: str) -> str:
    return str(State(state).label)


@register.filter
def state_tone(state: str) -> str:
    return _STATES.get(state, _PLAIN)[0]


@register.filter
def state_icon(state: str) -> str:
    return _STATES.get(state, _PLAIN)[1]


@register.filter
def action_word(action: str) -> str:
    return str(Action(action).label)


@register.filter
def action_tone(action: str) -> str:
    return _ACTIONS.get(action, _PLAIN)[0]


@register.filter
def action_icon(action: str) -> str:
    return _ACTIONS.get(action, _PLAIN)[1]


@register.filter
def action_hint(action: str) -> str:
    """What the step brings about, for whoever is about to take it."""
    return _HINTS.get(action, "")


@register.filter
def reference(document: Document) -> str:
    """Số và ký hiệu: «138/KH-SKHCN», with a gap while the number is blank."""
    return document.code or f"…/{document.symbol}"


@register.inclusion_tag("documents/signatures.html")
def document_signatures(document: Document) -> dict[str, object]:
    """The signatures of the file that counts, each verified on its bytes, or «Chưa ký số»."""
    return {"signatures": checked_signatures(signatures(document))}


@register.filter
def page_url(document: Document) -> str:
    """The page of what the document is the paper of, else its own."""
    return owner_url(document) or document.get_absolute_url()


register.filter("prepare_url", prepare_url)


@register.filter
def edit_url(document: Document) -> str:
    """Where a draft is written."""
    plan = getattr(document, "plan", None)
    return (
        reverse("documents:correct-edit", args=[document.pk]) if plan is None else reverse("plans:edit", args=[plan.pk])
    )


@register.inclusion_tag("ui/steps.html")
def life_steps(document: Document) -> dict[str, object]:
    """The stepper of a document: what is done, where it stands. «Ký số» is done by signatures, not by its place."""
    at = _AT.get(document.state, len(_WAY))
    if document.signing_method != SigningMethod.DIGITAL:
        return {"steps": _way(document, _WAY, at)}
    if at < _AT[State.NUMBERED]:
        return {"steps": _way(document, _SIGNED_WAY, at)}
    is_signed = {*SignatureRole} <= signed_roles(document)
    steps = _way(document, _SIGNED_WAY, at + 1 if is_signed or document.is_frozen else at)
    if document.is_frozen and not is_signed:
        steps[3] = WayStep(steps[3].label, "")
    return {"steps": steps}


def _way(document: Document, way: tuple[str, ...], at: int) -> list[WayStep]:
    now = _MARKS.get(State(document.state), "now")
    marks = ["done" if place < at else now if place == at else "" for place in range(len(way))]
    return [WayStep(label, mark) for label, mark in zip(way, marks, strict=True)]
