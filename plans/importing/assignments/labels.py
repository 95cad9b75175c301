"""Labels that say who, by when and with what result: «Phòng chủ trì tham mưu: …», «Thời gian hoàn thành: …».

Habit relied on: an assignment is written as labelled lines, each with its label before a colon; the label names the
role in a few words («chủ trì», «phối hợp», «thời gian», «sản phẩm»), whoever the units are. «Chỉ trì» is a frequent
slip. Labels may also run in one paragraph: «Chủ trì: A; phối hợp: B; thời gian: quý II».
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from common.text import nfc

Role = Literal["director", "lead", "coordinator", "deadline", "result", "note", "extra"]
UNIT_ROLES = frozenset({"director", "lead", "coordinator"})

_BODIES = (
    r"(?:(?:các|những)\s+)?(?:(?:phòng|đơn vị|cơ quan|sở|ban|ngành|tổ chức|bộ phận|cá nhân|người|cán bộ)"
    r"[\s,/]*(?:và\s+)?)*"
)
_DOING = r"(?:\s+(?:thực hiện|tham mưu|chính|triển khai|tổ chức|chung|nhiệm vụ|thuộc sở|được giao))*"
_WHEN = (
    r"(?:\s*(?:[,/]|và)?\s*(?:dự kiến|hoàn thành|thực hiện|tổ chức|triển khai|trình|ban hành|báo cáo|kết thúc|"
    r"tiến hành|xong|"
    r"kiểm tra|bắt đầu|cụ thể|áp dụng|hoàn tất|đào tạo|tập huấn))*"
)
_WHAT = (
    r"(?:\s*(?:[,/]|và)?\s*(?:dự kiến|đạt được|cần đạt|đầu ra|thực hiện|chính|hoàn thành|chủ yếu|yêu cầu|cụ thể|"
    r"sản phẩm|kết quả|"
    r"phải đạt|bàn giao|mong đợi|cuối cùng|của nhiệm vụ))*"
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("note", re.compile(r"ghi chú")),
    ("coordinator", re.compile(rf"{_BODIES}(?:cùng\s+)?phối hợp{_DOING}(?:\s+(?:với|gồm))?")),
    ("lead", re.compile(rf"{_BODIES}ch[ủỉ] trì(?:\s*,?\s*(?:và\s+)?(?:phối hợp|tham mưu)?)?{_DOING}")),
    ("lead", re.compile(rf"(?:{_BODIES})(?:đầu mối|chịu trách nhiệm(?: chính)?|được (?:giao|phân công)){_DOING}")),
    (
        "lead",
        re.compile(
            r"(?:các\s+)?(?:phòng|đơn vị|cơ quan|bộ phận|cá nhân|người|cán bộ)(?:[/,]\s*\w+(?: \w+)?)*\s+"
            r"(?:thực hiện|phụ trách|tham mưu|triển khai|tổ chức)(?: thực hiện| chính)?"
        ),
    ),
    ("lead", re.compile(r"(?:phân công|phụ trách|trách nhiệm)(?:\s+(?:thực hiện|chính|chủ trì))?|giao nhiệm vụ")),
    (
        "director",
        re.compile(
            r"(?:(?:người|đồng chí|lãnh đạo)\s+)?(?:[^,;:.]{0,30}\s)?chỉ đạo(?:\s+(?:thực hiện|chung|trực tiếp|"
            r"triển khai))*|"
            r"lãnh đạo(?:\s+[^,;:.]{1,25})?\s+phụ trách|phụ trách chỉ đạo|trực tiếp chỉ đạo"
        ),
    ),
    (
        "deadline",
        re.compile(rf"(?:dự kiến\s+)?(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|mốc thời gian|hạn){_WHEN}"),
    ),
    ("deadline", re.compile(r"hoàn thành")),
    ("result", re.compile(rf"(?:dự kiến\s+)?(?:yêu cầu\s+)?(?:các\s+)?(?:sản phẩm|kết quả|đầu ra){_WHAT}")),
)
# Other facts of a task that are written as labelled lines between the above.
_EXTRA = re.compile(
    r"(?:đối tượng|địa điểm|địa bàn|thành phần|hình thức|phương thức|cách thức|số lượng|quy mô|phạm vi|kinh phí|"
    r"nguồn kinh phí|"
    r"nguồn lực|dự kiến kinh phí|thời lượng|chủ đề|tài liệu|giảng viên|báo cáo viên|số lớp|phương pháp|"
    r"trưởng đoàn|thành viên|"
    r"đơn vị được kiểm tra|nội dung kiểm tra)(?:\s+\w+){0,4}",
)
# «…; hoàn thành trước ngày 30/6»: the last of several run-in labels does without its colon.
_DONE_BY = re.compile(r"([;,.]\s+)([Hh]oàn thành)\s+(?=trước|trong|chậm nhất|vào|đến|quý|tháng|ngày|Quý)")
_MOST_LABEL_WORDS = 9
_LONGEST_LABEL = 120
_CLOSING = " .;,:"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label as printed without its colon, its role, and the words after it without a closing mark."""

    role: Role
    label: str
    value: str


