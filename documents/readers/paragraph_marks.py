"""What begins a paragraph of an official text, and what cannot end one.

Relies on the form of official documents (Decree 30/2020/NĐ-CP, Annex I): items are numbered I., 1., 1.1., a) or marked
with a dash; «Căn cứ», «Nơi nhận», place and date have their own line; headings are capitals.
"""

from __future__ import annotations

import re

_ROMAN = r"[IVXLC]{1,6}"
_LETTER = r"[^\W\d_]"
OUTLINE = re.compile(
    rf"(?:{_ROMAN}\s?[.)/–-]\s|\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}[.)/]\s|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?\s+(?={_LETTER})"
    rf"|\d{{1,2}}\.(?={_LETTER})|[a-zđ][.)]\s|[a-zđ]\)|[A-ZĐ]\.\s)"
)
BARE_NUMBER = re.compile(rf"(?:{_ROMAN}|\d{{1,2}}(?:\.\d{{1,2}}){{0,4}}|[a-zđ]\)?)[.)]?")
"""A number alone on its line: the first cell of a table's row, or a page's number."""
DASH = re.compile(rf"(?:[-–—−+*•●○]\s|[•●○◦▪‣]|[-+](?={_LETTER}{{2}}))")
OPENER = re.compile(
    r"(?:Căn cứ\b|Theo đề nghị\b|Xét đề nghị\b|Nơi nhận\s*:|Kính gửi\s*:|Điều \d+\.|Phần (?:thứ\b|[IVX]+\b)|"
    r"(?:Chương|Mục|Phụ lục|Biểu(?: số)?) (?:[IVX]+|\d+)\b|Số\s*:|Trên đây là\b|\(Kèm theo\b|"
    r"(?:TM|KT|TL|TUQ|Q)\.\s|Lưu\s*:|(?:Người ký|Ký bởi|Ngày ký|Email|Chức vụ)\s*:)"
)
LABEL = re.compile(
    r"(?:Thời (?:gian|hạn|điểm)|Tiến độ|Đơn vị|Cơ quan|Phòng|Bộ phận|Chủ trì|Phối hợp|Chỉ đạo|Lãnh đạo|Kết quả|"
    r"Sản phẩm|Kinh phí|Tổng kinh phí|Nguồn kinh phí|Dự toán|Địa điểm|Thành phần|Đối tượng|Số lượng|Nội dung|"
    r"Hình thức|Mục tiêu|Mục đích|Yêu cầu|Bằng chữ|Người|Nhiệm vụ|Ghi chú)\b[^:.;]{0,45}:"
)
PLACE_AND_DATE = re.compile(rf"{_LETTER}[^,:;]{{1,40}},\s*ngày\b.{{0,14}}\btháng\b.{{0,10}}\bnăm\b")
RULE = re.compile(r"[-–—_=*~.\s]{3,}|[─━]+")
"""A drawn line: below the letterhead, between pages."""
_SENTENCE_END = re.compile(r"(?:[.;:!?…]|\./\.)[\"”’')\]]*$")
_LIST_END = re.compile(r"(?:[;:]|\./\.)[\"”’')\]]*$")
_OPEN_END = re.compile(
    r"(?:,|[(“«]|\s[-–]|\b(?:của|và|hoặc|tại|theo|về|với|cho|do|từ|đến|trong|trên|là|các|những|số|ngày|tháng|năm|quý|"
    r"điều|khoản|điểm|mục|phần|lần|thứ|đợt|giai đoạn))$",
    re.IGNORECASE,
)
_HYPHEN_END, _HYPHEN_START = re.compile(r"\w[-/]$"), re.compile(r"[-/]\w")
_SYMBOL_START = re.compile(r"\b\d+(?:/\d{4})?(?:/[A-ZĐ]{2,})?$")
_ALONE = re.compile(r"(?:trang|page)?\s*[-–(]?\s*\d{1,3}\s*(?:[-–)]|(?:/|of|trên)\s*\d{1,3})?", re.IGNORECASE)


def begins(text: str) -> bool:
    """Whether `text` begins as only a paragraph of an official text does."""
    return bool(
        OUTLINE.match(text)
        or BARE_NUMBER.fullmatch(text)
        or DASH.match(text)
        or OPENER.match(text)
        or LABEL.match(text)
        or PLACE_AND_DATE.match(text)
        or is_capitals(text)
    )


def is_capitals(text: str) -> bool:
    """«NHIỆM VỤ VÀ GIẢI PHÁP»: at least two letters, none small."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a paragraph may."""
    return bool(_SENTENCE_END.search(text))


def ends_list_item(text: str) -> bool:
    """Whether `text` ends as an item of a list does, or announces one."""
    return bool(_LIST_END.search(text))


def is_open(text: str) -> bool:
    """Whether something must follow `text` in its sentence: a comma, «của», «số», an open bracket."""
    return bool(_OPEN_END.search(text))


def is_broken_word(before: str, after: str) -> bool:
    """Whether a line end cut a symbol or a date in two: «79/QĐ-» «SKHCN», «79» «/QĐ-SKHCN», «24/7/» «2025»."""
    if _HYPHEN_END.search(before):
        return after[:1].isalnum() and not OUTLINE.match(after)
    return bool(_HYPHEN_START.match(after) and _SYMBOL_START.search(before) and not after[1:2].islower())


def is_number_alone(text: str) -> bool:
    """«12», «- 12 -», «Trang 3/7»: what a page's edge carries."""
    return bool(_ALONE.fullmatch(text))
