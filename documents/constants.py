"""Types, states and marks of official documents (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

from django.db import models


class DocumentType(models.TextChoices):
    """Phụ lục III of the decree: the code that stands in the symbol. Công văn has none."""

    NQ = "NQ", "Nghị quyết"
    QD = "QĐ", "Quyết định"
    CT = "CT", "Chỉ thị"
    QC = "QC", "Quy chế"
    QYD = "QyĐ", "Quy định"
    TC = "TC", "Thông cáo"
    TB = "TB", "Thông báo"
    HD = "HD", "Hướng dẫn"
    CTR = "CTr", "Chương trình"
    KH = "KH", "Kế hoạch"
    PA = "PA", "Phương án"
    DA_ = "ĐA", "Đề án"
    DA = "DA", "Dự án"
    BC = "BC", "Báo cáo"
    BB = "BB", "Biên bản"
    TTR = "TTr", "Tờ trình"
    HOP_DONG = "HĐ", "Hợp đồng"
    CD = "CĐ", "Công điện"
    BGN = "BGN", "Bản ghi nhớ"
    BTT = "BTT", "Bản thỏa thuận"
    GUQ = "GUQ", "Giấy ủy quyền"
    GM = "GM", "Giấy mời"
    GGT = "GGT", "Giấy giới thiệu"
    GNP = "GNP", "Giấy nghỉ phép"
    PG = "PG", "Phiếu gửi"
    PC = "PC", "Phiếu chuyển"
    PB = "PB", "Phiếu báo"
    CV = "CV", "Công văn"


class State(models.TextChoices):
    """Where a document stands in its life cycle; `documents.rules.TRANSITIONS` says how it moves."""

    DRAFT = "draft", "Dự thảo"
    SUBMITTED = "submitted", "Đang trình"
    RETURNED = "returned", "Trả lại"
    APPROVED = "approved", "Đã duyệt"
    NUMBERED = "numbered", "Đã cấp số"
    ISSUED = "issued", "Đã ban hành"
    AMENDED = "amended", "Đã được điều chỉnh"
    WITHDRAWN = "withdrawn", "Đã thu hồi"
    CANCELLED = "cancelled", "Đã hủy số"


EDITABLE_STATES = (State.DRAFT, State.RETURNED)
FROZEN_STATES = (State.ISSUED, State.AMENDED, State.WITHDRAWN)
"""Issued once: text and file are frozen."""
CLOSED_STATES = (*FROZEN_STATES, State.CANCELLED)
"""Nothing leads from here to an issue any more."""


class Action(models.TextChoices):
    """What a person can do to a document; each is a row of the transition table."""

    SUBMIT = "submit", "Trình"
    RECALL = "recall", "Rút lại"
    CHECK_CONTENT = "check_content", "Xác nhận nội dung"
    CHECK_FORM = "check_form", "Xác nhận thể thức"
    RETURN = "return", "Trả lại"
    APPROVE = "approve", "Duyệt"
    ASSIGN_NUMBER = "assign_number", "Cấp số"
    ISSUE = "issue", "Ban hành"
    AMEND = "amend", "Điều chỉnh"
    WITHDRAW = "withdraw", "Thu hồi"
    CANCEL = "cancel", "Hủy số"
    COMMENT = "comment", "Ý kiến"
    SIGN_PAPER = "sign_paper", "Ghi nhận đã ký giấy"
    SIGN = "sign", "Ký số"
    SEAL = "seal", "Ký số cơ quan"
    COPY = "copy", "Sao văn bản"
    SEND = "send", "Gửi văn bản"


STEPS_WITH_PAGES = (Action.SIGN, Action.SEAL, Action.COPY, Action.SEND)
"""Steps with a page of their own, where a file, a password or addresses are asked for."""

NOTED_BY_THE_PORTAL = (Action.AMEND, Action.COPY, Action.SEND)
"""Steps whose note says what was made, sent or issued: nobody's opinion."""


