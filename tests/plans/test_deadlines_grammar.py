"""The forms that officials use, as tables: one time, what comes back, and what is no date."""

from __future__ import annotations

import datetime as dt

import pytest

from plans.deadlines import Reading, read
from tests.plans.deadlines.cases import PHRASES_READ
from tests.plans.deadlines.once_cases import ONCE
from tests.plans.deadlines.other_cases import OTHER
from tests.plans.deadlines.recurring_cases import RECURRING


def iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def in_2026(phrase: str) -> Reading:
    return read(phrase, plan_start=dt.date(2026, 1, 1), plan_end=dt.date(2026, 12, 31))


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("phrase", "start", "due", "flags"), ONCE)
def test_one_time(phrase: str, start: str, due: str, flags: str) -> None:
    found = in_2026(phrase)
    assert (found.kind, iso(found.start), iso(found.due), " ".join(found.flags)) == ("once", start, due, flags)
    assert found.is_certain or "hãy" in found.message


@pytest.mark.parametrize(("phrase", "due", "recurrence", "interval", "times", "count", "flags"), RECURRING)
def test_what_comes_back(
    phrase: str, due: str, recurrence: str, interval: int, times: int | None, count: int, flags: str
) -> None:
    found = in_2026(phrase)
    assert (found.kind, iso(found.due)) == ("recurring", due)
    assert (found.recurrence, found.interval, found.times_per_period) == (recurrence, interval, times)
    assert (len(found.occurrences), " ".join(found.flags)) == (count, flags)
    assert found.is_certain or "hãy" in found.message


@pytest.mark.parametrize(("phrase", "kind", "due", "flags"), OTHER)
def test_what_is_no_date(phrase: str, kind: str, due: str, flags: str) -> None:
    found = in_2026(phrase)
    assert (found.kind, iso(found.due), " ".join(found.flags)) == (kind, due, flags)
    assert found.message


def test_the_tables_are_long_and_name_each_phrase_once() -> None:
    assert len(PHRASES_READ) == len(set(PHRASES_READ)) >= 250


# (words, plan start, plan end, issued, label, start, due, flags): what only the plan around the words tells.
CONTEXTS = [
    ("tháng 02", "2025-09-01", "2026-05-31", "", "", "2026-02-01", "2026-02-28", "year_inferred"),
    ("tháng 10", "2025-09-01", "2026-05-31", "", "", "2025-10-01", "2025-10-31", "year_inferred"),
    ("tháng 11 đến tháng 2", "2025-09-01", "2026-05-31", "", "", "2025-11-01", "2026-02-28", "crosses_year"),
    ("Quý II", "", "", "2025-11-20", "", "2026-04-01", "2026-06-30", "year_inferred"),
    ("Quý IV", "", "", "2025-11-20", "", "2025-10-01", "2025-12-31", "year_inferred"),
    ("Quý II", "2021-01-01", "2030-12-31", "2022-04-01", "", "2022-04-01", "2022-06-30", "year_inferred"),
    ("trước 30/6", "2026-01-01", "2026-12-31", "2025-12-20", "", "", "2026-06-29", "year_inferred"),
    ("ngày 15", "", "", "2026-03-20", "", "", "2026-04-15", "month_inferred"),
    ("ngày 25", "", "", "2026-03-20", "", "", "2026-03-25", "month_inferred"),
    ("ngày 15", "2026-03-01", "2026-03-31", "", "", "", "2026-03-15", "month_inferred"),
    ("từ nay đến hết năm 2026", "2026-01-01", "2026-12-31", "2026-03-02", "", "2026-03-02", "2026-12-31", ""),
    ("từ nay đến 30/6", "2026-01-01", "2026-12-31", "2026-03-02", "", "2026-03-02", "2026-06-30", "year_inferred"),
    ("30 ngày sau khi ban hành", "", "", "2026-03-02", "", "", "2026-04-01", "computed"),
    ("trong vòng 30 ngày kể từ ngày ban hành Kế hoạch", "", "", "2026-03-02", "", "", "2026-04-01", "computed"),
    ("10 ngày làm việc kể từ ngày ký", "", "", "2026-03-02", "", "", "2026-03-16", "working"),
    ("trong vòng 30 ngày kể từ ngày ban hành Quyết định", "", "", "2026-03-02", "", "", "", "event"),
    ("Từ khi ban hành đến hết năm 2026", "", "", "2026-03-02", "", "2026-03-02", "2026-12-31", ""),
    ("tháng sau", "", "", "2026-12-02", "", "2027-01-01", "2027-01-31", ""),
    ("quý này", "", "", "2026-05-02", "", "2026-04-01", "2026-06-30", ""),
    ("trước 15/12/2025", "2026-01-01", "2026-12-31", "2026-02-01", "", "", "2025-12-14", "past"),
    ("Quý III/2026", "", "", "", "Thời gian hoàn thành", "", "2026-09-30", ""),
    ("Quý III/2026", "", "", "", "Thời gian thực hiện", "2026-07-01", "2026-09-30", ""),
    ("Thời gian hoàn thành: Quý III/2026", "", "", "", "", "", "2026-09-30", ""),
    ("Hạn: trước 15/9/2026", "", "", "", "", "", "2026-09-14", ""),
    ("15/9/2026", "", "", "", "Thời gian thực hiện", "2026-09-15", "2026-09-15", ""),
    ("học kỳ I", "2026-01-01", "2026-12-31", "", "", "2026-09-01", "2027-01-17", "year_inferred"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "first", "last", "issued", "label", "start", "due", "flag"), CONTEXTS)
