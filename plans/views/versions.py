"""The versions of a plan: begin the next one, list them, lay two side by side."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import DomainError
from common.text import row_id
from documents.forms import show_refusal
from documents.views.person import person
from plans import content, policies, selectors, services
from plans.forms import AmendForm
from plans.rules.comparison import stretches
from plans.selectors import Version
from plans.views.detail import tab_page
from plans.views.plan import plan_or_404


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    user = person(request)
    plan = plan_or_404(user, pk)
    return tab_page(request, plan, "versions", {"versions": selectors.versions(user, plan)})


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """«Lập kế hoạch điều chỉnh»: asks how and why, then opens the draft. Where it cannot be, the page says why."""
    user = person(request)
    plan = plan_or_404(user, pk)
    form = AmendForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = services.plan_amend(plan_id=plan.pk, actor=user, **form.cleaned_data)
        except DomainError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, "Đã lập dự thảo điều chỉnh. Hãy sửa những nội dung cần thay đổi rồi trình.")
            return redirect("plans:edit", pk=draft.pk)
    standing = selectors.standing(user, plan)
    context = {"form": form, "plan": plan, "decision": policies.can_amend(user, plan), "standing": standing}
    return render(request, "plans/amend.html", context, status=400 if form.errors else 200)


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions of one plan, the earlier on the left; without `voi` the one before, or else the one after."""
    user = person(request)
    plan = plan_or_404(user, pk)
    chain = selectors.versions(user, plan)
    here = next(version for version in chain if version.plan == plan)
    others = [version for version in chain if version is not here]
    context: dict[str, object] = {"plan": plan, "here": here, "others": others}
    if others:
        chosen = _chosen(request.GET.get("voi"), here, others)
        old, new = sorted((here, chosen), key=lambda version: version.number)
        found = content.compare(old.plan, new.plan)
        context |= {"chosen": chosen, "old": old, "new": new, "found": found, "stretches": stretches(found.pairs)}
    return render(request, "plans/compare.html", context)


def _chosen(asked: str | None, here: Version, others: list[Version]) -> Version:
    """The version to compare with. One that is none of this plan's does not exist."""
    if asked is None:
        return _earlier(here, others)
    key = row_id(asked)
    found = next((version for version in others if version.plan.pk == key), None)
    if found is None:
        raise Http404("Không có phiên bản này của kế hoạch.")
    return found


def _earlier(here: Version, others: list[Version]) -> Version:
    named = here.plan.document.relates_to_id
    before: list[Version] = [version for version in others if version.plan.document_id == named]
    return before[0] if before else others[0]
