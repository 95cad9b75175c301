"""What a person has looked at becomes a draft plan, whole or not at all."""

from __future__ import annotations

import datetime as dt

import pytest

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed, StaleVersion
from documents.constants import Authority, RecipientPurpose
from plans import content, selectors, services
from plans.constants import ImportState, PlanKind, TaskLayout
from plans.importing.draft import Found, HeaderDraft
from plans.models import Plan, PlanImport, Target, Task, TaskUnit
from tests.people import Cast
from tests.plans.importing.uploads import LEAD, decide, draft, know, ready, save, saved, usual_items


def test_it_works(cast: Cast) -> None:
    know(cast.drafter)
    found = ready(cast.drafter)
    plan = save(found, cast)
    found.refresh_from_db()
    assert (found.state, found.plan) == (ImportState.SAVED, plan)
    assert str(plan) == "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"
    assert (plan.kind, plan.task_layout) == (PlanKind.ANNUAL, TaskLayout.LABELLED)
    assert (plan.period_start, plan.period_end) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert [node.number for node in selectors.outline(plan).nodes] == ["I.", "II."]
    entry = Entry.objects.get(object_type="plans.plan", object_id=str(plan.pk), action="imported")
    assert (entry.actor, entry.reason) == (cast.drafter, "ke-hoach.txt")


def test_the_document_around_the_text(cast: Cast) -> None:
    document = saved(cast, draft()).document
    assert (document.doc_type, document.symbol, document.place) == ("KH", "KH-SKHCN", "Ninh Thuận")
    assert (document.draft_month, document.draft_year, document.number) == (2, 2026, None)
    assert (document.authority, document.head_title) == (Authority.KT, "GIÁM ĐỐC")
    assert (document.signer_title, document.signer_name) == ("PHÓ GIÁM ĐỐC", "Lê Minh Khang")
    assert document.archive_line == "VT, TĐC"
    assert list(document.recipients.values_list("name", "purpose")) == [
        ("UBND tỉnh", RecipientPurpose.REPORT),
        ("Các phòng, đơn vị thuộc Sở", RecipientPurpose.NONE),
    ]


def test_tasks_have_units_lines_and_a_reading_to_confirm(cast: Cast) -> None:
    plan = saved(cast, draft())
    survey = Task.objects.get(plan=plan, item__text__startswith="Khảo sát")
    assert (survey.deadline, survey.due) == ("Quý I/2026", dt.date(2026, 3, 31))
    assert survey.deadline_confirmed is False
    assert (survey.expected_result, survey.lead_label, survey.search_text[:8]) == (
        "Báo cáo khảo sát",
        "Chủ trì",
        "khao sat",
    )
    parts = TaskUnit.objects.filter(task=survey).values_list("role", "unit__name", "printed_name")
    assert list(parts) == [("coordinator", "Văn phòng Sở", ""), ("lead", LEAD, "")]


def test_a_target_is_read_in_figures(cast: Cast) -> None:
    target = Target.objects.get(plan=saved(cast, draft()))
    assert (target.value, int(target.low or 0), target.bound, target.unit) == ("30", 30, "min", "hợp tác xã")
    assert (target.period_start, target.period_end) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_money_opening_and_closing(cast: Cast) -> None:
    plan = saved(cast, draft())
    assert (plan.budget_total, plan.budget_source) == (53_000_000, "Ngân sách tỉnh")
    assert plan.opening == "Sở Khoa học và Công nghệ ban hành Kế hoạch như sau:"
    assert plan.closing.startswith("Trên đây là Kế hoạch")


class TestWhatTheFileDoesNotSay:
    def test_a_period_is_asked_for(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter, draft(period=None, header=HeaderDraft(title=Found("Truy xuất nguồn gốc"))))
        with pytest.raises(InvalidInput) as refused:
            save(found, cast)
        assert refused.value.field == "period_start"
        days = {"period_start": "2027-01-01", "period_end": "31/12/2027"}
        found = decide(found, cast, *({"op": "plan", "name": name, "value": day} for name, day in days.items()))
        assert save(found, cast).period_end == dt.date(2027, 12, 31)

    def test_a_title_is_asked_for(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter, draft(header=HeaderDraft()))
        with pytest.raises(InvalidInput) as refused:
            save(found, cast)
        assert refused.value.field == "title"
        found = decide(found, cast, {"op": "set", "path": "header.title", "value": "Truy xuất năm 2026"})
        assert str(save(found, cast)) == "Truy xuất năm 2026"

    def test_the_agency_gives_what_the_header_lacks(self, cast: Cast) -> None:
        header = HeaderDraft(title=Found("Truy xuất năm 2026"))
        document = saved(cast, draft(header=header, recipients=(), signatory=None)).document
        assert (document.symbol, document.place, document.draft_year) == ("KH-SKHCN", cast.agency.place, 2026)


class TestTwice:
    def test_two_tabs_make_one_plan(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        assert save(found, cast) == save(found, cast)
        assert Plan.objects.filter(imported_from=found).count() == 1

    def test_a_stale_tab_is_told(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        decide(found, cast, {"op": "set", "path": "header.place", "value": "Phan Rang"})
        with pytest.raises(StaleVersion):
            save(found, cast)

    def test_a_deleted_plan_can_be_made_again(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        first = save(found, cast)
        services.plan_delete(plan_id=first.pk, actor=cast.drafter)
        found.refresh_from_db()
        assert (found.state, found.plan) == (ImportState.SAVED, None)
        assert save(found, cast).pk != first.pk


@pytest.mark.parametrize("role", ["clerk", "leader", "viewer"])
def test_who_does_not_draft_saves_nothing(cast: Cast, role: str) -> None:
    found = ready(cast.drafter)
    with pytest.raises(NotAllowed):
        save(found, cast, actor=getattr(cast, role))


def test_a_stranger_has_no_such_import(cast: Cast) -> None:
    with pytest.raises(PlanImport.DoesNotExist):
        save(ready(cast.drafter), cast, actor=cast.stranger)


def test_it_prints_as_it_was_read(cast: Cast) -> None:
    paper = content.build(saved(cast, draft(*usual_items())))
    assert [block.__class__.__name__ for block in paper.blocks] == [
        "Heading", "Paragraph", "Heading", "TaskBlock", "TaskBlock"
    ]  # fmt: skip
    assert paper.recipients.names == ("UBND tỉnh (b/c)", "Các phòng, đơn vị thuộc Sở")
