"""Legal bases: citing registered documents, and registering one that is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from audit.constants import Action
from audit.services import log
from common.calendar import parse_date
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from organizations.models import Agency, User
from plans import policies
from plans.constants import BasisRole
from plans.models import LegalBasis, LegalDocument, Plan
from plans.rules.texts import clean_line, clean_text
from plans.services.steps import editable_plan, reshaped

MAX_BASES = 60


@patient
@transaction.atomic
def bases_replace(*, plan_id: int, actor: User, version: int, rows: Sequence[Mapping[str, Any]]) -> list[LegalBasis]:
    """Write the legal bases anew, in the order of `rows`: legal_document_id, role, text, cited_date, in_opening.

    Raises `StaleVersion`, `NotAllowed`, `InvalidInput`.
    """
    plan = editable_plan(plan_id, actor, version)
    if len(rows) > MAX_BASES:
        raise InvalidInput(f"Kế hoạch có tối đa {MAX_BASES} căn cứ; hãy bỏ bớt.", field="bases")
    wanted = [_basis(plan, position, row) for position, row in enumerate(rows)]
    before = [str(basis) for basis in plan.bases.all()]
    plan.bases.all().delete()
    LegalBasis.objects.bulk_create(wanted)
    log(actor=actor, action=Action.CHANGED, obj=plan, before={"bases": before}, after={"bases": list(map(str, wanted))})
    reshaped(plan)
    return wanted


def _basis(plan: Plan, position: int, row: Mapping[str, Any]) -> LegalBasis:
    document = LegalDocument.objects.filter(agency_id=plan.agency_id, pk=row["legal_document_id"]).first()
    if document is None:
        raise InvalidInput("Văn bản này không có trong danh mục; hãy chọn lại.", field="bases")
    if row.get("role", BasisRole.LEGAL) not in BasisRole.values:
        raise InvalidInput("Hãy chọn «Căn cứ» hoặc «Thực hiện».", field="bases")
    cited = row.get("cited_date")
    return LegalBasis(
        agency_id=plan.agency_id,
        plan=plan,
        legal_document=document,
        role=row.get("role", BasisRole.LEGAL),
        text=clean_text(str(row.get("text", "")), "bases"),
        cited_date=parse_date(cited) if isinstance(cited, str) and cited else (cited or None),
        in_opening=bool(row.get("in_opening", True)),
        position=position,
    )


@patient
@transaction.atomic
def legal_document_create(
    *, actor: User, agency: Agency, kind: str, symbol: str, issued_on: dt.date | None, issuer: str, subject: str
) -> LegalDocument:
    """Enter a legal document in the agency's register; one that is there already is given back."""
    require(policies.can_register(actor, agency))
    fields = {
        "kind": clean_line(kind, "kind", 30),
        "issuer": clean_line(issuer, "issuer", 200),
        "subject": clean_line(subject, "subject", 600),
    }
    empty = next((name for name in ("kind", "subject") if not fields[name]), "")
    if empty:
        raise InvalidInput("Hãy ghi loại văn bản và trích yếu.", field=empty)
    symbol = clean_line(symbol, "symbol", 60)
    if symbol:
        known = LegalDocument.objects.filter(agency=agency, symbol=symbol, issued_on=issued_on).first()
        if known is not None:
            return known
    document = LegalDocument.objects.create(agency=agency, symbol=symbol, issued_on=issued_on, **fields)
    log(actor=actor, action=Action.CREATED, obj=document, after={**fields, "symbol": symbol, "issued_on": issued_on})
    return document
