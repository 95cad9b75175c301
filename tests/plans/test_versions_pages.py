"""The pages of a plan's versions: what each says, to whom, in how many queries."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.constants import Action, State
from plans import content, services
from plans.models import Item, Plan
from plans.rules.comparison import ChangeKind
from plans.selectors import lists, waiting
from tests import people
from tests.people import Cast
from tests.plans.versions import NEWS, WORKSHOP, amend, change, issue, issued_plan

ClientAs = Callable[..., Client]
pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def page(client: Client, path: str, status: int = 200) -> str:
    """The page's words, markup and runs of spaces left out."""
    answer = client.get(path)
    assert answer.status_code == status
    main = answer.content.decode().split('id="main"', 1)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


@pytest.fixture
def pair(cast: Cast) -> tuple[Plan, Plan]:
    """An issued plan, and its amendment in draft: a task added, one dropped, one due later in other hands."""
    plan = issued_plan(cast)
    draft = amend(cast, plan, reason="Chuyển hội thảo sang quý IV")
    other = people.make_unit(cast.agency, "trung-tam", "Trung tâm Kỹ thuật")
    change(cast, draft, WORKSHOP, deadline="Quý IV/2025", deadline_confirmed=True, leads=[{"unit_id": other.pk}])
    services.item_delete(item_id=Item.objects.get(plan=draft, text=NEWS).pk, actor=cast.drafter)
    work = Item.objects.get(plan=draft, text="Nhiệm vụ")
    item = services.item_add(
        plan_id=draft.pk, actor=cast.drafter, parent_id=work.pk, after_id=None, style="heading", text="Kiểm tra thực tế"
    )
    services.item_make_task(item_id=item.pk, actor=cast.drafter)
    return plan, Plan.objects.with_document().get(pk=draft.pk)


def test_what_an_amendment_does_to_the_tasks(pair: tuple[Plan, Plan]) -> None:
    found = content.compare(*pair)
    assert {task.task.title: task.kinds for task in found.tasks} == {
        WORKSHOP: (ChangeKind.DEADLINE, ChangeKind.UNITS),
        "Kiểm tra thực tế": (ChangeKind.ADDED,),
        NEWS: (ChangeKind.DROPPED,),
    }
    deadline = found.tasks[0].changes[0]
    assert (deadline.old, deadline.new) == ("Quý III/2025 (30/09/2025)", "Quý IV/2025 (31/12/2025)")


def test_the_comparison_reads_what_was_frozen(cast: Cast, pair: tuple[Plan, Plan]) -> None:
    """A unit renamed since changes nothing in what the issued plan said."""
    plan, draft = pair
    cast.unit.name = "Phòng Đo lường"
    cast.unit.save()
    texts = [pair.old.text for pair in content.compare(plan, draft).pairs if pair.old]
    assert any("Phòng Tiêu chuẩn Đo lường Chất lượng" in text for text in texts)


def test_the_comparison_says_what_changed(cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs) -> None:
    told = page(client_as(cast.leader), f"/ke-hoach/{pair[1].pk}/so-sanh/")
    assert "1 nhiệm vụ thêm 1 nhiệm vụ bỏ 1 đổi thời hạn 1 đổi đơn vị" in told
    assert "Chuyển hội thảo sang quý IV" in told
    assert "[bỏ: III/2025 ]" in told
    assert "[thêm: IV/2025 ]" in told
    assert "đoạn không thay đổi" in told


def test_the_earlier_version_stands_on_the_left_from_either_side(
    cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs
) -> None:
    plan, draft = pair
    client = client_as(cast.viewer)
    for path in (f"/ke-hoach/{draft.pk}/so-sanh/", f"/ke-hoach/{plan.pk}/so-sanh/?voi={draft.pk}"):
        answer = client.get(path)
        assert (answer.context["old"].plan, answer.context["new"].plan) == (plan, draft)


def test_only_versions_of_one_plan_are_compared(cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs) -> None:
    stranger = people.make_plan(cast.agency, cast.drafter)
    client = client_as(cast.leader)
    for other in (str(stranger.pk), "0", "x", "", str(pair[1].pk)):
        page(client, f"/ke-hoach/{pair[1].pk}/so-sanh/?voi={other}", 404)
    assert "Chưa có phiên bản khác" in page(client, f"/ke-hoach/{stranger.pk}/so-sanh/")


