"""What happened, in words: every action name that is written, with the sentence the pages show.

A page prints «Nguyễn Thị Lan đã sửa "…"»: the label is a verb phrase without its subject.
"""

from __future__ import annotations

from django.db import models


class Action(models.TextChoices):
    # Any object
    CREATED = "created", "đã tạo"
    CHANGED = "changed", "đã sửa"
    DELETED = "deleted", "đã xóa"
    IMPORTED = "imported", "đã nhập từ tệp"
    COPIED = "copied", "đã lập từ bản có sẵn"
    # People and access
    PASSWORD_CHANGED = "password_changed", "đã đổi mật khẩu"
    PASSWORD_RESET = "password_reset", "đã cấp lại mật khẩu"
    ROLE_GRANTED = "role_granted", "đã giao vai trò"
    ROLE_REVOKED = "role_revoked", "đã thu vai trò"
    TOKEN_CREATED = "token_created", "đã tạo mã truy cập"
    TOKEN_REVOKED = "token_revoked", "đã thu hồi mã truy cập"
    # Units
    RENAMED = "renamed", "đã đổi tên"
    CLOSED = "closed", "đã ngừng hoạt động"
    # The life of a document
    SUBMIT = "submit", "đã trình"
    RECALL = "recall", "đã rút lại"
    RETURN = "return", "đã trả lại"
    CHECK_CONTENT = "check_content", "đã kiểm tra nội dung"
    CHECK_FORM = "check_form", "đã kiểm tra thể thức"
    APPROVE = "approve", "đã duyệt"
    ASSIGN_NUMBER = "assign_number", "đã cấp số"
    ISSUE = "issue", "đã ban hành"
    AMEND = "amend", "đã điều chỉnh"
    WITHDRAW = "withdraw", "đã thu hồi"
    CANCEL = "cancel", "đã hủy số của"
    COMMENT = "comment", "đã góp ý"
    SIGN_PAPER = "sign_paper", "đã ghi nhận ký giấy"
    SEND = "send", "đã gửi"
    COPY = "copy", "đã sao"
    PREPARED = "prepare", "đã lập bản chờ ký"
    SIGN = "sign", "đã ký số"
    SEAL = "seal", "đã ký số cơ quan"
    DAMAGED = "damaged", "phát hiện bản ban hành bị hỏng của"


# Keys of before and after that are no field of a model, or whose field's name says too little on its own.
LABELS = {
    "agency": "Cơ quan",
    "annex_file": "Tệp phụ lục",
    "annex_order": "Thứ tự tệp phụ lục",
    "bases": "Căn cứ",
    "coordinators": "Phối hợp",
    "copy": "Bản sao",
    "correct": "đính chính là",
    "holidays": "Số ngày nghỉ, ngày làm bù",
    "items": "Mục",
    "leads": "Chủ trì",
    "pdf_sha256": "Dấu băm SHA-256 của tệp",
    "printed": "đã in",
    "recipients": "Nơi nhận",
    "role": "Vai trò",
    "serial": "Số sê-ri",
    "subject_name": "Chứng thư số",
    "targets": "Chỉ tiêu",
    "unit": "Đơn vị",
    "user": "Người dùng",
    "valid_from": "Từ ngày",
    "where": "Vị trí",
}
# The value is a secret or means nothing to a reader: its change is reported, itself never.
HIDDEN = frozenset({"password", "digest", "version", "search_text"})
EMPTY = "(để trống)"
