"""Which items are tasks, who does them and by when."""

from __future__ import annotations

import pytest

from plans.importing import assignments
from plans.importing.assignments.labels import labelled, role_of
from plans.importing.assignments.sentences import coordinators_in, deadline_in
from plans.importing.draft import ItemDraft, TaskDraft
from tests.importing.outline_sketch import items_of, tasks_of

ITEM = ItemDraft("dash", "")


def body(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def task_of(*paragraphs: str) -> tuple[ItemDraft, TaskDraft]:
    """The only task of a section with these paragraphs."""
    (item,) = tasks_of(body("II. NHIỆM VỤ", *paragraphs))
    assert item.task is not None
    return item, item.task


def leads(task: TaskDraft) -> list[tuple[str, str]]:
    return [(found.value.unit, found.value.scope) for found in task.leads]


def coordinators(task: TaskDraft) -> list[str]:
    return [found.value.unit for found in task.coordinators]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Chỉ đạo thực hiện", "director"),
        ("Lãnh đạo Sở phụ trách", "director"),
        ("Các phòng chủ trì tham mưu", "lead"),
        ("Đơn vị chủ trì", "lead"),
        ("Chỉ trì", "lead"),
        ("Đơn vị thực hiện", "lead"),
        ("Phân công thực hiện", "lead"),
        ("Cơ quan đầu mối", "lead"),
        ("Phòng/Đơn vị phối hợp thực hiện", "coordinator"),
        ("Phối hợp", "coordinator"),
        ("Thời gian hoàn thành", "deadline"),
        ("Thời gian thực hiện/hoàn thành", "deadline"),
        ("Tiến độ", "deadline"),
        ("Thời hạn", "deadline"),
        ("Sản phẩm", "result"),
        ("Dự kiến kết quả đạt được", "result"),
        ("Ghi chú", "note"),
        ("Đối tượng tham gia", "extra"),
        ("Thời gian, địa điểm", None),
        ("Nội dung cụ thể", None),
        ("Mục đích", None),
        ("Trong quá trình thực hiện nếu có vướng mắc, các đơn vị chủ trì báo cáo", None),
    ],
)
def test_roles_of_labels(label: str, role: str | None) -> None:
    assert role_of(label) == role


@pytest.mark.parametrize(
    ("line", "before", "said"),
    [
        ("Chủ trì: Phòng A; phối hợp: Phòng B; thời gian: quý II/2026.", "",
         [("Chủ trì", "Phòng A"), ("phối hợp", "Phòng B"), ("thời gian", "quý II/2026")]),
        ("In tờ rơi. Đơn vị chủ trì: Phòng A. Hoàn thành trước ngày 30/6/2026.", "In tờ rơi.",
         [("Đơn vị chủ trì", "Phòng A"), ("Hoàn thành", "trước ngày 30/6/2026")]),
        ("In tờ rơi (chủ trì: Phòng A; thời hạn: tháng 6)", "In tờ rơi",
         [("chủ trì", "Phòng A"), ("thời hạn", "tháng 6")]),
        ("Tổ chức 02 lớp: lớp một và lớp hai.", "Tổ chức 02 lớp: lớp một và lớp hai.", []),
        ("Số lượng: 40 người", "", [("Số lượng", "40 người")]),
    ],
)  # fmt: skip
def test_labels_in_a_line(line: str, before: str, said: list[tuple[str, str]]) -> None:
    assert labelled(line) == (before, tuple(each for each in labelled(line)[1]))
    assert [(each.label, each.value) for each in labelled(line)[1]] == said


def test_lines_under_a_point() -> None:
    item, task = task_of(
        "1. Tuyên truyền",
        "a) Dựng 02 phim ngắn.",
        "- Chỉ đạo thực hiện: Phó Giám đốc phụ trách.",
        "- Phòng chủ trì: Văn phòng Sở.",
        "- Hình thức: Phát trên truyền hình.",
        "- Thời gian hoàn thành: Tháng 9/2026.",
        "- Ghi chú: Theo đặt hàng.",
    )
    assert item.text == "Dựng 02 phim ngắn."
    assert task.director is not None
    assert task.director.value == "Phó Giám đốc phụ trách"
    assert leads(task) == [("Văn phòng Sở", "")]
    assert task.deadline is not None
    assert task.deadline.value == "Tháng 9/2026"
    assert task.extra_lines == (("Hình thức", "Phát trên truyền hình"),)
    assert task.note is not None
    assert task.note.value == "Theo đặt hàng"
    assert task.line_style == "dash"
    assert item.children == ()


