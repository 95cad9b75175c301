"""The reference days, and an agency's own changes to them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter

import pytest
from django.conf import settings

from common.errors import InvalidInput, NotAllowed
from organizations import services
from organizations.models import Agency, Holiday
from organizations.selectors import holidays_of
from tests.people import Cast, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

ROWS = json.loads((settings.BASE_DIR / "fixtures/reference/holidays.json").read_text(encoding="utf-8"))["days"]


def kind(day: str) -> str:
    """What the reference says of a day: off, workday, or "" for the week's rule."""
    return next((row["kind"] for row in ROWS if row["date"] == day), "")


def test_a_new_agency_has_the_reference_days(db: None) -> None:
    agency = services.agency_create(actor=None, code="moi", name="Sở Mới", place="Huế", symbol="SM")
    assert Holiday.objects.filter(agency=agency).count() == len(ROWS)
    assert agency.letterhead_name == "SỞ MỚI"


def test_loading_again_adds_nothing_and_keeps_an_edited_row(cast: Cast) -> None:
    services.holidays_load_reference(cast.agency)
    day = Holiday.objects.get(agency=cast.agency, date=dt.date(2026, 11, 24))
    services.holiday_update(actor=cast.admin, holiday_id=day.pk, changes={"kind": "workday", "name": "Ngày làm việc"})
    assert services.holidays_load_reference(cast.agency) == 0
    day.refresh_from_db()
    assert (day.kind, day.name) == ("workday", "Ngày làm việc")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-01-25", ""),
        ("2025-01-27", "off"),
        ("2025-01-31", "off"),
        ("2025-02-03", ""),
        ("2025-04-26", "workday"),
        ("2025-05-02", "off"),
        ("2025-09-01", "off"),
        ("2026-01-02", "off"),
        ("2026-01-10", "workday"),
        ("2026-02-16", "off"),
        ("2026-02-20", "off"),
        ("2026-02-23", ""),
        ("2026-04-27", "off"),
        ("2026-08-22", "workday"),
        ("2026-08-31", "off"),
        ("2026-11-24", "off"),
        ("2027-05-03", "off"),
    ],
)
def test_a_known_day(day: str, expected: str) -> None:
    assert kind(day) == expected


def test_every_row_differs_from_the_week_and_names_its_source() -> None:
    for row in ROWS:
        is_weekend = dt.date.fromisoformat(row["date"]).weekday() >= 5
        assert is_weekend == (row["kind"] == "workday"), row
        assert row["source"]
    assert max(Counter(row["date"] for row in ROWS).values()) == 1


def test_every_exchange_is_paid_back() -> None:
    """A day off by exchange has its make-up workday in the same year."""
    exchanged = Counter(row["date"][:4] for row in ROWS if "hoán đổi" in row["name"])
    assert exchanged == Counter(row["date"][:4] for row in ROWS if row["kind"] == "workday")


def test_what_is_not_announced_is_marked() -> None:
    waiting = [row["date"] for row in ROWS if row["is_provisional"]]
    assert waiting == ["2026-11-24", *[row["date"] for row in ROWS if row["date"] > "2026-12-31"]]


def test_two_rows_for_one_day_are_refused(cast: Cast) -> None:
    services.holiday_create(actor=cast.admin, agency=cast.agency, date=dt.date(2026, 7, 6), name="Ngày truyền thống")
    with pytest.raises(InvalidInput):
        services.holiday_create(actor=cast.admin, agency=cast.agency, date=dt.date(2026, 7, 6), name="Lần nữa")


def test_only_the_own_administrator_changes_days(cast: Cast) -> None:
    services.holidays_load_reference(cast.agency)
    day = Holiday.objects.filter(agency=cast.agency).first()
    assert day is not None
    for person in (cast.drafter, cast.superior_reader):
        with pytest.raises(NotAllowed):
            services.holiday_delete(actor=person, holiday_id=day.pk)
    foreign = make_user("quantri.dongnai", "Mai Văn Nam", cast.other, "admin")
    with pytest.raises(Holiday.DoesNotExist):
        services.holiday_delete(actor=foreign, holiday_id=day.pk)


def test_the_calendar_of_an_agency(cast: Cast) -> None:
    services.holidays_load_reference(cast.agency)
    days = holidays_of(cast.drafter, cast.agency.pk, dt.date(2026, 8, 1), dt.date(2026, 9, 30))
    assert days[dt.date(2026, 8, 22)] == "workday"
    assert [day.day for day, what in days.items() if what == "off"] == [31, 1, 2]
    assert holidays_of(cast.stranger, cast.agency.pk, dt.date(2026, 1, 1), dt.date(2026, 12, 31)) == {}


def test_the_administrator_describes_the_agency_and_the_operator_the_rest(cast: Cast) -> None:
    services.agency_update(actor=cast.admin, agency_id=cast.agency.pk, changes={"symbol": "SKHCN-TĐC"})
    with pytest.raises(NotAllowed):
        services.agency_update(actor=cast.admin, agency_id=cast.agency.pk, changes={"superior": None})
    with pytest.raises(Agency.DoesNotExist):
        services.agency_update(actor=cast.admin, agency_id=cast.other.pk, changes={"symbol": "X"})
