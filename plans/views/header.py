"""The forms around the text: what stands before it, what stands after it, and the legal bases."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import InvalidInput, NotAllowed
from common.money import amount_statement, read_words
from documents import services as document_services
from documents.constants import Authority, Circulation, RecipientPurpose, Urgency
from organizations.models import Unit
from plans import services
from plans.constants import BasisRole, TaskLayout
from plans.models import LegalDocument, Plan
from plans.views import answers, conflicts, header_input
from plans.views.answers import EditorRequest, Pieces, Scene
from plans.views.item_input import Changes


@require_http_methods(["GET", "HEAD", "POST"])
def header(request: EditorRequest, pk: int) -> HttpResponse:
    """One part of the frame: its form, or what its form sent."""
    part = request.GET.get("part", "head")
    if part not in header_input.PARTS:
        raise Http404
    scene = answers.load(request, pk)
    if request.method == "POST":
        return _save(request, scene, part)
    if not request.htmx:
        return answers.back(scene.plan, query=f"?open={part}#n-{part}")
    return render(request, "plans/editor/header_form.html", form_context(request, scene, part))


@require_POST
def bases(request: EditorRequest, pk: int) -> HttpResponse:
    """The list of legal bases as a whole, with a new entry of the register where one was written."""
    scene = answers.load(request, pk)
    try:
        rows = header_input.read_bases(request.POST)
        rows += _new_basis(request, scene.plan)
        if rows != header_input.basis_snapshot(scene.plan):
            services.bases_replace(plan_id=pk, actor=request.user, version=scene.plan.document.version, rows=rows)
    except InvalidInput as wrong:
        return _refused(request, "bases", {"bases": wrong.message})
    except NotAllowed as refusal:
        return _closed(request, "bases", refusal)
    scene = answers.load(request, pk)
    pieces = Pieces(paper=True, open_id=None, extra={"bases_changed": True, **bases_context(request, scene.plan)})
    return answers.answer(request, scene, pieces)


def form_context(request: EditorRequest, scene: Scene, part: str) -> dict[str, Any]:
    """Everything `header_form.html` shows for one part."""
    plan = scene.plan
    context: dict[str, Any] = {
        "plan": plan,
        "document": plan.document,
        "part": part,
        "form_id": part,
        "open_part": part,
        "decision": scene.decision,
        "base": conflicts.base_json(header_input.snapshot(plan, part)),
        "error_fields": header_input.PARTS[part],
        "errors": {},
        "notices": notices(plan) if part == "head" else {},
    }
    if part == "head":
        units = Unit.objects.for_user(request.user).filter(agency_id=plan.agency_id).choosable()
        context |= {
            "units": units,
            "urgencies": Urgency.choices,
            "circulations": Circulation.choices,
            "layouts": TaskLayout.choices,
            **bases_context(request, plan),
        }
    else:
        context |= {
            "authorities": Authority.choices,
            "purposes": RecipientPurpose.choices,
            "recipients": plan.document.recipients.all(),
        }
    return context


def bases_context(request: EditorRequest, plan: Plan) -> dict[str, Any]:
    register = LegalDocument.objects.for_user(request.user).filter(agency_id=plan.agency_id)
    rows = list(plan.bases.select_related("legal_document"))
    return {
        "bases": [{"row": row, "warning": _contradiction(row.cited_date, row.legal_document)} for row in rows],
        "register": register,
        "basis_roles": BasisRole.choices,
    }


def notices(plan: Plan) -> dict[str, str]:
    """Words that belong to another amount are flagged beside them."""
    if plan.budget_total is None:
        return {}
    right = amount_statement(plan.budget_total)
    if plan.budget_words and read_words(plan.budget_words) not in (None, plan.budget_total):
        return {"budget_words": f"Chữ và số không khớp; đúng ra là «{right}»."}
    return {}


def _save(request: EditorRequest, scene: Scene, part: str) -> HttpResponse:
    plan = scene.plan
    changes = header_input.read(request.POST, plan, part)
    at = conflicts.stand(request, part, header_input.snapshot(plan, part), plan.document.version)
    mine = conflicts.own_changes(changes, at.base)
    choice = request.POST.get("resolve", "")
    chosen = choice in conflicts.CHOICES and request.POST.get("conflict_version") == str(at.version)
    if not chosen and mine.keys() & at.theirs():
        return conflicts.panel(request, plan, at, mine)
    values = conflicts.resolved(at, mine, choice) if chosen else mine
    try:
        _store(request, plan, _with_words(values, plan, request.POST.get("budget_words", "")))
    except InvalidInput as wrong:
        return _refused(request, part, {**changes.errors, wrong.field: wrong.message})
    except NotAllowed as refusal:
        return _closed(request, part, refusal)
    return _saved(request, pk=plan.pk, part=part, changes=Changes(values, changes.errors), fresh=chosen)


def _store(request: EditorRequest, plan: Plan, values: dict[str, Any]) -> None:
    rows = values.pop("recipients", None)
    if "drafting_unit_id" in values:
        values["drafting_unit"] = values.pop("drafting_unit_id")
    if values:
        services.plan_update(plan_id=plan.pk, actor=request.user, version=plan.document.version, changes=values)
    if rows is not None:
        document_services.recipients_replace(document_id=plan.document_id, actor=request.user, rows=rows)


def _with_words(values: dict[str, Any], plan: Plan, typed: str) -> dict[str, Any]:
    """A new amount brings its words along, unless the person has just written others."""
    if "budget_total" not in values or "budget_words" in values:
        return dict(values)
    total = values["budget_total"]
    return {**values, "budget_words": amount_statement(total) if total is not None else ""}


def _saved(request: EditorRequest, *, pk: int, part: str, changes: Changes, fresh: bool) -> HttpResponse:
    scene = answers.load(request, pk)
    context = form_context(request, scene, part)
    touched = bool(changes.values)
    pieces = Pieces(paper=touched, is_saved=touched, status=422 if changes.errors else 200)
    pieces.extra |= {**context, "errors": changes.errors, "with_errors": True, "header_changed": True}
    pieces.extra["words_filled"] = "budget_total" in changes.values
    if fresh:
        pieces.extra["fresh_frame"] = part
    if not request.htmx and changes.errors:
        raise InvalidInput(next(iter(changes.errors.values())))
    if not request.htmx:
        return answers.back(scene.plan, query=f"?open={part}#n-{part}")
    return answers.answer(request, scene, pieces)


def _refused(request: EditorRequest, part: str, errors: dict[str, str]) -> HttpResponse:
    known = header_input.PARTS.get(part, ("bases",))
    alert = " ".join(text for name, text in errors.items() if name not in known)
    if not request.htmx:
        raise InvalidInput(next(iter(errors.values())))
    context = {"form_id": part, "errors": errors, "error_fields": known, "alert": alert}
    return render(request, "plans/editor/errors.html", context, status=422)


def _closed(request: EditorRequest, part: str, refusal: NotAllowed) -> HttpResponse:
    if not request.htmx:
        raise refusal
    alert = f"{refusal.message} Chữ bạn vừa gõ chưa được lưu nhưng vẫn còn trong ô, hãy chép lại nếu cần."
    return render(request, "plans/editor/errors.html", {"form_id": part, "alert": alert}, status=refusal.status)


def _contradiction(cited: Any, document: LegalDocument) -> str:
    if cited is None or document.issued_on is None or cited == document.issued_on:
        return ""
    return f"Danh mục ghi {document} ban hành ngày {document.issued_on:%d/%m/%Y}; hãy kiểm tra ngày viện dẫn."


def _new_basis(request: EditorRequest, plan: Plan) -> list[dict[str, Any]]:
    """The «thêm văn bản mới» row: registered first, then cited."""
    data = {
        name: request.POST.get(f"new_{name}", "").strip() for name in ("kind", "symbol", "date", "issuer", "subject")
    }
    if not data["kind"] or not data["subject"]:
        return []
    document = services.legal_document_create(
        actor=request.user,
        agency=plan.agency,
        kind=data["kind"],
        symbol=data["symbol"],
        issued_on=header_input.parse_date(data["date"]) if data["date"] else None,
        issuer=data["issuer"],
        subject=data["subject"],
    )
    words = " ".join(filter(None, ("Căn cứ", str(document))))
    if document.issued_on:
        words += f" ngày {document.issued_on:%d/%m/%Y}"
    text = f"{words} của {document.issuer} {document.subject}"
    return [
        {
            "legal_document_id": document.pk,
            "role": BasisRole.LEGAL.value,
            "text": " ".join(text.split()),
            "cited_date": document.issued_on,
            "in_opening": True,
        }
    ]
