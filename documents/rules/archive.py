"""The data of an outgoing document as they are handed to the archive (Nghị định 30/2020/NĐ-CP, Phụ lục VI)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from documents.constants import Urgency

PRIORITIES = {Urgency.NONE: "0", Urgency.URGENT: "1", Urgency.VERY_URGENT: "2", Urgency.EXPRESS: "3"}
"""Mức độ khẩn in one figure."""


@dataclass(frozen=True, slots=True)
class ArchiveField:
    """`length` in characters, None where the decree names none; `label` for people."""

    name: str
    label: str
    length: int | None


FIELDS = (
    ArchiveField("OrganId", "Mã định danh cơ quan", 13),
    ArchiveField("FileCatalog", "Năm hình thành hồ sơ", 4),
    ArchiveField("FileNotation", "Số và ký hiệu hồ sơ", 20),
    ArchiveField("DocOrdinal", "Số thứ tự văn bản trong hồ sơ", 3),
    ArchiveField("TypeName", "Tên loại văn bản", 100),
    ArchiveField("CodeNumber", "Số của văn bản", 11),
    ArchiveField("CodeNotation", "Ký hiệu của văn bản", 30),
    ArchiveField("IssuedDate", "Ngày, tháng, năm văn bản", 10),
    ArchiveField("OrganName", "Tên cơ quan ban hành", 200),
    ArchiveField("Subject", "Trích yếu nội dung", 500),
    ArchiveField("Language", "Ngôn ngữ", 30),
    ArchiveField("PageAmount", "Số trang của văn bản", 3),
    ArchiveField("Description", "Ghi chú", 500),
    ArchiveField("Position", "Chức vụ người ký", 100),
    ArchiveField("FullName", "Họ tên người ký", 50),
    ArchiveField("To", "Nơi nhận", None),
    ArchiveField("Priority", "Mức độ khẩn", 1),
    ArchiveField("IssuedAmount", "Số lượng bản phát hành", 3),
    ArchiveField("DueDate", "Hạn trả lời văn bản", 10),
)


def too_long(values: Mapping[str, str]) -> ArchiveField | None:
    """The first field whose value the archive's form has no room for."""
    for field in FIELDS:
        if field.length is not None and len(values[field.name]) > field.length:
            return field
    return None