def test_what_the_plan_tells(
    phrase: str, first: str, last: str, issued: str, label: str, start: str, due: str, flag: str
) -> None:
    found = read(phrase, label=label, plan_start=day(first), plan_end=day(last), issued=day(issued))
    assert (iso(found.start), iso(found.due)) == (start, due)
    assert not flag or flag in found.flags


# Days of what comes back, beyond how many there are.
OCCURRENCES = [
    ("trước 15/6 và 15/12 hằng năm", ["2026-06-14", "2026-12-14"]),
    ("ngày 20 của tháng cuối mỗi quý", ["2026-03-20", "2026-06-20", "2026-09-20", "2026-12-20"]),
    ("trước ngày 10 của tháng đầu quý sau", ["2026-01-09", "2026-04-09", "2026-07-09", "2026-10-09"]),
    ("hằng tuần trong tháng 10/2026", ["2026-10-02", "2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30"]),
    ("tháng 3, 6, 9 và 12 hằng năm", ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
    ("các ngày 5, 12 và 19/8/2026", ["2026-08-05", "2026-08-12", "2026-08-19"]),
    ("Quý I và Quý III/2026", ["2026-03-31", "2026-09-30"]),
    ("Quý II: khảo sát; Quý III: báo cáo", ["2026-06-30", "2026-09-30"]),
    ("Quý II khảo sát\nQuý III báo cáo", ["2026-06-30", "2026-09-30"]),
]


@pytest.mark.parametrize(("phrase", "days"), OCCURRENCES)
def test_the_days_themselves(phrase: str, days: list[str]) -> None:
    assert [each.isoformat() for each in in_2026(phrase).occurrences] == days


MESSAGES = [
    ("sau khi có Nghị quyết của HĐND", "«có Nghị quyết của HĐND»"),
    ("trước kỳ họp 15 ngày", "15 ngày trước mốc «kỳ họp»"),
    ("30/2", "Ngày 30/02/2026 không có thật: tháng 02/2026 chỉ có 28 ngày."),
    ("ngày 30/2 hằng năm", "Ngày 30/02 không có thật: tháng 02 có nhiều nhất 29 ngày."),
    ("quý V", "Quý V không có thật: một năm chỉ có 4 quý."),
    ("4 ngày, từ 23/9 đến 25/9/2026", "Ghi 4 ngày nhưng khoảng thời gian dài 3 ngày"),
    ("thứ Hai, ngày 25/9/2026", "Ngày 25/09/2026 là Thứ Sáu, không phải Thứ Hai"),
    ("Quý II: khảo sát; Quý III: báo cáo", "30/6/2026 (khảo sát); 30/9/2026 (báo cáo)"),
    ("đầu tháng 6", "Thời gian ước chừng; không ghi năm nên lấy năm 2026; hãy xác nhận."),
    ("5 ngày", "Chỉ ghi 5 ngày, chưa ghi từ ngày nào"),
    ("12", "Chưa rõ con số này là ngày, tháng hay quý"),
]


@pytest.mark.parametrize(("phrase", "said"), MESSAGES)
def test_the_sentence_says_what_to_do(phrase: str, said: str) -> None:
    assert said in in_2026(phrase).message


def test_without_a_year_and_a_plan_the_year_is_asked_for() -> None:
    found = read("Quý III")
    assert (found.kind, found.due) == ("unknown", None)
    assert "Chưa ghi năm" in found.message


def test_a_symbol_s_date_is_no_deadline() -> None:
    assert in_2026("Thực hiện Quyết định số 36/QĐ-TTg ngày 11/01/2021 của Thủ tướng Chính phủ").due is None


def test_milestones_end_with_the_last() -> None:
    found = in_2026("Quý II: khảo sát; Quý III: báo cáo")
    assert (iso(found.due), iso(found.final_due)) == ("2026-06-30", "2026-09-30")
