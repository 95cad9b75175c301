"""The steps of a plan's life: each address shows what the step asks for (GET) and takes it (POST)."""

from __future__ import annotations

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from common.calendar import today
from common.decisions import require
from common.errors import DomainError
from documents.constants import Action
from documents.selectors import date_warning
from documents.views.person import person
from organizations.models import User
from plans import policies, services
from plans.forms import NoteForm, NumberForm, show_refusal, step_form
from plans.models import Plan
from plans.views.detail import plan_or_404

_DONE = {
    Action.SUBMIT: "Đã trình kế hoạch.",
    Action.RECALL: "Đã rút kế hoạch về để sửa.",
    Action.CHECK_CONTENT: "Đã xác nhận nội dung.",
    Action.CHECK_FORM: "Đã xác nhận thể thức.",
    Action.RETURN: "Đã trả lại kế hoạch kèm lý do.",
    Action.APPROVE: "Đã duyệt kế hoạch.",
    Action.ASSIGN_NUMBER: "Đã cấp số văn bản.",
    Action.ISSUE: "Đã ban hành kế hoạch; bản PDF đã được lưu cố định.",
    Action.WITHDRAW: "Đã thu hồi kế hoạch.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    if action not in _DONE:
        raise Http404("Không có bước này.")
    chosen = Action(action)
    user = person(request)
    plan = plan_or_404(user, pk)
    form = step_form(chosen, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not _is_warned(user, plan, form):
        try:
            _take(chosen, user, plan, form)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _DONE[chosen])
            return redirect(plan)
    decision = policies.can_step(user, plan, chosen)
    context = {"plan": plan, "action": chosen, "form": form, "decision": decision}
    return render(request, "plans/step.html", context, status=400 if form.errors else 200)


def _is_warned(user: User, plan: Plan, form: Form) -> bool:
    """Whether the clerk is asked first: a number given on a day off cannot be given back."""
    if not isinstance(form, NumberForm) or form.cleaned_data["issued_on"] > today():
        return False
    return form.warn(date_warning(user, plan.document, form.cleaned_data["issued_on"]))


def _take(action: Action, user: User, plan: Plan, form: Form) -> None:
    if action == Action.ASSIGN_NUMBER:
        services.plan_assign_number(plan_id=plan.pk, actor=user, issued_on=form.cleaned_data["issued_on"])
    elif action == Action.ISSUE:
        services.plan_issue(plan_id=plan.pk, actor=user)
    else:
        services.plan_move(plan_id=plan.pk, actor=user, action=action, note=form.cleaned_data["note"])


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    plan = plan_or_404(user, pk)
    form = NoteForm(request.POST, is_required=True)
    if form.is_valid():
        services.plan_move(plan_id=plan.pk, actor=user, action=Action.COMMENT, note=form.cleaned_data["note"])
        messages.success(request, "Đã gửi ý kiến.")
    else:
        messages.error(request, "Ý kiến đang trống hoặc quá dài; hãy viết lại rồi gửi.")
    return redirect("plans:history", pk=plan.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    plan = plan_or_404(user, pk)
    require(policies.can_delete(user, plan))
    if request.method != "POST":
        return render(request, "plans/delete.html", {"plan": plan})
    services.plan_delete(plan_id=plan.pk, actor=user)
    messages.success(request, f"Đã xóa {'mẫu' if plan.is_template else 'dự thảo'} «{plan}».")
    return redirect("plans:templates" if plan.is_template else "plans:list")
