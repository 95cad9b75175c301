"""The comparison's rules: words, order, passages, tasks."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.rules.comparison import (
    ChangeKind,
    Passage,
    PieceKind,
    TaskFacts,
    changed_words,
    passages,
    task_changes,
)
from plans.rules.comparison.order import kept_order
from plans.rules.comparison.words import quoted

WORDS = st.lists(
    st.sampled_from(["Sở", "hội thảo", "30/9/2025", "138/KH-SKHCN", ",", ";", ".", " ", "  ", "\n", "nhiệm vụ", "–"])
).map("".join)
TEXTS = WORDS | st.text(max_size=60)
KEYS = st.lists(st.sampled_from("abcdefghij"), unique=True)


def marked(old: str, new: str) -> str:
    signs = {PieceKind.SAME: "{}", PieceKind.REMOVED: "[-{}-]", PieceKind.ADDED: "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in changed_words(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("Giữ nguyên câu này.", "Giữ nguyên câu này.", "Giữ nguyên câu này."),
        ("", "Câu mới", "[+Câu mới+]"),
        ("Câu cũ", "", "[-Câu cũ-]"),
        ("Hoàn thành Quý III/2025.", "Hoàn thành Quý IV/2025.", "Hoàn thành Quý [-III/2025-][+IV/2025+]."),
        ("Tổ chức 02 hội thảo.", "Tổ chức 03 hội thảo tập huấn.", "Tổ chức [-02 -][+03 +]hội thảo[+ tập huấn+]."),
        ("theo Kế hoạch số 138/KH-SKHCN", "theo Kế hoạch số 139/KH-SKHCN",
         "theo Kế hoạch số [-138/KH-SKHCN-][+139/KH-SKHCN+]"),
        ("một hai ba bốn", "năm sáu bảy tám", "[-một hai ba bốn-][+năm sáu bảy tám+]"),
        ("chủ trì: Phòng Quản lý Tiêu chuẩn và Đo lường tỉnh", "chủ trì: Trung tâm Chuyển đổi số và Đổi mới sáng tạo",
         "chủ trì: [-Phòng Quản lý Tiêu chuẩn và Đo lường tỉnh-][+Trung tâm Chuyển đổi số và Đổi mới sáng tạo+]"),
        ("Sở và các phòng", "Sở  và các phòng", "Sở[- -][+  +]và các phòng"),
    ],
)  # fmt: skip
def test_changed_words_are_marked(old: str, new: str, expected: str) -> None:
    assert marked(old, new) == expected


def test_a_long_text_is_quoted_around_its_changes() -> None:
    start, end = "một hai ba bốn năm sáu bảy tám chín mười " * 3, " chín tám bảy sáu năm bốn ba hai" * 3
    pieces = quoted(changed_words(f"{start}CŨ{end}", f"{start}MỚI{end}"))
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED) == (
        " … ba bốn năm sáu bảy tám chín mười CŨ chín tám bảy sáu năm bốn ba hai … "
    )


@given(TEXTS, TEXTS)
def test_one_side_reads_exactly_as_its_text(old: str, new: str) -> None:
    pieces = changed_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED) == new
    assert all(piece.text for piece in pieces)


def test_a_text_made_to_be_slow_is_not() -> None:
    start = time.perf_counter()
    pieces = changed_words("a " * 10_000, "b " + "a " * 9_998 + "c ")
    assert time.perf_counter() - start < 0.5
    assert "".join(piece.text for piece in pieces if piece.kind is not PieceKind.REMOVED).startswith("b a ")


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [("", "", ""), ("abc", "abc", "abc"), ("abc", "axbc", "abc"), ("abcd", "dabc", "abc"), ("abc", "xyz", "")],
)
def test_what_kept_its_order(old: str, new: str, kept: str) -> None:
    assert kept_order(list(old), list(new)) == set(kept)


@given(KEYS, KEYS)
def test_what_kept_its_order_stands_in_it_on_both_sides(old: list[str], new: list[str]) -> None:
    kept = kept_order(old, new)
    assert [key for key in old if key in kept] == [key for key in new if key in kept]
    moved = [key for key in new if key in set(old) - kept]
    assert len(moved) < max(len(set(old) & set(new)), 1)


def aligned(old: str, new: str) -> str:
    def side(keys: str) -> list[Passage]:
        return [Passage(key, f"Đoạn {key}") for key in keys]

    signs = [
        f"{pair.old.key if pair.old else '-'}{pair.new.key if pair.new else '-'}{'~' if pair.is_moved else ''}"
        for pair in passages(side(old), side(new))
    ]
    return " ".join(signs)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", "aa bb cc"),
        ("abc", "abxc", "aa bb -x cc"),
        ("abc", "ac", "aa b- cc"),
        ("abc", "", "a- b- c-"),
        ("abcd", "dabc", "dd~ aa bb cc"),
        ("abc", "axc", "aa -x b- cc"),
    ],
)
def test_passages_stand_beside_their_counterparts(old: str, new: str, expected: str) -> None:
    assert aligned(old, new) == expected


@given(KEYS, KEYS)
def test_every_passage_of_both_sides_stands_once(old: list[str], new: list[str]) -> None:
    pairs = passages([Passage(key, key) for key in old], [Passage(key, key + "!") for key in new])
    assert [pair.new.key for pair in pairs if pair.new] == new
    assert sorted(pair.old.key for pair in pairs if pair.old) == sorted(old)


SEMINAR = TaskFacts(
    key="a", place="II", number="1.", title="Tổ chức hội thảo", heading="Nhiệm vụ",
    leads=((1, "", "Phòng TĐC"),), coordinators=((2, "", "Văn phòng Sở"),),
    deadline="Quý III/2025", start=dt.date(2025, 7, 1), due=dt.date(2025, 9, 30), result="Báo cáo",
)  # fmt: skip
NEWS = dataclasses.replace(SEMINAR, key="b", number="2.", title="Tuyên truyền", due=None, start=None, deadline="")


def one_change(**fields: object) -> list[tuple[str, str, str, str]]:
    found = task_changes([SEMINAR, NEWS], [dataclasses.replace(SEMINAR, **fields), NEWS])  # type: ignore[arg-type]
    return [(change.kind.value, change.label, change.old, change.new) for task in found for change in task.changes]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"number": "2."}, []),
        ({"leads": ((1, "", "Phòng Tiêu chuẩn"),)}, []),
        ({"deadline": "Quý IV/2025", "start": dt.date(2025, 10, 1), "due": dt.date(2025, 12, 31)},
         [("deadline", "Thời hạn", "Quý III/2025 (01/07/2025 – 30/09/2025)", "Quý IV/2025 (01/10/2025 – 31/12/2025)")]),
        ({"due": dt.date(2025, 10, 15)},
         [("deadline", "Thời hạn", "Quý III/2025 (01/07/2025 – 30/09/2025)",
           "Quý III/2025 (01/07/2025 – 15/10/2025)")]),
        ({"leads": ((3, "", "Trung tâm"),)}, [("units", "Chủ trì", "Phòng TĐC", "Trung tâm")]),
        ({"coordinators": ()}, [("units", "Phối hợp", "Văn phòng Sở", "")]),
        ({"leads": ((1, "Chương trình 1", "Phòng TĐC"),)},
         [("units", "Chủ trì", "Phòng TĐC", "Phòng TĐC (Chương trình 1)")]),
        ({"title": "Tổ chức tọa đàm"}, [("words", "Nội dung", "Tổ chức hội thảo", "Tổ chức tọa đàm")]),
        ({"result": "Kỷ yếu"}, [("words", "Kết quả", "Báo cáo", "Kỷ yếu")]),
        ({"director": "Phó Giám đốc"}, [("words", "Chỉ đạo", "", "Phó Giám đốc")]),
        ({"place": "III", "heading": "Tổ chức thực hiện", "number": "3."},
         [("moved", "Chuyển chỗ", "1 – Nhiệm vụ", "3 – Tổ chức thực hiện")]),
    ],
)  # fmt: skip
def test_what_changed_about_a_task(fields: dict[str, object], expected: list[tuple[str, str, str, str]]) -> None:
    assert one_change(**fields) == expected


def test_tasks_added_dropped_and_put_in_another_order() -> None:
    new = dataclasses.replace(SEMINAR, key="c", number="1.", title="Kiểm tra thực tế")
    added = task_changes([SEMINAR], [new, dataclasses.replace(SEMINAR, number="2.")])
    assert [(change.task.title, change.kinds) for change in added] == [("Kiểm tra thực tế", (ChangeKind.ADDED,))]
    dropped = task_changes([SEMINAR, NEWS], [NEWS])
    assert [(change.task.title, change.kinds) for change in dropped] == [("Tổ chức hội thảo", (ChangeKind.DROPPED,))]
    assert dropped[0].changes[0].old.startswith("Chủ trì: Phòng TĐC; Thời hạn: Quý III/2025")
    swapped = task_changes([SEMINAR, NEWS], [NEWS, SEMINAR])
    assert [change.kinds for change in swapped] == [(ChangeKind.MOVED,)]


@given(KEYS, KEYS)
def test_every_task_of_one_version_alone_is_added_or_dropped(old: list[str], new: list[str]) -> None:
    found = task_changes(*([dataclasses.replace(SEMINAR, key=key) for key in side] for side in (old, new)))
    kinds = {change.task.key: change.kinds[0] for change in found}
    assert {key for key, kind in kinds.items() if kind is ChangeKind.ADDED} == set(new) - set(old)
    assert {key for key, kind in kinds.items() if kind is ChangeKind.DROPPED} == set(old) - set(new)
    assert set(kinds.values()) <= {ChangeKind.ADDED, ChangeKind.DROPPED, ChangeKind.MOVED}
