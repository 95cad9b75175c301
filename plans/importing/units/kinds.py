"""How the names of Vietnamese bodies begin, and what may follow.

Habit relied on: a body's name is its kind («Sở», «Chi cục», «Trung tâm») followed by a field or a place («Tài chính»,
«tỉnh»); a group begins with «các», «toàn thể» or with UBND and levels of places («UBND xã, phường»).
"""

from __future__ import annotations

import re

# Kind → rank: a body may carry on with its superior's name without a comma only from a lower to a higher rank
# («Trung tâm Lưu trữ Sở Nội vụ»), never the other way round.
RANKS: dict[str, int] = {
    **dict.fromkeys(("Chính phủ", "Thủ tướng Chính phủ", "Văn phòng Chính phủ", "Bộ", "Tổng cục"), 4),
    **dict.fromkeys(("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Thị ủy", "Quận ủy", "Đảng ủy", "HĐND", "UBND", "UBMTTQ"), 4),
    **dict.fromkeys(("Ủy ban nhân dân", "Hội đồng nhân dân", "Ủy ban Mặt trận", "Ủy ban", "MTTQ", "UBMT"), 4),
    **dict.fromkeys(("Mặt trận", "Thường trực", "Đoàn ĐBQH", "Đoàn Đại biểu", "Tòa án", "Viện kiểm sát"), 4),
    **dict.fromkeys(("Sở", "Bộ Chỉ huy", "Công an", "Cục", "Kho bạc", "Ngân hàng", "Bảo hiểm xã hội", "BHXH"), 3),
    **dict.fromkeys(("Tỉnh đoàn", "Thành đoàn", "Huyện đoàn", "Đoàn Thanh niên", "Liên đoàn", "Liên minh"), 3),
    **dict.fromkeys(("Liên hiệp", "Hiệp hội", "Hội", "Bưu điện", "Viễn thông", "Điện lực", "Đại học", "Học viện"), 3),
    **dict.fromkeys(("Ban Quản lý", "Ban", "Báo", "Đài", "Cổng", "Quỹ", "Hợp tác xã", "HTX", "Nhà xuất bản"), 3),
    **dict.fromkeys(("Hải quan", "Thuế", "Bộ đội", "Cảng", "Vườn quốc gia", "Bảo tàng", "Nhà hát", "Tập đoàn"), 3),
    **dict.fromkeys(("Chi cục", "Trung tâm", "TT", "Viện", "Trường", "Bệnh viện", "Công ty", "Tổng công ty"), 2),
    **dict.fromkeys(("Doanh nghiệp", "Xí nghiệp", "Nhà máy", "Phân viện", "Trạm", "Vườn ươm", "Câu lạc bộ"), 2),
    **dict.fromkeys(("Phòng", "P.", "Văn phòng", "VP", "Thanh tra", "Khoa", "Tổ", "Nhóm", "Đội", "Bộ phận"), 1),
    **dict.fromkeys(("Đoàn", "Công đoàn", "Chi bộ", "Hội đồng", "Tổ chức", "Đơn vị", "Cơ quan"), 1),
}
# Bodies whose kind is their whole name within a province.
WHOLE_NAMES = frozenset(
    ("tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "tỉnh đoàn", "thành đoàn", "huyện đoàn", "hđnd")
) | {"ubnd", "chính phủ", "thủ tướng chính phủ", "văn phòng chính phủ", "mttq", "ubmttq", "công đoàn"}
COLLECTIVES = ("các", "toàn thể", "toàn bộ", "tất cả", "những", "cán bộ", "công chức", "lãnh đạo", "ban giám đốc")
# Persons stand for their unit («Trưởng phòng Kế hoạch»).
PERSONS = ("giám đốc", "phó giám đốc", "trưởng", "phó trưởng", "chủ tịch", "phó chủ tịch", "thủ trưởng", "chánh")
# Bodies without a name of their own, also written without a capital in mid-sentence.
_UNNAMED = (
    r"ban chỉ đạo|ban tổ chức|ban điều hành|ban soạn thảo|ban giám khảo|tổ giúp việc|tổ công tác|tổ thư ký|"
    r"tổ chuyên gia|tổ soạn thảo|nhóm chuyên gia|nhóm nghiên cứu|đơn vị tư vấn|đơn vị đào tạo|hội đồng khoa học|"
    r"văn phòng sở|thanh tra sở|công an (?:tỉnh|thành phố|huyện|xã|phường)|thanh tra (?:tỉnh|thành phố)"
)
# What begins like a kind but is another word: «hội nghị», «tổ chức thực hiện», «ban ngành», «báo cáo», «sở hữu».
_NOT_KINDS = (
    r"(?:hội (?:nghị|thảo|chợ|trường|họp|nhập|thi|viên)|tổ hợp|tổ chức (?!khoa|tư|chính)\w+|ban (?:ngành|hành|đầu)|"
    r"đoàn thể|bộ (?:tiêu|chỉ số|tài liệu|quy|công cụ|dữ liệu)|khoa (?:học|giáo)|báo (?:cáo|chí|giá)|đội ngũ|"
    r"trường hợp|sở hữu|phòng (?:chống|ngừa|cháy|bệnh)|thanh tra (?:việc|công|chuyên|theo|đột)|nhóm nhiệm|"
    r"văn phòng phẩm|cục bộ|viện (?:trợ|dẫn)|đài thọ|quỹ đất|thuế (?:suất|giá|thu))\b"
)
_KINDS = "|".join(re.escape(kind) for kind in sorted(RANKS, key=len, reverse=True))
_KIND = re.compile(rf"(?P<kind>{_KINDS})(?=$|[\s,;.:()])\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_COLLECTIVE = re.compile(rf"(?:{'|'.join(COLLECTIVES)})\s+\S", re.IGNORECASE)
# «Sở, ban, ngành liên quan» without «các».
_BARE_GROUP = re.compile(r"(?:sở\s*,\s*(?:ban|ngành)|cơ quan\s*,\s*(?:tổ chức|đơn vị))\b", re.IGNORECASE)
_PERSON = re.compile(rf"(?:{'|'.join(PERSONS)})\s+\w", re.IGNORECASE)
_UNNAMED_BEGIN = re.compile(rf"(?:{_UNNAMED})\b", re.IGNORECASE)
_NOT_KIND = re.compile(_NOT_KINDS, re.IGNORECASE)
# After a bare kind these words belong to a whole list («các phòng, trung tâm thuộc Sở»).
_SHARED = re.compile(r"(?:trực thuộc|thuộc|có liên quan|liên quan|của|cấp|và|trên|ngành|khác|chuyên môn)\b")
_ACRONYMS = frozenset({"UBND", "HĐND", "UBMTTQ", "MTTQ", "BHXH", "HTX"})


def kind_of(text: str) -> tuple[str, str] | None:
    """The kind that `text` begins with and the words after it: («Sở», «Tài chính»); None where it begins with none."""
    text = old_spelling(text.strip())
    found = None if _NOT_KIND.match(text) else _KIND.match(text)
    return (found["kind"], found["rest"].strip()) if found else None


def old_spelling(text: str) -> str:
    """«Uỷ ban» as «Ủy ban», so that kinds are written one way; the length stays."""
    return text.replace("Uỷ", "Ủy").replace("uỷ", "ủy").replace("UỶ", "ỦY")


def is_group(text: str) -> bool:
    """Whether `text` begins like a group of units («các sở», «toàn thể công chức»)."""
    return bool(_COLLECTIVE.match(text.strip()))


def begins(text: str) -> bool:
    """Whether `text`, found in a list or a cell, begins like a unit or a group of units, by form alone.

    A kind alone («Ban», «Trung tâm thuộc Sở») is no unit: it shares its complement with the list it stands in.
    """
    text = old_spelling(text.strip())
    if (
        _COLLECTIVE.match(text)
        or _BARE_GROUP.match(text)
        or _UNNAMED_BEGIN.match(text)
        or (_PERSON.match(text) and text[0].isupper())
    ):
        return True
    found = kind_of(text)
    if not found:
        return False
    kind, rest = found
    if kind.lower() in WHOLE_NAMES and kind[0].isupper() and (not rest or rest[0] in ",;"):
        return True
    return bool(rest) and not rest.startswith((",", ";", ":")) and _named(kind, rest)


def may_begin(text: str) -> bool:
    """Whether `text` may be the first words of a unit's name, cut off by a page's end: «Các», «Chi cục»."""
    return text.lower() in COLLECTIVES or kind_of(text) is not None


def names_itself(text: str) -> bool:
    """Whether `text` is a kind with a proper name: «Trung tâm Lưu trữ», not «trung tâm» or «Trường đại học»."""
    found = kind_of(text)
    return bool(found and found[1] and (found[1][0].isupper() or found[0].upper() in _ACRONYMS))


def _named(kind: str, rest: str) -> bool:
    if rest[0].isupper() or rest[0] in '“"(':
        return rest[0] != "("
    if kind.upper() in _ACRONYMS or kind == "TT":
        return kind != "TT"
    return kind[0].isupper() and (not _SHARED.match(rest) or (kind == "Báo" and rest.startswith("và ")))
