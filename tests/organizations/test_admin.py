"""The administration pages: by role, inside the own agency, through services."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.test import Client

from audit.models import Entry
from audit.selectors import history
from organizations import services
from organizations.models import Agency, Holiday, Membership, Unit, UnitName, User
from tests.people import Cast, make_unit, make_user

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
BASE = "/quan-tri/organizations/"
UNIT = {"code": "phong-tdc", "kind": "internal", "name": "Phòng Tiêu chuẩn Đo lường Chất lượng",
        "short_name": "Phòng TĐC", "position": "0"}  # fmt: skip
NO_NAMES = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}


def save_unit(client: Client, pk: int, **fields: Any) -> str:
    answer = client.post(f"{BASE}unit/{pk}/change/", {**UNIT, **NO_NAMES, **fields}, follow=True)
    return answer.content.decode()


def roles(*rows: tuple[str, int | None], **fields: str) -> dict[str, Any]:
    data: dict[str, Any] = {"memberships-TOTAL_FORMS": len(rows), "memberships-INITIAL_FORMS": 0, **fields}
    for number, (role, unit) in enumerate(rows):
        data |= {f"memberships-{number}-role": role, f"memberships-{number}-unit": unit or ""}
    return data


@pytest.mark.parametrize("role", ["drafter", "unit_head", "finance", "clerk", "leader", "viewer"])
def test_other_roles_are_turned_away(cast: Cast, client_as: ClientAs, role: str) -> None:
    assert client_as(cast.by_role()[role]).get(f"{BASE}unit/", follow=True).status_code == 403


def test_who_is_not_signed_in_goes_to_the_one_sign_in_page(client: Client, db: None) -> None:
    answer = client.get("/quan-tri/organizations/unit/", follow=True)
    assert answer.redirect_chain[-1][0] == "/dang-nhap/?next=/quan-tri/organizations/unit/"
    away = client.get("/quan-tri/login/?next=https://example.com/")
    assert away.headers["Location"] == "/dang-nhap/?next=/quan-tri/"


def test_every_page_of_every_model_answers(cast: Cast, client_as: ClientAs) -> None:
    services.holidays_load_reference(cast.agency)
    services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    client = client_as(cast.admin)
    index = client.get("/quan-tri/").content.decode()
    lists = sorted(set(re.findall(r'href="(/quan-tri/[a-z]+/[a-z]+/)"', index)))
    assert f"{BASE}unit/" in lists
    for page in lists:
        listing = client.get(page)
        assert listing.status_code == 200, page
        for inner in set(re.findall(rf'href="({page}(?:add|import|export|\d+/change)/)', listing.content.decode())):
            content = client.get(inner)
            assert content.status_code == 200, inner
            assert 'style="' not in content.content.decode(), inner
            assert not re.search(r"<style|<script(?![^>]*\bsrc=)[^>]*>\s*\S|\son[a-z]+=", content.content.decode()), (
                inner
            )


def test_lists_hold_own_rows_only(cast: Cast, client_as: ClientAs) -> None:
    make_unit(cast.other, "canary", "CANARY")
    make_user("canary", "CANARY", cast.other, "viewer")
    services.holidays_load_reference(cast.other)
    client = client_as(cast.admin)
    for name in ("unit", "user", "holiday", "agency", "apitoken"):
        assert "CANARY" not in client.get(f"{BASE}{name}/").content.decode()
    assert "CANARY" not in client.get(f"{BASE}unit/add/").content.decode()
    assert "CANARY" not in client.get(f"{BASE}unit/?q=canary").content.decode()


def test_a_superior_does_not_administer_its_subordinates(cast: Cast, client_as: ClientAs) -> None:
    boss = make_user("quantri.ubnd", "Lý Thị Hoa", cast.superior, "admin")
    assert cast.unit.name not in client_as(boss).get(f"{BASE}unit/").content.decode()
    assert client_as(boss).get(f"{BASE}unit/{cast.unit.pk}/change/").status_code == 302


def test_another_agencys_unit_cannot_be_opened_saved_or_deleted(cast: Cast, client_as: ClientAs) -> None:
    foreign = make_unit(cast.other, "phong-cn", "Phòng Công nghệ")
    client = client_as(cast.admin)
    for page in ("change", "delete", "history"):
        assert client.post(f"{BASE}unit/{foreign.pk}/{page}/", UNIT).status_code == 302
    foreign.refresh_from_db()
    assert foreign.name == "Phòng Công nghệ"


def test_a_unit_is_made_in_the_actors_agency(cast: Cast, client_as: ClientAs) -> None:
    data = {**UNIT, **NO_NAMES, "code": "moi", "name": "Đơn vị mới", "agency": str(cast.other.pk)}
    client_as(cast.admin).post(f"{BASE}unit/add/", {**data, "other_names": "Tên A\nTên B"})
    unit = Unit.objects.get(code="moi")
    assert (unit.agency, unit.aliases) == (cast.agency, ["Tên A", "Tên B"])
    assert [entry.action for entry in history(unit)] == ["created"]


def test_a_taken_code_is_said_on_the_form(cast: Cast, client_as: ClientAs) -> None:
    page = client_as(cast.admin).post(f"{BASE}unit/add/", {**UNIT, **NO_NAMES}).content.decode()
    assert "errorlist" in page
    assert Unit.objects.filter(code="phong-tdc", agency=cast.agency).count() == 1


def test_a_posted_parent_of_another_agency_is_refused(cast: Cast, client_as: ClientAs) -> None:
    foreign = make_unit(cast.other, "phong-cn", "Phòng Công nghệ")
    page = save_unit(client_as(cast.admin), cast.unit.pk, parent=str(foreign.pk))
    assert "errorlist" in page
    cast.unit.refresh_from_db()
    assert cast.unit.parent is None


def test_a_refusal_of_the_service_stands_on_the_form(cast: Cast, client_as: ClientAs) -> None:
    child = make_unit(cast.agency, "to", "Tổ", parent=cast.unit)
    page = save_unit(client_as(cast.admin), cast.unit.pk, parent=str(child.pk), short_name="Gõ dở")
    assert "Đơn vị không thể trực thuộc chính mình" in page
    assert 'value="Gõ dở"' in page
    assert not Entry.objects.exists()


def test_a_spelling_is_corrected_without_a_dated_name(cast: Cast, client_as: ClientAs) -> None:
    save_unit(client_as(cast.admin), cast.unit.pk, name="Phòng Tiêu chuẩn, Đo lường, Chất lượng")
    cast.unit.refresh_from_db()
    assert cast.unit.name == "Phòng Tiêu chuẩn, Đo lường, Chất lượng"
    assert not UnitName.objects.exists()


def test_a_renaming_keeps_the_old_name(cast: Cast, client_as: ClientAs) -> None:
    old = cast.unit.name
    save_unit(client_as(cast.admin), cast.unit.pk, name="Phòng Chất lượng", renamed_from="01/07/2025")
    assert UnitName.objects.get(unit=cast.unit).name == old
    page = client_as(cast.admin).get(f"{BASE}unit/{cast.unit.pk}/history/").content.decode()
    assert "đã đổi tên" in page
    assert "Phòng Chất lượng" in page


def test_a_merged_unit_ends_and_can_work_again(cast: Cast, client_as: ClientAs) -> None:
    other = Unit.objects.get(code="phong-khtc")
    client = client_as(cast.admin)
    save_unit(client, cast.unit.pk, closed_on="01/07/2025", successor=str(other.pk))
    cast.unit.refresh_from_db()
    assert (cast.unit.is_active, cast.unit.successor) == (False, other)
    save_unit(client, cast.unit.pk)
    cast.unit.refresh_from_db()
    assert (cast.unit.is_active, cast.unit.successor, cast.unit.closed_on) == (True, None, None)


def test_a_used_unit_is_not_deleted(cast: Cast, client_as: ClientAs) -> None:
    client_as(cast.admin).post(f"{BASE}unit/{cast.unit.pk}/delete/", {"post": "yes"})
    assert Unit.objects.filter(pk=cast.unit.pk).exists()


def test_a_new_person_gets_roles_and_a_password_shown_once(cast: Cast, client_as: ClientAs) -> None:
    data = roles(("drafter", cast.unit.pk), ("clerk", None), username="moi", full_name="Nguyễn Mới", is_superuser="on")
    page = client_as(cast.admin).post(f"{BASE}user/add/", data).content.decode()
    person = User.objects.get(username="moi")
    assert {held.role for held in person.own_memberships} == {"drafter", "clerk"}
    assert (person.is_superuser, person.is_staff, person.must_change_password) == (False, False, True)
    [plain] = re.findall(r"<code>(.+?)</code>", page)
    assert person.check_password(plain)


def test_a_person_without_a_role_is_not_made(cast: Cast, client_as: ClientAs) -> None:
    data = roles(("", None), username="moi", full_name="Nguyễn Mới")
    assert "ít nhất một vai trò" in client_as(cast.admin).post(f"{BASE}user/add/", data).content.decode()
    assert not User.objects.filter(username="moi").exists()


def test_a_form_with_mistakes_says_so_in_vietnamese(cast: Cast, client_as: ClientAs) -> None:
    shown = client_as(cast.admin).post(f"{BASE}user/add/", roles()).content.decode()
    assert "Hãy sửa những chỗ được đánh dấu dưới đây." in shown


def test_the_list_of_people_says_whose_password_is_not_their_own_yet(cast: Cast, client_as: ClientAs) -> None:
    User.objects.filter(pk=cast.drafter.pk).update(must_change_password=True)
    shown = client_as(cast.admin).get(f"{BASE}user/").content.decode()
    assert shown.count("Tạm, phải đổi khi đăng nhập") == 1


def test_a_role_in_another_agencys_unit_is_refused(cast: Cast, client_as: ClientAs) -> None:
    foreign = make_unit(cast.other, "phong-cn", "Phòng Công nghệ")
    data = roles(("drafter", foreign.pk), username="moi", full_name="Nguyễn Mới")
    assert "errorlist" in client_as(cast.admin).post(f"{BASE}user/add/", data).content.decode()


def test_a_reset_asks_first_and_ends_sessions(cast: Cast, client_as: ClientAs) -> None:
    drafter, client = client_as(cast.drafter), client_as(cast.admin)
    url = f"{BASE}user/{cast.drafter.pk}/mat-khau/"
    assert "<code>" not in client.get(url).content.decode()
    answer = client.post(url)
    [plain] = re.findall(r"<code>(.+?)</code>", answer.content.decode())
    assert User.objects.get(pk=cast.drafter.pk).check_password(plain)
    assert "no-store" in answer.headers["Cache-Control"]
    assert drafter.get("/tai-khoan/").status_code == 302


def test_a_stranger_is_not_reset(cast: Cast, client_as: ClientAs) -> None:
    assert client_as(cast.admin).post(f"{BASE}user/{cast.stranger.pk}/mat-khau/").status_code == 302
    assert not User.objects.get(pk=cast.stranger.pk).must_change_password


def test_people_are_not_deleted(cast: Cast, client_as: ClientAs) -> None:
    assert client_as(cast.admin).post(f"{BASE}user/{cast.viewer.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_last_administrator_keeps_the_role(cast: Cast, client_as: ClientAs) -> None:
    held = Membership.objects.get(user=cast.admin)
    data = {"full_name": "Đỗ Quang Huy", "is_active": "on", "memberships-TOTAL_FORMS": 2,
            "memberships-INITIAL_FORMS": 1, "memberships-0-id": held.pk, "memberships-0-user": cast.admin.pk,
            "memberships-0-role": "admin", "memberships-0-DELETE": "on", "memberships-1-role": "viewer",
            "memberships-1-user": cast.admin.pk}  # fmt: skip
    url = f"{BASE}user/{cast.admin.pk}/change/"
    page = client_as(cast.admin).post(url, data, headers={"referer": f"http://testserver{url}"}, follow=True)
    assert "ít nhất một người quản trị" in page.content.decode()
    assert [held.role for held in Membership.objects.filter(user=cast.admin)] == ["admin"]


def test_an_administrator_describes_the_own_agency(cast: Cast, client_as: ClientAs) -> None:
    url = f"{BASE}agency/{cast.agency.pk}/change/"
    client = client_as(cast.admin)
    data = {"name": cast.agency.name, "letterhead_name": "SỞ KH&CN", "place": "Quảng Ngãi", "symbol": "SKHCN",
            "superior_name": "", "number_series": "shared", "open_to_superior": "on", "code": "doi-ma",
            "superior": ""}  # fmt: skip
    client.post(url, data)
    cast.agency.refresh_from_db()
    assert (cast.agency.number_series, cast.agency.code) == ("shared", "skhcn-quangngai")
    assert cast.agency.superior == cast.superior
    assert client.get(f"{BASE}agency/add/").status_code == 403
    assert client.post(f"{BASE}agency/{cast.other.pk}/change/", data).status_code == 302


def test_the_operator_makes_an_agency_but_sees_no_units(cast: Cast, client_as: ClientAs) -> None:
    operator = make_user("vanhanh", "Người Vận Hành", cast.agency)
    User.objects.filter(pk=operator.pk).update(is_superuser=True)
    client = client_as(User.objects.get(pk=operator.pk))
    client.post(f"{BASE}agency/add/", {"code": "skhcn-hue", "name": "Sở Huế", "letterhead_name": "SỞ HUẾ",
                                       "place": "Huế", "symbol": "SKHCN", "number_series": "per_type",
                                       "is_active": "on"})  # fmt: skip
    assert Holiday.objects.filter(agency=Agency.objects.get(code="skhcn-hue")).exists()
    assert cast.unit.name not in client.get(f"{BASE}unit/", follow=True).content.decode()


def test_tokens_are_revoked_from_the_list(cast: Cast, client_as: ClientAs) -> None:
    token, _ = services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    client_as(cast.admin).post(f"{BASE}apitoken/", {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_the_trail_is_the_agencys_own_and_only_read(cast: Cast, client_as: ClientAs) -> None:
    services.token_create(actor=cast.stranger, name="CANARY", days=30)
    services.token_create(actor=cast.drafter, name="Kho dữ liệu", days=30)
    client = client_as(cast.admin)
    page = client.get("/quan-tri/audit/entry/").content.decode()
    assert "Kho dữ liệu" in page
    assert "CANARY" not in page
    foreign, own = Entry.objects.get(agency=cast.other), Entry.objects.get(agency=cast.agency)
    assert client.get(f"/quan-tri/audit/entry/{foreign.pk}/change/").status_code == 302
    assert "đã tạo mã truy cập" in client.get(f"/quan-tri/audit/entry/{own.pk}/change/").content.decode()
    assert client.post(f"/quan-tri/audit/entry/{own.pk}/delete/", {"post": "yes"}).status_code == 403


def test_djangos_groups_are_not_offered() -> None:
    assert not admin.site.is_registered(Group)
