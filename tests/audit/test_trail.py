"""The trail: what is written, and how it reads."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from audit import services
from audit.constants import EMPTY, Action
from audit.models import Entry
from audit.selectors import changes, history, sentence, told
from documents.constants import Action as Step
from tests.people import Cast, make_unit

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_it_works(cast: Cast) -> None:
    entry = services.log(
        actor=cast.admin, action=Action.CHANGED, obj=cast.unit, before={"name": "A"}, after={"name": "B"}
    )
    assert (entry.agency, entry.object_type, entry.object_label) == (
        cast.agency,
        "organizations.unit",
        cast.unit.name,
    )
    assert list(history(cast.unit)) == [entry]
    assert told([entry]) == [(entry, "đã sửa", [("Tên hiện nay", "A", "B")])]


def test_what_did_not_change_is_left_out(cast: Cast) -> None:
    before, after = {"name": "A", "position": 1}, {"name": "A", "position": 2}
    entry = services.log(actor=cast.admin, action=Action.CHANGED, obj=cast.unit, before=before, after=after)
    assert (entry.before, entry.after) == ({"position": 1}, {"position": 2})


def test_values_read_as_words(cast: Cast) -> None:
    parent = make_unit(cast.agency, "so", "Lãnh đạo Sở")
    entry = services.log(
        actor=None,
        action=Action.CHANGED,
        obj=cast.unit,
        before={"kind": "internal", "parent": None, "is_active": True, "closed_on": "2026-07-01", "aliases": []},
        after={"kind": "external", "parent": parent.pk, "is_active": False, "closed_on": None, "aliases": ["A", "B"]},
    )
    entry.refresh_from_db()
    assert changes(entry) == [
        ("Thuộc đơn vị", EMPTY, "Lãnh đạo Sở"),
        ("Loại", "Đơn vị thuộc cơ quan", "Đơn vị ngoài cơ quan"),
        ("Tên gọi khác", EMPTY, "A; B"),
        ("Còn hoạt động", "Có", "Không"),
        ("Ngừng hoạt động từ", "01/07/2026", EMPTY),
    ]


def test_a_row_that_is_gone_reads_as_its_number(cast: Cast) -> None:
    entry = services.log(actor=cast.admin, action=Action.CHANGED, obj=cast.unit, after={"parent": 987654})
    assert changes(entry) == [("Thuộc đơn vị", EMPTY, "số 987654")]


def test_secrets_are_never_read_out(cast: Cast) -> None:
    entry = services.log(
        actor=cast.admin, action=Action.CHANGED, obj=cast.drafter, after={"password": "x", "email": "a@b.vn"}
    )
    assert changes(entry) == [("Thư điện tử", EMPTY, "a@b.vn")]


def test_the_agency_of_a_person_is_where_he_works(cast: Cast) -> None:
    assert services.log(actor=None, action=Action.CREATED, obj=cast.stranger).agency == cast.other
    assert services.log(actor=None, action=Action.CREATED, obj=cast.agency).agency == cast.agency


def test_an_entry_of_a_model_that_is_gone_still_reads(cast: Cast) -> None:
    entry = Entry(agency=cast.agency, action="cu", object_type="da.xoa", after={"x": 1})
    assert (sentence(entry), changes(entry)) == ("cu", [("x", EMPTY, "1")])


def test_every_step_of_a_document_has_its_words() -> None:
    assert {*Step.values} <= {*Action.values}


def test_one_objects_history_is_not_anothers(cast: Cast) -> None:
    other = make_unit(cast.agency, "khac", "Khác")
    services.log(actor=cast.admin, action=Action.CREATED, obj=other)
    assert not history(cast.unit).exists()


def test_the_database_keeps_every_entry(cast: Cast) -> None:
    entry = services.log(actor=cast.admin, action=Action.CREATED, obj=cast.unit)
    rows = Entry.objects.filter(pk=entry.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(reason="sửa lén")
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.delete()
    assert Entry.objects.get(pk=entry.pk).reason == ""


def test_every_action_has_a_sentence() -> None:
    assert all(Action.labels)
    assert len(set(Action.values)) == len(Action.values)
