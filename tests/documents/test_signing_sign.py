"""Signing: signatures that hold in two programs, at their places and sizes, in a file that stays an archive copy."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops
from pypdf import PdfReader
from pytest_django import Settings

from common.errors import DomainError, InvalidInput
from documents import signing
from documents.signing.places import MM
from tests.documents import keys

DPI = 100


def pdfsig(data: bytes, folder: Path) -> str:
    """What poppler says of the signatures in `data`; it knows no authority, so only of the signatures themselves."""
    path = folder / "signed.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdfsig", str(path)], capture_output=True, text=True, check=False).stdout


def drawn(data: bytes, page: int, folder: Path) -> Image.Image:
    (folder / "drawn.pdf").write_bytes(data)
    number = str(page + 1)
    command = ["pdftoppm", "-r", str(DPI), "-f", number, "-l", number, "-singlefile", "-png"]
    subprocess.run([*command, str(folder / "drawn.pdf"), str(folder / "drawn")], check=True, capture_output=True)
    return Image.open(folder / "drawn.png").convert("RGB")


def ink_box(picture: Image.Image, strong: int) -> tuple[float, float, float, float]:
    """Where one colour (0 red, 2 blue) stands out, in mm from the page's top left corner."""
    channels = list(picture.split())
    own = channels.pop(strong)
    mask = ImageChops.subtract(own, ImageChops.lighter(*channels)).point(lambda value: 255 * (value > 60))
    box = mask.getbbox()
    assert box is not None
    left, top, right, bottom = (each / DPI * 25.4 for each in box)
    return left, top, right, bottom


def test_it_works(tmp_path: Path) -> None:
    first, second = signing.verify(keys.signed(), keys.roots())
    assert (first.role, first.subject_name, first.covers) == (keys.PERSON, keys.SIGNER, signing.Covers.LATER_SIGNATURE)
    assert (second.role, second.subject_name, second.covers) == (
        keys.ORGANIZATION,
        keys.AGENCY,
        signing.Covers.FILE,
    )
    assert first.is_valid
    assert second.is_valid
    assert pdfsig(keys.signed(), tmp_path).count("Signature is Valid.") == 2


def test_signatures_are_pades_with_sha_256_and_the_given_time(tmp_path: Path) -> None:
    at = dt.datetime(2026, 11, 18, 2, 5, 3, tzinfo=dt.UTC)
    data = signing.sign(keys.prepared(), keys.person(), role=keys.PERSON, image=None, image_width=0, at=at)
    said = pdfsig(data, tmp_path)
    assert "Signature Type: ETSI.CAdES.detached" in said
    assert "Signing Hash Algorithm: SHA-256" in said
    value = (PdfReader(io.BytesIO(data)).get_fields() or {})["NguoiKy"].value
    assert value["/M"] == "D:20261118090503+07'00'"


def test_prepared_files_are_equal_and_only_append() -> None:
    places = signing.boxes(keys.paper().boxes["sign"])
    again = signing.prepare(keys.paper().data, places)
    assert again == keys.prepared()
    assert again.startswith(keys.paper().data)
    fields = PdfReader(io.BytesIO(again)).get_fields() or {}
    assert list(fields) == ["NguoiKy", "CoQuan"]


def test_a_file_cannot_be_prepared_twice() -> None:
    with pytest.raises(InvalidInput, match="đã có trường chữ ký"):
        signing.prepare(keys.prepared(), signing.boxes(keys.paper().boxes["sign"]))


