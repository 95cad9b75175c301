"""The light of a task on a given day."""

from __future__ import annotations

import datetime as dt

from documents.constants import State
from plans.constants import TaskStatus

RISK_DAYS = 7
"""A task that is due within so many days is at risk until it is done."""


def light(due: dt.date | None, start: dt.date | None, state: str, today: dt.date) -> TaskStatus:
    """How a task of a plan in `state` (a document's state) stands on `today`.

    Nothing is late before its plan is issued: until then, and before `start`, a task is not due. Of a plan that was
    amended or withdrawn nothing is awaited any more: what still is to be done stands in the version in force.
    A task without a due date (thường xuyên, theo yêu cầu) is on track while it runs.
    """
    if state != State.ISSUED or (start is not None and today < start):
        return TaskStatus.NOT_DUE
    if due is None:
        return TaskStatus.ON_TRACK
    if today > due:
        return TaskStatus.OVERDUE
    if (due - today).days <= RISK_DAYS:
        return TaskStatus.AT_RISK
    return TaskStatus.ON_TRACK
