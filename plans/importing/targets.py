"""Measurable targets in the sections «Mục tiêu», «Chỉ tiêu».

Habits relied on: a target is a figure directly followed by what it counts («30 doanh nghiệp», «100% …»), with its bound
before it («ít nhất», «khoảng»); «hàng năm» in the clause makes it a yearly one; the period is that of the heading above
(«Giai đoạn 2026 - 2030») or of the clause («đến năm 2030»). Years, dates, numbers of documents, standards and methods
(ISO 9001, 5S) are figures of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plans.constants import Bound, ItemStyle
from plans.importing.draft import SURE, Evidence, ItemDraft, TargetDraft
from plans.importing.headings import topic
from plans.rules.citations import citations

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_VALUE = re.compile(
    rf"(?<![\w.,/:-])(?:từ\s+)?(?P<low>{_NUMBER})\s*(?P<sign>%)?"
    rf"(?:(?P<dash>\s*[-–—]\s*|\s+(?:đến|tới|lên)\s+)(?P<high>{_NUMBER}))?(?![\d/.,:-]*\d|\w)\s*(?P<percent>%)?"
)
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    (r"(?:ít nhất|tối thiểu|không dưới|không thấp hơn|trên|hơn|≥|>=|>)", Bound.AT_LEAST),
    (r"(?:tối đa|không quá|không vượt quá|dưới|≤|<=|<)", Bound.AT_MOST),
    (r"(?:khoảng|chừng|ước|gần|xấp xỉ)", Bound.ABOUT),
)
_BEFORE = [(re.compile(rf"{words}(?:\s+(?:là|có|đạt|từ))?\s*$", re.IGNORECASE), bound) for words, bound in _BOUNDS]
# «từ 12% xuống dưới 5%»: the level today is no target.
_FROM = re.compile(r"\s*(?:lên|xuống|năm (?:19|20|··))\b")
_AND_MORE = re.compile(r"\s*(?:[\w%/ ]{0,25}\s)?trở lên")
# Figures of something else, taken out before targets are looked for.
_OTHERS = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}/\d{4}|(?:19|20)\d\d\s*[-–—]\s*(?:19|20)\d\d|(?<![\d.])(?:19|"
    r"20)\d\d(?![\d.])|"
    r"(?:ISO|IEC|TCVN|QCVN|HACCP|GMP|OHSAS|SA|ASTM|EN|BRC|FSSC|TCCS|QCĐP|QCKTĐP)(?:\s*/\s*[A-Z]+)*\s*[\d:.-]+(?:-\d+)*|"
    r"(?<!\w)\d\s?[SMPGKTR](?!\w)|(?<!\w)\d\.0(?!\d)|\(\d{1,2}\)|\d{1,3}/[A-ZĐ][\w/&-]*|"
    r"(?:số|thứ|Điều|điều|khoản|mục|điểm|cấp độ|mức độ|mức|quý|tháng|ngày|năm|Nghị quyết|Quyết định|Chỉ thị|Nghị định|"
    r"Thông tư|Kết luận|Luật|Chương trình|phiên bản|hạng|nhóm|Phụ lục|Mẫu|Biểu|kỳ|tuổi|Top|top|Bước|bước|lần thứ|"
    r"COVID)[ -]\d[\d.,/]*"
)
_YEARLY = re.compile(r"h[àằ]ng năm|mỗi năm|bình quân năm|mỗi một năm", re.IGNORECASE)
_UNITS = re.compile(
    r"(?:(?:nghìn|triệu|tỷ|tỉ)\s+)?(?:đồng|USD)|(?:lượt|nghìn|ngàn)\s+(?:người|doanh nghiệp|cán bộ|học viên|khách|tin)|"
    r"doanh nghiệp(?: nhỏ và vừa| vừa và nhỏ)?|hợp tác xã|chuyên gia|học viên|cán bộ|công chức|viên chức|"
    r"người lao động|"
    r"khóa(?: đào tạo| tập huấn)?|lớp(?: đào tạo| tập huấn)?|mô hình(?: điểm)?|sản phẩm|cơ sở|tổ chức|trung tâm|trường|"
    r"đơn vị|cơ quan|địa phương|xã|phường|huyện|hộ|phòng|sở|tin,? bài|bài|tin|phóng sự|cuộc|hội nghị|hội thảo|"
    r"đề tài|nhiệm vụ|"
    r"dự án|văn bản|tiêu chuẩn|quy chuẩn|sáng kiến|giải pháp|hồ sơ|thủ tục|điểm|ngày|lần|km|ha|tấn|hệ thống|"
    r"chương trình|"
    r"câu lạc bộ|nhãn hiệu|bằng|chứng chỉ|giấy chứng nhận|chuỗi|vùng|làng nghề|thành viên|người|lượt|công trình|"
    r"bộ|nhóm|"
    r"ấn phẩm|video|chuyên mục|chuyên đề|đoàn|mẫu|phiếu|tổ|công nghệ|quy trình|kế hoạch|báo cáo|dịch vụ|bước|giờ|"
    r"m2|m³|MW|kWh",
    re.IGNORECASE,
)
_RATE = re.compile(r"\s*/\s*[^\W\d]+(?:\s*/\s*[^\W\d]+)*")
_WORD = re.compile(r"[^\W\d]+")
_STOP = frozenset(
    (
        *(
            "được",
            "là",
            "có",
            "và",
            "trên",
            "của",
            "về",
            "cho",
            "tại",
            "trong",
            "đạt",
            "với",
            "để",
            "từ",
            "đến",
            "theo",
        ),
        *("thì", "bị", "do", "so", "trở"),
    )
)
_NOT_COUNTED = frozenset(("năm", "tháng", "tuần", "quý"))
_PERIOD = re.compile(
    r"(?:giai đoạn|thời kỳ)\s+(?:từ\s+)?(?:năm\s+)?(?P<a>(?:19|20)\d\d)\s*(?:[-–—]|đến)\s*(?:năm\s+)?"
    r"(?P<b>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:đến|trong|vào)?\s*(?:hết\s+)?năm\s+(?P<y>(?:19|20)\d\d)", re.IGNORECASE)
_CLAUSES = re.compile(r"(?<=[;.!])\s+")
# Bound and unit stand beside their figure, within so many letters.
_NEAR = 80
_MOST_HEADING_WORDS = 15
_UNSURE = 0.7
_STRANGE_UNIT = "Đơn vị tính của chỉ tiêu này được đoán từ từ đứng sau con số; hãy kiểm tra."


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in a clause: its words, unit, bound; `is_sure` where the unit is a known one."""

    value: str
    unit: str
    bound: str
    is_sure: bool