def test_each_lead_with_its_scope() -> None:
    _, task = task_of(
        "1. Rà soát hai đề án",
        "- Các phòng chủ trì:",
        "+ Đề án 1: Phòng Kế hoạch.",
        "+ Đề án 2 và 3: Phòng Chuyên ngành.",
        "- Thời gian: Quý I/2026.",
    )
    assert leads(task) == [("Phòng Kế hoạch", "Đề án 1"), ("Phòng Chuyên ngành", "Đề án 2 và 3")]


@pytest.mark.parametrize(
    "value",
    [
        "Phòng Kế hoạch chủ trì; Văn phòng Sở phối hợp",
        "Phòng Kế hoạch (chủ trì), Văn phòng Sở (phối hợp)",
        "Phòng Kế hoạch, phối hợp với Văn phòng Sở",
    ],
)
def test_lead_and_coordinator_in_one_value(value: str) -> None:
    _, task = task_of("1. Lập dự toán", f"- Phân công thực hiện: {value}.")
    assert (leads(task), coordinators(task)) == ([("Phòng Kế hoạch", "")], ["Văn phòng Sở"])


def test_numbered_lines_leave_the_rest_of_the_block() -> None:
    (item,) = tasks_of(
        body(
            "II. NỘI DUNG",
            "1. Nội dung 1: Mở lớp",
            "1.1. Đối tượng: Thủ thư.",
            "1.2. Thời gian: Tháng 5.",
            "1.3. Nội dung cụ thể:",
            "- Mời giảng viên.",
        )
    )
    task = item.task
    assert task is not None
    assert (task.line_style, task.extra_lines) == ("numbered", (("Đối tượng", "Thủ thư"),))
    assert [child.number for child in item.children] == ["1.3."]


def test_lines_after_a_group_assign_each_member() -> None:
    found = tasks_of(
        body("II. VIỆC", "1. Lưu trữ", "a) Chỉnh lý.", "b) Số hóa.", "- Chủ trì: Văn phòng Sở.", "- Tiến độ: Quý II.")
    )
    tasks = [each.task for each in found if each.task]
    assert [each.text for each in found] == ["Chỉnh lý.", "Số hóa."]
    assert [task.line_style for task in tasks] == ["hidden", "dash"]
    assert [bool(task.doubt) for task in tasks] == [True, False]


def test_a_time_and_a_place_make_no_task() -> None:
    lines = ("II. NỘI DUNG", "1. Thời gian, địa điểm:", "- Thời gian: 02 ngày.", "- Địa điểm: Hội trường.")
    assert tasks_of(body(*lines)) == []


def test_purposes_have_no_tasks() -> None:
    lines = ("I. YÊU CẦU", "- Sở Nội vụ chủ trì phải kịp thời.", "- Thời gian: bảo đảm đúng hạn.")
    assert tasks_of(body(*lines)) == []


def test_a_table_in_an_annex_leaves_duties_alone() -> None:
    plan = ("II. NHIỆM VỤ", "(Chi tiết tại Phụ lục kèm theo)", "III. TỔ CHỨC THỰC HIỆN", "1. Sở Nội vụ", "- Đôn đốc.")
    assert tasks_of(body(*plan)) == []
    duties = items_of(body(*plan[2:]))
    assert not [each for item in assignments.assign(duties, tasks_elsewhere=True) for each in item.walk() if each.task]
    assert [each for item in assignments.assign(duties) for each in item.walk() if each.task]


