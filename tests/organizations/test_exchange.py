"""Import and export of units and holidays: round trip, errors by row, nothing that runs in a spreadsheet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from audit.selectors import history
from common.errors import InvalidInput
from organizations.models import Holiday, Unit, User
from organizations.resources.formats import SafeCSV, SafeXLSX, check_workbook, quoted, unquoted
from organizations.services import holidays_load_reference
from tests.people import Cast, make_unit

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]
UNITS = "/quan-tri/organizations/unit/"
HEAD = ["Mã", "Tên đơn vị", "Tên viết tắt", "Loại", "Thuộc đơn vị (mã)", "Tên gọi khác", "Thứ tự", "Còn hoạt động"]
XLSX, CSV = "0", "1"
PAYLOADS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "'=1",
    "''+1",
    '=HYPERLINK("http://x","y")',
    "=IMPORTXML(1)",
    "-2+3+cmd|' /C calc'!A0",
    "=0",
    "@",
    "=",
]


def csv_file(*rows: list[Any], head: list[str] = HEAD, name: str = "don-vi.csv") -> SimpleUploadedFile:
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    return SimpleUploadedFile(name, out.getvalue().encode("utf-8-sig"))


def preview(client: Client, upload: SimpleUploadedFile) -> str:
    answer = client.post(f"{UNITS}import/", {"import_file": upload, "resource": "0", "format": ""})
    assert answer.status_code == 200
    return answer.content.decode()


def confirm(client: Client, page: str) -> str:
    """Press «Nhập» on the preview; the message that follows."""
    names = ("import_file_name", "original_file_name", "format", "resource")
    data = {name: page.split(f'name="{name}" value="')[1].split('"')[0] for name in names}
    answer = client.post(f"{UNITS}process_import/", data, follow=True)
    return answer.content.decode()


def export(client: Client, kind: str) -> bytes:
    answer: HttpResponse = client.post(f"{UNITS}export/", {"format": kind, "resource": "0"})  # type: ignore[assignment]
    assert "attachment" in answer.headers["Content-Disposition"]
    return answer.content


def test_new_and_changed_rows_are_written_with_their_trail(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.admin)
    page = preview(
        client,
        csv_file(
            ["phong-tdc", "Phòng TĐC mới", "Phòng TĐC", "Đơn vị thuộc cơ quan", "", "", "1", "Có"],
            ["to-kd", "Tổ Kiểm định", "", "đơn vị thuộc cơ quan", "phong-tdc", "Tổ KĐ; KĐ", 2, "có"],
        ),
    )
    assert "<ins>Phòng TĐC mới</ins>" in page
    assert 'style="' not in page
    assert "thêm 1, sửa 1" in confirm(client, page)
    team = Unit.objects.get(code="to-kd")
    assert (team.agency, team.parent, team.aliases, team.position) == (cast.agency, cast.unit, ["Tổ KĐ", "KĐ"], 2)
    assert history(team)[0].reason == "Nhập từ tệp don-vi.csv"


def test_a_preview_writes_nothing(cast: Cast, client_as: ClientAs) -> None:
    preview(client_as(cast.admin), csv_file(["moi", "Mới", "", "Nhóm đơn vị", "", "", "", "Có"]))
    assert not Unit.objects.filter(code="moi").exists()


def test_errors_name_row_and_column_and_nothing_is_written(cast: Cast, client_as: ClientAs) -> None:
    page = preview(
        client_as(cast.admin),
        csv_file(
            ["tot", "Dòng tốt", "", "Nhóm đơn vị", "", "", "1", "Có"],
            [""] * 8,
            ["xau", "", "", "Loại lạ", "khong-co", "", "hai", "có lẽ"],
        ),
    )
    assert '<th scope="row">4</th>' in page
    for said in ("Tên đơn vị", "«Loại lạ» không có trong danh sách", "Không có mã «khong-co»", "không phải số nguyên"):
        assert said in page
    assert "confirm" not in page
    assert not Unit.objects.filter(code="tot").exists()


def test_a_missing_column_is_named(cast: Cast, client_as: ClientAs) -> None:
    page = preview(client_as(cast.admin), csv_file(["a", "A"], head=["Mã", "Tên đơn vị"]))
    assert "Tệp thiếu cột: Tên viết tắt, Loại" in page


def test_another_agencys_unit_is_neither_parent_nor_target(cast: Cast, client_as: ClientAs) -> None:
    foreign = make_unit(cast.other, "phong-cn", "CANARY Phòng Công nghệ")
    client = client_as(cast.admin)
    page = preview(client, csv_file(["x", "X", "", "Nhóm đơn vị", "phong-cn", "", "", "Có"]))
    assert "Không có mã «phong-cn»" in page
    page = preview(client, csv_file(["phong-cn", "Chiếm tên", "", "Nhóm đơn vị", "", "", "", "Có"]))
    assert "CANARY" not in page
    confirm(client, page)
    foreign.refresh_from_db()
    assert foreign.name == "CANARY Phòng Công nghệ"
    assert Unit.objects.get(agency=cast.agency, code="phong-cn").name == "Chiếm tên"


def test_a_file_is_confirmed_once_and_by_who_uploaded_it(cast: Cast, client_as: ClientAs) -> None:
    client = client_as(cast.admin)
    page = preview(client, csv_file(["moi", "Mới", "", "Nhóm đơn vị", "", "", "", "Có"]))
    assert "hãy chọn lại tệp" in confirm(client_as(cast.admin), page)
    assert "thêm 1" in confirm(client, page)
    assert "đã được nhập" in confirm(client, page)


@pytest.mark.parametrize("kind", [XLSX, CSV])
def test_a_round_trip_changes_nothing(cast: Cast, client_as: ClientAs, kind: str) -> None:
    for number, payload in enumerate(PAYLOADS):
        make_unit(cast.agency, f"u{number}", f"Đơn vị {number}", short_name=payload.strip())
    client = client_as(cast.admin)
    data = export(client, kind)
    name = "don-vi.xlsx" if kind == XLSX else "don-vi.csv"
    page = preview(client, SimpleUploadedFile(name, data))
    assert "thêm 0, sửa 0, giữ nguyên 22" in confirm(client, page)


def test_an_export_holds_the_own_agency_only(cast: Cast, client_as: ClientAs) -> None:
    make_unit(cast.other, "phong-cn", "CANARY")
    assert b"CANARY" not in export(client_as(cast.admin), CSV)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_runs_as_a_formula(cast: Cast, client_as: ClientAs, payload: str) -> None:
    make_unit(cast.agency, "u", payload, position=5)
    client = client_as(cast.admin)
    lines = list(csv.reader(io.StringIO(export(client, CSV).decode("utf-8-sig"), newline="")))
    [text] = [line[1] for line in lines if line[0] == "u"]
    assert text == f"'{payload}"
    sheet = load_workbook(io.BytesIO(export(client, XLSX))).worksheets[0]
    [row] = [row for row in sheet.iter_rows() if row[0].value == "u"]
    assert (row[1].data_type, row[1].quotePrefix) == ("s", True)
    assert (row[6].data_type, row[6].value) == ("n", 5)


@pytest.mark.parametrize("payload", [*PAYLOADS, "", "'", "'tên", "Phòng A-B", "12"])
def test_quoting_comes_off_again(payload: str) -> None:
    assert unquoted(quoted(payload)) == payload


def test_dates_stay_dates_in_excel(cast: Cast, client_as: ClientAs) -> None:
    holidays_load_reference(cast.agency)
    client = client_as(cast.admin)
    answer = client.post("/quan-tri/organizations/holiday/export/", {"format": XLSX, "resource": "0"})
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Ngày", "Tên", "Loại", "Nguồn", "Tạm tính"]
    assert all(cell.is_date for (cell,) in sheet.iter_rows(min_row=2, max_col=1))
    assert sheet.max_row == Holiday.objects.filter(agency=cast.agency).count() + 1


@pytest.mark.parametrize("role", ["drafter", "unit_head", "finance", "clerk", "leader", "viewer"])
def test_only_the_administrator_exchanges(cast: Cast, client_as: ClientAs, role: str) -> None:
    client = client_as(cast.by_role()[role])
    for page in ("import/", "export/", "process_import/"):
        assert client.post(UNITS + page).status_code in (302, 403)
    assert not Unit.objects.filter(code="moi").exists()


@pytest.mark.parametrize("name", ["a.xls", "a.txt", "a"])
def test_another_kind_of_file_is_refused(cast: Cast, client_as: ClientAs, name: str) -> None:
    assert "Hãy chọn tệp .xlsx hoặc .csv" in preview(client_as(cast.admin), SimpleUploadedFile(name, b"x"))


def workbook(**parts: bytes) -> bytes:
    """A small workbook with further members."""
    book, out = Workbook(), io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "parts",
    [
        {"xl/worksheets/sheet9.xml": b"0" * 20_000_000},
        {"xl/vbaProject.bin": b"x"},
        {"../etc/passwd": b"x"},
        {"xl/extra.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'},
        {f"x{number}": b"" for number in range(2_001)},
    ],
)
def test_a_bomb_is_refused(parts: dict[str, bytes]) -> None:
    check_workbook(workbook())
    with pytest.raises(InvalidInput):
        check_workbook(workbook(**parts))


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(InvalidInput, match="không phải tệp Excel"):
        SafeXLSX().create_dataset(b"Ma,Ten")


def test_too_many_rows_are_refused() -> None:
    with pytest.raises(InvalidInput, match="5000 dòng"):
        SafeCSV().create_dataset("a\n" + "b\n" * 5001)


def test_semicolons_of_excel_are_read() -> None:
    assert SafeCSV().create_dataset("Mã;Tên\na;Tên, có phẩy\n").dict == [{"Mã": "a", "Tên": "Tên, có phẩy"}]