def read(items: Sequence[ItemDraft]) -> tuple[ItemDraft, ...]:
    """`items` with the targets of each one that stands under «Mục tiêu» or «Chỉ tiêu»."""
    return tuple(_read(item, is_target=False, period="") for item in items)


def _read(item: ItemDraft, *, is_target: bool, period: str) -> ItemDraft:
    if item.style in (ItemStyle.TABLE, ItemStyle.ANNEX, ItemStyle.NOTE) or item.task:
        return item
    is_heading = item.style in (ItemStyle.SECTION, ItemStyle.HEADING)
    if is_heading and item.text:
        named = topic(item.text)
        is_target = named == "target" or (is_target and not named)
    words = item.detail if is_heading and item.text else f"{item.text} {item.detail}".strip()
    announces = len(words.split()) <= _MOST_HEADING_WORDS and bool(item.children)
    if is_heading or announces:
        period = period_in(item.text) or period
    found = tuple(_targets(words, period, item.evidence)) if is_target and not announces else ()
    children = tuple(_read(child, is_target=is_target, period=period) for child in item.children)
    return replace(item, targets=(*item.targets, *found), children=children)


def period_in(text: str) -> str:
    """«2026 - 2030» or «2030» as `text` names it; "" where it names none."""
    if found := _PERIOD.search(text):
        return f"{found['a']} - {found['b']}"
    year = _YEAR.search(text)
    return year["y"] if year else ""


def _targets(text: str, period: str, evidence: Evidence | None) -> Iterator[TargetDraft]:
    for clause in _CLAUSES.split(text):
        own = period_in(clause) or period
        for figure in figures_in(clause):
            yield TargetDraft(
                text=clause.strip().rstrip(" ;."),
                value=figure.value,
                unit=figure.unit,
                period=own,
                bound=figure.bound,
                evidence=evidence,
                confidence=SURE if figure.is_sure else _UNSURE,
                doubt="" if figure.is_sure else _STRANGE_UNIT,
            )


def figures_in(clause: str) -> Iterator[_Figure]:
    """The figures of a clause that count or measure something."""
    text = _without_others(clause)
    per_year = "/năm" if _YEARLY.search(text) else ""
    for found in _VALUE.finditer(text):
        before, after = text[max(0, found.start() - _NEAR) : found.start()], text[found.end() : found.end() + _NEAR]
        is_percent = bool(found["percent"] or (found["sign"] and not found["high"]))
        unit, is_sure = ("%", True) if is_percent else _unit(after)
        if not unit or unit.lower().split()[0] in _NOT_COUNTED or _FROM.match(after):
            continue
        rate = _RATE.match(after if is_percent else after.lstrip()[len(unit) :])
        unit += "".join(rate[0].split()) if rate else per_year
        yield _Figure(_printed(found), unit, _bound(before, after), is_sure)


def _without_others(clause: str) -> str:
    """The clause with figures of something else blanked out; places stay."""
    for citation in citations(clause):
        clause = clause[: citation.start] + " " * (citation.end - citation.start) + clause[citation.end :]
    return _OTHERS.sub(lambda found: "·" * len(found[0]), clause)


def _printed(found: re.Match[str]) -> str:
    """«05-10», «10 đến 15»; of «từ 40% lên 60%» the figure to be reached."""
    dash = (found["dash"] or "").strip()
    if not dash:
        return found["low"]
    if dash == "lên":
        return found["high"]
    return f"{found['low']}-{found['high']}" if dash in "-–—" else f"{found['low']} {dash} {found['high']}"


def _unit(after: str) -> tuple[str, bool]:
    """What a figure counts: a known unit, else its next one or two words."""
    text = after.lstrip()
    known = _UNITS.match(text)
    if known and (known.end() == len(text) or not text[known.end()].isalpha()):
        return known[0], True
    words = []
    for word in text.split()[:2]:
        plain = _WORD.fullmatch(word.strip(",.;:)("))
        if not plain or plain[0].lower() in _STOP:
            break
        words.append(plain[0])
        if word[-1] in ",.;:)":
            break
    return " ".join(words), False


def _bound(before: str, after: str) -> str:
    if _AND_MORE.match(after):
        return Bound.AT_LEAST
    return next((bound for pattern, bound in _BEFORE if pattern.search(before)), Bound.EXACT)
