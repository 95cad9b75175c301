"""The steps of a document's life: each address shows what the step asks for (GET) and takes it (POST).

A document is the paper of something: a plan, or itself. `Walk` says whose pages and whose services the steps belong
to; everything else is the same for all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from common.calendar import today
from common.decisions import Decision, require
from common.errors import DomainError
from documents import services
from documents.constants import Action
from documents.forms import NoteForm, NumberForm, show_refusal, step_form
from documents.models import Document
from documents.policies import available_actions, can_prepare, issue_warning, signing_steps
from documents.selectors import date_warning, latest_prepared, number_warning, prepare_url
from documents.views.person import person
from organizations.models import User

_DONE = {
    Action.SUBMIT: "Đã trình {}.",
    Action.RECALL: "Đã rút {} về để sửa.",
    Action.CHECK_CONTENT: "Đã xác nhận nội dung.",
    Action.CHECK_FORM: "Đã xác nhận thể thức.",
    Action.RETURN: "Đã trả lại {} kèm lý do.",
    Action.APPROVE: "Đã duyệt {}.",
    Action.SIGN_PAPER: "Đã ghi nhận ngày ký giấy.",
    Action.ASSIGN_NUMBER: "Đã cấp số văn bản.",
    Action.ISSUE: "Đã ban hành {}; bản PDF đã được lưu cố định.",
    Action.WITHDRAW: "Đã thu hồi {}.",
    Action.CANCEL: "Đã hủy số của {}; số không dùng lại.",
}
_MAIN = (
    Action.SIGN_PAPER,
    Action.SUBMIT,
    Action.CHECK_CONTENT,
    Action.CHECK_FORM,
    Action.APPROVE,
    Action.ASSIGN_NUMBER,
    Action.SIGN,
    Action.SEAL,
    Action.ISSUE,
)


class Owner(Protocol):
    """What the document is the paper of."""

    def get_absolute_url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Walk:
    """How one document takes its steps.

    `url` gives the address of a step; `may` asks before it; `move(action=…, note=…)` and `issue()` are the owner's
    services, which know its text; `problems_url` shows what hinders submitting, `compare_url` what it changes in the
    plan that it amends.
    """

    document: Document
    owner: Owner
    url: Callable[[Action], str]
    may: Callable[[Action], Decision]
    move: Callable[..., object]
    issue: Callable[[], object]
    list_url: str
    list_label: str
    problems_url: str = ""
    compare_url: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One button of the life-cycle bar, with the form that its dialog shows; one with a page leads there instead,
    one that is posted does something on the way there."""

    action: Action
    decision: Decision
    form: Form
    url: str
    back: str
    warning: str = ""
    has_page: bool = False
    is_posted: bool = False

    @property
    def is_main(self) -> bool:
        return self.action in _MAIN and not self.warning


def offered(user: User, walk: Walk) -> list[Step]:
    """The steps that are due now and among the person's duties."""
    return _signing(user, walk) + [
        _step(walk, action, decision, step_form(action, place=action.value))
        for action, decision in available_actions(user, walk.document)
        if action != Action.COMMENT
    ]


def _signing(user: User, walk: Walk) -> list[Step]:
    """«Ký số»; where nothing is prepared yet, the button prepares it and leads on to the page of signing."""
    due = signing_steps(user, walk.document)
    page, back = reverse("documents:sign", args=[walk.document.pk]), walk.owner.get_absolute_url()
    steps = [Step(action, decision, Form(), page, back, has_page=True) for action, decision in due]
    if not due or latest_prepared(walk.document) or not can_prepare(user, walk.document):
        return steps
    url = prepare_url(walk.document)
    return [replace(step, url=url, is_posted=True) if step.action == Action.SIGN else step for step in steps]


def take_step(request: HttpRequest, walk: Walk, action: str) -> HttpResponse:
    """One step's page and its answer: done, refused at its field, or asked again."""
    if action not in _DONE:
        raise Http404("Không có bước này.")
    chosen, user = Action(action), person(request)
    form = step_form(chosen, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not _is_warned(user, walk.document, form):
        try:
            _take(chosen, user, walk, form.cleaned_data)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _DONE[chosen].format(walk.document.get_doc_type_display().lower()))
            return redirect(walk.owner.get_absolute_url())
    context = {"walk": walk, "step": _step(walk, chosen, walk.may(chosen), form)}
    return render(request, "documents/step.html", context, status=400 if form.errors else 200)


def take_comment(request: HttpRequest, walk: Walk) -> None:
    """«Gửi ý kiến»: said, or a message why not."""
    form = NoteForm(request.POST, is_required=True)
    if not form.is_valid():
        messages.error(request, "Ý kiến đang trống hoặc quá dài; hãy viết lại rồi gửi.")
        return
    require(walk.may(Action.COMMENT))
    note = form.cleaned_data["note"]
    services.document_comment(document_id=walk.document.pk, actor=person(request), note=note)
    messages.success(request, "Đã gửi ý kiến.")


def _step(walk: Walk, action: Action, decision: Decision, form: Form) -> Step:
    warning = issue_warning(walk.document) if action == Action.ISSUE else ""
    return Step(action, decision, form, walk.url(action), walk.owner.get_absolute_url(), warning)


def _take(action: Action, user: User, walk: Walk, said: dict[str, Any]) -> None:
    require(walk.may(action))
    if action == Action.ASSIGN_NUMBER:
        given = {name: said[name] for name in ("issued_on", "number", "outside_system")}
        services.document_assign_number(document_id=walk.document.pk, actor=user, **given)
    elif action == Action.SIGN_PAPER:
        services.document_sign_paper(document_id=walk.document.pk, actor=user, signed_on=said["signed_on"])
    elif action == Action.ISSUE:
        walk.issue()
    else:
        walk.move(action=action, note=said["note"])


def _is_warned(user: User, document: Document, form: Form) -> bool:
    """Whether the clerk is asked first: a number once given cannot be given back."""
    if not isinstance(form, NumberForm) or form.cleaned_data["issued_on"] > today():
        return False
    day, number = form.cleaned_data["issued_on"], form.cleaned_data["number"]
    sentences = [date_warning(user, document, day), number_warning(document, number, day) if number else ""]
    return form.warn(" ".join(filter(None, sentences)))