def role_of(label: str) -> Role | None:
    """The role that a label names; None for words that are no known label."""
    words = nfc(label).lower().strip(" -–:*").replace("/ ", "/")
    if not words or len(words.split()) > _MOST_LABEL_WORDS:
        return None
    found = next((role for role, pattern in _ROLES if pattern.fullmatch(words)), None)
    return found or ("extra" if _EXTRA.fullmatch(words) else None)


def labelled(text: str) -> tuple[str, tuple[Labelled, ...]]:
    """Words before the first label, and every label with its value: ("", (…,)) for a line that begins with a label."""
    spots = [
        (start, colon, role) for start, colon in _candidates(text) if (role := role_of(text[start:colon])) is not None
    ]
    if spots and spots[0][0] > 0 and all(role in ("extra", "note") for _, _, role in spots):
        return text, ()
    if not spots:
        return text, ()
    spots = _without_inner(spots)
    ends = [start for start, _, _ in spots[1:]] + [len(text)]
    found = tuple(
        Labelled(role, text[start:colon].strip(), _value(text[colon + 1 : end]))
        for (start, colon, role), end in zip(spots, ends, strict=True)
    )
    return text[: spots[0][0]].rstrip(" (;,–-"), found


def any_label(text: str) -> Labelled | None:
    """A line «Label: text» whose label is none of the known: short, without a mark inside."""
    label, colon, value = text.partition(":")
    if not colon or not value.strip() or len(label.split()) > _MOST_LABEL_WORDS - 3 or re.search(r"[.;,()]", label):
        return None
    return Labelled("extra", label.strip(), _value(value)) if label[:1].isupper() else None


def _candidates(text: str) -> list[tuple[int, int]]:
    """Where a label could begin (the text, or after a mark) and its colon."""
    found = []
    for colon in (each.start() for each in re.finditer(r":", text)):
        edge = max(0, colon - _LONGEST_LABEL)
        before = text[edge:colon]
        start = edge + max((each.end() for each in re.finditer(r"[.;(]\s*|,\s+|[–-]\s+", before)), default=0)
        found.append((start, colon))
        if start and not edge and role_of(before) and not re.search(r"[.;(]", before):
            found[-1] = (0, colon)
    found += [(each.end(1), each.end(2)) for each in _DONE_BY.finditer(text)] if found else []
    return sorted(found)


def _without_inner(spots: list[tuple[int, int, Role]]) -> list[tuple[int, int, Role]]:
    """Facts between other labels count only where a line begins with a label; a repeated note stays words."""
    return [spot for spot in spots if spot[2] != "extra" or spots[0][0] == 0]


def _value(text: str) -> str:
    value = " ".join(text.split()).strip(_CLOSING)
    return value[:-1].rstrip(_CLOSING) if value.endswith(")") and value.count(")") > value.count("(") else value
