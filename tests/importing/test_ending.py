"""«Nơi nhận» and signature, side by side, one after the other, mixed."""

from __future__ import annotations

import pytest

from documents.readers import Beside, Passage, Place
from plans.importing import ending
from plans.importing.draft import SignatoryDraft
from tests.importing.reading import CLOSING, parts_of, with_ending

Wanted = tuple[list[str], tuple[list[str], str, str]]

CASES: dict[str, tuple[str, Wanted]] = {
    "recipients, then a deputy": (
        "Nơi nhận:\n- UBND tỉnh (b/c);\n- Các phòng;\n- Lưu: VT, NV.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Thị Bình",
        (["UBND tỉnh (b/c)", "Các phòng", "Lưu: VT, NV"], (["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Trần Thị Bình")),
    ),
    "the signature first": (
        "GIÁM ĐỐC\n\n(Đã ký)\n\nTrần Thị Bình\n\nNơi nhận:\n\n- Như trên;\n\n- Lưu: VT.",
        (["Như trên", "Lưu: VT"], ([], "GIÁM ĐỐC", "Trần Thị Bình")),
    ),
    "both on the same lines": (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TỊCH\n- Bộ Y tế (b/c); PHÓ CHỦ TỊCH\n- Lưu: VT, "
        "KGVX.\n\nLê Văn An",
        (["Như trên", "Bộ Y tế (b/c)", "Lưu: VT, KGVX"],
         (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "Lê Văn An")),
    ),
    "the signature on the left": (
        "GIÁM ĐỐC Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTrần Thị Bình",
        (["Như trên", "Lưu: VT"], ([], "GIÁM ĐỐC", "Trần Thị Bình")),
    ),
    "all of a signature on one line": (
        "Nơi nhận:\n- Như trên; - Bộ Y tế; - Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n\nĐã "
        "ký\n\nLê Văn An",
        (["Như trên", "Bộ Y tế", "Lưu: VT"], (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "Lê Văn An")),
    ),
    "recipients behind the label": (
        "Nơi nhận: Như trên; Bộ Y tế; Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn An",
        (["Như trên", "Bộ Y tế", "Lưu: VT"], ([], "CHỦ TỊCH", "Lê Văn An")),
    ),
    "recipients over two lines": (
        "Nơi nhận:\n- Các Sở: Y tế, Nội vụ,\nTài chính;\n- Lưu: VT,\n NVY.\n\nCHỦ TỊCH\n\nLê Văn An",
        (["Các Sở: Y tế, Nội vụ, Tài chính", "Lưu: VT, NVY"], ([], "CHỦ TỊCH", "Lê Văn An")),
    ),
    "a typist's mark and a file name": (
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, NV\n- Hoa_kehoachtiemchung2025\nPL.(300)\n\nCHỦ TỊCH\n\nLê Văn An",
        (["Như trên", "Lưu: VT, NV"], ([], "CHỦ TỊCH", "Lê Văn An")),
    ),
    "by order, an office over two lines": (
        "Nơi nhận:\n- Lưu: VT.\n\nTL. GIÁM ĐỐC\nTRƯỞNG PHÒNG QUẢN LÝ HÀNH NGHỀ\nY DƯỢC TƯ NHÂN\n\nLê Văn An",
        (["Lưu: VT"], (["TL. GIÁM ĐỐC"], "TRƯỞNG PHÒNG QUẢN LÝ HÀNH NGHỀ Y DƯỢC TƯ NHÂN", "Lê Văn An")),
    ),
    "by authorisation, a name in capitals": (
        "Nơi nhận:\n- Lưu: VT.\n\nTUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ Y TẾ\n\nNGUYỄN VĂN HÙNG",
        (["Lưu: VT"], (["TUQ. CHỦ TỊCH"], "GIÁM ĐỐC SỞ Y TẾ", "NGUYỄN VĂN HÙNG")),
    ),
    "an acting head": (
        "Nơi nhận:\n- Lưu: VT.\n\nQ. GIÁM ĐỐC\n\nLê Văn An", (["Lưu: VT"], (["Q. GIÁM ĐỐC"], "", "Lê Văn An"))
    ),
    "both offices on one line, with a comma": (
        "Nơi nhận:\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN TỈNH\nKT. CHỦ TỊCH, PHÓ CHỦ TỊCH\n\nH'Yim Kđoh",
        (["Lưu: VT"], (["TM. ỦY BAN NHÂN DÂN TỈNH", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "H'Yim Kđoh")),
    ),
    "no name yet": ("Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\n(Đã ký)", (["Lưu: VT"], ([], "GIÁM ĐỐC", ""))),
}  # fmt: skip


def signed(found: SignatoryDraft | None) -> tuple[list[str], str, str]:
    assert found is not None
    return list(found.authority), found.position, found.name


@pytest.mark.parametrize("name", CASES)
def test_ending(name: str) -> None:
    text, (recipients, signature) = CASES[name]
    closing, found, signatory = ending.read(parts_of(with_ending(f"{CLOSING}\n\n{text}")).ending)

    assert [each.value for each in closing] == [CLOSING]
    assert [each.value for each in found] == recipients
    assert signed(signatory) == signature


def test_a_missing_name_is_asked() -> None:
    _, _, signatory = ending.read(parts_of(with_ending(f"{CLOSING}\n\nNơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC")).ending)

    assert signatory is not None
    assert signatory.doubt
    assert signatory.confidence < 1


def test_two_columns_as_the_reader_saw_them() -> None:
    def passage(text: str) -> Passage:
        return Passage(text, Place(1, 9, 9), (text,))

    left = tuple(map(passage, ("Nơi nhận:", "- Như trên;", "- Lưu: VT, TH (Hoa).")))
    right = tuple(map(passage, ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phạm Đức Dũng")))
    closing, found, signatory = ending.read([passage(CLOSING), Beside(left, right, Place(1, 9, 12))])

    assert len(closing) == 1
    assert [each.value for each in found] == ["Như trên", "Lưu: VT, TH (Hoa)"]
    assert signed(signatory) == (["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", "Phạm Đức Dũng")


def test_several_closing_paragraphs_stay_apart() -> None:
    texts = ["Yêu cầu các phòng thực hiện nghiêm Kế hoạch này.", "Các đơn vị báo cáo Sở Y tế trước ngày 15/12/2025./."]
    closing, _, _ = ending.read(parts_of(with_ending("\n\n".join([*texts, "Nơi nhận:\n- Lưu: VT."]))).ending)

    assert [each.value for each in closing] == texts


def test_a_file_that_ends_with_its_text_has_no_signature() -> None:
    closing, recipients, signatory = ending.read(parts_of(with_ending(CLOSING)).ending)

    assert [each.value for each in closing] == [CLOSING]
    assert (recipients, signatory) == ((), None)


def test_a_table_around_the_two_columns_is_none() -> None:
    table = "| Nơi nhận: - Như trên; - Lưu: VT. | KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Trần Thị Bình |\n|---|---|"
    _, found, signatory = ending.read(parts_of(with_ending(f"{CLOSING}\n\n{table}")).ending)

    assert [each.value for each in found] == ["Như trên", "Lưu: VT"]
    assert signed(signatory) == (["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Trần Thị Bình")
