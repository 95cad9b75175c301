"""Who sees what: everything starts with `for_user`."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from organizations.models import Agency, Unit
from organizations.policies import administered_agencies, can_administer, can_read, has_role
from tests.people import Cast, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_members_read_their_agency(cast: Cast) -> None:
    for person in cast.by_role().values():
        assert cast.unit in Unit.objects.for_user(person)


def test_a_stranger_reads_nothing_of_it(cast: Cast) -> None:
    assert not Unit.objects.for_user(cast.stranger).filter(agency=cast.agency).exists()
    assert not can_read(cast.stranger, cast.agency.pk)


def test_nobody_signed_in_reads_nothing(cast: Cast) -> None:
    assert not Unit.objects.for_user(AnonymousUser()).exists()
    assert not Agency.objects.for_user(AnonymousUser()).exists()


def test_a_superior_reads_a_subordinate_that_is_open(cast: Cast) -> None:
    assert cast.unit in Unit.objects.for_user(cast.superior_reader)
    Agency.objects.filter(pk=cast.agency.pk).update(open_to_superior=False)
    assert not Unit.objects.for_user(cast.superior_reader).exists()


def test_a_subordinate_does_not_read_its_superior(cast: Cast) -> None:
    make_unit(cast.superior, "vp", "Văn phòng UBND tỉnh")
    assert not Unit.objects.for_user(cast.drafter).filter(agency=cast.superior).exists()


def test_reading_as_superior_gives_no_role(cast: Cast) -> None:
    assert can_read(cast.superior_reader, cast.agency.pk)
    assert not has_role(cast.superior_reader, cast.agency.pk, "viewer")
    assert not can_administer(cast.superior_reader, cast.agency.pk)


def test_a_blocked_person_reads_nothing_and_has_no_role(cast: Cast) -> None:
    cast.drafter.is_active = False
    assert not Unit.objects.for_user(cast.drafter).exists()
    assert not has_role(cast.drafter, cast.agency.pk, "drafter")


def test_a_closed_agency_is_read_by_nobody(cast: Cast) -> None:
    Agency.objects.filter(pk=cast.agency.pk).update(is_active=False)
    assert not Unit.objects.for_user(cast.drafter).exists()
    assert not administered_agencies(cast.admin)


def test_only_the_administrator_administers(cast: Cast) -> None:
    administrators = [role for role, person in cast.by_role().items() if can_administer(person, cast.agency.pk)]
    assert administrators == ["admin"]


def test_a_refusal_says_what_to_do(cast: Cast) -> None:
    assert "người quản trị" in can_administer(cast.drafter, cast.agency.pk).reason
