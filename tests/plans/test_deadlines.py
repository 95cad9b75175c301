"""Deadline phrases: every form of the source plans, some more, and anything at all without an error."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from plans.deadlines import Reading, read
from plans.deadlines.reading import KINDS, RECURRENCES

PLANS = {
    "2023": {"plan_start": dt.date(2023, 1, 1), "plan_end": dt.date(2023, 12, 31)},
    "2025": {"plan_start": dt.date(2025, 1, 1), "plan_end": dt.date(2025, 12, 31)},
    "2026": {"plan_start": dt.date(2026, 1, 1), "plan_end": dt.date(2026, 12, 31)},
    "10 năm": {"plan_start": dt.date(2021, 1, 1), "plan_end": dt.date(2030, 12, 31), "issued": dt.date(2022, 4, 1)},
}
read("Quý III/2026")  # the grammar's tables are made at the first reading, outside of any test's time
COMPLETION, DOING, EITHER = "Thời gian hoàn thành", "Thời gian thực hiện", "Thời gian thực hiện/ hoàn thành"


def reading(phrase: str, plan: str = "2026", label: str = "") -> Reading:
    return read(phrase, label=label, **PLANS[plan])


def days(found: Reading) -> tuple[str, str]:
    return (found.start.isoformat() if found.start else "", found.due.isoformat() if found.due else "")


CERTAIN = [
    ("Quý III/2025", "2025", COMPLETION, "", "2025-09-30"),
    ("Quý III/2025", "2025", DOING, "2025-07-01", "2025-09-30"),
    ("Quý IV/2025", "2025", COMPLETION, "", "2025-12-31"),
    ("Quý III-IV/2025", "2025", DOING, "2025-07-01", "2025-12-31"),
    ("quý iii – iv năm 2025", "2025", DOING, "2025-07-01", "2025-12-31"),
    ("Quý 3/2025", "2025", "", "2025-07-01", "2025-09-30"),
    ("năm 2026", "2026", "", "2026-01-01", "2026-12-31"),
    ("trong năm 2026", "2026", "", "2026-01-01", "2026-12-31"),
    ("6 tháng cuối năm 2025", "2025", "", "2025-07-01", "2025-12-31"),
    ("6 tháng đầu năm 2026", "2026", "", "2026-01-01", "2026-06-30"),
    ("3 ngày, từ ngày 23/9 - 25/9/2025", "2025", "", "2025-09-23", "2025-09-25"),
    ("Xuyên suốt từ tháng 6/2026 đến tháng 12/2026.", "2026", "", "2026-06-01", "2026-12-31"),
    ("Quý II/2022", "10 năm", "", "2022-04-01", "2022-06-30"),
    ("Từ 2027", "10 năm", "", "2027-01-01", "2030-12-31"),
    ("Từ 2026", "10 năm", "", "2026-01-01", "2030-12-31"),
    ("từ năm 2026 trở đi", "10 năm", "", "2026-01-01", "2030-12-31"),
    ("2022 - 2025", "10 năm", "", "2022-01-01", "2025-12-31"),
    ("2023-2030", "10 năm", "", "2023-01-01", "2030-12-31"),
    ("Từ 2022-2030", "10 năm", "", "2022-01-01", "2030-12-31"),
    ("2030", "10 năm", "", "2030-01-01", "2030-12-31"),
    ("vào năm 2030", "10 năm", "", "2030-01-01", "2030-12-31"),
    ("đến năm 2030", "10 năm", "", "", "2030-12-31"),
    ("Giai đoạn năm 2021 - 2025", "10 năm", "", "2021-01-01", "2025-12-31"),
    ("giai đoạn 2021 – 2030", "10 năm", "", "2021-01-01", "2030-12-31"),
    ("Tháng 3/ 2023", "2023", EITHER, "2023-03-01", "2023-03-31"),
    ("Ngày 1-10 3/2023", "2023", EITHER, "2023-03-01", "2023-03-10"),
    ("Ngày 25/3/2023", "2023", EITHER, "", "2023-03-25"),
    ("Tháng từ 10- 14/4/2023", "2023", EITHER, "2023-04-10", "2023-04-14"),
    ("Tháng 15- 25/4/2023", "2023", EITHER, "2023-04-15", "2023-04-25"),
    ("Cuối tháng 28/4/2023", "2023", EITHER, "", "2023-04-28"),
    ("Tháng 5-7/2023", "2023", EITHER, "2023-05-01", "2023-07-31"),
    ("Tháng 7/2023", "2023", EITHER, "2023-07-01", "2023-07-31"),
    ("Trước ngày 15/12/2026", "2026", "", "", "2026-12-14"),
    ("Hoàn thành trước ngày 30/6/2026", "2026", "", "", "2026-06-29"),
    ("trước tháng 6/2026", "2026", "", "", "2026-05-31"),
    ("Chậm nhất ngày 20/10/2026", "2026", "", "", "2026-10-20"),
    ("Đến hết quý II năm 2026", "2026", "", "", "2026-06-30"),
    ("Từ 01/5 đến 15/5/2026", "2026", "", "2026-05-01", "2026-05-15"),
    ("ngày 30 tháng 4 năm 2026", "2026", COMPLETION, "", "2026-04-30"),
    ("30 tháng 4 năm 2026", "2026", DOING, "2026-04-30", "2026-04-30"),
    ("31.12.2026", "2026", "", "", "2026-12-31"),
    ("2026-12-31", "2026", "", "", "2026-12-31"),
    ("tháng 5, 6/2026", "2026", "", "2026-05-01", "2026-06-30"),
    ("tháng 5 và tháng 6 năm 2026", "2026", "", "2026-05-01", "2026-06-30"),
    ("Quý II, III/2026", "2026", "", "2026-04-01", "2026-09-30"),
]


@pytest.mark.parametrize(("phrase", "plan", "label", "start", "due"), CERTAIN)
def test_read_without_a_doubt(phrase: str, plan: str, label: str, start: str, due: str) -> None:
    found = reading(phrase, plan, label)
    assert (found.kind, *days(found)) == ("once", start, due)
    assert found.is_certain
    assert (found.text, found.label) == (phrase, label)


DOUBTFUL = [
    ("dự kiến: tháng 7-8/2026", "2026", "2026-07-01", "2026-08-31", "tentative"),
    ("tháng 9/2026 (dự kiến)", "2026", "2026-09-01", "2026-09-30", "tentative"),
    ("khoảng tháng 9/2026", "2026", "2026-09-01", "2026-09-30", "approx"),
    ("cuối quý III/2026", "2026", "2026-09-01", "2026-09-30", "approx"),
    ("đầu tháng 5/2026", "2026", "2026-05-01", "2026-05-10", "approx"),
    ("tuần 2 tháng 5/2026", "2026", "2026-05-08", "2026-05-14", "approx"),
    ("Quý III", "2026", "2026-07-01", "2026-09-30", "year_inferred"),
    ("Chậm nhất ngày 20/10", "2026", "", "2026-10-20", "year_inferred"),
    ("tháng 11 đến tháng 2/2027", "10 năm", "2026-11-01", "2027-02-28", "crosses_year"),
    ("Quý I, quý III/2026", "2026", "2026-01-01", "2026-09-30", "list"),
    ("4 ngày, từ ngày 23/9 - 25/9/2025", "2025", "2025-09-23", "2025-09-25", "ambiguous"),
    (
        "Tổ chức tập trung 7 ngày, trong đó Đợt 1 (3 ngày) và Đợt 2 (4 ngày) trong tháng 7/2026",
        "2026",
        "2026-07-01",
        "2026-07-31",
        "partial",
    ),
    ("đến năm 2030", "2025", "", "2030-12-31", "outside_plan"),
    ("Quý I/2021", "10 năm", "2021-01-01", "2021-03-31", "past"),
]


@pytest.mark.parametrize(("phrase", "plan", "start", "due", "flag"), DOUBTFUL)
def test_read_but_to_be_confirmed(phrase: str, plan: str, start: str, due: str, flag: str) -> None:
    found = reading(phrase, plan)
    assert days(found) == (start, due)
    assert flag in found.flags
    assert not found.is_certain
    assert "hãy" in found.message


RECURRING = [
    ("Từ quý II năm 2022 và những năm tiếp theo", "10 năm", "2022-04-01", "2022-12-31", "yearly", 9),
    ("Từ quý III năm 2021 và những năm tiếp theo", "10 năm", "2021-07-01", "2022-12-31", "yearly", 10),
    ("Từ Quý IV/2022 và những năm tiếp theo", "10 năm", "2022-10-01", "2022-12-31", "yearly", 9),
    ("Hàng năm", "10 năm", "2021-01-01", "2022-12-31", "yearly", 10),
    ("hằng năm", "10 năm", "2021-01-01", "2022-12-31", "yearly", 10),
    (
        "Định kỳ ngày 30 tháng 11 hàng năm hoặc đột xuất khi có yêu cầu",
        "10 năm",
        "2021-01-01",
        "2022-11-30",
        "yearly",
        10,
    ),
    ("Trước ngày 15/12 hằng năm", "10 năm", "2021-01-01", "2022-12-14", "yearly", 10),
    ("Quý IV hằng năm", "10 năm", "2021-01-01", "2022-12-31", "yearly", 10),
    ("Hằng quý", "2026", "2026-01-01", "2026-03-31", "quarterly", 4),
    ("6 tháng một lần", "2026", "2026-01-01", "2026-06-30", "half-yearly", 2),
    ("Báo cáo định kỳ 6 tháng, năm", "2026", "2026-01-01", "2026-06-30", "half-yearly", 2),
    ("ngày 25 hàng tháng", "2026", "2026-01-01", "2026-01-25", "monthly", 12),
    ("Hàng tuần", "2026", "2026-01-01", "2026-01-02", "weekly", 52),
    ("Mỗi năm 02 lần", "2026", "2026-01-01", "2026-12-31", "yearly", 1),
    ("2 lần/năm", "2026", "2026-01-01", "2026-12-31", "yearly", 1),
]


@pytest.mark.parametrize(("phrase", "plan", "start", "due", "recurrence", "count"), RECURRING)
def test_what_comes_back(phrase: str, plan: str, start: str, due: str, recurrence: str, count: int) -> None:
    found = reading(phrase, plan)
    assert (found.kind, *days(found)) == ("recurring", start, due)
    assert (found.recurrence, len(found.occurrences)) == (recurrence, count)
    assert found.until == PLANS[plan]["plan_end"]


def test_a_start_before_the_plans_issue_is_asked() -> None:
    assert "before_issue" in reading("Từ quý III năm 2021 và những năm tiếp theo", "10 năm").flags


def test_on_demand_beside_a_period_is_kept() -> None:
    found = reading("Định kỳ ngày 30 tháng 11 hàng năm hoặc đột xuất khi có yêu cầu", "10 năm")
    assert "on_demand" in found.flags
    assert found.is_certain


def test_times_per_period() -> None:
    assert reading("2 lần/năm").times_per_period == 2


OTHERS = [
    ("Thường xuyên", "continuous"),
    ("Thường xuyên, liên tục", "continuous"),
    ("Định kỳ hoặc đột xuất", "on_demand"),
    ("định kỳ/đột xuất theo yêu cầu của cấp có thẩm quyền", "on_demand"),
    ("Đột xuất", "on_demand"),
    ("định kỳ báo cáo", "recurring"),
    ("2-4 số/năm", "recurring"),
    ("để kịp trình HĐND xem xét, thông qua trong kỳ họp tháng 7/2026", "relative"),
    ("trong vòng 30 ngày kể từ ngày ban hành Kế hoạch", "relative"),
    ("Sau khi được phê duyệt", "depends"),
    ("theo tiến độ của Bộ", "depends"),
    ("", "unknown"),
    ("kịp thời", "unknown"),
    ("trong thời gian tới", "unknown"),
    ("ngày       tháng 9 năm 2025", "unknown"),
    ("ngày       /    /2022", "unknown"),
    ("bla bla", "unknown"),
    ("ngày 31/02/2026", "invalid"),
    ("ngày 31/02", "invalid"),
    ("tháng 13/2026", "invalid"),
    ("Quý V/2026", "invalid"),
    ("từ 10/4 đến 31/4/2026", "invalid"),
]


@pytest.mark.parametrize(("phrase", "kind"), OTHERS)
def test_what_is_no_single_date(phrase: str, kind: str) -> None:
    found = reading(phrase)
    assert found.kind == kind
    assert found.message


def test_standing_work_is_checked_each_quarter() -> None:
    found = reading("Thường xuyên")
    assert (found.start, found.due, len(found.occurrences)) == (dt.date(2026, 1, 1), None, 4)


def test_a_session_must_be_preceded() -> None:
    found = reading("để kịp trình HĐND xem xét, thông qua trong kỳ họp tháng 7/2026")
    assert found.due == dt.date(2026, 6, 30)
    assert not found.is_certain


def test_two_milestones() -> None:
    found = reading("Đến năm 2025 có ít nhất 02 doanh nghiệp. Và đến năm 2030 có ít nhất 05 doanh nghiệp", "10 năm")
    assert [day.year for day in found.occurrences] == [2025, 2030]
    assert "milestones" in found.flags


def test_a_date_that_does_not_exist_says_so() -> None:
    assert reading("ngày 31/02/2026").message == "Ngày 31/02/2026 không có thật: tháng 02/2026 chỉ có 28 ngày."


def test_a_saturday_is_named() -> None:
    found = reading("Ngày 25/3/2023", "2023")
    assert "weekend" in found.flags
    assert "Thứ Bảy" in found.message


def test_without_a_plan_an_open_start_has_no_end() -> None:
    found = read("Từ 2027")
    assert (found.start, found.due) == (dt.date(2027, 1, 1), None)
    assert not found.is_certain


WORDS = "quý tháng ngày năm từ đến trước hàng hằng định kỳ đầu cuối giữa và những tiếp theo lần mỗi dự kiến khoảng"
TIMES = "2026 2025-2030 31/02 5 12 III IV I-II / - – , 0 9999 30/11/2026 6"
PIECES = st.sampled_from(f"{WORDS} {TIMES}".split())
OPTIONAL_DATES = st.none() | st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2100, 1, 1))


@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=9).map(" ".join)),
    st.sampled_from(["", COMPLETION, DOING]),
    OPTIONAL_DATES,
    OPTIONAL_DATES,
    OPTIONAL_DATES,
)
def test_any_text_is_answered(
    text: str, label: str, start: dt.date | None, end: dt.date | None, issued: dt.date | None
) -> None:
    found = read(text, label=label, plan_start=start, plan_end=end, issued=issued)
    assert found.kind in KINDS
    assert found.recurrence is None or found.recurrence in RECURRENCES
    assert found.start is None or found.due is None or found.start <= found.due
    assert 0 <= found.confidence <= 1
    assert found.kind not in ("unknown", "invalid") or (found.due, found.confidence) == (None, 0)
    assert found.message or found.is_certain
    json.dumps(found.as_json())


def test_a_very_long_text_is_not_read() -> None:
    assert read("từ " * 100_000).kind == "unknown"


def test_the_command_prints_the_contracts_shape() -> None:
    out = StringIO()
    call_command(
        "read_deadline", "Quý III/2025", "Thường xuyên", "--label", COMPLETION, "--plan-start", "2025-01-01",
        "--plan-end", "31/12/2025", "--json", stdout=out,
    )  # fmt: skip
    first, second = (json.loads(line) for line in out.getvalue().splitlines())
    assert list(first) == [
        *["text", "label", "start", "due", "kind", "recurrence", "interval", "times_per_period", "until"],
        *["occurrences", "flags", "confidence", "message"],
    ]
    assert (first["start"], first["due"], first["kind"]) == (None, "2025-09-30", "once")
    assert second["occurrences"] == ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]


def test_amounts_in_words_by_command() -> None:
    out = StringIO()
    call_command("amount_in_words", "53000000", "455.000.000", stdout=out)
    assert out.getvalue().splitlines() == ["năm mươi ba triệu", "bốn trăm năm mươi lăm triệu"]


def test_an_amount_that_is_none_is_refused() -> None:
    with pytest.raises(CommandError, match="ví dụ"):
        call_command("amount_in_words", "abc")
