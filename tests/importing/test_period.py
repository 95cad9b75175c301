"""The plan's own time, in titles and elsewhere."""

from __future__ import annotations

import pytest

from plans.importing import period
from plans.importing.draft import Found, HeaderDraft, ItemDraft, PlanDraft, TaskDraft, TrainingDraft


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Tiêm chủng mở rộng năm 2026", ("2026-01-01", "2026-12-31")),
        ("Phát triển du lịch giai đoạn 2021-2030", ("2021-01-01", "2030-12-31")),
        ("Phát triển du lịch giai đoạn 2026 – 2028 trên địa bàn tỉnh", ("2026-01-01", "2028-12-31")),
        ("Thực hiện Đề án du lịch đến năm 2030, năm 2025", ("2025-01-01", "2025-12-31")),
        ("Năm 2026 thực hiện Chương trình du lịch giai đoạn 2021-2030", ("2026-01-01", "2026-12-31")),
        ("Truyền thông 6 tháng cuối năm 2025", ("2025-07-01", "2025-12-31")),
        ("Kiểm tra an toàn thực phẩm quý IV năm 2025", ("2025-10-01", "2025-12-31")),
        ("Tháng hành động vì trẻ em tháng 6 năm 2026", ("2026-06-01", "2026-06-30")),
        ("Thực hiện Quyết định số 12/QĐ-TTg ngày 05/9/2024 của Thủ tướng Chính phủ", None),
        ("Tổ chức Hội thi tay nghề", None),
        ("Phát triển du lịch đến năm 2030", None),
    ],
)
def test_titles(title: str, wanted: tuple[str, str] | None) -> None:
    assert period.in_title(title) == wanted


def plan(title: str = "Tổ chức hội thi", **fields: object) -> PlanDraft:
    year = fields.pop("year", None)
    header = HeaderDraft(title=Found(title), year=Found(year) if isinstance(year, int) else None)
    return PlanDraft(header=header, **fields)  # type: ignore[arg-type]


def codes(draft: PlanDraft) -> tuple[object, list[str]]:
    found, warnings = period.of_plan(draft)
    return found, [warning.code for warning in warnings]


def test_a_course_has_its_days() -> None:
    course = TrainingDraft(start=Found("2025-09-23"), end=Found("2025-09-25"))

    assert codes(plan(training=course)) == (("2025-09-23", "2025-09-25"), [])


def test_the_issuing_sentence_may_say_it() -> None:
    assert codes(plan(opening=(Found("Sở Y tế ban hành Kế hoạch năm 2026 như sau:"),)))[0] == (
        "2026-01-01",
        "2026-12-31",
    )


def test_up_to_a_year_counts_from_the_year_of_issue_and_is_asked() -> None:
    draft = plan("Phát triển du lịch đến năm 2030", year=2025)

    assert codes(draft) == (("2025-01-01", "2030-12-31"), ["period_from_issue"])


def test_deadlines_are_the_last_resort_and_asked() -> None:
    items = tuple(
        ItemDraft("dash", "Việc", task=TaskDraft(deadline=Found(words))) for words in ("Tháng 3/2023", "Quý I/2024")
    )

    assert codes(plan(items=items)) == (("2023-01-01", "2024-12-31"), ["period_from_deadlines"])


def test_nothing_said_is_nothing_invented() -> None:
    assert codes(plan()) == (None, ["no_period"])