@pytest.mark.parametrize("path", ["so-sanh/", "phien-ban/", "dieu-chinh/"])
def test_another_agency_sees_nothing(cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs, path: str) -> None:
    assert client_as(cast.stranger).get(f"/ke-hoach/{pair[0].pk}/{path}").status_code == 404


def test_the_pages_say_what_takes_whose_place(cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs) -> None:
    plan, draft = pair
    client = client_as(cast.leader)
    told = page(client, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    assert "Nguyễn Thị Lan đang lập dự thảo điều chỉnh kế hoạch này (dự thảo)." in told
    told = page(client, f"/ke-hoach/{draft.pk}/nhiem-vu/")
    assert "Đây là dự thảo điều chỉnh của Kế hoạch số 01/KH-SKHCN ngày 05/09/2025 ; kế hoạch đó còn hiệu lực" in told
    issue(draft, by=cast.clerk)
    told = page(client, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    assert "Kế hoạch này đã được điều chỉnh bởi Kế hoạch số 02/KH-SKHCN ngày 05/09/2025 ." in told
    assert "Bản đang có hiệu lực" not in told
    told = page(client, f"/ke-hoach/{draft.pk}/nhiem-vu/")
    assert "Kế hoạch này điều chỉnh, bổ sung Kế hoạch số 01/KH-SKHCN ngày 05/09/2025 ." in told


def test_after_a_withdrawal_the_pages_say_that_nothing_is_in_force(
    cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs
) -> None:
    plan, draft = pair
    issue(draft, by=cast.clerk)
    services.plan_move(plan_id=draft.pk, actor=cast.leader, action=Action.WITHDRAW, note="Ban hành nhầm")
    client = client_as(cast.viewer)
    assert "hiện không có bản nào của kế hoạch này còn hiệu lực" in page(client, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    assert "Kế hoạch số 01/KH-SKHCN không tự có hiệu lực trở lại." in page(client, f"/ke-hoach/{draft.pk}/nhiem-vu/")


def test_the_leader_cancels_the_number_of_an_amendment(
    cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs
) -> None:
    plan, draft = pair
    people.advance(draft.document, State.NUMBERED, by=cast.clerk)
    leader = client_as(cast.leader)
    assert "Hủy số" in page(leader, f"/ke-hoach/{draft.pk}/nhiem-vu/")
    leader.post(f"/ke-hoach/{draft.pk}/buoc/cancel/", {"note": "Sai số liệu"})
    told = page(leader, f"/ke-hoach/{draft.pk}/nhiem-vu/")
    assert "; dự thảo này đã hủy số nên không ban hành." in told
    assert "Ký số" not in told.split("Ban hành")[-1]
    assert "đang lập dự thảo" not in page(leader, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    answer = leader.get(f"/van-ban/?state={State.CANCELLED}").content.decode()
    assert "02/KH-SKHCN" in answer
    told = page(leader, f"/van-ban/{draft.document_id}/")
    assert "Văn bản đã hủy số nên không có trang kiểm tra." in told


def test_the_list_of_versions_begins_with_the_latest(cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs) -> None:
    told = page(client_as(cast.viewer), f"/ke-hoach/{pair[0].pk}/phien-ban/")
    assert "2 phiên bản …/KH-SKHCN Dự thảo Điều chỉnh, bổ sung Kế hoạch số 01/KH-SKHCN" in told
    assert "01/KH-SKHCN (đang xem) Đã ban hành Đang có hiệu lực" in told
    assert "Ban hành lần đầu · ngày 05/09/2025 · người soạn: Nguyễn Thị Lan" in told


def test_a_drafter_begins_an_amendment(cast: Cast, client_as: ClientAs) -> None:
    plan = issued_plan(cast)
    client = client_as(cast.drafter)
    assert "Lập kế hoạch điều chỉnh" in page(client, f"/ke-hoach/{plan.pk}/nhiem-vu/")
    answer = client.post(f"/ke-hoach/{plan.pk}/dieu-chinh/", {"relation": "amend", "reason": "Đổi thời hạn"})
    draft = Plan.objects.get(document__relates_to=plan.document)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/ke-hoach/{draft.pk}/soan/")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"relation": "amend", "reason": ""}, "Hãy ghi vì sao cần điều chỉnh"),
        ({"reason": "Đổi thời hạn"}, "Hãy chọn điều chỉnh, bổ sung hay thay thế."),
        ({"relation": "correct", "reason": "Đổi thời hạn"}, "Hãy chọn điều chỉnh, bổ sung hay thay thế."),
        ({"relation": "amend", "reason": "x" * 201}, "chuỗi liền quá 200 ký tự"),
    ],
)
def test_a_wrong_form_makes_nothing(cast: Cast, client_as: ClientAs, sent: dict[str, Any], sentence: str) -> None:
    plan = issued_plan(cast)
    answer = client_as(cast.drafter).post(f"/ke-hoach/{plan.pk}/dieu-chinh/", sent)
    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("state", "sentence"),
    [("draft", "chỉ văn bản đã ban hành mới cần điều chỉnh"), ("withdrawn", "đã bị thu hồi nên không điều chỉnh được")],
)
def test_where_nothing_can_be_amended_the_page_says_why(
    cast: Cast, client_as: ClientAs, state: str, sentence: str
) -> None:
    plan = people.make_plan(cast.agency, cast.drafter, state=state)
    assert sentence in page(client_as(cast.drafter), f"/ke-hoach/{plan.pk}/dieu-chinh/")


def test_a_second_drafter_is_led_to_the_draft_there_is(
    cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs
) -> None:
    client = client_as(cast.unit_head)
    told = page(client, f"/ke-hoach/{pair[0].pk}/dieu-chinh/")
    assert "Nguyễn Thị Lan đã lập dự thảo" in told
    assert "Mở dự thảo" in told
    assert client.post(f"/ke-hoach/{pair[0].pk}/dieu-chinh/", {"relation": "amend", "reason": "a"}).status_code == 400


@pytest.mark.parametrize("action", [Action.CHECK_CONTENT, Action.APPROVE])
def test_who_approves_is_led_to_the_changes(
    cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs, action: str
) -> None:
    person = cast.leader if action == Action.APPROVE else cast.unit_head
    told = client_as(person).get(f"/ke-hoach/{pair[1].pk}/buoc/{action}/").content.decode()
    assert f'href="/ke-hoach/{pair[1].pk}/so-sanh/"' in told


def queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_a_comparison_takes_as_many_queries_for_any_size(
    cast: Cast, pair: tuple[Plan, Plan], client_as: ClientAs
) -> None:
    client, path = client_as(cast.leader), f"/ke-hoach/{pair[1].pk}/so-sanh/"
    small = queries(client, path)
    work = Item.objects.get(plan=pair[1], text="Nhiệm vụ")
    for place in range(20):
        people.make_task(pair[1], f"Nhiệm vụ thứ {place}", cast.unit, parent=work, position=place + 10)
    assert queries(client, path) == small
    assert small <= 40


@pytest.mark.heavy
def test_a_plan_of_three_hundred_items_is_compared_in_well_under_a_second(cast: Cast) -> None:
    plan = people.make_plan(cast.agency, cast.drafter)
    words = "Hướng dẫn doanh nghiệp áp dụng hệ thống quản lý, công cụ cải tiến năng suất chất lượng; " * 4
    for section in range(10):
        above = people.make_item(plan, f"Nhóm nhiệm vụ {section}", style="section", position=section + 10)
        for place in range(30):
            people.make_task(
                plan, f"{words}{section}.{place}", cast.unit, parent=above, position=place, deadline="Quý III/2025"
            )
    plan = issue(plan, by=cast.clerk)
    draft = amend(cast, plan)
    for item in Item.objects.filter(plan=draft, style="heading"):
        item.text = item.text.replace("công cụ cải tiến", "công cụ và mô hình nâng cao", 2)
        item.save()
    start = time.process_time()
    found = content.compare(plan, draft)
    taken = time.process_time() - start
    assert len(found.tasks) == 300
    assert taken < 1


def test_the_day_s_page_counts_the_tasks_in_force_once(cast: Cast, pair: tuple[Plan, Plan]) -> None:
    plan, draft = pair
    day = dt.date(2025, 9, 20)
    assert [task.plan for task, _ in waiting.nearest_deadlines(cast.leader, day)] == [plan]
    issue(draft, by=cast.clerk)
    assert [task.plan for task, _ in waiting.nearest_deadlines(cast.leader, day)] == [draft]
    assert waiting.counts_by_state(cast.leader) == {State.ISSUED: 1, State.AMENDED: 1}
    rows = lists.listed_plans(cast.leader, dt.date(2026, 2, 1))
    assert {row.pk: vars(row)["overdue_count"] for row in rows} == {plan.pk: 0, draft.pk: 1}
