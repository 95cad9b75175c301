"""The picture of a signature (blue) or a seal (red): a transparent PNG (Nghị định 30/2020, Phụ lục I, mục II.7–8)."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageStat

from common.errors import InvalidInput
from documents.constants import SignatureRole

MAX_SIZE = 2 * 1024 * 1024
"""Bytes of an uploaded picture."""
MAX_PIXELS = 4_000_000
MAX_SIDE = 1_200
"""Pixels of the longer side that is kept: 42 mm at more than 700 dots per inch."""
CLEAR_SHARE = 0.1
"""The part of a picture that must be clear: a single clear dot does not make a ground transparent."""

_PNG = b"\x89PNG\r\n\x1a\n"


def image(data: bytes) -> bytes:
    """`data` as the PNG that is stored: 8-bit with transparency, cut to its ink, nothing else in the file.

    Equal input, equal output. Raises `InvalidInput` («image»): no PNG, nothing transparent, nothing visible, above
    2 MB or 4 megapixels.
    """
    picture = _opened(data)
    ink = picture.getchannel("A").point([0] * 16 + [255] * 240)
    box = ink.getbbox()
    if box is None:
        raise _refused("Hình không có nét nào nhìn thấy được; hãy chọn hình khác.")
    if ink.histogram()[0] < CLEAR_SHARE * picture.width * picture.height:
        raise _refused("Hình chưa có nền trong suốt; hãy xóa nền trắng rồi lưu lại dạng PNG.")
    # What lies under the clear parts is not seen, but would still stand in every signed file.
    clean = Image.composite(picture, Image.new("RGBA", picture.size), ink).crop(box)
    clean.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    return out.getvalue()


def ink_hint(data: bytes, role: SignatureRole) -> str:
    """A sentence where the picture's ink is not blue (person) or not red (agency), else "". It never forbids.

    `data` is what `image` gave back.
    """
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    red, green, blue = ImageStat.Stat(picture.convert("RGB"), mask=picture.getchannel("A")).mean
    if role == SignatureRole.PERSON and not blue > max(red, green) + 20:
        return "Nét chữ ký có vẻ không phải màu xanh; Nghị định 30/2020/NĐ-CP quy định chữ ký màu xanh."
    if role == SignatureRole.ORGANIZATION and not red > max(green, blue) + 40:
        return "Con dấu có vẻ không phải màu đỏ; Nghị định 30/2020/NĐ-CP quy định dấu màu đỏ."
    return ""


def _opened(data: bytes) -> Image.Image:
    if len(data) > MAX_SIZE:
        raise _refused("Hình lớn hơn 2 MB; hãy thu nhỏ rồi tải lên lại.")
    if data[:8] != _PNG or data[12:16] != b"IHDR" or len(data) < 33:
        raise _refused("Hình phải là tệp PNG nền trong suốt; hãy chọn tệp .png.")
    width, height = struct.unpack(">II", data[16:24])
    # Asked of the header: a picture of 100 megapixels fits in a few kilobytes and is never unpacked.
    if width * height > MAX_PIXELS:
        raise _refused(
            f"Hình có {width * height / 1e6:.0f} triệu điểm ảnh, nhiều hơn 4 triệu; hãy thu nhỏ rồi tải lên lại."
        )
    try:
        # The renderer has told the library to make do with halves of files: only its own check still refuses them.
        Image.open(io.BytesIO(data), formats=["PNG"]).verify()
        return Image.open(io.BytesIO(data), formats=["PNG"]).convert("RGBA")
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error) as broken:
        raise _refused("Tệp PNG bị hỏng nên không đọc được; hãy chọn tệp khác.") from broken


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="image")
