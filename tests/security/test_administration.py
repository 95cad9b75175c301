"""What an agency's administrator must not learn or print through the administration pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from common.errors import DomainError
from organizations import services
from organizations.constants import UnitKind
from organizations.models import User
from plans.services.register import legal_document_save
from tests.people import Cast

ClientAs = Callable[[User], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
HIDING = "Phòng\u202e Kế\x1b hoạch\nTài\x00 chính\u200b"


@pytest.mark.parametrize(
    "lookup",
    ["user/?password__startswith=argon2", "user/?last_login__isnull=1", "apitoken/?digest__startswith=a"],
)
def test_a_secret_is_not_guessed_by_filtering(client_as: ClientAs, admin: User, lookup: str) -> None:
    assert client_as(admin).get(f"/quan-tri/organizations/{lookup}").status_code == 400


def test_the_offered_filters_still_work(client_as: ClientAs, admin: User) -> None:
    client = client_as(admin)
    for lookup in ("user/?is_active__exact=1", "unit/?kind__exact=internal", "holiday/?date__year=2026"):
        assert client.get(f"/quan-tri/organizations/{lookup}").status_code == 200


@pytest.mark.parametrize(("model", "action"), [("unit", "delete_selected"), ("apitoken", "revoke")])
@pytest.mark.parametrize("key", ["abc", "9" * 25, "9" * 5_000, "\x00"])
def test_an_action_on_rows_that_are_none_changes_nothing(
    client_as: ClientAs, admin: User, model: str, action: str, key: str
) -> None:
    sent = {"action": action, "_selected_action": key, "post": "yes"}
    assert client_as(admin).post(f"/quan-tri/organizations/{model}/", sent).status_code in (200, 302, 400)


def test_names_are_stored_as_they_can_be_printed(cast: Cast) -> None:
    plain = "Phòng Kế hoạch Tài chính"
    unit = services.unit_create(actor=cast.admin, agency=cast.agency, code="x", name=HIDING, kind=UnitKind.INTERNAL)
    assert unit.name == plain
    assert services.unit_update(actor=cast.admin, unit_id=unit.pk, changes={"short_name": HIDING}).short_name == plain
    user, _ = services.user_create(actor=cast.admin, agency=cast.agency, username="an.vn", full_name=HIDING)
    assert user.full_name == plain
    agency = services.agency_update(
        actor=cast.admin, agency_id=cast.agency.pk, changes={"letterhead_name": HIDING, "place": HIDING}
    )
    assert (agency.letterhead_name, agency.place) == (plain, plain)
    law = {"kind": "Luật", "symbol": "", "issuer": HIDING, "subject": HIDING, "issued_on": None}
    assert legal_document_save(actor=cast.admin, agency=cast.agency, changes=law).subject == plain


def test_a_name_of_nothing_printable_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError):
        services.unit_create(actor=cast.admin, agency=cast.agency, code="y", name="\u200b\u202e")
