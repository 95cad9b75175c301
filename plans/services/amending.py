"""A plan that amends or replaces an issued one: the next version of the same text (Điều 18)."""

from __future__ import annotations

from django.db import transaction

from audit.constants import Action
from audit.services import log, values
from common.calendar import today
from common.database import patient
from common.decisions import require
from common.text import fold
from documents import services as documents
from documents.constants import Relation
from documents.models import Document
from documents.services.steps import locked
from organizations.models import User
from plans import policies
from plans.constants import BasisRole
from plans.models import LegalBasis, Plan
from plans.rules.amending import Earlier, amending_subject, citation, replacing_sentence
from plans.rules.texts import clean_text
from plans.services.bases import legal_document_create
from plans.services.copying import copy_into

_KEPT = ("kind", "period_start", "period_end", "parent_id", "carries_out_id", "task_layout")


@patient
@transaction.atomic
def plan_amend(*, plan_id: int, actor: User, relation: str = Relation.AMEND, reason: str = "") -> Plan:
    """A draft that amends or replaces an issued plan: everything as it stands, annex files too, every item in its
    lineage.

    It cites the earlier plan, which stays in force until the draft is issued; `reason` is kept in the trail.
    Raises `NotAllowed` where the plan is not in force or has such a draft already, `InvalidInput`, `Plan.DoesNotExist`.
    """
    source = Plan.objects.for_user(actor).select_related("agency").get(pk=plan_id)
    source.document = locked(source.document_id, actor)
    require(policies.can_amend(actor, source))
    reason = clean_text(reason, "reason")
    earlier, day = earlier_of(source), today()
    subject = amending_subject(_first_name(earlier, source.document)) if relation == Relation.AMEND else str(source)
    document = documents.document_create(
        actor=actor, agency=source.agency, doc_type=source.document.doc_type, subject=subject,
        symbol=source.document.symbol, draft_month=day.month, draft_year=day.year,
    )  # fmt: skip
    document = documents.document_relate(
        document_id=document.pk, actor=actor, earlier_id=source.document_id, relation=relation, reason=reason
    )
    document = documents.annexes_carry_over(document_id=document.pk, earlier_id=source.document_id, actor=actor)
    plan = Plan.objects.create(
        agency=source.agency,
        document=document,
        search_text=fold(subject),
        **{name: getattr(source, name) for name in _KEPT},
    )
    copy_into(plan, source, actor, as_it_stands=True)
    _cite(plan, earlier, actor)
    if relation == Relation.REPLACE:
        plan.closing = "\n".join(filter(None, (replacing_sentence(earlier), plan.closing)))
        plan.save(update_fields=["closing"])
    log(actor=actor, action=Action.COPIED, obj=plan, after=values(plan, "kind", "period_start"), reason=earlier.name)
    return plan


def earlier_of(plan: Plan) -> Earlier:
    """An issued plan as others cite it."""
    document = plan.document
    assert document.issued_on is not None  # noqa: S101 - what is issued has its date, the database says so
    return Earlier(document.code, document.issued_on, plan.agency.name, document.subject)


def _first_name(earlier: Earlier, document: Document) -> Earlier:
    """`earlier` under the subject that the plan had before all amendments: titles do not grow with every one."""
    while document.relation == Relation.AMEND and document.relates_to is not None:
        document = document.relates_to
    return Earlier(earlier.code, earlier.issued_on, earlier.issuer, document.subject)


def _cite(plan: Plan, earlier: Earlier, actor: User) -> None:
    """The last of the plan's bases is the plan that it amends; the register of legal documents gets to know it."""
    known = legal_document_create(
        actor=actor, agency=plan.agency, kind="Kế hoạch", symbol=earlier.code, issued_on=earlier.issued_on,
        issuer=earlier.issuer, subject=earlier.subject,
    )  # fmt: skip
    last = LegalBasis.objects.filter(plan=plan).order_by("-position").first()
    LegalBasis.objects.create(
        agency_id=plan.agency_id, plan=plan, legal_document=known, role=BasisRole.LEGAL,
        text=f"Căn cứ {citation(earlier)}", cited_date=earlier.issued_on, position=last.position + 1 if last else 0,
    )  # fmt: skip
