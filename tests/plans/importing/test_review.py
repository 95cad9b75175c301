"""The review page: evidence beside what was read, corrections field by field, decisions about units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from organizations.models import User
from plans.constants import ImportState
from plans.importing import keeping
from plans.importing.changing import value_at
from plans.importing.draft import Found, ItemDraft, PlanDraft, UnitPart, WarningDraft
from plans.models import PlanImport
from tests.people import Cast
from tests.plans.importing.uploads import LEAD, draft, know, ready, task, usual_items

SURVEY = "items.1.children.0"


@pytest.fixture
def client_of(client: Client) -> Callable[[User], Client]:
    def signed_in(user: User) -> Client:
        client.force_login(user)
        return client

    return signed_in


def page(client: Client, found: PlanImport, query: str = "") -> str:
    answer = client.get(f"{found.get_absolute_url()}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, found: PlanImport, name: str, **values: Any) -> Any:
    given = {"version": str(found.version), **values}
    return client.post(reverse(f"plans:{name}", args=[found.pk]), given)


def stands(found: PlanImport, path: str) -> Any:
    found.refresh_from_db()
    return value_at(keeping.draft_from_json(found.draft or {}), path)


def survey_path(found: PlanImport) -> str:
    """The address of the first task, wherever the draft has it."""
    from plans.importing.questions import addressed

    kept = keeping.draft_from_json(found.draft or {})
    return next(path for path, each in addressed(kept.items) if each.item.task is not None)


def doubtful() -> PlanDraft:
    """A draft with one doubt at a task, one at the header and a warning about the file."""
    whole = draft()
    header = replace(whole.header, place=Found("Ninh Thuận", confidence=0.6, doubt="Địa danh đọc từ câu mở đầu."))
    return replace(whole, header=header, warnings=(WarningDraft("no_basis", "Không thấy căn cứ ban hành nào."),))


def test_it_works(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter, doubtful())
    shown = page(client, found)
    assert "Khảo sát nhu cầu của hợp tác xã" in shown
    assert "Địa danh đọc từ câu mở đầu." in shown
    assert "Không thấy căn cứ ban hành nào." in shown
    assert 'data-first="18"' in shown


def test_a_corrected_field_is_the_persons_word(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter, doubtful())
    assert 'name="header.place"' in page(client, found, "?open=header")
    answer = post(client, found, "import_correct", path="header", **{"header.place": "Phan Rang"})
    assert answer.status_code == 302
    assert stands(found, "header.place") == Found("Phan Rang")
    assert stands(found, "header.title").evidence is not None
    assert found.doubt_count == 1


def test_an_unchanged_form_only_settles(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter, doubtful())
    post(client, found, "import_correct", path="header", **{"header.place": "Ninh Thuận"})
    assert stands(found, "header.place") == Found("Ninh Thuận")


def test_units_keep_their_evidence_where_the_line_stays(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter)
    path = survey_path(found)
    typed = f"{LEAD}\nChương trình 2: Văn phòng Sở"
    post(client, found, "import_correct", path=path, **{f"{path}.task.leads": typed})
    leads = stands(found, f"{path}.task.leads")
    assert [lead.value for lead in leads] == [UnitPart(LEAD), UnitPart("Văn phòng Sở", "Chương trình 2")]


@pytest.mark.parametrize(
    ("path", "field", "typed", "sentence"),
    [
        ("header", "header.day", "mười", "Hãy nhập một số, hoặc để trống."),
        ("budget", "budget.total", "nhiều tiền", ""),
        ("header", "plan.period_start", "31/02/2026", ""),
    ],
)
def test_a_wrong_value_is_told_at_its_field(
    cast: Cast, client_of: Callable[[User], Client], path: str, field: str, typed: str, sentence: str
) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter)
    answer = post(client, found, "import_correct", path=path, **{field: typed})
    shown = answer.content.decode()
    assert answer.status_code == 400
    assert typed in shown
    assert sentence in shown
    assert 'aria-invalid="true"' in shown
    before = found.version
    found.refresh_from_db()
    assert found.version == before


def test_a_stale_tab_keeps_what_was_typed(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter)
    values = {"path": "header", "header.place": "Đà Lạt"}
    answer = post(client, found, "import_correct", **{**values, "version": str(found.version + 3)})
    assert answer.status_code == 412
    assert "Đà Lạt" in answer.content.decode()
    assert stands(found, "header.place").value == "Ninh Thuận"


@pytest.mark.parametrize("what", ["add", "remove", "up", "down", "plain", "settle"])
def test_a_step_and_back(cast: Cast, client_of: Callable[[User], Client], what: str) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter)
    before, path = found.draft, survey_path(found)
    step = {"do": what, "path": path}
    assert post(client, found, "import_act", **step).status_code == 302
    found.refresh_from_db()
    if found.version > 1 and found.steps:
        post(client, found, "import_undo")
        found.refresh_from_db()
    assert found.draft == before


def test_a_warning_that_was_seen_is_gone(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter, doubtful())
    post(client, found, "import_act", do="seen", path="warnings.0")
    assert stands(found, "warnings") == ()


def test_units_are_decided_together(cast: Cast, client_of: Callable[[User], Client]) -> None:
    unknown = ItemDraft("heading", "Rà soát thủ tục", "1.", task=task("Tổ rà soát thủ tục số"))
    client, found = client_of(cast.drafter), ready(cast.drafter, draft(unknown))
    assert "«Tổ rà soát thủ tục số»" in page(client, found)
    post(client, found, "import_unit", printed=["Tổ rà soát thủ tục số", "Tổ khác"], choice=["text", ""])
    found.refresh_from_db()
    assert found.choices == {"units": {"Tổ rà soát thủ tục số": {"text": True}}}


def test_a_known_unit_is_not_asked(cast: Cast, client_of: Callable[[User], Client]) -> None:
    know(cast.drafter)
    shown = page(client_of(cast.drafter), ready(cast.drafter))
    assert f"«{LEAD}»" not in shown


def test_an_address_of_yesterday_opens_no_form(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter)
    for gone in ("items.99", "nothing", "items.0.children.x", "header.__class__", "header.title", "bases", ""):
        assert "data-entry-form" not in page(client, found, f"?open={gone}")
    answer = post(client, found, "import_correct", path="items.99", **{"items.99.text": "x"})
    assert answer.status_code == 400


def test_a_stranger_finds_nothing(cast: Cast, client_of: Callable[[User], Client]) -> None:
    found = ready(cast.drafter)
    client = client_of(cast.stranger)
    for name in ("import_correct", "import_act", "import_undo", "import_unit"):
        assert post(client, found, name, path="header").status_code == 404


def test_a_saved_file_is_not_corrected(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter)
    found.state = ImportState.DISCARDED
    found.save(update_fields=["state"])
    post(client, found, "import_act", do="plain", path=survey_path(found))
    found.refresh_from_db()
    assert found.version == 1


def test_every_entry_of_a_draft_has_its_form(cast: Cast, client_of: Callable[[User], Client]) -> None:
    client, found = client_of(cast.drafter), ready(cast.drafter, draft(*usual_items()))
    for path in ("header", "bases.0", "opening", "budget", "ending", survey_path(found)):
        assert page(client, found, f"?open={path}").count("data-entry-form") == 1


def test_the_leader_does_not_see_drafters_papers(cast: Cast, client_of: Callable[[User], Client]) -> None:
    found = ready(cast.drafter)
    assert client_of(cast.leader).get(found.get_absolute_url()).status_code == 403