@pytest.mark.parametrize("width", [30, 36])
def test_ink_stands_in_the_middle_and_the_seal_covers_a_third_of_it(tmp_path: Path, width: int) -> None:
    """Phụ lục I, mục II.7–8; Điều 33 khoản 1."""
    page, x1, y1, x2, y2 = keys.paper().boxes["sign"]
    inked = signing.sign(
        keys.prepared(), keys.person(), role=keys.PERSON, image=keys.ink(), image_width=width, at=keys.now()
    )
    left, top, right, bottom = ink_box(drawn(inked, int(page), tmp_path), 2)
    assert right - left == pytest.approx(width, abs=1.5)
    assert (left + right) / 2 == pytest.approx((x1 + x2) / 2 / MM, abs=1)
    assert 297 - y2 / MM - 0.5 <= top < bottom <= 297 - y1 / MM + 0.5

    sealed = signing.sign(
        inked, keys.agency(), role=keys.ORGANIZATION, image=keys.seal(), image_width=36, at=keys.now()
    )
    seal = ink_box(drawn(sealed, int(page), tmp_path), 0)
    assert seal[2] - seal[0] == pytest.approx(36, abs=0.6)
    assert seal[3] - seal[1] == pytest.approx(36, abs=0.6)
    assert (seal[2] - left) / (right - left) == pytest.approx(1 / 3, abs=0.06)
    assert seal[0] < left


def test_nothing_white_lies_over_the_text(tmp_path: Path) -> None:
    """The seal is wider than the room of the signature: what it reaches over stays to be read."""
    page = int(keys.paper().boxes["sign"][0])
    before, after = (drawn(each, page, tmp_path).convert("L") for each in (keys.paper().data, keys.signed()))
    text = before.point(lambda value: 255 * (value < 80))
    lighter = ImageChops.multiply(text, after.point(lambda value: 255 * (value > 160)))
    assert text.getbbox()
    assert lighter.getbbox() is None


def test_without_a_picture_nothing_is_drawn(tmp_path: Path) -> None:
    data = signing.sign(keys.prepared(), keys.person(), role=keys.PERSON, image=None, image_width=0, at=keys.now())
    page = int(keys.paper().boxes["sign"][0])
    assert drawn(data, page, tmp_path).tobytes() == drawn(keys.paper().data, page, tmp_path).tobytes()


def test_a_signed_file_stays_an_archive_copy() -> None:
    """The marks of PDF/A and its attachments; every signature has an appearance and is printed (ISO 19005-3, 6.3)."""
    with pikepdf.open(io.BytesIO(keys.paper().data)) as bare, pikepdf.open(io.BytesIO(keys.signed())) as file:
        assert bytes(file.Root.Metadata.read_bytes()) == bytes(bare.Root.Metadata.read_bytes())
        assert b"pdfaid:part" in file.Root.Metadata.read_bytes()
        assert file.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert file.Root.Lang == "vi"
        assert "/StructTreeRoot" in file.Root
        assert "/NeedAppearances" not in file.Root.AcroForm
        for field in file.Root.AcroForm.Fields:
            assert "/N" in field.AP
            assert int(field.F) & 0b110 == 0b100


def test_the_agency_may_sign_alone() -> None:
    data = signing.sign(
        keys.prepared(), keys.agency(), role=keys.ORGANIZATION, image=keys.seal(), image_width=36, at=keys.now()
    )
    assert [each.is_valid for each in signing.verify(data, keys.roots())] == [True]


def test_nobody_signs_twice() -> None:
    with pytest.raises(InvalidInput, match="đã ký rồi") as refused:
        signing.sign(keys.signed(), keys.person(), role=keys.PERSON, image=None, image_width=0, at=keys.now())
    assert refused.value.field == "file"


def test_a_file_that_is_not_prepared_is_not_signed() -> None:
    with pytest.raises(InvalidInput, match="không được chuẩn bị"):
        signing.sign(keys.paper().data, keys.person(), role=keys.PERSON, image=None, image_width=0, at=keys.now())


@pytest.mark.parametrize("width", [0, 43])
def test_a_seal_has_a_size_that_seals_have(width: int) -> None:
    with pytest.raises(InvalidInput, match="từ 1 đến 42 mm") as refused:
        signing.sign(
            keys.prepared(),
            keys.agency(),
            role=keys.ORGANIZATION,
            image=keys.seal(),
            image_width=width,
            at=keys.now(),
        )
    assert refused.value.field == "image_width"


def test_a_silent_time_stamping_authority_stops_the_signing(settings: Settings) -> None:
    settings.PORTAL_TSA_URL = "http://127.0.0.1:9/tsa"
    with pytest.raises(DomainError, match="dấu thời gian không trả lời"):
        signing.sign(keys.prepared(), keys.person(), role=keys.PERSON, image=None, image_width=0, at=keys.now())
