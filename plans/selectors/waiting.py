"""What waits for a person: the same conditions as `documents.policies`, asked of the database for all plans at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from documents.constants import Action, SignatureRole, SigningMethod, State
from documents.models import DocumentEvent, PreparedFile, SignedFile
from organizations.constants import Role
from organizations.models import Membership, User
from plans.constants import TaskStatus, UnitRole
from plans.models import Plan, Task, TaskUnit
from plans.rules.lights import light

SHOWN = 20
RECENT = 6
DEADLINES = 8
RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: the step it is, and the plans that wait for it. `is_drafting` leads to the editor, `is_signing`
    to the page of signing."""

    title: str
    button: str
    action: str
    plans: list[Plan]
    is_drafting: bool = False
    is_signing: bool = False


def waiting_for(user: User) -> list[Waiting]:
    """The person's work by role, the most pressing kind first; kinds without work are left out."""
    agency = user.agency
    if agency is None:
        return []
    plans = Plan.objects.for_user(user).filter(agency=agency, is_template=False)
    mine = plans.filter(document__created_by=user)
    kinds = [Waiting("Được trả lại để sửa", "Sửa", Action.RETURN, _of(mine, State.RETURNED), True)]
    roles = user.roles_in(agency.pk)
    if Role.LEADER in roles:
        kinds += [
            Waiting("Chờ bạn duyệt", "Xem và duyệt", Action.APPROVE, _to_approve(plans, user)),
            Waiting("Đã cấp số, chờ bạn ký số", "Ký số", Action.SIGN, _to_sign(plans, user), is_signing=True),
        ]
    if Role.UNIT_HEAD in roles:
        kinds.append(Waiting("Chờ bạn xác nhận nội dung", "Xem", Action.CHECK_CONTENT, _to_check(plans, user)))
    if Role.CLERK in roles:
        kinds += [
            Waiting("Chờ bạn xác nhận thể thức", "Xem", Action.CHECK_FORM, _unchecked_form(plans, user)),
            *_approved(plans),
            Waiting("Lãnh đạo đã ký, chờ đóng dấu số", "Ký số", Action.SEAL, _to_seal(plans, user), is_signing=True),
            Waiting("Đã có số, chờ bạn ban hành", "Ban hành", Action.ISSUE, _to_issue(plans, user)),
        ]
    kinds.append(Waiting("Dự thảo của bạn", "Soạn tiếp", Action.SUBMIT, _of(mine, State.DRAFT), True))
    return [kind for kind in kinds if kind.plans]


def _approved(plans: QuerySet[Plan]) -> list[Waiting]:
    """Điều 15: a paper has its signature before its number."""
    approved = _of(plans, State.APPROVED)
    unsigned = [plan for plan in approved if plan.document.awaits_pen]
    ready = [plan for plan in approved if not plan.document.awaits_pen]
    return [
        Waiting("Đã duyệt, chờ bạn ghi nhận đã ký giấy", "Ghi nhận ký", Action.SIGN_PAPER, unsigned),
        Waiting("Đã duyệt, chờ bạn cấp số", "Cấp số", Action.ASSIGN_NUMBER, ready),
    ]


def _of(plans: QuerySet[Plan], state: str) -> list[Plan]:
    return _newest(plans.filter(document__state=state))


def _unchecked_form(plans: QuerySet[Plan], user: User) -> list[Plan]:
    unchecked = plans.filter(document__state=State.SUBMITTED, document__form_checked=False)
    return _newest(unchecked.exclude(document__created_by=user))


def _to_approve(plans: QuerySet[Plan], user: User) -> list[Plan]:
    checked = plans.filter(document__state=State.SUBMITTED, document__content_checked=True, document__form_checked=True)
    latest = DocumentEvent.objects.for_user(user).filter(document=OuterRef("document_id"), action=Action.SUBMIT)
    submitter = Subquery(latest.order_by("-pk").values("actor_id")[:1])
    ours = checked.exclude(document__created_by=user).annotate(submitter=submitter)
    return _newest(ours.filter(Q(submitter=None) | ~Q(submitter=user.pk)))


