"""The fields of an agency's own Word template. Their names have no marks: they are typed the same on any keyboard."""

from __future__ import annotations

TEXTS = {
    "co_quan_chu_quan": "cơ quan chủ quản",
    "co_quan": "cơ quan ban hành",
    "so_ky_hieu": "số, ký hiệu",
    "ngay_thang": "địa danh, ngày, tháng, năm",
    "ten_loai": "tên loại văn bản",
    "trich_yeu": "trích yếu",
    "chuc_vu_ky": "quyền hạn, chức vụ người ký",
    "nguoi_ky": "họ tên người ký",
}
"""Words inside a line: {{ co_quan }}."""

BLOCKS = {
    "dau_muc_do": "dấu chỉ mức độ khẩn, phạm vi lưu hành",
    "noi_dung": "toàn bộ nội dung",
    "noi_nhan": "nơi nhận",
    "ma_xac_thuc": "mã QR xác thực",
    "phu_luc": "các phụ lục",
}
"""Whole paragraphs and tables in place of a paragraph of their own: {{p noi_dung }}."""

OPTIONAL = {"co_quan_chu_quan", "ma_xac_thuc"}


def written(name: str) -> str:
    """The field as it is typed in Word."""
    return f"{{{{p {name} }}}}" if name in BLOCKS else f"{{{{ {name} }}}}"


class TemplateProblem(Exception):
    """The template cannot be used; the text is a Vietnamese sentence for the person who made it."""