class SigningMethod(models.TextChoices):
    """With certificates before it is issued, or in ink before it is numbered (Điều 5, 13, 15)."""

    DIGITAL = "digital", "Ký số"
    PAPER = "paper", "Ký giấy"


class Relation(models.TextChoices):
    """What a document does to the earlier one it names (Điều 18)."""

    NONE = "", "Không"
    AMEND = "amend", "Điều chỉnh, bổ sung"
    REPLACE = "replace", "Thay thế"
    CORRECT = "correct", "Đính chính"


SUPERSEDING = (Relation.AMEND, Relation.REPLACE)
"""The earlier document is in force until the later one is issued; a correction leaves it in force."""


class SignatureRole(models.TextChoices):
    """Whose signature: the person who signs, then the agency (Điều 5: both make the original)."""

    PERSON = "person", "Người ký"
    ORGANIZATION = "organization", "Cơ quan"


class KeySource(models.TextChoices):
    FILE = "file", "Tệp chứng thư số (.p12, .pfx)"
    TOKEN = "token", "Thiết bị ký trên máy chủ (PKCS#11)"
    OUTSIDE = "outside", "Ký bằng phần mềm bên ngoài"


MAX_SIGNED_BYTES = 60 * 2**20
MAX_PICTURE_BYTES = 2 * 2**20
MAX_ANNEX_BYTES = 20 * 2**20
MAX_ANNEX_FILES = 10
MAX_TEMPLATE_BYTES = 5 * 2**20
MAX_CERTIFICATE_BYTES = 200_000
"""A .p12 with its chain takes a few thousand bytes."""
EXPIRES_SOON_DAYS = 30
PICTURE_WIDTHS = (10, 60)
"""Millimetres on the paper, from and to: a signature takes about 36, a seal of an office 36 to 42."""


class CopyKind(models.TextChoices):
    """Điều 25: the three forms of a copy; the value is the type code of Phụ lục III."""

    FULL = "SY", "Sao y"
    AGAIN = "SL", "Sao lục"
    EXTRACT = "TrS", "Trích sao"


COPY_SERIES = "SAO"
"""One row of numbers for all forms of copies (Phụ lục I, phần II, mục II, khoản 1, điểm c)."""


class SendingState(models.TextChoices):
    QUEUED = "queued", "Đang chờ gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"


class Urgency(models.TextChoices):
    """Điểm b khoản 10, mục II, phần I, Phụ lục I: độ khẩn."""

    NONE = "", "Thường"
    URGENT = "KHẨN", "Khẩn"
    VERY_URGENT = "THƯỢNG KHẨN", "Thượng khẩn"
    EXPRESS = "HỎA TỐC", "Hỏa tốc"


class Circulation(models.TextChoices):
    """Ô số 11: phạm vi lưu hành."""

    NONE = "", "Không hạn chế"
    RETURN_AFTER_READING = "XEM XONG TRẢ LẠI", "Xem xong trả lại"
    INTERNAL = "LƯU HÀNH NỘI BỘ", "Lưu hành nội bộ"


class Authority(models.TextChoices):
    """Điều 13: how the signer stands to the head. `""` is the head in person."""

    NONE = "", "Người đứng đầu ký"
    KT = "KT.", "Ký thay (KT.)"
    TL = "TL.", "Thừa lệnh (TL.)"
    TUQ = "TUQ.", "Thừa ủy quyền (TUQ.)"
    Q = "Q.", "Quyền (Q.)"


class RecipientPurpose(models.TextChoices):
    """What a recipient gets the document for, printed in brackets after the name."""

    NONE = "", "Không ghi"
    REPORT = "b/c", "Để báo cáo (b/c)"
    CARRY_OUT = "t/h", "Để thực hiện (t/h)"
    DIRECT = "c/đ", "Để chỉ đạo (c/đ)"
    KNOW = "để biết", "Để biết"
