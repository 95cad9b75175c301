"""What is said to a person about a Word file: why it cannot be read, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterable

from common.errors import InvalidInput
from documents.readers.source import Place, Remark

BROKEN = "Tệp Word bị hỏng nên không đọc được; hãy mở bằng Word, lưu lại dạng .docx rồi tải lên lại."
STRICT = "Tệp Word dạng Strict Open XML không đọc được; hãy lưu lại dạng Word Document (.docx) rồi tải lên lại."
NOT_WORD = "Tệp không phải văn bản Word (.docx); hãy chọn tệp khác."
TOO_LARGE = "Tệp Word có quá nhiều nội dung để đọc; hãy tách thành nhiều tệp nhỏ hơn."
TOO_DEEP = "Tệp Word có bảng hoặc khung lồng nhau quá sâu; hãy bỏ bớt các lớp lồng nhau rồi tải lên lại."
TOO_WIDE = "Tệp Word có bảng quá nhiều cột; hãy tách bảng thành các bảng hẹp hơn rồi tải lên lại."
UNSAFE = "Tệp Word có khai báo XML không an toàn nên không đọc; hãy mở bằng Word, lưu lại rồi tải lên lại."
EMPTY = "Tệp Word không có chữ nào; hãy chọn tệp khác."
PICTURES_ONLY = (
    "Tệp Word chỉ có hình ảnh, không có chữ; hãy dùng tệp Word có chữ hoặc nhận dạng chữ (OCR) rồi tải lên lại."
)

REMARKS = {
    "macros": "Tệp có macro; macro đã bị bỏ qua, không chạy.",
    "external": "Tệp có liên kết ra ngoài (hình ảnh, mẫu hoặc đối tượng ở nơi khác); các liên kết này không được mở.",
    "tracked": "Tệp còn sửa đổi chưa chấp nhận (Track Changes); đã đọc như khi chấp nhận tất cả.",
    "comments": "Tệp có ý kiến nhận xét (Comments); các nhận xét không được đọc.",
    "hidden": "Tệp có chữ bị ẩn; chữ ẩn không được đọc.",
    "chunk": "Tệp nhúng một văn bản khác; phần nhúng không được đọc, nếu cần hãy chép vào tệp rồi tải lên lại.",
    "pictures": "Tệp có hình ảnh, sơ đồ hoặc biểu đồ; chữ trong đó không được đọc.",
    "objects": "Tệp có đối tượng nhúng (bảng tính, công thức cũ…); nội dung trong đó không được đọc.",
}


def refused(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="file")


def remarks(codes: Iterable[str]) -> tuple[Remark, ...]:
    """One remark a code, in the order in which they were met."""
    return tuple(Remark(code, REMARKS[code]) for code in codes)


def footnote(mark: str, text: str, place: Place) -> Remark:
    return Remark("footnote", f"Chú thích {mark}: {text}", place)


def furniture(text: str) -> Remark:
    return Remark("furniture", f"Không đưa vào nội dung phần đầu trang hoặc chân trang: «{text}».")
