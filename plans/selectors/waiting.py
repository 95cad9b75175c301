"""What waits for a person: the same conditions as `documents.policies`, asked of the database for all plans at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from documents.constants import Action, State
from organizations.constants import Role
from organizations.models import Membership, User
from plans.constants import UnitRole
from plans.models import Plan, Task, TaskUnit

SHOWN = 20
RECENT_DAYS = 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: what to do with these plans, and the step it is ("" for drafting on)."""

    title: str
    hint: str
    action: str
    plans: list[Plan]


def waiting_for(user: User) -> list[Waiting]:
    """The person's work by role, the most pressing kind first; kinds without work are left out."""
    agency = user.agency
    if agency is None:
        return []
    roles = user.roles_in(agency.pk)
    plans = Plan.objects.for_user(user).filter(agency=agency, is_template=False)
    kinds: list[tuple[str, str, str, QuerySet[Plan]]] = []
    mine = plans.filter(document__created_by=user)
    kinds.append(
        ("Được trả lại", "Sửa theo ý kiến rồi trình lại", Action.RETURN, mine.filter(document__state=State.RETURNED))
    )
    if Role.LEADER in roles:
        kinds.append(("Chờ bạn duyệt", "Nội dung, thể thức đã xác nhận", Action.APPROVE, _to_approve(plans, user)))
    if Role.UNIT_HEAD in roles:
        kinds.append(
            ("Chờ bạn xác nhận nội dung", "Đọc và xác nhận, hoặc trả lại", Action.CHECK_CONTENT, _to_check(plans, user))
        )
    if Role.CLERK in roles:
        kinds += _clerk_kinds(plans, user)
    kinds.append(("Dự thảo của bạn", "Soạn tiếp rồi trình", Action.SUBMIT, mine.filter(document__state=State.DRAFT)))
    rows = [(title, hint, action, list(_newest(found)[:SHOWN])) for title, hint, action, found in kinds]
    return [Waiting(*row) for row in rows if row[3]]


def _clerk_kinds(plans: QuerySet[Plan], user: User) -> list[tuple[str, str, str, QuerySet[Plan]]]:
    unchecked = plans.filter(document__state=State.SUBMITTED, document__form_checked=False)
    return [
        (
            "Chờ bạn xác nhận thể thức",
            "Kiểm tra thể thức, kỹ thuật trình bày",
            Action.CHECK_FORM,
            unchecked.exclude(document__created_by=user),
        ),
        ("Chờ cấp số", "Đã duyệt, chưa có số", Action.ASSIGN_NUMBER, plans.filter(document__state=State.APPROVED)),
        ("Chờ ban hành", "Đã có số, chưa phát hành", Action.ISSUE, plans.filter(document__state=State.NUMBERED)),
    ]


def _to_approve(plans: QuerySet[Plan], user: User) -> QuerySet[Plan]:
    return plans.filter(
        document__state=State.SUBMITTED, document__content_checked=True, document__form_checked=True
    ).exclude(document__created_by=user)


def _to_check(plans: QuerySet[Plan], user: User) -> QuerySet[Plan]:
    """Of the own unit, of no unit, or of a unit that has no head but the drafter (`documents.policies`)."""
    heads = Membership.objects.filter(
        agency_id=OuterRef("agency_id"),
        unit_id=OuterRef("document__drafting_unit_id"),
        role=Role.UNIT_HEAD,
        user__is_active=True,
    ).exclude(user_id=OuterRef("document__created_by_id"))
    return (
        plans.filter(document__state=State.SUBMITTED, document__content_checked=False)
        .exclude(document__created_by=user)
        .filter(Q(document__drafting_unit=None) | Exists(heads.filter(user=user)) | ~Exists(heads))
    )


def _newest(plans: QuerySet[Plan]) -> QuerySet[Plan]:
    return plans.select_related("document__drafting_unit", "document__created_by").order_by("-document__updated_at")


def sent_on(user: User) -> list[Plan]:
    """The person's own plans that others are working on."""
    states = (State.SUBMITTED, State.APPROVED, State.NUMBERED)
    mine = Plan.objects.for_user(user).filter(document__created_by=user, document__state__in=states)
    return list(_newest(mine)[:SHOWN])


def recent_plans(user: User) -> list[Plan]:
    """The plans of every agency the person reads that changed last."""
    plans = Plan.objects.for_user(user).filter(is_template=False).select_related("agency")
    return list(_newest(plans)[:6])


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


def nearest_deadlines(user: User, day: dt.date, number: int = 8) -> list[Task]:
    """Tasks of issued plans due next or in the last 30 days; for a member of a unit, those that it leads."""
    tasks = Task.objects.for_user(user).filter(
        plan__document__state=State.ISSUED, is_group=False, due__gte=day - dt.timedelta(days=RECENT_DAYS)
    )
    if user.unit is not None:
        led = TaskUnit.objects.for_user(user).filter(unit=user.unit, task=OuterRef("pk"), role=UnitRole.LEAD)
        tasks = tasks.filter(Exists(led))
    return list(tasks.select_related("item", "plan__document").order_by("due", "pk")[:number])
