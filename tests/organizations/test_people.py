"""Giving and taking roles, and stopping accounts."""

from __future__ import annotations

import pytest

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from organizations import services
from organizations.models import Membership, User
from tests.people import Cast, make_unit, make_user

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_a_role_is_given_and_taken(cast: Cast) -> None:
    held = services.membership_grant(actor=cast.admin, agency=cast.agency, user=cast.viewer, role="clerk")
    assert fresh(cast.viewer).has_role(cast.agency.pk, "clerk")
    services.membership_revoke(actor=cast.admin, membership_id=held.pk, reason="Chuyển công tác")
    assert not fresh(cast.viewer).has_role(cast.agency.pk, "clerk")
    assert [e.action for e in Entry.objects.order_by("pk")] == ["role_granted", "role_revoked"]


def test_a_role_given_twice_changes_the_unit(cast: Cast) -> None:
    unit = make_unit(cast.agency, "phong-khtc", "Phòng KHTC")
    services.membership_grant(actor=cast.admin, agency=cast.agency, user=cast.drafter, role="drafter", unit=unit)
    assert Membership.objects.get(user=cast.drafter).unit == unit


def test_one_person_works_in_one_agency(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match="cơ quan khác"):
        services.membership_grant(actor=cast.admin, agency=cast.agency, user=cast.stranger, role="viewer")


def test_a_unit_of_another_agency_is_refused(cast: Cast) -> None:
    foreign = make_unit(cast.other, "x", "X")
    with pytest.raises(InvalidInput) as refused:
        services.membership_grant(actor=cast.admin, agency=cast.agency, user=cast.viewer, role="clerk", unit=foreign)
    assert refused.value.field == "unit"


def test_nobody_makes_himself_administrator(cast: Cast) -> None:
    for person in (cast.drafter, cast.leader, cast.stranger, cast.superior_reader):
        with pytest.raises(NotAllowed):
            services.membership_grant(actor=person, agency=cast.agency, user=person, role="admin")


def test_the_last_administrator_stays(cast: Cast) -> None:
    held = Membership.objects.get(user=cast.admin)
    with pytest.raises(NotAllowed, match="ít nhất một người quản trị"):
        services.membership_revoke(actor=cast.admin, membership_id=held.pk)
    second = make_user("quantri2", "Cao Thị Mơ", cast.agency, "admin")
    services.membership_revoke(actor=second, membership_id=held.pk)
    assert not Membership.objects.filter(user=cast.admin).exists()


def test_nobody_stops_his_own_account(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.user_update(actor=cast.admin, user_id=cast.admin.pk, agency=cast.agency, changes={"is_active": False})


def test_a_superuser_is_out_of_reach_of_an_administrator(cast: Cast) -> None:
    User.objects.filter(pk=cast.viewer.pk).update(is_superuser=True)
    with pytest.raises(User.DoesNotExist):
        services.password_reset(actor=cast.admin, user_id=cast.viewer.pk, agency=cast.agency)


def test_a_new_person_gets_a_password_to_change(cast: Cast) -> None:
    user, plain = services.user_create(
        actor=cast.admin, agency=cast.agency, username="moi", full_name="  Nguyễn  Văn Mới "
    )
    assert (user.full_name, user.must_change_password, user.is_superuser) == ("Nguyễn Văn Mới", True, False)
    assert user.check_password(plain)
    assert len(plain) >= 12


def test_a_taken_user_name_is_said(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match="đã có người dùng") as refused:
        services.user_create(actor=cast.admin, agency=cast.agency, username="vanthu", full_name="Trùng Tên")
    assert refused.value.field == "username"
