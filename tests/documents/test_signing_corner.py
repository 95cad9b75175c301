"""Annexes in files of their own and copies: the words at the top right of the first page, however the page lies."""

from __future__ import annotations

import datetime as dt
import io
import re
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from common.errors import InvalidInput
from documents import signing
from tests.documents import keys

AT = dt.datetime(2026, 11, 18, 2, 5, 3, tzinfo=dt.UTC)
MM_PER_POINT = 25.4 / 72


def blank(
    size: tuple[float, float] = (595.28, 841.89), change: Callable[[pikepdf.Pdf], None] = lambda file: None
) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page(page_size=size)
        change(file)
        file.save(out, static_id=True)
    return out.getvalue()


def annex(data: bytes) -> bytes:
    """`data` signed now, its words saying so of another day."""
    return signing.sign_annex(data, keys.agency(), code="27/KH-SKHCN", at=AT)


def words(data: bytes, folder: Path) -> str:
    """What stands on the first page, as it is read."""
    (folder / "file.pdf").write_bytes(data)
    command = ["pdftotext", "-l", "1", "-layout", str(folder / "file.pdf"), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def drawn(data: bytes, folder: Path) -> Image.Image:
    (folder / "file.pdf").write_bytes(data)
    command = ["pdftoppm", "-r", "72", "-l", "1", "-singlefile", "-gray", "-cropbox"]
    subprocess.run([*command, str(folder / "file.pdf"), str(folder / "page")], check=True, capture_output=True)
    return Image.open(folder / "page.pgm")


def ink_mm(picture: Image.Image) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is dark, as distances from the four edges in mm."""
    box = ImageChops.invert(picture).point(lambda value: 255 * (value > 100)).getbbox()
    assert box is not None
    left, top, right, bottom = box
    sides = (left, top, picture.width - right, picture.height - bottom)
    return tuple(each * MM_PER_POINT for each in sides)  # type: ignore[return-value]


def test_an_annex_shows_number_and_time(tmp_path: Path) -> None:
    lines = [line.strip() for line in words(annex(blank()), tmp_path).splitlines()]
    assert lines == ["27/KH-SKHCN", "18.11.2026 09:05:03 +07:00"]


def test_a_copy_shows_its_form_the_agency_and_the_time(tmp_path: Path) -> None:
    data = signing.sign_copy(blank(), keys.agency(), kind_line="SAO Y", agency=keys.AGENCY, at=AT)
    lines = [line.strip() for line in words(data, tmp_path).splitlines()]
    assert lines == [f"SAO Y; {keys.AGENCY}", "18.11.2026 09:05:03 +07:00"]


def test_a_long_name_takes_a_second_line(tmp_path: Path) -> None:
    agency = "Ban Quản lý các dự án đầu tư xây dựng hạ tầng khoa học, công nghệ và đổi mới sáng tạo tỉnh <Quảng> & Ngãi"
    data = signing.sign_copy(blank(), keys.agency(), kind_line="TRÍCH SAO", agency=agency, at=AT)
    text = " ".join(words(data, tmp_path).split())
    assert text == f"TRÍCH SAO; {agency} 18.11.2026 09:05:03 +07:00"


def test_letters_are_times_in_size_10_upright_and_inside_the_file() -> None:
    """Phụ lục I, mục II: Times New Roman, chữ in thường, kiểu chữ đứng, cỡ chữ 10, màu đen."""
    with pikepdf.open(io.BytesIO(annex(blank()))) as file:
        (field,) = file.pages[0].obj.Annots
        page = field.AP.N.Resources.XObject["/Page"]
        (font,) = dict(page.Resources.Font.items()).values()
        assert str(font.BaseFont).endswith("+Liberation-Serif")
        assert {"/FontFile2", "/FontFile3"} & set(font.DescendantFonts[0].FontDescriptor.keys())
        drawing = page.read_bytes()
    size = re.search(rb"/\S+ ([\d.]+) Tf", drawing)
    assert size is not None
    # The page is written in CSS pixels, four of them to three points.
    assert b"0.75 0 0 0.75 0 0 cm" in drawing
    assert float(size[1]) * 0.75 == pytest.approx(10, abs=0.01)
    assert b"0 0 0 rg" in drawing


def turned(degrees: int) -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        file.pages[0].obj.Rotate = degrees

    return change


def moved(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.MediaBox = pikepdf.Array([-100, -50, 495, 792])


def cut(file: pikepdf.Pdf) -> None:
    file.pages[0].obj.CropBox = pikepdf.Array([50, 60, 500, 700])


def inherited(file: pikepdf.Pdf) -> None:
    file.Root.Pages.MediaBox = file.pages[0].obj.MediaBox
    file.Root.Pages.Rotate = 90
    del file.pages[0].obj.MediaBox


@pytest.mark.parametrize(
    "change", [turned(0), turned(90), turned(180), turned(270), turned(-90), moved, cut, inherited]
)
@pytest.mark.parametrize("size", [(595.28, 841.89), (841.89, 595.28)])
def test_words_stand_upright_at_the_top_right(
    tmp_path: Path, change: Callable[[pikepdf.Pdf], None], size: tuple[float, float]
) -> None:
    left, top, right, bottom = ink_mm(drawn(annex(blank(size, change)), tmp_path))
    assert right == pytest.approx(15, abs=1)
    assert 5 <= top < 9
    assert left > bottom / 3
    assert bottom > 100
    assert words((tmp_path / "file.pdf").read_bytes(), tmp_path).startswith("27/KH-SKHCN")


def test_both_hold_and_certify(tmp_path: Path) -> None:
    data = signing.sign_annex(keys.paper().data, keys.agency(), code="27/KH-SKHCN", at=keys.now())
    (report,) = signing.verify(data, keys.roots())
    assert (report.is_valid, report.role, report.covers) == (True, keys.ORGANIZATION, signing.Covers.FILE)
    (tmp_path / "annex.pdf").write_bytes(data)
    said = subprocess.run(["pdfsig", str(tmp_path / "annex.pdf")], capture_output=True, text=True, check=False)
    assert "Signature is Valid." in said.stdout


def test_a_copy_of_a_signed_document_keeps_its_ink_and_one_signature(tmp_path: Path) -> None:
    copy = signing.sign_copy(keys.signed(), keys.agency(), kind_line="SAO Y", agency=keys.AGENCY, at=keys.now())
    assert [each.is_valid for each in signing.verify(copy, keys.roots())] == [True]

    def last_page(data: bytes) -> bytes:
        (tmp_path / "file.pdf").write_bytes(data)
        command = ["pdftoppm", "-r", "72", "-f", "2", "-singlefile", str(tmp_path / "file.pdf"), str(tmp_path / "p")]
        subprocess.run(command, check=True, capture_output=True)
        return (tmp_path / "p.ppm").read_bytes()

    assert last_page(copy) == last_page(keys.signed())


def test_a_copy_of_a_signed_copy_leaves_the_first_words_legible(tmp_path: Path) -> None:
    sign = partial(signing.sign_copy, key=keys.agency(), agency=keys.AGENCY, at=AT)
    first = sign(blank(), kind_line="Sao y")
    both = sign(first, kind_line="Sao lục", beside=True)
    before = drawn(first, tmp_path).copy()
    after = drawn(both, tmp_path)
    middle = round(95 / MM_PER_POINT)
    right = (middle, 0, *before.size)
    assert after.crop(right).tobytes() == before.crop(right).tobytes()
    left, top, _, _ = ink_mm(after.crop((0, 0, middle, after.height)))
    assert left >= 15
    assert 5 <= top < 9


def hybrid() -> bytes:
    """A file as Word writes it: a cross-reference table that names a cross-reference stream besides."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank())) as file:
        file.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = out.getvalue()
    stream = len(data)
    rows = b"\x00\x00\x00\x00"
    data += b"90 0 obj\n<</Type/XRef/Size 1/W[1 2 1]/Index[0 1]/Length 4>>stream\n" + rows + b"\nendstream\nendobj\n"
    table = len(data)
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    trailer = b"trailer\n<</Size 91/Root 1 0 R/Prev %d/XRefStm %d>>\nstartxref\n%d\n%%%%EOF\n"
    return data + b"xref\n90 1\n%010d 00000 n \n" % stream + trailer % (start, stream, table)


def test_an_annex_from_word_is_written_anew_and_signed() -> None:
    assert signing.check_pdf(hybrid()).page_count == 1
    data = signing.sign_annex(hybrid(), keys.agency(), code="27/KH-SKHCN", at=keys.now())
    assert [each.is_valid for each in signing.verify(data, keys.roots())] == [True]


def test_what_is_no_pdf() -> None:
    with pytest.raises(InvalidInput, match="không phải là PDF"):
        annex(b"GIF89a")


def test_under_a_password() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(blank())) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="chủ", user="bí mật"))
    with pytest.raises(InvalidInput, match="đặt mật khẩu"):
        annex(out.getvalue())