def _to_sign(plans: QuerySet[Plan], user: User) -> list[Plan]:
    digital = plans.filter(document__state=State.NUMBERED, document__signing_method=SigningMethod.DIGITAL)
    return _newest(digital.filter(~_signed(user, SignatureRole.PERSON)))


def _to_seal(plans: QuerySet[Plan], user: User) -> list[Plan]:
    return _newest(plans.filter(_unsealed(user), document__state=State.NUMBERED))


def _to_issue(plans: QuerySet[Plan], user: User) -> list[Plan]:
    """Signed or not: an unsigned one can be issued too, after a warning."""
    return _newest(plans.filter(~_unsealed(user), document__state=State.NUMBERED))


def _unsealed(user: User) -> Q:
    return Q(_signed(user, SignatureRole.PERSON), ~_signed(user, SignatureRole.ORGANIZATION))


def _signed(user: User, role: SignatureRole) -> Exists:
    """The prepared file that counts, the latest, carries that signature."""
    files = PreparedFile.objects.for_user(user).filter(document=OuterRef(OuterRef("document_id")))
    latest = Subquery(files.order_by("-pk").values("pk")[:1])
    return Exists(SignedFile.objects.for_user(user).filter(prepared_id=latest, role=role))


def _to_check(plans: QuerySet[Plan], user: User) -> list[Plan]:
    """Of the own unit, of no unit, or of a unit that has no head but the drafter (`documents.policies`)."""
    heads = (
        Membership.objects.for_user(user)
        .filter(
            agency_id=OuterRef("agency_id"),
            unit_id=OuterRef("document__drafting_unit_id"),
            role=Role.UNIT_HEAD,
            user__is_active=True,
        )
        .exclude(user_id=OuterRef("document__created_by_id"))
    )
    unchecked = plans.filter(document__state=State.SUBMITTED, document__content_checked=False)
    return _newest(
        unchecked.exclude(document__created_by=user).filter(
            Q(document__drafting_unit=None) | Exists(heads.filter(user=user)) | ~Exists(heads)
        )
    )


def _newest(plans: QuerySet[Plan], number: int = SHOWN) -> list[Plan]:
    related = plans.select_related("agency", "document__drafting_unit", "document__created_by")
    return list(related.order_by("-document__updated_at", "-pk")[:number])


def sent_on(user: User) -> list[Plan]:
    """The person's own plans that others are working on."""
    states = (State.SUBMITTED, State.APPROVED, State.NUMBERED)
    mine = Plan.objects.for_user(user).filter(document__created_by=user, document__state__in=states)
    return _newest(mine)


def recent_plans(user: User) -> list[Plan]:
    """The plans of every agency the person reads that changed last."""
    return _newest(Plan.objects.for_user(user).filter(is_template=False), RECENT)


def counts_by_state(user: User) -> dict[str, int]:
    """State -> how many plans, templates left out."""
    counted = (
        Plan.objects.for_user(user)
        .filter(is_template=False)
        .order_by()
        .values_list("document__state")
        .annotate(number=Count("pk"))
    )
    return dict(counted)


def nearest_deadlines(user: User, day: dt.date) -> list[tuple[Task, TaskStatus]]:
    """Tasks of issued plans due next or in the last 30 days, with their lights.

    For a member of a unit, those that it leads.
    """
    tasks = Task.objects.for_user(user).filter(
        plan__document__state=State.ISSUED, is_group=False, due__gte=day - dt.timedelta(days=RECENT_DAYS)
    )
    if user.unit is not None:
        led = TaskUnit.objects.for_user(user).filter(unit=user.unit, task=OuterRef("pk"), role=UnitRole.LEAD)
        tasks = tasks.filter(Exists(led))
    nearest = tasks.select_related("item", "plan__document").order_by("due", "pk")[:DEADLINES]
    return [(task, light(task.due, task.start, task.plan.document.state, day)) for task in nearest]
