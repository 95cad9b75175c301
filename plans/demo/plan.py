"""One plan: its document, citations, outline, tasks and targets."""

from __future__ import annotations

import datetime as dt

from audit import services as audit
from audit.constants import Action
from common.text import fold
from documents.models import Document
from documents.services import document_create, recipients_replace
from organizations.constants import Role
from organizations.models import Agency, Unit, User
from plans.demo import files, trail
from plans.demo.files import Record
from plans.demo.outline import add_outline
from plans.models import LegalBasis, LegalDocument, Plan

_OWN_FIELDS = ("kind", "task_layout")


def make_plan(agency: Agency, record: Record) -> Plan:
    """The plan of a record as a draft of the agency's chuyên viên."""
    units = {unit.code: unit for unit in Unit.objects.filter(agency=agency).prefetch_related("names")}
    laws = _register(agency)
    plan = Plan.objects.create(
        agency=agency,
        document=_make_document(agency, record, units),
        carries_out=laws[record["carries_out"]],
        opening="\n".join(record["opening"]),
        closing="\n".join(record["closing"]),
        search_text=fold(record["document"]["subject"]),
        **_period(record["period"]),
        **_budget(record),
        **{name: record[name] for name in _OWN_FIELDS},
    )
    _add_bases(plan, record["bases"], laws)
    add_outline(plan, record, units)
    audit.log(actor=None, action=Action.IMPORTED, obj=plan, reason=trail.reason_for(record["slug"]))
    return plan


def drafter_of(agency: Agency) -> User:
    """The demo's chuyên viên of an agency."""
    people = files.of_agency("people", agency.code)
    return User.objects.get(username=next(each["username"] for each in people if each["role"] == Role.DRAFTER))


def _make_document(agency: Agency, record: Record, units: dict[str, Unit]) -> Document:
    actor = drafter_of(agency)
    fields = dict(record["document"])
    fields["drafting_unit"] = units[fields["drafting_unit"]]
    document = document_create(actor=actor, agency=agency, **fields)
    recipients_replace(document_id=document.pk, actor=actor, rows=record["recipients"])
    document.refresh_from_db()
    return document


def _register(agency: Agency) -> dict[str, LegalDocument]:
    """The agency's legal documents by the key of their record."""
    stored = {(law.symbol, law.issued_on): law for law in LegalDocument.objects.filter(agency=agency)}
    return {
        record["key"]: stored[record["symbol"], _date(record["issued_on"])]
        for record in files.of_agency("legal_documents", agency.code)
    }


def _add_bases(plan: Plan, rows: list[Record], laws: dict[str, LegalDocument]) -> None:
    for position, row in enumerate(rows):
        fields = {**row, "cited_date": _date(row["cited_date"])}
        law = laws[fields.pop("document")]
        LegalBasis.objects.create(agency=plan.agency, plan=plan, legal_document=law, position=position, **fields)


def _period(pair: list[str]) -> dict[str, dt.date]:
    start, end = pair
    return {"period_start": dt.date.fromisoformat(start), "period_end": dt.date.fromisoformat(end)}


def _budget(record: Record) -> Record:
    budget = record["budget"]
    return {
        "budget_total": budget.get("total"),
        "budget_words": budget.get("words", ""),
        "budget_source": budget["source"],
    }


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
