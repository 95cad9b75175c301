"""An office as a process of its own: `python -m tests.documents.office COMMAND …` prints JSON.

`prepare CODE STATE COUNT`   an agency with COUNT documents in STATE: their ids
`number CODE ROLLBACKS ID…`  one process per ID asks for a number at the same moment; every ROLLBACKS-th first fails
`issue CODE POINT ID`        issue a document, killed (-9) at POINT: render, file, row, commit, or never
`copies CODE COUNT ID`       COUNT processes make a copy of one issued document at the same moment: the numbers
`blocked CODE ID`            ask for a number while another connection holds the document
"""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

DAY = dt.date(2025, 9, 5)
POINTS = {
    "render": ("keep_pdf", False),
    "file": ("keep_pdf", True),
    "row": ("record", True),
    "commit": ("_freeze", True),
}


WAIT = 120.0
"""Seconds for all to stand at the line: one that fell on the way ends the race for the others."""
RESERVED = 10
"""Connections left to the superuser, to this process and to others that begin meanwhile."""


class Changed(Exception):
    """Somebody changed their mind after the number was taken."""


def prepare(code: str, state: str, count: str) -> list[int]:
    from organizations.constants import Role
    from tests import people

    agency = people.make_agency(code, f"Sở thử {code}")
    drafter = people.make_user(f"{code}.chuyenvien", "Nguyễn Thị Lan", agency, Role.DRAFTER)
    people.make_user(f"{code}.vanthu", "Võ Minh Tâm", agency, Role.CLERK)
    documents = [people.make_document(agency, drafter) for _ in range(int(count))]
    return [people.advance(document, state, by=drafter).pk for document in documents]


def number(code: str, rollbacks: str, *ids: str) -> list[int]:
    from django.db import connections

    _wait_for_room(len(ids))
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    barrier = fork.Barrier(len(ids), timeout=WAIT)
    fails = [int(rollbacks) > 0 and place % int(rollbacks) == 0 for place in range(len(ids))]
    askers = [
        fork.Process(target=_ask, args=(code, int(key), barrier, is_failing))
        for key, is_failing in zip(ids, fails, strict=True)
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert [asker.exitcode for asker in askers] == [0] * len(ids)
    return _numbers(ids)


def _wait_for_room(count: int) -> None:
    """Until PostgreSQL has so many connections to give: other tests beside this one hold some of its hundred."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    ends = time.monotonic() + WAIT
    with connection.cursor() as cursor:
        while True:
            cursor.execute("SELECT current_setting('max_connections')::int - count(*) FROM pg_stat_activity")
            if cursor.fetchone()[0] >= count + RESERVED:
                return
            if time.monotonic() > ends:
                cursor.execute("SELECT datname, state, count(*) FROM pg_stat_activity GROUP BY 1, 2")
                raise AssertionError(f"no room for {count} connections: {cursor.fetchall()}")
            cursor.execute("SELECT pg_sleep(0.2)")


def _ask(code: str, document_id: int, barrier: Barrier, is_failing: bool) -> None:
    from django.db import transaction

    from documents.services import document_assign_number

    clerk = _clerk(code)
    barrier.wait()
    if is_failing:
        try:
            with transaction.atomic():
                document_assign_number(document_id=document_id, actor=clerk, issued_on=DAY)
                raise Changed
        except Changed:
            pass
    document_assign_number(document_id=document_id, actor=clerk, issued_on=DAY)


def _numbers(ids: tuple[str, ...]) -> list[int]:
    from documents.models import Document

    rows = Document.objects.filter(pk__in=ids).values_list("number", flat=True)
    return sorted(number for number in rows if number is not None)


def issue(code: str, point: str, document_id: str) -> dict[str, Any]:
    from documents.models import Document
    from documents.services import document_issue, issuing
    from documents.services.signing import preparing
    from tests.documents.papers import content_for

    if point in POINTS:
        name, is_after = POINTS[point]
        room = preparing if hasattr(preparing, name) else issuing
        setattr(room, name, _deadly(getattr(room, name), is_after))
    document = Document.objects.get(pk=document_id)
    issued = document_issue(document_id=document.pk, actor=_clerk(code), content=content_for(document))
    return {"sha256": issued.pdf_sha256}


def _deadly(step: Callable[..., Any], is_after: bool) -> Callable[..., Any]:
    """`step`, with the power cut right before or right after it."""

    def call(*args: Any, **kwargs: Any) -> Any:
        if is_after:
            step(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return call


def look(document_id: str) -> dict[str, Any]:
    """What the database and the disk say about a document."""
    from documents.models import Document, IssuedDocument
    from documents.services import verify_issued

    issued = IssuedDocument.objects.filter(document_id=document_id).first()
    return {
        "state": Document.objects.get(pk=document_id).state,
        "is_frozen": issued is not None,
        "damages": len(verify_issued()),
    }


def blocked(code: str, document_id: str) -> dict[str, str]:
    from django.db import connection, transaction

    from common.errors import Busy
    from documents.services import document_assign_number

    other = connection.copy()
    other.set_autocommit(False)
    with other.cursor() as cursor:
        cursor.execute("UPDATE documents_document SET version = version WHERE id = %s", [document_id])
    try:
        with transaction.atomic():
            document_assign_number(document_id=int(document_id), actor=_clerk(code), issued_on=DAY)
    except Busy as busy:
        return {"message": busy.message}
    finally:
        other.rollback()
        other.close()
    return {"message": ""}


def copies(code: str, count: str, document_id: str) -> list[int]:
    from django.db import connections

    from documents.models import DocumentCopy

    connections.close_all()
    fork = multiprocessing.get_context("fork")
    barrier = fork.Barrier(int(count), timeout=WAIT)
    makers = [fork.Process(target=_copy, args=(code, int(document_id), barrier)) for _ in range(int(count))]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert [maker.exitcode for maker in makers] == [0] * len(makers)
    return sorted(DocumentCopy.objects.filter(document_id=document_id).values_list("number", flat=True))


def _copy(code: str, document_id: int, barrier: Barrier) -> None:
    from common.calendar import today
    from documents.constants import CopyKind
    from documents.services import CopyOrder, document_copy
    from documents.writers import pool

    order = CopyOrder(kind=CopyKind.FULL, made_on=today(), signer_lines="TL. GIÁM ĐỐC", signer_name="Lê Thị Hoa")
    barrier.wait()
    try:
        document_copy(document_id=document_id, actor=_clerk(code), order=order)
    finally:
        pool.stop()  # a forked process would wait for its renderer for ever


def _clerk(code: str) -> Any:
    from organizations.models import User

    return User.objects.get(username=f"{code}.vanthu")


if __name__ == "__main__":
    django.setup()
    commands: dict[str, Callable[..., Any]] = {
        "prepare": prepare,
        "number": number,
        "issue": issue,
        "look": look,
        "copies": copies,
        "blocked": blocked,
    }
    sys.stdout.write(json.dumps(commands[sys.argv[1]](*sys.argv[2:])) + "\n")
