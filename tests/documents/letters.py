"""Công văn đính chính for the tests: a plan that was issued with its text, and a letter that corrects it."""

from __future__ import annotations

from typing import Any

from documents import services
from documents.constants import Action, State
from documents.models import Correction, Document
from documents.rules.corrections import CorrectionRow
from documents.services import own_text
from documents.writers import json
from organizations.models import User
from plans import content, selectors
from plans.models import Plan
from tests import people
from tests.people import Cast

ROW = CorrectionRow("Mục I", "Nâng cao nhận thức về năng suất", "Nâng cao nhận thức về năng suất,")


def issued_plan(cast: Cast, **fields: Any) -> Plan:
    """A plan as issued on 05/9/2025, its text frozen; the file is a stand-in."""
    plan = people.make_plan(cast.agency, cast.drafter, state=State.NUMBERED, **fields)
    shown = selectors.plan_for(cast.drafter, plan.pk)
    people.freeze(shown.document, cast.clerk, json.dump(content.build(shown)))
    Document.objects.filter(pk=shown.document_id).update(state=State.ISSUED)
    return selectors.plan_for(cast.drafter, plan.pk)


def begun(cast: Cast, plan: Plan | None = None) -> Correction:
    """A draft letter of the drafter's, as it is when it begins."""
    plan = plan or issued_plan(cast)
    return services.correction_create(actor=cast.drafter, document_id=plan.document_id)


def save(correction: Correction, actor: User, *rows: CorrectionRow, **changes: Any) -> Correction:
    """The editor's save: `rows` and changes of the header, everything else as it stands."""
    document = Document.objects.get(pk=correction.document_id)
    return services.correction_update(
        document_id=document.pk,
        actor=actor,
        version=document.version,
        changes=changes,
        recipients=[{"name": "Như trên"}],
        words={"rows": rows},
    )


def written(cast: Cast, plan: Plan | None = None) -> Correction:
    """A draft letter that misses nothing."""
    return save(begun(cast, plan), cast.drafter, ROW)


def walk(correction: Correction, cast: Cast, *actions: str) -> None:
    """The letter through `actions`, each by who does it."""
    people_of = {
        Action.SUBMIT: cast.drafter,
        Action.CHECK_CONTENT: cast.unit_head,
        Action.CHECK_FORM: cast.clerk,
        Action.APPROVE: cast.leader,
    }
    for action in actions:
        services.correction_step(document_id=correction.document_id, actor=people_of[Action(action)], action=action)


TO_APPROVAL = (Action.SUBMIT, Action.CHECK_CONTENT, Action.CHECK_FORM, Action.APPROVE)


def text_of(letter: Document) -> str:
    """What issuing would freeze, as JSON."""
    correction = Correction.objects.get(document=letter)
    return json.dump(own_text.current(correction))
