"""A course's facts from the outline of its plan."""

from __future__ import annotations

import pytest

from documents.readers import text
from plans.importing import outline, training
from plans.importing.draft import TrainingDraft

COURSE = """
I. MỤC ĐÍCH

Nâng cao kỹ năng cho người học.

II. NỘI DUNG

1. Tên lớp tập huấn: Kỹ năng soạn thảo văn bản

2. Đối tượng, số lượng:

- Công chức các xã, phường.

- Số lượng: 45 học viên.

3. Thời gian, địa điểm:

- Thời gian: 02 ngày, từ ngày 14/10 - 15/10/2026.

- Địa điểm: Hội trường Trung tâm Văn hóa tỉnh Lâm Đồng.

4. Nội dung tập huấn:

a) Thể thức văn bản

b) Thực hành soạn thảo

III. TỔ CHỨC THỰC HIỆN

1. Văn phòng Sở

- Chuẩn bị hội trường.
"""
OTHERS = [
    "I. MỤC ĐÍCH\n\nTăng cường phối hợp.\n\nII. NHIỆM VỤ\n\n1. Tổ chức khóa đào tạo\n\n- Chủ trì: Sở Nội vụ.\n\n"
    "- Thời gian: Quý III/2026.\n",
    "I. NỘI DUNG\n\n1. Thành phần: Lãnh đạo Sở, 20 đại biểu.\n\n"
    "2. Thời gian: Ngày 05/6/2026.\n\n3. Địa điểm: Hội trường A.\n",
    "I. NỘI DUNG\n\n1. Tên khóa đào tạo: Quản lý\n\n2. Tên khóa đào tạo: Kỹ năng số\n\n3. Địa điểm: Huế\n",
]


def _read(words: str) -> TrainingDraft | None:
    return training.read(outline.read(text.read(words.encode()).blocks))


def _course(words: str) -> TrainingDraft:
    course = _read(words)
    assert course
    return course


def test_all_facts() -> None:
    course = _course(COURSE)
    values = [course.name, course.participants, course.start, course.end, course.venue]
    assert [found.value if found else None for found in values] == [
        "Kỹ năng soạn thảo văn bản",
        45,
        "2026-10-14",
        "2026-10-15",
        "Hội trường Trung tâm Văn hóa tỉnh Lâm Đồng",
    ]
    assert course.duration == "02 ngày"
    assert [module.value for module in course.modules] == ["Thể thức văn bản", "Thực hành soạn thảo"]


@pytest.mark.parametrize("words", OTHERS)
def test_other_plans_have_none(words: str) -> None:
    assert _read(words) is None


def test_a_month_is_no_day() -> None:
    course = _course(COURSE.replace("từ ngày 14/10 - 15/10/2026", "dự kiến trong tháng 10/2026"))
    assert course.start is None
    assert course.duration == "02 ngày"


def test_about_so_many_is_doubted() -> None:
    participants = _course(COURSE.replace("45 học viên", "khoảng 45 học viên")).participants
    assert participants
    assert participants.value == 45
    assert participants.doubt


@pytest.mark.parametrize("count", ["40 - 45 học viên", "02 người/xã", "theo giấy mời"])
def test_no_certain_count(count: str) -> None:
    assert _course(COURSE.replace("45 học viên", count)).participants is None


def test_without_a_name_the_words_of_a_course_tell() -> None:
    course = _course(COURSE.replace("Tên lớp tập huấn: Kỹ năng soạn thảo văn bản", "Hình thức: trực tiếp"))
    assert course.name is None
    assert course.venue
