"""Units, their dated names and their end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audit.selectors import history, sentence
from common.errors import InvalidInput, NotAllowed
from organizations import services
from organizations.models import Agency, Unit
from tests.people import Cast, make_agency, make_cast, make_unit, make_user

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 7, 20)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 7, 20, 9, 0, tzinfo=dt.UTC), tick=False):
        yield


def rename(cast: Cast, name: str, day: dt.date) -> Unit:
    return services.unit_rename(
        unit_id=cast.unit.pk, actor=cast.admin, name=name, valid_from=day, reason="QĐ 12/QĐ-UBND"
    )


def test_renaming_keeps_the_old_name_for_its_days(cast: Cast) -> None:
    old = cast.unit.name
    unit = rename(cast, "Phòng Quản lý chất lượng", dt.date(2026, 7, 1))
    assert unit.name_on(dt.date(2026, 6, 30)) == old
    assert unit.name_on(dt.date(2026, 7, 1)) == "Phòng Quản lý chất lượng"
    past = unit.names.get()
    assert (past.valid_from, past.valid_to, past.reason) == (None, dt.date(2026, 6, 30), "QĐ 12/QĐ-UBND")


def test_the_short_name_follows_only_when_it_is_given(cast: Cast) -> None:
    assert rename(cast, "Phòng Quản lý chất lượng", TODAY - DAY).short_name == "Phòng TĐC"
    unit = services.unit_rename(
        unit_id=cast.unit.pk, actor=cast.admin, name="Phòng Chất lượng", short_name="PCL", valid_from=TODAY
    )
    assert unit.short_name == "PCL"


def test_a_renaming_before_the_last_one_is_refused(cast: Cast) -> None:
    rename(cast, "Tên thứ hai", dt.date(2026, 3, 1))
    with pytest.raises(InvalidInput, match="01/3/2026") as refused:
        rename(cast, "Tên thứ ba", dt.date(2026, 3, 1))
    assert refused.value.field == "valid_from"


def test_a_renaming_to_come_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidInput, match="chưa đến"):
        rename(cast, "Tên mới", TODAY + DAY)


@pytest.mark.parametrize("name", ["", "  ", "Phòng Tiêu chuẩn  Đo lường Chất lượng"])
def test_an_empty_or_equal_name_is_refused(cast: Cast, name: str) -> None:
    with pytest.raises(InvalidInput):
        rename(cast, name, TODAY)


def test_only_the_administrator_renames(cast: Cast) -> None:
    for role, person in cast.by_role().items():
        if role != "admin":
            with pytest.raises(NotAllowed):
                services.unit_rename(unit_id=cast.unit.pk, actor=person, name="X", valid_from=TODAY)


def test_a_stranger_finds_no_unit_to_rename(cast: Cast) -> None:
    admin = make_user("quantri.dongnai", "Mai Văn Nam", cast.other, "admin")
    with pytest.raises(Unit.DoesNotExist):
        services.unit_rename(unit_id=cast.unit.pk, actor=admin, name="X", valid_from=TODAY)


def test_a_superior_reads_but_does_not_write(cast: Cast) -> None:
    admin = make_user("quantri.ubnd", "Lý Thị Hoa", cast.superior, "admin")
    with pytest.raises(NotAllowed):
        services.unit_update(actor=admin, unit_id=cast.unit.pk, changes={"position": 9})


def test_renaming_leaves_its_trail(cast: Cast) -> None:
    unit = rename(cast, "Phòng Quản lý chất lượng", TODAY)
    entry = history(unit)[0]
    assert sentence(entry) == "đã đổi tên"
    assert entry.reason == "QĐ 12/QĐ-UBND"
    assert entry.after["name"] == "Phòng Quản lý chất lượng"


class NameTimeline(TestCase):
    """Any series of renamings gives one name for each day, with no gap at the boundaries."""

    cast: Cast

    @classmethod
    def setUpTestData(cls) -> None:
        cls.cast = make_cast()

    @hypothesis_settings(deadline=None, max_examples=40)
    @given(st.lists(st.dates(dt.date(2020, 1, 1), TODAY), min_size=1, max_size=5, unique=True).map(sorted))
    def test_every_day_has_the_name_of_that_day(self, days: list[dt.date]) -> None:
        unit = make_unit(self.cast.agency, "timeline", "Tên 0")
        for number, day in enumerate(days, start=1):
            unit = services.unit_rename(
                unit_id=unit.pk, actor=self.cast.admin, name=f"Tên {number}", valid_from=day, reason=""
            )
        unit = Unit.objects.prefetch_related("names").get(pk=unit.pk)
        for number, day in enumerate(days):
            assert unit.name_on(day - DAY) == f"Tên {number}"
            assert unit.name_on(day) == f"Tên {number + 1}"
        assert unit.name_on(TODAY) == f"Tên {len(days)}"


def test_merging_closes_the_unit_and_names_its_successor(cast: Cast) -> None:
    other = make_unit(cast.agency, "phong-khtc", "Phòng Kế hoạch – Tài chính")
    unit = services.unit_close(
        unit_id=cast.unit.pk, actor=cast.admin, closed_on=TODAY, successor_id=other.pk, reason="NQ 18"
    )
    assert (unit.is_active, unit.closed_on, unit.successor) == (False, TODAY, other)
    assert unit not in Unit.objects.choosable()


def test_a_unit_is_not_merged_into_another_agency(cast: Cast) -> None:
    foreign = make_unit(cast.other, "phong-cn", "Phòng Công nghệ")
    with pytest.raises(InvalidInput):
        services.unit_close(unit_id=cast.unit.pk, actor=cast.admin, closed_on=TODAY, successor_id=foreign.pk)


def test_a_unit_with_open_children_stays_open(cast: Cast) -> None:
    make_unit(cast.agency, "to-do-luong", "Tổ Đo lường", parent=cast.unit)
    with pytest.raises(NotAllowed, match="trực thuộc"):
        services.unit_close(unit_id=cast.unit.pk, actor=cast.admin, closed_on=TODAY)


def test_a_unit_is_not_below_itself(cast: Cast) -> None:
    child = make_unit(cast.agency, "to-do-luong", "Tổ Đo lường", parent=cast.unit)
    with pytest.raises(InvalidInput) as refused:
        services.unit_update(actor=cast.admin, unit_id=cast.unit.pk, changes={"parent": child})
    assert refused.value.field == "parent"


def test_a_parent_of_another_agency_is_refused(cast: Cast) -> None:
    foreign = make_unit(cast.other, "phong-cn", "Phòng Công nghệ")
    with pytest.raises(InvalidInput):
        services.unit_create(actor=cast.admin, agency=cast.agency, code="x", name="X", parent=foreign)


def test_a_code_is_unique_within_its_agency_only(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        services.unit_create(actor=cast.admin, agency=cast.agency, code="phong-tdc", name="Trùng mã")
    third = make_agency("skhcn-haiphong", "Sở Khoa học và Công nghệ Hải Phòng")
    admin = make_user("quantri.haiphong", "Ngô Đức", third, "admin")
    assert services.unit_create(actor=admin, agency=third, code="phong-tdc", name="Phòng TĐC").pk


def test_a_used_unit_is_closed_and_not_deleted(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="ngừng hoạt động"):
        services.unit_delete(actor=cast.admin, unit_id=cast.unit.pk)
    free = make_unit(cast.agency, "tam", "Đơn vị lập nhầm")
    services.unit_delete(actor=cast.admin, unit_id=free.pk)
    assert not Unit.objects.filter(pk=free.pk).exists()


def test_agencies_are_made_by_the_operator_only(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        services.agency_create(actor=cast.admin, code="x", name="X", place="X", symbol="X")
    assert Agency.objects.count() == 3
