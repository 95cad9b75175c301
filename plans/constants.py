"""Kinds, styles and limits of plans."""

from __future__ import annotations

from django.db import models


class PlanKind(models.TextChoices):
    ANNUAL = "annual", "Kế hoạch năm"
    PROGRAMME = "programme", "Chương trình nhiều năm"
    COURSE = "course", "Kế hoạch khóa đào tạo"
    KPI = "kpi", "Kế hoạch KPI"
    THEMATIC = "thematic", "Kế hoạch chuyên đề"


class ItemStyle(models.TextChoices):
    """How an item of the outline is printed; its number follows from its place."""

    SECTION = "section", "Mục lớn (I, II)"
    HEADING = "heading", "Đề mục (1, 1.1)"
    POINT = "point", "Điểm (a, b, c)"
    PARAGRAPH = "paragraph", "Đoạn văn"
    DASH = "dash", "Gạch đầu dòng"
    PLUS = "plus", "Dấu cộng"
    NOTE = "note", "Ghi chú (in nghiêng)"
    BUDGET = "budget", "Dòng kinh phí"
    TABLE = "table", "Bảng nhiệm vụ"
    GROUP = "group", "Nhóm trong bảng"
    ROW = "row", "Dòng trong bảng"
    ANNEX = "annex", "Phụ lục"


class TaskLayout(models.TextChoices):
    """Where a plan's tasks stand on paper."""

    LABELLED = "labelled", "Dòng có nhãn dưới mỗi nhiệm vụ"
    ANNEX = "annex", "Bảng trong phụ lục"
    BODY_TABLE = "body_table", "Bảng trong thân văn bản"


class BasisRole(models.TextChoices):
    LEGAL = "basis", "Căn cứ"
    CARRY_OUT = "carry_out", "Thực hiện"


class UnitRole(models.TextChoices):
    LEAD = "lead", "Chủ trì"
    COORDINATOR = "coordinator", "Phối hợp"


class LineStyle(models.TextChoices):
    """How a task's labelled lines are printed under it."""

    DASH = "dash", "Gạch đầu dòng: - Chủ trì: …"
    NUMBERED = "numbered", "Đề mục đánh số: 1.1. Thời gian: …"
    HIDDEN = "hidden", "Không in (đã nêu ở chỗ khác)"


class Bound(models.TextChoices):
    EXACT = "", "bằng"
    AT_LEAST = "min", "ít nhất"
    AT_MOST = "max", "không quá"
    ABOUT = "about", "khoảng"


class DeadlineKind(models.TextChoices):
    ONCE = "once", "Một lần"
    RECURRING = "recurring", "Định kỳ"
    CONTINUOUS = "continuous", "Thường xuyên"
    ON_DEMAND = "on_demand", "Theo yêu cầu"
    RELATIVE = "relative", "Theo mốc khác"
    DEPENDS = "depends", "Phụ thuộc"
    UNKNOWN = "unknown", "Chưa hiểu"
    INVALID = "invalid", "Ngày không có thật"


class TaskStatus(models.TextChoices):
    """A task's light, as the API names it (`done_late` wears the done colour)."""

    DONE = "done", "Hoàn thành"
    DONE_LATE = "done_late", "Hoàn thành muộn"
    ON_TRACK = "on_track", "Đúng tiến độ"
    AT_RISK = "at_risk", "Có nguy cơ chậm"
    OVERDUE = "overdue", "Quá hạn"
    NOT_DUE = "not_due", "Chưa đến kỳ"


class ImportState(models.TextChoices):
    """Where an uploaded file stands on its way to a draft plan."""

    WAITING = "waiting", "Chờ đọc"
    READING = "reading", "Đang đọc"
    READY = "ready", "Chờ xem lại"
    REFUSED = "refused", "Không đọc được"
    SAVED = "saved", "Đã lưu thành dự thảo"
    DISCARDED = "discarded", "Đã bỏ"


MAX_TEXT = 20_000
MAX_WORD = 200
MAX_ITEMS = 5_000
MAX_DEPTH = 8

IMPORT_ENDINGS = (".docx", ".pdf", ".txt", ".md")
"""File names that an import takes; what the bytes are decides in the end."""
MAX_ZIP_BYTES = 100 * 1024 * 1024
MAX_ZIP_MEMBERS = 200
MAX_ZIP_CONTENT = 500 * 1024 * 1024
"""Bytes of all members of a zip together, once unpacked."""
MAX_IMPORT_FILES = 50
"""Files chosen at once without a zip."""
