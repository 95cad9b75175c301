"""`manage.py import_plan` as a user's script runs it."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from plans.models import Plan, PlanImport
from tests.people import Cast

PLAN = """SỞ Y TẾ
Số: 138/KH-SYT
Hà Nam, ngày 05 tháng 9 năm 2025

KẾ HOẠCH
Tiêm chủng mở rộng năm 2025

Căn cứ Luật Dược năm 2016;

Sở Y tế ban hành Kế hoạch tiêm chủng như sau:

I. NỘI DUNG

1. Tiêm vắc xin cho trẻ em dưới 24 tháng tuổi

- Đơn vị chủ trì: Phòng Nghiệp vụ Y.

- Thời gian hoàn thành: Quý IV/2025.

Trên đây là Kế hoạch tiêm chủng của Sở Y tế./.

Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.

GIÁM ĐỐC

Trần Thị Bình
"""
KEYS = (
    "file doc_type issuer symbol place date title legal_bases outline tasks targets training budget organisation "
    "recipients signatory warnings"
)


TASK_KEYS = "pos title director leads coordinators deadline deadline_label expected_result note is_group reading"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tiem-chung.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*args: Any) -> tuple[str, str, int]:
    """What was printed, what was complained about, the exit code."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_plan", *map(str, args), stdout=out, stderr=err)
    except SystemExit as ended:
        return out.getvalue(), err.getvalue(), int(str(ended.code))
    return out.getvalue(), err.getvalue(), 0


def test_one_object_a_line_with_the_agreed_keys(file: Path) -> None:
    out, err, code = run(file, file, "--json")
    first, second = map(json.loads, out.splitlines())

    assert (first == second, err, code) == (True, "", 0)
    assert list(first) == KEYS.split()
    assert first["symbol"] == {"number": "138", "code": "KH-SYT"}
    assert first["signatory"] == {"authority": [], "position": "GIÁM ĐỐC", "name": "Trần Thị Bình"}


def test_a_task_carries_the_reading_of_its_deadline(file: Path) -> None:
    (task,) = json.loads(run(file, "--json")[0])["tasks"]

    assert list(task) == TASK_KEYS.split()
    assert (task["pos"], task["deadline"], task["reading"]["due"]) == ("I.1", "Quý IV/2025", "2025-12-31")


def test_a_file_for_each_plan(file: Path, tmp_path: Path) -> None:
    out, _, _ = run(file, "--json-dir", tmp_path / "read")

    assert out == ""
    assert json.loads((tmp_path / "read" / "tiem-chung.json").read_text(encoding="utf-8"))["place"] == "Hà Nam"


def test_a_summary_for_people(file: Path) -> None:
    out, _, _ = run(file)

    for words in (
        "Tiêm chủng mở rộng năm 2025",
        "138/KH-SYT",
        "I.1",
        "Phòng Nghiệp vụ Y",
        "Quý IV/2025",
        "Trần Thị Bình",
    ):
        assert words in out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("rong.txt", b""),
        ("english.txt", b"Annual plan of the department for 2025.\n\n1. Purpose\n\nTo train all of the staff.\n" * 20),
        ("tho.txt", "Trời thu xanh ngắt mấy tầng cao\nCần trúc lơ phơ gió hắt hiu\n".encode()),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence_and_the_others_are_read(file: Path, name: str, data: bytes) -> None:
    bad = file.with_name(name)
    bad.write_bytes(data)
    out, err, code = run(bad, file, "--json")

    assert code == 2
    assert len(out.splitlines()) == 1
    assert len(err.splitlines()) == 1
    assert err.startswith(str(bad))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    _, err, code = run(tmp_path / "khong-co.txt")

    assert code == 2
    assert "Không mở được tệp" in err


@pytest.mark.django_db
def test_without_save_nothing_is_written(file: Path) -> None:
    run(file)

    assert (Plan.objects.count(), PlanImport.objects.count()) == (0, 0)


def test_save_makes_a_draft_of_the_agency_with_its_file(cast: Cast, file: Path) -> None:
    _, err, code = run(file, "--save", "--agency", cast.agency.code)
    plan = Plan.objects.get(document__subject="Tiêm chủng mở rộng năm 2025")

    assert code == 0
    assert str(plan.pk) in err
    assert plan.agency == cast.agency
    assert PlanImport.objects.get(plan=plan).file_name == "tiem-chung.txt"


def test_save_in_the_name_of_a_person(cast: Cast, file: Path) -> None:
    run(file, "--save", "--agency", cast.agency.code, "--user", cast.unit_head.username)

    assert PlanImport.objects.get().uploaded_by == cast.unit_head


@pytest.mark.parametrize("wrong", [["--agency", "khong-co"], []])
def test_save_needs_an_agency(cast: Cast, file: Path, wrong: list[str]) -> None:
    with pytest.raises(CommandError, match=cast.agency.code):
        run(file, "--save", *wrong)


def test_save_needs_somebody_who_may_write(cast: Cast, file: Path) -> None:
    with pytest.raises(CommandError, match="không có người"):
        run(file, "--save", "--agency", cast.agency.code, "--user", cast.clerk.username)
