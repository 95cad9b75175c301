"""Tables whose cells came out as plain lines."""

from __future__ import annotations

import pytest

from documents.readers.source import Line
from plans.importing import tables
from plans.importing.draft import ItemDraft
from plans.importing.tables.flat.times import is_event, is_time
from tests.importing.tables_flat import INDUSTRY, SCHOOLS, SHEETS, Sheet, flat
from tests.importing.tables_grids import shown

_KEYS = {
    "chủ trì": "lead",
    "phối hợp": "with",
    "chỉ đạo": "by",
    "thời": "due",
    "tiến": "due",
    "sản": "out",
    "kết": "out",
    "ghi": "note",
}
_ORDER = ("lead", "with", "by", "due", "out", "note")


def _expected(sheet: Sheet) -> list[str]:
    """The rows as `shown` writes them."""
    keys = [next((key for word, key in _KEYS.items() if word in head.lower()), "") for head, _ in sheet.heads[2:]]
    lines = []
    depth: dict[str, int] = {}
    for number, title, *cells in sheet.rows:
        values = dict(zip(keys, cells, strict=False))
        values = {key: value.replace(";", ",") if key in ("lead", "with") else value for key, value in values.items()}
        below = sum(
            number.startswith(f"{other}.") or (number[0].isdigit() and not other[0].isdigit()) for other in depth
        )
        depth |= {number: below} if not cells else {}
        said = [f"{key}={values[key]}" for key in _ORDER if values.get(key)]
        lines.append("  " * min(1, below) + "; ".join([f"{'row' if cells else 'group'} {number}: {title}", *said]))
    return lines


def _read(lines: list[Line]) -> ItemDraft:
    item = tables.flattened(lines, 1)
    assert item
    return item


@pytest.mark.parametrize("own_line", [True, False])
@pytest.mark.parametrize("spaced", [True, False])
@pytest.mark.parametrize("name", SHEETS)
def test_every_cell_of_every_row(name: str, spaced: bool, own_line: bool) -> None:
    assert shown(_read(flat(SHEETS[name], spaced=spaced, own_line=own_line))) == _expected(SHEETS[name])


def test_heads_in_capitals_over_several_lines() -> None:
    item = _read(flat(SHEETS["health"]))
    assert [(column.key, column.title) for column in item.columns] == [
        ("number", "STT"),
        ("title", "NỘI DUNG"),
        ("director", "CHỈ ĐẠO"),
        ("lead", "CHỦ TRÌ"),
        ("coordinator", "PHỐI HỢP"),
        ("deadline", "THỜI GIAN"),
        ("result", "KẾT QUẢ"),
    ]


def test_heads_again_on_the_next_page_inside_a_row() -> None:
    """The cells' rest follows behind the heads, in their order."""
    lines = [line for line in flat(SCHOOLS, spaced=False) if line.text]
    heads = lines[: next(place for place, line in enumerate(lines) if line.text == "1")]
    cut = next(place for place, line in enumerate(lines) if line.text == "4")
    row = ["4", "Đưa học bạ số vào sử dụng tại tất cả", "Quý", "Văn phòng", "Học bạ số được vận"]
    rest = ["các trường", "III/2028", "Sở", "hành"]
    last = lines[next(place for place, line in enumerate(lines) if line.text == "5") :]
    item = _read([*lines[:cut], *(Line(text) for text in row), *heads, *(Line(text) for text in rest), *last])
    assert shown(item) == _expected(SCHOOLS)
    assert item.children[3].confidence < 1
    assert "ngắt trang" in item.children[3].doubt


def test_words_before_the_heads_are_left_out_and_lines_are_told() -> None:
    lines = [Line("Chi tiết như sau:"), Line(""), *flat(INDUSTRY)]
    item = tables.flattened(lines, 11)
    assert item
    assert item.evidence
    assert (item.evidence.first, item.evidence.last) == (13, 10 + len(lines) - 1)
    assert shown(item) == _expected(INDUSTRY)


def test_a_table_without_rules_is_doubted() -> None:
    item = _read(flat(INDUSTRY))
    assert item.confidence < 1
    assert item.doubt


@pytest.mark.parametrize(
    "words",
    [
        "",
        "1. Mục đích\nNâng cao nhận thức.",
        "TT Họ tên Chức vụ\n1\nLê An\nChuyên viên",
        "TT Nội dung Chủ trì Thời gian",
    ],
)
def test_no_heads_or_no_rows_is_no_table(words: str) -> None:
    assert tables.flattened([Line(text) for text in words.split("\n")], 1) is None


TIMES = (
    "Hằng năm|Quý II/2027|Quý III - IV/2026|Từ tháng 3/2027 đến tháng 11/2027"
    "|2026-2030|Thường xuyên|Trước 15/12|T6/2026"
)
NO_TIMES = "Quý|Từ|Hằng|Trước ngày|Báo cáo quý|02 mô hình|Sở Tài chính|20 doanh nghiệp|Và những năm"


@pytest.mark.parametrize("text", TIMES.split("|"))
def test_a_time(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize("text", NO_TIMES.split("|"))
def test_no_time(text: str) -> None:
    assert not is_time(text)


def test_a_time_that_hangs_on_an_event() -> None:
    assert is_event("Sau khi Quyết định được ban hành")
    assert not is_event("Sau khi")
    assert not is_event("Báo cáo sau khi kiểm tra")
