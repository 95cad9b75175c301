"""The legal bases of a draft: documents that the register has already, new ones entered, each cited in its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from common.text import collapse, fold
from organizations.models import User
from plans.constants import BasisRole
from plans.importing.draft import BasisDraft, PlanDraft
from plans.models import LegalBasis, LegalDocument, Plan
from plans.rules.texts import clean_text
from plans.services.bases import legal_document_create

_DATED = re.compile(r"\bngày\s+\d{1,2}(?:\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\s+tháng\s+\d{1,2}\s+năm\s+\d{4})")
_ABOUT = re.compile(r"^[\s,;:]*(?:về việc|về|v/v)\s+", re.IGNORECASE)
_OPENER = re.compile(r"^(?:căn cứ|thực hiện|triển khai|theo|xét)\s+", re.IGNORECASE)


@dataclass(slots=True)
class _Register:
    """The agency's legal documents, read once."""

    rows: list[LegalDocument]

    def find(self, basis: BasisDraft, date: dt.date | None) -> LegalDocument | None:
        """The document cited. A number is given once a year by one body (Nghị định 30/2020, Điều 15): the same symbol
        of the same year and issuer is the same document, even where the plan misprints the day."""
        if not basis.symbol:
            wanted = fold(collapse(basis.name))
            return next((row for row in self.rows if not row.symbol and wanted and wanted in _names(row)), None)
        same = [row for row in self.rows if _symbol(row.symbol) == _symbol(basis.symbol)]
        exact = next((row for row in same if row.issued_on == date), None)
        if exact is not None or date is None:
            return exact or (same[0] if len(same) == 1 else None)
        return next((row for row in same if _same_year(row, date) and _same_issuer(row, basis)), None)


def add_bases(plan: Plan, draft: PlanDraft, actor: User) -> LegalDocument | None:
    """Write the citations in their order; the first document that the plan carries out, where there is one."""
    register = _Register(list(LegalDocument.objects.filter(agency_id=plan.agency_id).order_by("pk")))
    sentences = " ".join(fold(found.value) for found in draft.opening)
    rows: list[LegalBasis] = []
    printed: set[str] = set()
    for basis in _citing(draft.bases):
        date = _date(basis.date)
        document = register.find(basis, date)
        if document is None:
            document = _entered(plan, basis, date, actor)
            register.rows.append(document)
        text = clean_text(basis.text, "bases")
        # What the opening's own sentence says, or an earlier citation printed, is not printed twice.
        in_opening = fold(text) not in printed and fold(text).rstrip(" ;.,") not in sentences
        printed.add(fold(text))
        rows.append(
            LegalBasis(
                agency_id=plan.agency_id,
                plan=plan,
                legal_document=document,
                role=basis.role or BasisRole.LEGAL,
                text=text,
                cited_date=date,
                in_opening=in_opening,
                position=len(rows),
            )
        )
    LegalBasis.objects.bulk_create(rows)
    return next((row.legal_document for row in rows if row.role == BasisRole.CARRY_OUT), None)


def loose_sentences(draft: PlanDraft) -> list[str]:
    """Bases that name no document («Căn cứ tình hình thực tế …»): they stay as sentences of the opening."""
    return [basis.text for basis in draft.bases if not (basis.symbol or basis.name)]


def _citing(bases: Sequence[BasisDraft]) -> list[BasisDraft]:
    return [basis for basis in bases if basis.symbol or basis.name]


def _entered(plan: Plan, basis: BasisDraft, date: dt.date | None, actor: User) -> LegalDocument:
    return legal_document_create(
        actor=actor,
        agency=plan.agency,
        kind=(basis.kind or "Văn bản")[:30],
        symbol=basis.symbol[:60],
        issued_on=date,
        issuer=basis.issuer[:200],
        subject=_subject(basis)[:600],
    )


def _subject(basis: BasisDraft) -> str:
    """The trích yếu: by the decree's order (type, number, date, issuer, subject) what follows the issuer, else the
    date; a law's own name; else the whole citation."""
    if basis.name:
        return collapse(basis.name)
    text = collapse(basis.text).rstrip(" ;.,")
    at = text.find(basis.issuer) + len(basis.issuer) if basis.issuer and basis.issuer in text else 0
    if not at and (dated := _DATED.search(text)):
        at = dated.end()
    rest = _ABOUT.sub("", text[at:]).strip(" ,;:") if at else ""
    return rest or _OPENER.sub("", text)


def _names(row: LegalDocument) -> set[str]:
    """A law by its name, with its kind before it or not."""
    subject = fold(collapse(row.subject))
    return {subject, f"{fold(row.kind)} {subject}", subject.removeprefix(f"{fold(row.kind)} ")}


def _symbol(text: str) -> str:
    return re.sub(r"[\s.]", "", text).casefold()


def _same_year(row: LegalDocument, date: dt.date) -> bool:
    return row.issued_on is not None and row.issued_on.year == date.year


def _same_issuer(row: LegalDocument, basis: BasisDraft) -> bool:
    ours, theirs = fold(row.issuer), fold(basis.issuer)
    return not ours or not theirs or ours in theirs or theirs in ours


def _date(iso: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(iso) if iso else None
    except ValueError:
        return None
