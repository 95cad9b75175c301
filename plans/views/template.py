"""The agency's templates: keep a plan as one, see them all. They are edited and deleted like drafts."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from common.decisions import require
from common.errors import DomainError
from documents.forms import show_refusal
from documents.views.person import person
from plans import policies, services
from plans.forms import TemplateForm
from plans.selectors import lists
from plans.views.plan import plan_or_404

PAGE_SIZE = 20


@require_safe
def templates(request: HttpRequest) -> HttpResponse:
    user = person(request)
    page = Paginator(lists.templates(user), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "plans/templates.html", {"page": page, "may_create": policies.can_create(user)})


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """«Lưu thành mẫu»: asks for the name, then shows the new template."""
    user = person(request)
    plan = plan_or_404(user, pk)
    require(policies.can_save_as_template(user, plan))
    form = TemplateForm(request.POST if request.method == "POST" else None, initial={"subject": str(plan)})
    if request.method == "POST" and form.is_valid():
        try:
            template = services.plan_save_as_template(plan_id=plan.pk, actor=user, subject=form.cleaned_data["subject"])
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, f"Đã lưu mẫu «{template}».")
            return redirect(template)
    return render(request, "plans/save_template.html", {"form": form, "plan": plan}, status=400 if form.errors else 200)
