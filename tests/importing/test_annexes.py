"""Annexes: number, title, reference, contents."""

from __future__ import annotations

import pytest

from documents.readers import text
from documents.readers.source import Source
from plans.importing import annexes
from plans.importing.draft import ItemDraft

HEADS = [
    (
        "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ NĂM 2027\n(Kèm theo Kế hoạch số 15/KH-SCT ngày 04/02/2027 của Sở Công Thương)\n\n"
        "1. Nội dung thứ nhất",
        ("I", "DANH MỤC NHIỆM VỤ NĂM 2027", "(Kèm theo Kế hoạch số 15/KH-SCT ngày 04/02/2027 của Sở Công Thương)"),
    ),
    (
        "Phụ lục II:\n\nPhân công nhiệm vụ của các đơn vị\n\n(Ban hành kèm theo Kế hoạch số    /KH-UBND)\n\n- Việc",
        ("II", "Phân công nhiệm vụ của các đơn vị", "(Ban hành kèm theo Kế hoạch số /KH-UBND)"),
    ),
    ("PHỤ LỤC: CHƯƠNG TRÌNH TẬP HUẤN\n\n1. Ngày thứ nhất", ("", "CHƯƠNG TRÌNH TẬP HUẤN", "")),
    ("Phụ lục 3\n\nKHUNG NỘI DUNG\n\nCác lớp được mở tại trung tâm.", ("3", "KHUNG NỘI DUNG", "")),
    ("Phụ lục\n\n1. Chỉ có nội dung, không có tên", ("", "", "")),
]


def _source(words: str) -> Source:
    return text.read(words.encode())


def _annex(words: str) -> ItemDraft:
    source = _source(words)
    return annexes.read(source.blocks, source)


@pytest.mark.parametrize(("words", "expected"), HEADS)
def test_head(words: str, expected: tuple[str, str, str]) -> None:
    annex = _annex(words)
    assert annex.style == "annex"
    assert (annex.number, annex.text, annex.reference) == expected
    assert annex.children


def test_a_table_below_its_title() -> None:
    annex = _annex(
        "PHỤ LỤC I\n\nPHÂN CÔNG\n\n| TT | Nội dung | Chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Lập danh sách | Sở Nội vụ | Quý I/2027 |\n"
    )
    assert annex.text == "PHÂN CÔNG"
    (table,) = annex.children
    assert table.style == "table"
    assert [row.text for row in table.children] == ["Lập danh sách"]


def test_a_table_without_rules_between_paragraphs() -> None:
    annex = _annex(
        "PHỤ LỤC\n\nPHÂN CÔNG NHIỆM VỤ\n\nBảng dưới đây nêu các việc phải làm.\n\n"
        "TT Nội dung Chủ trì Phối hợp Thời gian\n\n1\n\nLập danh sách\n\nSở Nội vụ\n\nSở Y tế\n\nQuý I/2027\n\n"
        "2\n\nTrình duyệt\n\nSở Nội vụ\n\nVăn phòng Sở\n\nTháng 5/2027\n"
    )
    assert [child.style for child in annex.children] == ["paragraph", "table"]
    assert [row.text for row in annex.children[1].children] == ["Lập danh sách", "Trình duyệt"]


def test_no_blocks() -> None:
    assert annexes.read((), Source("text", (), ())).children == ()