@pytest.mark.parametrize(
    ("duty", "numbers"),
    [
        ("Chủ trì thực hiện 03 nội dung của Kế hoạch", ["1.", "2.", "3."]),
        ("Chịu trách nhiệm về toàn bộ nhiệm vụ tại Kế hoạch này", ["1.", "2.", "3."]),
        ("Chủ trì các nội dung tại mục 2 Phần II", ["2."]),
        ("Đầu mối triển khai khoản 1, 3 Mục II", ["1.", "3."]),
        ("Chủ trì nhiệm vụ tại mục II.2", ["2."]),
        ("Trực tiếp triển khai Nội dung 1 và 2", ["1.", "2."]),
        ("Chủ trì khoản 1 - 3 mục II", ["1.", "2.", "3."]),
        ("Chủ trì thực hiện 05 nội dung của Kế hoạch", []),
        ("Chủ trì theo dõi các nội dung khác", []),
        ("Báo cáo kết quả mục 2 Phần II", []),
    ],
)
def test_leads_by_reference(duty: str, numbers: list[str]) -> None:
    blocks = [(f"{n}. Nội dung {n}: Việc {n}", f"{n}.1. Thời gian: Quý {n}/2026.") for n in (1, 2, 3)]
    found = tasks_of(
        body("II. NỘI DUNG", *(each for block in blocks for each in block), "III. TỔ CHỨC THỰC HIỆN",
             "1. Văn phòng Sở", f"- {duty}.")
    )  # fmt: skip
    assert [each.number for each in found if each.task and each.task.leads] == numbers
    assert all(lead.doubt and lead.evidence for each in found if each.task for lead in each.task.leads)


def test_a_reference_never_replaces_a_named_lead() -> None:
    found = tasks_of(
        body(
            "II. NỘI DUNG",
            "1. Nội dung 1: Số hóa",
            "- Chủ trì: Phòng Lưu trữ.",
            "III. TỔ CHỨC THỰC HIỆN",
            "1. Văn phòng Sở",
            "- Chủ trì toàn bộ nội dung của Kế hoạch.",
            "2. Thanh tra Sở",
            "- Phối hợp thực hiện Nội dung 1.",
        )
    )
    (task,) = [each.task for each in found if each.task]
    assert (leads(task), coordinators(task)) == ([("Phòng Lưu trữ", "")], ["Thanh tra Sở"])


def test_the_subject_of_a_sentence_leads() -> None:
    item, task = task_of(
        "a) Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính rà soát; hoàn thành trước ngày 30/6/2026."
    )
    assert (leads(task), coordinators(task)) == ([("Sở Nội vụ", "")], ["Sở Tài chính"])
    assert task.deadline is not None
    assert task.deadline.value == "trước ngày 30/6/2026"
    assert task.line_style == "hidden"
    assert task.doubt
    assert item.evidence is not None


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        (
            "Phối hợp với Báo Lào Cai, Đài Phát thanh tỉnh thực hiện tuyên truyền",
            ["Báo Lào Cai", "Đài Phát thanh tỉnh"],
        ),
        ("phối hợp chặt chẽ với Văn phòng Sở trong việc in ấn", ["Văn phòng Sở"]),
        ("Chủ trì, phối hợp các sở, ban, ngành liên quan kiểm tra", ["các sở, ban, ngành liên quan"]),
        ("Phối hợp kiểm tra chéo", []),
        ("Tự kiểm tra", []),
    ],
)
def test_units_after_together_with(sentence: str, units: list[str]) -> None:
    assert [found.value.unit for found in coordinators_in(ITEM, sentence)] == units


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("gửi báo cáo, hoàn thành trước ngày 15/12/2026.", "trước ngày 15/12/2026"),
        ("trình UBND tỉnh chậm nhất ngày 20 tháng 3 năm 2027", "chậm nhất ngày 20 tháng 3 năm 2027"),
        ("hoàn thành trong quý III/2026", "trong quý III/2026"),
        ("xong trước tháng 6/2026", "trước tháng 6/2026"),
        ("báo cáo kịp thời khi có vướng mắc", None),
        ("triển khai trong năm 2026 theo chức năng", None),
        ("hoàn thành tốt nhiệm vụ được giao", None),
    ],
)
def test_times_in_a_sentence(sentence: str, phrase: str | None) -> None:
    found = deadline_in(ITEM, sentence)
    assert (found.value if found else None) == phrase


def test_duties_are_tasks_where_there_are_no_others() -> None:
    found = tasks_of(
        body("III. PHÂN CÔNG", "1. Văn phòng Sở:", "Chủ trì các việc sau:", "- Mời đại biểu.", "- Thuê hội trường.",
             "2. Sở Tài chính: Cấp kinh phí.")
    )  # fmt: skip
    assert [(each.text, each.task and leads(each.task)) for each in found] == [
        ("Mời đại biểu.", [("Văn phòng Sở", "")]),
        ("Thuê hội trường.", [("Văn phòng Sở", "")]),
        ("Cấp kinh phí.", [("Sở Tài chính", "")]),
    ]


def test_nothing_to_assign() -> None:
    assert assignments.assign(()) == ()
