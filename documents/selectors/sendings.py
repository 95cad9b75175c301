"""What was mailed of a document, what became of it, and where the next mail would go."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from common.text import fold, one_line
from documents.constants import SendingState
from documents.models import Document, Sending
from jobs.models import Job, JobState
from organizations.models import Unit, User

KIND = "documents.send"
"""The kind of the jobs that mail."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A recipient of the document with the address that is known of it, and the last mail to it of this very file."""

    recipient_id: int
    name: str
    address: str
    last: Sending | None


@dataclass(frozen=True, slots=True)
class Sent:
    """One row of the log. `has_failed` also where every worker died over it."""

    sending: Sending
    has_failed: bool

    @property
    def state(self) -> str:
        return SendingState.FAILED if self.has_failed else self.sending.state


def job_prefix(sending: Sending) -> str:
    """The jobs of one mail: one per time that somebody asked for it."""
    return f"{KIND}:{sending.pk}:"


def last_job(sending: Sending) -> Job | None:
    return Job.objects.filter(key__startswith=job_prefix(sending)).order_by("-created_at").first()


def has_failed(sending: Sending) -> bool:
    """Whether nobody will try again: refused, or given up by the queue."""
    if sending.state == SendingState.QUEUED:
        last = last_job(sending)
        return last is None or last.state == JobState.FAILED
    return sending.state == SendingState.FAILED


def sendings(user: User, document: Document) -> list[Sent]:
    """The log of a document, the latest first."""
    rows = Sending.objects.for_user(user).filter(document=document).select_related("made_by")
    lost = _given_up([row for row in rows if row.state == SendingState.QUEUED])
    return [Sent(row, row.state == SendingState.FAILED or row.pk in lost) for row in rows]


def _given_up(queued: list[Sending]) -> set[int]:
    """The mails among `queued` whose last job has failed for good."""
    if not queued:
        return set()
    theirs = Q()
    for row in queued:
        theirs |= Q(key__startswith=job_prefix(row))
    jobs = Job.objects.filter(theirs, kind=KIND).order_by("created_at").values_list("key", "state")
    last = {int(key.split(":")[1]): state for key, state in jobs}
    return {pk for pk, state in last.items() if state == JobState.FAILED}


def goals(user: User, document: Document, sha256: str) -> list[Goal]:
    """Every recipient, in printed order: its own address, else that of the unit that bears its name."""
    units = _addresses(user, document)
    rows = Sending.objects.for_user(user).filter(document=document, file_sha256=sha256).order_by("pk")
    sent = {row.recipient: row for row in rows}
    return [
        Goal(row.pk, row.name, row.email or units.get(fold(one_line(row.name)), ""), sent.get(row.name))
        for row in document.recipients.all()
    ]


def _addresses(user: User, document: Document) -> dict[str, str]:
    """Folded name -> address of every unit that has one."""
    found: dict[str, str] = {}
    for unit in Unit.objects.for_user(user).filter(agency_id=document.agency_id, is_active=True).exclude(email=""):
        for name in (unit.name, unit.short_name, *unit.aliases):
            if name:
                found.setdefault(fold(one_line(name)), unit.email)
    return found


def to_recall(document: Document) -> list[Sending]:
    """The mails that arrived and whose receivers have not been told of the withdrawal, one per address."""
    rows = Sending.objects.filter(document_id=document.pk)
    told = set(rows.filter(file_path="").values_list("address", flat=True))
    arrived = rows.filter(state=SendingState.SENT).exclude(file_path="").order_by("pk")
    return list({row.address: row for row in arrived if row.address not in told}.values())
