"""Who may sign and seal, with what is signed already; who prepares; who keeps certificates."""

from __future__ import annotations

import pytest
from django.utils import timezone

from documents.constants import Action, SignatureRole, SigningMethod, State
from documents.models import Document, PreparedFile, SignedFile
from documents.policies import awaited, can, can_keep_certificate, can_prepare
from organizations.constants import Role
from tests import people
from tests.evidence import CERTIFICATE
from tests.people import Cast

pytestmark = pytest.mark.django_db

PERSON, AGENCY = SignatureRole.PERSON, SignatureRole.ORGANIZATION
FILE = {"pdf_path": "x.pdf", "pdf_sha256": "0" * 64, "pdf_size": 1, "page_count": 1}


def paper(cast: Cast, state: str, roles: list[SignatureRole] | None) -> Document:
    """A document in `state` whose file carries the signatures of `roles`; None: nothing is prepared."""
    document = people.make_document(cast.agency, cast.drafter)
    if state != State.DRAFT:
        people.advance(document, state, by=cast.clerk)
    if roles is not None:
        prepare(cast, document, roles)
    return document


def prepare(cast: Cast, document: Document, roles: list[SignatureRole]) -> None:
    owned = {"agency": cast.agency, "document": document, "made_by": cast.clerk, **FILE}
    prepared = PreparedFile.objects.create(content_json="{}", content_sha256="0" * 64, **owned)
    for role in roles:
        SignedFile.objects.create(
            prepared=prepared, role=role, subject_name="X", signed_at=timezone.now(), **owned, **CERTIFICATE
        )


def may(cast: Cast, document: Document, action: Action) -> set[str]:
    return {role for role, person in cast.by_role().items() if can(person, document, action)}


@pytest.mark.parametrize(
    ("state", "roles", "signs", "seals"),
    [
        (State.APPROVED, None, set(), set()),
        (State.NUMBERED, None, {Role.LEADER}, set()),
        (State.NUMBERED, [], {Role.LEADER}, set()),
        (State.NUMBERED, [PERSON], set(), {Role.CLERK}),
        (State.NUMBERED, [PERSON, AGENCY], set(), set()),
        (State.ISSUED, None, set(), set()),
        (State.ISSUED, [], {Role.LEADER}, set()),
        (State.ISSUED, [PERSON], set(), {Role.CLERK}),
        (State.WITHDRAWN, [PERSON], set(), set()),
    ],
)
def test_the_person_signs_first_then_the_agency_each_once(
    cast: Cast, state: str, roles: list[SignatureRole] | None, signs: set[str], seals: set[str]
) -> None:
    document = paper(cast, state, roles)
    assert (may(cast, document, Action.SIGN), may(cast, document, Action.SEAL)) == (signs, seals)


def test_a_file_prepared_anew_is_unsigned(cast: Cast) -> None:
    document = paper(cast, State.NUMBERED, [PERSON])
    prepare(cast, document, [])
    assert may(cast, document, Action.SIGN) == {Role.LEADER}
    assert can(cast.clerk, document, Action.SEAL).reason == "Chờ Lãnh đạo ký số trước; cơ quan ký số sau người ký."


@pytest.mark.parametrize(
    ("roles", "sentence"),
    [
        (None, "Chờ Lãnh đạo ký số."),
        ([PERSON], "Chờ Văn thư ký số của cơ quan."),
        ([PERSON, AGENCY], "Chờ Văn thư ban hành."),
    ],
)
def test_a_numbered_document_says_whose_signature_it_waits_for(
    cast: Cast, roles: list[SignatureRole] | None, sentence: str
) -> None:
    assert awaited(paper(cast, State.NUMBERED, roles)) == [sentence]


@pytest.mark.parametrize(
    ("action", "person", "state", "roles", "reason"),
    [
        (Action.SIGN, "leader", State.NUMBERED, [PERSON], "Văn bản đã có chữ ký số của người ký."),
        (Action.SEAL, "clerk", State.NUMBERED, [PERSON, AGENCY], "Văn bản đã có chữ ký số của cơ quan."),
        (Action.SIGN, "leader", State.ISSUED, None, "Bản đã ban hành không có chỗ cho chữ ký số nên không ký thêm "
         "được."),
    ],
)  # fmt: skip
def test_a_refusal_says_why(
    cast: Cast, action: Action, person: str, state: str, roles: list[SignatureRole] | None, reason: str
) -> None:
    assert can(getattr(cast, person), paper(cast, state, roles), action).reason == reason


def test_what_is_signed_in_ink_is_not_signed_again(cast: Cast) -> None:
    document = people.make_document(cast.agency, cast.drafter, signing_method=SigningMethod.PAPER)
    document.state = State.NUMBERED
    assert can(cast.leader, document, Action.SIGN).reason == "Văn bản này được ký giấy."
    assert can_prepare(cast.clerk, document).reason == "Văn bản này được ký giấy."


def test_clerk_and_leader_prepare_a_numbered_document(cast: Cast) -> None:
    for state in (State.APPROVED, State.NUMBERED, State.ISSUED):
        document = paper(cast, state, None)
        preparers = {role for role, person in cast.by_role().items() if can_prepare(person, document)}
        assert preparers == ({Role.CLERK, Role.LEADER} if state == State.NUMBERED else set())
        assert not can_prepare(cast.stranger, document)


def test_certificates_are_kept_by_whom_they_are_of(cast: Cast) -> None:
    people_of = cast.by_role()
    own = {role for role, person in people_of.items() if can_keep_certificate(person, cast.agency.pk, person.pk)}
    agencys = {role for role, person in people_of.items() if can_keep_certificate(person, cast.agency.pk, None)}
    assert (own, agencys) == ({Role.LEADER}, {Role.CLERK, Role.ADMIN})
    assert not can_keep_certificate(cast.stranger, cast.agency.pk, None)
    assert "chính người đó" in can_keep_certificate(cast.leader, cast.agency.pk, cast.clerk.pk).reason
