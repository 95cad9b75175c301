"""Targets in the browser's words: the form's rows, the outline's tag, the plan's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from organizations.models import User
from plans.models import Item, Plan, Target
from tests import people
from tests.people import Cast

ClientAs = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def item(plan: Plan) -> Item:
    return plan.items.get(targets__isnull=False)


def row(**fields: str) -> dict[str, str]:
    blank = dict.fromkeys(("text", "value", "unit", "bound", "from", "to"), "")
    return {f"target_{name}": value for name, value in {**blank, **fields}.items()}


def save(client: Client, item: Item, *rows: dict[str, str], **fields: Any) -> Any:
    item.refresh_from_db()
    names = row().keys()
    columns = {name: [each[name] for each in rows] for name in names}
    values = {"version": item.version, "has_targets": "1", **columns, **fields}
    return client.post(f"/muc/{item.pk}/luu/", values, headers=HTMX)


OLD = row(text="Doanh nghiệp được hỗ trợ", value="05", unit="doanh nghiệp", bound="min")


def test_rows_are_saved_and_said_back(client_as: ClientAs, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    new = row(text="Chuyên gia", value="khoảng 05-10 chuyên gia", **{"from": "2025", "to": "2025"})
    answer = save(client, item, OLD, new, row()).content.decode()
    assert "2 chỉ tiêu" in answer
    assert "Được hiểu là: ít nhất 05 doanh nghiệp; khoảng 05-10 chuyên gia (2025)." in answer
    again = save(client, item, OLD, new, row())
    assert again.status_code == 200
    item.refresh_from_db()
    assert (item.version, item.targets.count()) == (2, 2)
    form = client.get(f"/muc/{item.pk}/", headers=HTMX).content.decode()
    assert 'value="05-10"' in form
    assert 'name="target_from" value="2025"' in form


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row(value="10-05"), "Chỉ tiêu 2: «10-05» có số đầu lớn hơn số sau; hãy ghi số nhỏ trước."),
        (row(value="5", to="sang năm"), "Thời kỳ «sang năm» của chỉ tiêu không đọc được"),
        (row(unit="người"), "Chỉ tiêu 2: hãy ghi giá trị hoặc nội dung."),
        (row(value="<b>"), ""),
    ],
)
def test_a_refusal_stands_at_the_field(
    client_as: ClientAs, item: Item, drafter: User, wrong: dict[str, str], sentence: str
) -> None:
    answer = save(client_as(drafter), item, OLD, wrong, text="Hỗ trợ 05 doanh nghiệp")
    page = answer.content.decode()
    assert answer.status_code == (422 if sentence else 200)
    assert sentence in page
    assert "<b>" not in page.split("error-")[-1].split("</span>")[0]
    item.refresh_from_db()
    assert item.text == "Hỗ trợ 05 doanh nghiệp"
    assert item.targets.count() == (1 if sentence else 2)


def test_two_tabs_meet(client_as: ClientAs, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    save(client, item, OLD, row(value="7", unit="lớp", to="2025"))
    answer = save(client, item, OLD, row(value="9", unit="lớp"), version=1)
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "Chỉ tiêu đo được" in page
    assert Target.objects.filter(item=item).count() == 2
    assert not Target.objects.filter(value="9").exists()


def test_an_item_without_targets_offers_them(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    client = client_as(drafter)
    plain = plan.items.get(text="Nâng cao nhận thức về năng suất chất lượng.")
    task = plan.items.get(text="Tổ chức hội thảo")
    section = plan.items.get(text="Nhiệm vụ")
    assert "Thêm chỉ tiêu" in client.get(f"/muc/{plain.pk}/", headers=HTMX).content.decode()
    for other in (task, section):
        assert "Thêm chỉ tiêu" not in client.get(f"/muc/{other.pk}/", headers=HTMX).content.decode()


def test_the_plans_page_shows_them_by_period(client_as: ClientAs, cast: Cast, plan: Plan, item: Item) -> None:
    Target.objects.create(
        agency=cast.agency, plan=plan, item=item, value="10-15", unit="%/năm", period_start="2026-01-01",
        period_end="2030-12-31", position=1,
    )  # fmt: skip
    page = client_as(cast.viewer).get(f"/ke-hoach/{plan.pk}/muc-tieu/").content.decode()
    places = [page.index(words) for words in (">2025<", "ít nhất 05 doanh nghiệp", ">2026–2030<", "10-15%/năm")]
    assert places == sorted(places)
    # A target without words of its own is called by its item's.
    assert "Các phòng, đơn vị báo cáo trước ngày 30/11." in page


def test_the_tab_is_there_when_there_is_something_in_it(client_as: ClientAs, cast: Cast, plan: Plan) -> None:
    client, path = client_as(cast.drafter), f"/ke-hoach/{plan.pk}/"
    assert "muc-tieu" in client.get(path).content.decode()
    Target.objects.filter(plan=plan).delete()
    assert "muc-tieu" not in client.get(path).content.decode()
    assert "Chưa có chỉ tiêu đo được" in client.get(f"{path}muc-tieu/").content.decode()


def test_a_stranger_sees_no_targets(client_as: ClientAs, cast: Cast, plan: Plan, item: Item) -> None:
    client = client_as(cast.stranger)
    assert client.get(f"/ke-hoach/{plan.pk}/muc-tieu/").status_code == 404
    assert save(client, item).status_code == 404
    assert item.targets.count() == 1


def test_a_reader_sees_them_in_the_outline(client_as: ClientAs, cast: Cast, item: Item) -> None:
    people.advance(item.plan.document, "submitted", by=cast.drafter)
    form = client_as(cast.viewer).get(f"/muc/{item.pk}/", headers=HTMX).content.decode()
    assert "Được hiểu là: ít nhất 05 doanh nghiệp." in form
    assert "target_value" not in form
