"""The legal bases of a plan, cited from the register; a citation that contradicts the register is flagged."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from common.calendar import dmy, parse_date
from common.errors import InvalidInput, NotAllowed, StaleVersion
from plans import services
from plans.constants import BasisRole
from plans.models import LegalDocument, Plan
from plans.views import answers, conflicts, header_input
from plans.views.answers import EditorRequest, Pieces
from plans.views.item_input import Changes
from plans.views.refusals import closed, refused

FORM = "bases"
_NEW = ("kind", "symbol", "date", "issuer", "subject")


@require_POST
def bases(request: EditorRequest, pk: int) -> HttpResponse:
    """The list as a whole, and with the button for it a new entry of the register, cited last."""
    plan = answers.load(request, pk).plan
    at = conflicts.stand(request, FORM, {FORM: header_input.basis_snapshot(plan)}, plan.document.version)
    try:
        rows = header_input.read_bases(request.POST)
        mine = conflicts.own_changes(Changes({FORM: rows} if rows != at.stored[FORM] else {}), at.base)
        choice = request.POST.get("resolve", "")
        chosen = choice in conflicts.CHOICES and request.POST.get("conflict_version") == str(at.version)
        if mine and at.theirs() and not chosen:
            return conflicts.panel(request, plan, at, mine)
        values = conflicts.resolved(at, mine, choice) if chosen else mine
        _store(request, plan, values.get(FORM, at.stored[FORM]), at.stored[FORM])
    except StaleVersion:
        return bases(request, pk)
    except InvalidInput as wrong:
        return refused(request, FORM, [FORM], {FORM: wrong.message})
    except NotAllowed as refusal:
        return closed(request, FORM, refusal)
    return _saved(request, pk)


def context(request: EditorRequest, plan: Plan) -> dict[str, Any]:
    """What `bases_form.html` shows."""
    register = LegalDocument.objects.for_user(request.user).filter(agency_id=plan.agency_id)
    rows = list(plan.bases.select_related("legal_document"))
    return {
        "bases": [{"row": row, "warning": _contradiction(row.cited_date, row.legal_document)} for row in rows],
        "bases_base": conflicts.base_json({FORM: header_input.basis_snapshot(plan)}),
        "register": register,
        "basis_roles": BasisRole.choices,
    }


def _saved(request: EditorRequest, pk: int) -> HttpResponse:
    scene = answers.load(request, pk)
    if not request.htmx:
        return answers.back(scene.plan, query="?open=head#n-head")
    extra = {"bases_changed": True, "form_id": FORM, "error_fields": [FORM], "errors": {}}
    return answers.answer(request, scene, Pieces(paper=True, extra={**extra, **context(request, scene.plan)}))


def _store(request: EditorRequest, plan: Plan, rows: list[dict[str, Any]], stored: list[dict[str, Any]]) -> None:
    if "add_new" in request.POST:
        rows = [*rows, _registered(request, plan)]
    if rows != stored:
        services.bases_replace(plan_id=plan.pk, actor=request.user, version=plan.document.version, rows=rows)


def _registered(request: EditorRequest, plan: Plan) -> dict[str, Any]:
    """A row that cites the document just entered in the register."""
    data = {name: request.POST.get(f"new_{name}", "").strip() for name in _NEW}
    document = services.legal_document_create(
        actor=request.user,
        agency=plan.agency,
        kind=data["kind"],
        symbol=data["symbol"],
        issued_on=parse_date(data["date"]) if data["date"] else None,
        issuer=data["issuer"],
        subject=data["subject"],
    )
    day = f"ngày {dmy(document.issued_on)}" if document.issued_on else ""
    words = ("Căn cứ", str(document), day, "của" if document.issuer else "", document.issuer, document.subject)
    return {
        "legal_document_id": document.pk,
        "role": BasisRole.LEGAL.value,
        "text": " ".join(filter(None, words)),
        "cited_date": document.issued_on,
        "in_opening": True,
    }


def _contradiction(cited: dt.date | None, document: LegalDocument) -> str:
    if cited is None or document.issued_on is None or cited == document.issued_on:
        return ""
    return f"Danh mục ghi {document} ban hành ngày {dmy(document.issued_on)}; hãy kiểm tra ngày viện dẫn."
