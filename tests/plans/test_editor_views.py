"""The editor's views: who may do what, what comes back, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from documents.constants import State
from organizations.models import User
from plans.constants import MAX_TEXT, ItemStyle
from plans.models import Item, Plan, Task
from tests import people
from tests.people import Cast

ClientAs = Callable[[User], Client]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def item(plan: Plan) -> Item:
    """«Tổ chức hội thảo», a task under «Nhiệm vụ»."""
    return Item.objects.get(plan=plan, text="Tổ chức hội thảo")


def save(client: Client, item: Item, **fields: Any) -> Any:
    values = {"version": item.version, **fields}
    return client.post(f"/muc/{item.pk}/luu/", values, headers=HTMX)


def edit(plan: Plan) -> str:
    return f"/ke-hoach/{plan.pk}/soan/"


def test_the_page_shows_outline_and_paper(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    page = client_as(drafter).get(edit(plan)).content.decode()
    assert "Tổ chức hội thảo" in page
    assert 'id="p-item-' in page
    assert "Phần đầu văn bản" in page
    assert "Ký, nơi nhận" in page


def test_open_brings_the_form_along(client_as: ClientAs, plan: Plan, item: Item, drafter: User) -> None:
    page = client_as(drafter).get(f"{edit(plan)}?open={item.pk}").content.decode()
    assert f'id="form-{item.pk}"' in page
    assert "Quý III/2025" in page


@pytest.mark.parametrize("action", ["luu", "chuyen", "lui-vao", "dua-ra", "xoa", "thanh-nhiem-vu", "thanh-muc"])
def test_a_stranger_finds_nothing(client_as: ClientAs, item: Item, stranger: User, action: str) -> None:
    response = client_as(stranger).post(f"/muc/{item.pk}/{action}/", {"text": "Của người khác", "version": 1})
    assert response.status_code == 404
    item.refresh_from_db()
    assert item.text == "Tổ chức hội thảo"


def test_a_stranger_does_not_see_the_editor(client_as: ClientAs, plan: Plan, item: Item, stranger: User) -> None:
    client = client_as(stranger)
    assert client.get(edit(plan)).status_code == 404
    assert client.get(f"/muc/{item.pk}/", headers=HTMX).status_code == 404
    assert client.get(f"/ke-hoach/{plan.pk}/the-thuc/").status_code == 404


@pytest.mark.parametrize("action", ["luu", "chuyen", "xoa", "thanh-muc"])
def test_a_viewer_changes_nothing(client_as: ClientAs, item: Item, viewer: User, action: str) -> None:
    values = {"text": "Người xem sửa", "version": item.version, "position": 1, "parent": item.parent_id}
    response = client_as(viewer).post(f"/muc/{item.pk}/{action}/", values, headers=HTMX)
    assert response.status_code == 403
    item.refresh_from_db()
    assert item.text == "Tổ chức hội thảo"


def test_a_viewer_reads_with_the_reason(client_as: ClientAs, plan: Plan, viewer: User) -> None:
    page = client_as(viewer).get(edit(plan)).content.decode()
    assert "Việc soạn thảo dành cho" in page
    assert "data-readonly" in page


def test_a_submitted_plan_keeps_the_text_for_copying(client_as: ClientAs, cast: Cast, item: Item, plan: Plan) -> None:
    people.advance(plan.document, State.SUBMITTED, by=cast.drafter)
    response = save(client_as(cast.drafter), item, text="Sửa sau khi trình")
    assert response.status_code == 403
    assert "vẫn còn trong ô" in response.content.decode()


def test_saving_answers_with_pieces_only(client_as: ClientAs, item: Item, drafter: User) -> None:
    response = save(client_as(drafter), item, text="Tổ chức hội thảo quốc tế")
    body = response.content.decode()
    assert response.status_code == 200
    assert f'id="p-item-{item.pk}" hx-swap-oob' in body
    assert f'id="sum-{item.pk}"' in body
    assert "Đã lưu" in body
    assert 'id="tree"' not in body
    assert "<textarea" not in body


def test_saving_twice_with_fresh_versions_is_no_conflict(client_as: ClientAs, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    for text in ("Lần một", "Lần hai", "Lần ba"):
        assert save(client, item, text=text).status_code == 200
        item.refresh_from_db()
    assert item.text == "Lần ba"


def conflicting(client: Client, item: Item) -> dict[str, Any]:
    """The fields of a form opened before somebody else saved «Bản kia»."""
    page = client.get(f"/muc/{item.pk}/", headers=HTMX)
    base = page.context["base"]
    opened = item.version
    assert save(client, item, text="Bản kia").status_code == 200
    item.refresh_from_db()
    return {"base": base, "version": opened, "text": "Bản của tôi"}


def test_two_tabs_get_the_three_choices(client_as: ClientAs, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    response = client.post(f"/muc/{item.pk}/luu/", conflicting(client, item), headers=HTMX)
    body = strip_tags(response.content.decode())
    assert response.status_code == 412
    for words in ("Bản của tôi", "Bản kia", "Giữ bản của tôi", "Lấy bản kia", "Ghép cả hai"):
        assert words in body
    item.refresh_from_db()
    assert item.text == "Bản kia"


@pytest.mark.parametrize(
    ("choice", "text"), [("mine", "Bản của tôi"), ("theirs", "Bản kia"), ("merge", "Bản của tôi\nBản kia")]
)
def test_each_choice_does_what_it_says(client_as: ClientAs, item: Item, drafter: User, choice: str, text: str) -> None:
    client = client_as(drafter)
    form = conflicting(client, item)
    chosen = {**form, "resolve": choice, "conflict_version": item.version}
    response = client.post(f"/muc/{item.pk}/luu/", chosen, headers=HTMX)
    assert response.status_code == 200
    item.refresh_from_db()
    assert item.text == text
    if choice == "theirs":
        assert "Bản của tôi" in response.content.decode()


def test_a_choice_made_on_an_old_panel_asks_again(client_as: ClientAs, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    form = conflicting(client, item)
    seen = item.version
    assert save(client, item, text="Bản thứ ba").status_code == 200
    response = client.post(f"/muc/{item.pk}/luu/", {**form, "resolve": "mine", "conflict_version": seen}, headers=HTMX)
    assert response.status_code == 412
    item.refresh_from_db()
    assert item.text == "Bản thứ ba"


def test_two_people_on_different_items_do_not_meet(
    client_as: ClientAs, plan: Plan, item: Item, drafter: User, unit_head: User
) -> None:
    other = Item.objects.get(plan=plan, text="Tuyên truyền trên cổng thông tin")
    assert save(client_as(unit_head), other, text="Tuyên truyền rộng").status_code == 200
    assert save(client_as(drafter), item, text="Hội thảo lớn").status_code == 200


def test_a_date_that_does_not_exist_is_said_at_the_field_and_the_rest_is_saved(
    client_as: ClientAs, item: Item, drafter: User
) -> None:
    response = save(client_as(drafter), item, text="Hội thảo mới", due="31/02/2025", start="")
    body = response.content.decode()
    assert response.status_code == 422
    assert "không có thật" in body
    assert f'id="error-{item.pk}-due"' in body
    item.refresh_from_db()
    assert item.text == "Hội thảo mới"


def test_a_huge_paste_is_refused_at_the_field(client_as: ClientAs, item: Item, drafter: User) -> None:
    response = save(client_as(drafter), item, text="dài " * 500_000)
    assert response.status_code == 422
    assert f"quá {MAX_TEXT:,}".replace(",", ".") in response.content.decode()
    item.refresh_from_db()
    assert item.text == "Tổ chức hội thảo"


def test_markup_is_text(client_as: ClientAs, plan: Plan, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    body = save(client, item, text='<script>alert(1)</script><img src="file:///etc/passwd">').content.decode()
    assert "<script>alert" not in body
    assert "<img src" not in body
    assert "in nguyên văn" in body
    page = client.get(edit(plan)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_new_deadline_words_are_read_at_once(client_as: ClientAs, item: Item, drafter: User) -> None:
    response = save(client_as(drafter), item, deadline="Quý II/2025", start="", due="30/09/2025")
    assert "30/06/2025" in response.content.decode()
    task = Task.objects.get(item=item)
    assert str(task.due) == "2025-06-30"
    assert not task.deadline_confirmed


def test_leads_with_scope_are_kept_in_order(client_as: ClientAs, plan: Plan, item: Item, drafter: User) -> None:
    office = people.make_unit(plan.agency, "van-phong", "Văn phòng Sở")
    first = people.make_unit(plan.agency, "phong-tdc", "Phòng Tiêu chuẩn Đo lường Chất lượng")
    fields = {
        "has_leads": "1",
        "lead_unit": [office.pk, first.pk, ""],
        "lead_scope": ["Chương trình 1", "Chương trình 2", ""],
        "lead_name": ["", "Phòng TĐC", ""],
    }
    assert save(client_as(drafter), item, **fields).status_code == 200
    parts = Task.objects.get(item=item).task_units.filter(role="lead").values_list("unit_id", "scope", "printed_name")
    assert list(parts) == [(office.pk, "Chương trình 1", ""), (first.pk, "Chương trình 2", "Phòng TĐC")]


def test_moving_under_its_own_child_is_refused(client_as: ClientAs, plan: Plan, item: Item, drafter: User) -> None:
    section = item.parent
    assert section is not None
    response = client_as(drafter).post(f"/muc/{section.pk}/chuyen/", {"parent": item.pk, "position": 0}, headers=HTMX)
    assert response.status_code == 400
    assert "bên trong chính nó" in response.content.decode()


def test_moving_answers_with_tree_and_paper(client_as: ClientAs, item: Item, drafter: User) -> None:
    body = client_as(drafter).post(f"/muc/{item.pk}/chuyen/", {"by": "1"}, headers=HTMX).content.decode()
    assert 'id="tree" hx-swap-oob' in body
    assert 'id="paper" hx-swap-oob' in body


def test_without_script_a_form_is_saved_and_comes_back(
    client_as: ClientAs, plan: Plan, item: Item, drafter: User
) -> None:
    client = client_as(drafter)
    response = client.post(f"/muc/{item.pk}/luu/", {"version": item.version, "text": "Không cần script"})
    assert response.status_code == 302
    assert response.headers["Location"] == f"{edit(plan)}?open={item.pk}#n-{item.pk}"
    added = client.post(f"/ke-hoach/{plan.pk}/muc/them/?parent={item.parent_id}&style=heading")
    assert added.status_code == 302


def test_without_script_a_refused_text_is_still_on_the_page(client_as: ClientAs, item: Item, drafter: User) -> None:
    response = client_as(drafter).post(
        f"/muc/{item.pk}/luu/", {"version": item.version, "text": "Chữ đã gõ", "due": "31/02/2025"}
    )
    body = response.content.decode()
    assert response.status_code == 422
    assert "không có thật" in body
    assert "31/02/2025" in body


def test_delete_and_undo_bring_the_same_item_back(client_as: ClientAs, plan: Plan, item: Item, drafter: User) -> None:
    client = client_as(drafter)
    body = client.post(f"/muc/{item.pk}/xoa/", headers=HTMX).content.decode()
    assert "Hoàn tác" in body
    assert not Item.objects.filter(pk=item.pk).exists()
    assert client.post(f"/ke-hoach/{plan.pk}/hoan-tac/", headers=HTMX).status_code == 200
    assert Item.objects.filter(pk=item.pk).exists()


def test_a_large_plan_opens_with_as_many_queries_as_a_small_one(client_as: ClientAs, plan: Plan, drafter: User) -> None:
    client = client_as(drafter)
    client.get(edit(plan))
    with CaptureQueriesContext(
        connection,
    ) as small:
        client.get(edit(plan))
    section = Item.objects.filter(plan=plan, style=ItemStyle.SECTION).first()
    assert section is not None
    for place in range(60):
        people.make_item(plan, f"Mục {place}", parent=section, style=ItemStyle.DASH, position=place + 1)
    with CaptureQueriesContext(connection) as large:
        client.get(edit(plan))
    assert len(large) == len(small)
