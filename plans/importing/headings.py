"""What a heading is about, and where its title ends.

Habits relied on: sections of a plan are named after their purpose (Nghị định 30/2020, Mẫu 1.4, and the habit of plans:
mục đích, yêu cầu; mục tiêu; nội dung, nhiệm vụ; kinh phí; tổ chức thực hiện); a title stands without a full stop, and a
text that runs on after it is parted from it by a colon («1. Mục đích: …»).
"""

from __future__ import annotations

import re
from typing import Literal

from common.text import nfc
from plans.importing.units import begins

Topic = Literal["purpose", "target", "budget", "organisation", "course", "tasks", ""]

_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (
        "organisation",
        re.compile(
            r"tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công (?:nhiệm vụ|trách nhiệm|thực hiện)|"
            r"giao (?:nhiệm vụ|trách nhiệm)|trách nhiệm (?:của|thực hiện|tổ chức|các)|"
            r"^(?:phân công|trách nhiệm)$"
        ),
    ),
    (
        "target",
        re.compile(
            r"^(?:(?:các|những|một số|hệ thống|mục đích|quan điểm|định hướng|yêu cầu|phương hướng)[\s,]*(?:và\s+)?)*"
            r"(?:mục tiêu|chỉ tiêu)"
        ),
    ),
    ("purpose", re.compile(r"mục đích|yêu cầu|ý nghĩa|quan điểm|phạm vi|sự cần thiết|tình hình|đánh giá|kết quả đạt")),
    ("budget", re.compile(r"kinh phí|nguồn vốn|dự toán|nguồn lực tài chính")),
    (
        "course",
        re.compile(
            r"^(?:tên (?:khóa|lớp)|thành phần|đối tượng|thời gian|địa điểm|số lượng|học viên|giảng viên|"
            r"hình thức|thời lượng)"
        ),
    ),
    ("tasks", re.compile(r"nhiệm vụ|nội dung|giải pháp|hoạt động|công việc|công tác|chương trình")),
)
# «Nội dung 1: …», «Nhiệm vụ 2. …»: the colon belongs to the title.
COUNTED = re.compile(
    r"(?:Nội dung|Nhiệm vụ|Hoạt động|Chuyên đề|Dự án|Đề án|Đợt|Giai đoạn|Bước|Nhóm|Chủ đề|Phần|Mục tiêu|Giải pháp|"
    r"Hợp phần|Nhóm nhiệm vụ|Công việc|Tiểu dự án|Chỉ tiêu|Khóa|Lớp)(?:\s+(?:thứ|số))?\s+"
    r"(?P<n>\d{1,2}|[IVX]{1,4}|nhất|hai|ba|tư)\s*[:.–-]\s*",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:Các|các)\s+(?:sở|bộ|phòng|ban|trường|hội|huyện|xã|phường|chi cục|trung tâm)\s*:", re.IGNORECASE
)
# What a unit as subject is said to do: the name ends before these words.
ACTS = (
    r"chủ trì|chỉ trì|chủ động|chịu trách nhiệm|phối hợp|là (?:cơ quan|đơn vị|đầu mối|phòng)|"
    r"làm (?:đầu mối|thường trực)|"
    r"thực hiện|(?<!các )tổ chức (?!chính|đoàn|xã|phi|khoa|quốc|tôn|liên|thành viên)|xây dựng|tham mưu|"
    r"triển khai|đẩy mạnh|tăng cường|"
    r"hướng dẫn|theo dõi|bố trí|rà soát|lồng ghép|tiếp tục|chỉ đạo|giúp|đôn đốc|tiếp nhận|cử|phân công|quán triệt|"
    r"tuyên truyền|thẩm định|cân đối|tổng hợp|báo cáo|quản lý (?=việc|kinh)|hỗ trợ|cung cấp|lập|chuẩn bị|thường xuyên|"
    r"viết|đưa tin|đăng|mời|gửi|thông báo|thành lập|phát động|đề xuất|mở|khảo sát|vận hành|duy trì|kết nối|"
    r"bảo đảm|đảm bảo|"
    r"cập nhật|nắm|trình|xem xét|tiến hành|đón|chịu|phụ trách|(?<!được )kiểm tra|(?<!được )giám sát"
)
DOES = re.compile(
    r",?\s+(?:(?:có )?trách nhiệm|có nhiệm vụ|căn cứ(?=\s)|trong phạm vi|trên cơ sở|"
    rf"theo (?:chức năng|nhiệm vụ|thẩm quyền)|{ACTS})(?=[\s,:]|$|(?<=\s))"
)
_MOST_TITLE_WORDS = 20
_LONG_TITLE_WORDS = 60
_SENTENCE_WORDS = 30
_LONE_WORDS = 8


def topic(title: str) -> Topic:
    """What a section's title is about; "" where its words do not say."""
    words = nfc(title).lower().strip(" :.")
    return next((name for name, pattern in _TOPICS if pattern.search(words)), "")


def parted(text: str) -> tuple[str, str]:
    """Title with its colon, and the text that runs on after it; (text, "") where nothing runs on."""
    counted = COUNTED.match(text)
    start = counted.end() if counted else 0
    if _SERIES.match(text):
        return text, ""
    place = _colon(text, start)
    if place < 0 or len(text[:place].split()) > _MOST_TITLE_WORDS or re.search(r"[.;]\s", text[start:place]):
        return text, ""
    rest = text[place + 1 :].strip()
    return (text[: place + 1].strip(), rest) if rest else (text, "")


def _colon(text: str, start: int) -> int:
    """The first colon outside quotes and brackets that is no part of a time («8:30»); -1 for none."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign in "(“«[") - (sign in ")”»]")
        if sign == ":" and depth <= 0 and place >= start and not text[place + 1 : place + 2].isdigit():
            return place
    return -1


def unit_subject(text: str) -> tuple[str, str]:
    """A sentence that begins with the unit that acts, as (unit, rest); ("", text) for any other.

    Habit relied on: duties are written with the unit as subject («Sở Tài chính chủ trì, …», «Các cơ quan khác căn
    cứ …»).
    """
    if not begins(text) and not _SERIES.match(text):
        return "", text
    found = DOES.search(text)
    if not found or found.start() == 0:
        return "", text
    unit = text[: found.start()].strip(" ,")
    if re.search(r"[.;:]\s", unit) and not _SERIES.match(unit):
        return "", text
    return unit, text[found.start() :].strip(" ,")


def is_title(text: str, *, bold: bool, has_children: bool) -> bool:
    """Whether a numbered paragraph is a heading; else it is a khoản of running text.

    Habit relied on: a title is short, one clause, without a full stop; a khoản is a sentence that ends with one.
    """
    words = len(text.split())
    if bold or words > _LONG_TITLE_WORDS:
        return bold and words <= 2 * _LONG_TITLE_WORDS
    if not text.endswith((".", ";", "/")) or text.endswith("..."):
        return True
    single = not re.search(r"[.;:]\s", text)
    return single and has_children and words <= (_SENTENCE_WORDS if text.endswith(".") else _LONE_WORDS)


def is_capital(text: str) -> bool:
    """All letters capital, at least two words: a heading without a number."""
    letters = [each for each in text if each.isalpha()]
    return len(letters) > 3 and len(text.split()) >= 2 and text == text.upper()


def is_remark(text: str) -> bool:
    """«(Chi tiết tại Phụ lục …)»: a remark in brackets on a line of its own."""
    return text.startswith("(") and text.rstrip(". ").endswith(")") and text.count("(") == text.count(")")
