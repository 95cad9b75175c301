"""Pictures of signatures and seals: what is refused, and what is kept."""

from __future__ import annotations

import io
import struct
import time
import zlib

import pytest
from PIL import Image, PngImagePlugin

from common.errors import InvalidInput
from documents import signing
from documents.signing import demo
from tests.documents import keys


def png(picture: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", **options)
    return out.getvalue()


def stroke(size: tuple[int, int] = (300, 100)) -> Image.Image:
    """A blue bar in the middle of a clear ground."""
    picture = Image.new("RGBA", size)
    picture.paste((20, 40, 160, 255), (size[0] // 3, size[1] // 4, 2 * size[0] // 3, size[1] // 2))
    return picture


def refused(data: bytes) -> str:
    with pytest.raises(InvalidInput) as caught:
        signing.image(data)
    assert caught.value.field == "image"
    return caught.value.message


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def test_it_is_cut_to_its_ink_and_keeps_nothing_else() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Nguyễn Tấn Liêm")
    kept = signing.image(png(stroke(), pnginfo=notes, dpi=(300, 300)))
    picture = Image.open(io.BytesIO(kept))
    assert (picture.mode, picture.size) == ("RGBA", (100, 25))
    assert picture.info == {}
    assert signing.image(png(stroke(), pnginfo=notes)) == kept


def test_what_lies_under_the_clear_ground_is_gone() -> None:
    hidden = Image.new("RGBA", (300, 100), (200, 30, 30, 0))
    hidden.alpha_composite(Image.new("RGBA", (20, 20), (20, 40, 160, 255)), (0, 0))
    hidden.alpha_composite(Image.new("RGBA", (20, 20), (20, 40, 160, 255)), (280, 80))
    picture = Image.open(io.BytesIO(signing.image(png(hidden))))
    assert picture.getpixel((150, 50)) == (0, 0, 0, 0)


def test_a_palette_with_a_clear_colour_will_do() -> None:
    picture = stroke().quantize(8)
    assert Image.open(io.BytesIO(signing.image(png(picture)))).mode == "RGBA"


def test_a_large_picture_is_made_smaller() -> None:
    picture = Image.open(io.BytesIO(signing.image(png(stroke((3000, 1200))))))
    assert picture.size == (1000, 300)
    wide = Image.new("RGBA", (3000, 600))
    wide.paste((20, 40, 160, 255), (10, 10, 2990, 200))
    assert Image.open(io.BytesIO(signing.image(png(wide)))).width == 1200


def test_a_hundred_megapixels_are_refused_from_the_header() -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 10_000, 10_000, 8, 6, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000)) + chunk(b"IEND", b"")
    start = time.perf_counter()
    assert refused(data) == "Hình có 100 triệu điểm ảnh, nhiều hơn 4 triệu; hãy thu nhỏ rồi tải lên lại."
    assert time.perf_counter() - start < 0.1


def test_more_than_two_megabytes() -> None:
    assert "lớn hơn 2 MB" in refused(png(stroke()) + b"\0" * 2 * 1024 * 1024)


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "WEBP"])
def test_another_kind_of_picture(kind: str) -> None:
    out = io.BytesIO()
    stroke().convert("RGB").save(out, kind)
    assert "phải là tệp PNG nền trong suốt" in refused(out.getvalue())


def test_a_white_ground() -> None:
    assert "chưa có nền trong suốt" in refused(png(stroke().convert("RGB")))
    almost = Image.new("RGBA", (300, 100), "white")
    almost.putpixel((0, 0), (0, 0, 0, 0))
    assert "chưa có nền trong suốt" in refused(png(almost))


def test_nothing_to_see() -> None:
    assert "không có nét nào" in refused(png(Image.new("RGBA", (300, 100))))


@pytest.mark.parametrize("cut", [34, 60, 120])
def test_a_broken_file(cut: int) -> None:
    assert "bị hỏng" in refused(png(stroke())[:cut])


def test_ink_of_another_colour_is_only_hinted_at() -> None:
    assert signing.ink_hint(keys.ink(), keys.PERSON) == ""
    assert signing.ink_hint(keys.seal(), keys.ORGANIZATION) == ""
    assert "màu xanh" in signing.ink_hint(keys.seal(), keys.PERSON)
    assert "màu đỏ" in signing.ink_hint(keys.ink(), keys.ORGANIZATION)


@pytest.mark.parametrize(
    "name", ["Sở", "Ủy ban nhân dân thành phố Đà Nẵng, Văn phòng Đoàn đại biểu Quốc hội và Hội đồng"]
)
def test_the_seal_of_the_demonstration_takes_any_name(name: str) -> None:
    picture = Image.open(io.BytesIO(signing.image(demo.draw_seal(name))))
    assert picture.width == pytest.approx(720, abs=12)
