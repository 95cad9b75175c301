"""Signing as processes of their own: `python -m tests.documents.signing_office COMMAND …` prints JSON.

`prepare CODE`          a numbered, prepared document of a new agency with a leader's certificate: its id
`together CODE COUNT ID` COUNT processes sign it at the same moment: what each was answered, "" for «signed»
`sign CODE POINT ID`    sign it, killed (-9) at POINT: file, row, commit, or never
`look ID`               what the database and the disk say
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

NAME = "Trần Công Hòa"
PASSWORD = "demo"
POINTS = {"file": "keep_pdf", "row": "add_signature", "commit": "_sign"}


def prepare(code: str) -> int:
    from documents.constants import State
    from documents.services import certificate_add_file, document_prepare
    from documents.signing import demo
    from organizations.constants import Role
    from tests import people
    from tests.documents.papers import content_for

    agency = people.make_agency(code, f"Sở thử {code}")
    drafter = people.make_user(f"{code}.chuyenvien", "Nguyễn Thị Lan", agency, Role.DRAFTER)
    leader = people.make_user(f"{code}.lanhdao", NAME, agency, Role.LEADER)
    authority = demo.make_authority("CA thử")
    data, _ = demo.make_certificate(authority, name=NAME, organization=agency.name, password=PASSWORD)
    trust = _trust()
    trust.mkdir(parents=True, exist_ok=True)
    (trust / f"{code}.pem").write_bytes(authority.pem)
    certificate_add_file(actor=leader, for_agency=False, label="", data=data, password=PASSWORD)
    document = people.advance(people.make_document(agency, drafter), State.NUMBERED, by=drafter)
    document_prepare(document_id=document.pk, actor=leader, content=content_for(document))
    return document.pk


def _trust() -> Path:
    from django.conf import settings

    return Path(settings.MEDIA_ROOT).with_name("trust")


def _signing(code: str, document_id: int) -> str:
    """The refusal, "" where it was signed."""
    from common.errors import DomainError
    from documents.models import Document, SigningCertificate
    from documents.selectors import latest_prepared
    from documents.services import document_sign
    from organizations.models import User

    leader = User.objects.get(username=f"{code}.lanhdao")
    certificate = SigningCertificate.objects.get(owner=leader)
    prepared = latest_prepared(Document.objects.get(pk=document_id))
    assert prepared is not None
    seen, chosen = prepared.pdf_sha256, certificate.pk
    try:
        document_sign(document_id=document_id, actor=leader, certificate_id=chosen, password=PASSWORD, seen=seen)
    except DomainError as refused:
        return refused.message
    return ""


def together(code: str, count: str, document_id: str) -> list[str]:
    from django.db import connections

    connections.close_all()
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(int(count), timeout=120.0), fork.Queue()
    signers = [fork.Process(target=_one, args=(code, document_id, barrier, answers)) for _ in range(int(count))]
    for signer in signers:
        signer.start()
    said = [str(answers.get(timeout=120)) for _ in signers]
    for signer in signers:
        signer.join()
    return sorted(said)


def _one(code: str, document_id: str, barrier: Barrier, answers: Queue[str]) -> None:
    barrier.wait()
    answers.put(_signing(code, int(document_id)))


def sign(code: str, point: str, document_id: str) -> str:
    from documents.services.signing import with_key

    if point in POINTS:
        setattr(with_key, POINTS[point], _deadly(getattr(with_key, POINTS[point])))
    return _signing(code, int(document_id))


def _deadly(step: Callable[..., Any]) -> Callable[..., Any]:
    """`step`, with the power cut right after it."""

    def call(*args: Any, **kwargs: Any) -> Any:
        step(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    return call


def look(document_id: str) -> dict[str, int]:
    from documents.models import DocumentEvent, SignedFile
    from documents.services import verify_issued

    return {
        "signatures": SignedFile.objects.filter(document_id=document_id).count(),
        "events": DocumentEvent.objects.filter(document_id=document_id, action="sign").count(),
        "damages": len(verify_issued()),
    }


if __name__ == "__main__":
    django.setup()
    from django.conf import settings

    settings.PORTAL_TRUST_ROOTS = _trust()
    commands: dict[str, Callable[..., Any]] = {"prepare": prepare, "together": together, "sign": sign, "look": look}
    sys.stdout.write(json.dumps(commands[sys.argv[1]](*sys.argv[2:])) + "\n")
