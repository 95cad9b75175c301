"""A plan kept as a template: the text that the agency's next plans of its sort begin with."""

from __future__ import annotations

from django.db import transaction

from audit.constants import Action
from audit.services import log, values
from common.database import patient
from common.decisions import require
from common.text import fold
from documents import services as documents
from organizations.models import User
from plans import policies
from plans.models import Plan
from plans.rules.texts import clean_line
from plans.services.copying import copy_into


@patient
@transaction.atomic
def plan_save_as_template(*, plan_id: int, actor: User, subject: str) -> Plan:
    """A template named `subject` from a plan in any state: its header, recipients, bases, text, tasks, targets.

    Years stay as they are; a plan made from the template moves them on. Amounts are left out, deadlines wait for a
    person, and no plan is carried out by it. Raises `NotAllowed`, `InvalidInput` at the name, `Plan.DoesNotExist`.
    """
    source = Plan.objects.for_user(actor).select_related("document", "agency").get(pk=plan_id)
    require(policies.can_save_as_template(actor, source))
    subject = clean_line(subject, "subject", 500)
    document = documents.document_create(
        actor=actor, agency=source.agency, doc_type=source.document.doc_type, subject=subject,
        draft_year=source.period_start.year,
    )  # fmt: skip
    template = Plan.objects.create(
        agency=source.agency,
        document=document,
        is_template=True,
        kind=source.kind,
        period_start=source.period_start,
        period_end=source.period_end,
        carries_out=source.carries_out,
        copied_from=source,
        task_layout=source.task_layout,
        search_text=fold(subject),
    )
    copy_into(template, source, actor)
    kept = values(template, "is_template", "kind", "period_start", "period_end", "task_layout")
    log(actor=actor, action=Action.COPIED, obj=template, after=kept, reason=str(source))
    return template
