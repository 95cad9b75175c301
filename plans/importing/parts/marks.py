"""Words that mark the parts of an official document, each from a habit of drafting that the pattern names.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (components and their order) and Phụ lục III (kinds of documents).
"""

from __future__ import annotations

import re

# Phụ lục III: kinds that give tasks and are read as plans; each stands alone in capitals, centred.
PLAN_TYPES = (
    "Kế hoạch",
    "Chương trình",
    "Đề án",
    "Phương án",
    "Hướng dẫn",
    "Dự án",
    "Chỉ thị",
    "Thông báo",
    "Nghị quyết",
    "Công điện",
)
# Kinds that put a plan into force by an article of their own.
WRAPPERS = ("Quyết định", "Nghị quyết")
_TYPE_WORDS = {name.upper(): name for name in (*PLAN_TYPES, *WRAPPERS)}
_TYPE_LINE = re.compile(rf"(?P<type>{'|'.join(_TYPE_WORDS)})\s*[:.]?", re.IGNORECASE)
_TYPE_START = re.compile(
    rf"(?P<type>{'|'.join(name.upper() for name in PLAN_TYPES)})\s+(?P<rest>\S.*)",
)

# The opening: «Căn cứ», «Thực hiện», «Triển khai», «Theo», «Xét đề nghị», «Để …», «Nhằm …».
OPENING = re.compile(
    r"(?:[-–+•*]\s*)?(?:Căn cứ|Thực hiện|Triển khai|Tiếp tục (?:thực hiện|triển khai)|Thi hành|Chấp hành|Theo|Xét|Để|"
    r"Nhằm|Trên cơ sở|Tiếp theo|Phát huy)\b",
    re.IGNORECASE,
)
CITING = re.compile(r"(?:[-–+•*]\s*)?(?:Căn cứ|Xét đề nghị|Theo đề nghị)(?:\s|:)", re.IGNORECASE)
# «Căn cứ:» with the documents as a list under it.
LIST_HEAD = re.compile(r"(?:Căn cứ|Thực hiện|Triển khai)(?:\s[^.;]{0,60})?:\s*$", re.IGNORECASE)
BODIES = (
    r"(?:UBND|[ỦU][ỶYỷy] (?:BAN|ban|Ban)|HĐND|Hội đồng|Sở|Bộ|Chi cục|Tổng cục|Cục|Phòng|Ban|Trung tâm|Văn phòng|Viện|"
    r"Trường|Thanh tra|Công an|Hội|Liên minh|Liên hiệp|Liên đoàn|Đoàn|Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng bộ|Báo|"
    r"Đài|Kho bạc|Quỹ|Công ty|Bệnh viện|Tòa án|Viện kiểm sát|Bưu điện|Học viện|Thành đoàn|Tỉnh đoàn|Bảo hiểm|Cơ quan|"
    r"Ngân hàng|Thống kê|Hải quan|Thuế|Kiểm lâm|Trạm|Tập đoàn|Nhà|Thư viện|Bảo tàng)"
)
# The head issues in the body's name: «Giám đốc Sở …», «Chủ tịch UBND …».
_HEADS = r"(?:(?:Giám đốc|Chủ tịch|Cục trưởng|Chi cục trưởng|Thủ trưởng)\s+)?"
ISSUING = re.compile(
    rf"(?:(?<=^)|(?<=[,;.”\"’»)]\s)|(?<=[,;.]))(?:[Nn]ay,?\s+)?{_HEADS}(?P<body>{BODIES}(?![\w])[^;:]{{0,150}}?)\s+"
    r"(?:đã\s+)?(?P<verb>ban hành|xây dựng|đề ra|lập|tổ chức|giao|triển khai|yêu cầu|hướng dẫn|quyết định|thông báo|"
    r"đưa|thực hiện|phát động|phê duyệt)(?=\s)",
)
BODY_LINE = re.compile(rf"(?:{BODIES}|TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG|QUẬN|THỊ XÃ|VÀ)(?![\w])", re.IGNORECASE)
ISSUES_ATTACHED = re.compile(r"(?:ban hành|phê duyệt)\s+kèm theo\s+(?:quyết định|nghị quyết)\s+này", re.IGNORECASE)
AS_FOLLOWS = re.compile(
    r"(?:như sau|cụ thể(?: như sau)?|(?:với |gồm )?(?:các )?nội dung[^:]{0,60}|sau(?: đây)?|dưới đây)"
    r"\s*[:./]*$",
    re.IGNORECASE,
)

# Divisions of the text: Phần, Chương, Mục, Điều, I., 1., A.
HEADING = re.compile(
    r"(?:(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:THỨ\s+\w+|[Tt]hứ\s+\w+|[IVXL]+|\d+)\b|(?:Điều|MỤC|Mục)\s+(?:\d+|[IVXL]+)\b|"
    r"[IVXL]{1,6}\s*[.)/:-]\s*\S|[A-E]\s*[.)/-]\s+\S|\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)/]\s*\S|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}\s+\S)"
)
MARKER = re.compile(r"(?:[-–—+*•●▪‒]\s*\S|[a-zđ]{1,2}\)\s*\S|\(\d{1,2}\)\s*\S)")

CLOSING = re.compile(
    r"(?:Trên đây là|Trong quá trình|Quá trình (?:thực hiện|triển khai|tổ chức)|Yêu cầu|Đề nghị|Kế hoạch này|"
    r"(?:Căn cứ|Trên cơ sở)(?: vào)?(?: nội dung)? Kế hoạch này|Nếu |Khi |"
    r"Giao (?:Sở|Phòng|Chánh|Văn phòng|Trưởng|Chi cục|Trung tâm)|Nhận được|"
    r"Thủ trưởng|(?:Giám đốc|Chủ tịch) các|Quyết định này|(?:Trong|Quá) (?:khi|trình))"
)
ENDS = re.compile(r"\./\.?\s*$")
# Where a signature stands on the left, its first line comes before «Nơi nhận» on one flattened line.
RECIPIENTS = re.compile(
    r"(?:(?P<signing>[A-ZĐÀ-Ỹ./\s]{4,60})\s)?\W{0,3}[Nn][ơoƠO][iI]\s+[nN][hH][ậẬ][nN]\W{0,4}(?::|$)\W*"
)

# Điều 13: TM., KT., TL., TUQ., Q. before the office signed for; both «TM.» and «T/M» are met.
_AUTHORITY = r"(?:T/?M|K/?T|T/?L|T/?UQ|Q)\s*\.?"
_OFFICES = (
    r"(?:TỔNG\s+)?GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|(?:CHI |TỔNG )?CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|"
    r"VỤ TRƯỞNG|TỔ TRƯỞNG|THỦ TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG|ĐOÀN|TRẠM|BỘ|KHOA)|CHÁNH (?:VĂN PHÒNG|THANH TRA|ÁN)|"
    r"CHỈ HUY TRƯỞNG|ĐỘI TRƯỞNG|BÍ THƯ|ỦY VIÊN|UỶ VIÊN|KẾ TOÁN TRƯỞNG|TRẠM TRƯỞNG|TRƯỞNG|GIÁM HIỆU"
)
AUTHORITY = re.compile(rf"{_AUTHORITY}\s*(?=[A-ZĐÀ-Ỹ])[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ\s,.&-]+")
POSITION = re.compile(rf"(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:{_OFFICES})(?:\s+[A-ZĐÀ-Ỹ&,-]+)*")
SIGNED_AT_END = re.compile(
    rf"(?:^|\s)(?:(?:T/?M|K/?T|T/?L|T/?UQ|Q)\s*\.\s*[A-ZĐÀ-Ỹ\s,&-]{{4,}}|(?:PHÓ\s+)?(?:{_OFFICES})(?:\s+[A-ZĐÀ-Ỹ&,-]+)*)$"
)
SIGNING_BREAK = re.compile(
    rf"\s+(?=(?:T/?M|K/?T|T/?L|T/?UQ)\s*\.\s*[A-ZĐÀ-Ỹ]|(?<!QUYỀN )PHÓ\s+(?:{_OFFICES})\b)"
    rf"|(?<=NHÂN DÂN)\s+(?=CHỦ TỊCH\b)|(?<=GIÁM ĐỐC)\s+(?=TRƯỞNG PHÒNG|CHÁNH)|(?<=CHỦ TỊCH)\s+(?=(?:GIÁM ĐỐC|CHÁNH)\b)"
)
SIGNED = re.compile(r"\(?\s*(?:đã ký|đã ký và đóng dấu|ký tên,? đóng dấu|ký, ghi rõ họ tên)\s*\)?", re.IGNORECASE)

# «Phụ lục I», «PHỤ LỤC», «Phụ lục kèm theo», also «PHỤ LỤC I: TITLE»; never a sentence about an annex.
ANNEX = re.compile(
    r"(?P<word>PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU MẪU|Biểu mẫu|BIỂU|Biểu|MẪU|Mẫu)"
    r"(?:\s+(?:số\s+|SỐ\s+)?(?P<number>[IVXL]{1,5}|\d{1,2}|[A-H])(?![\w]))?"
    r"(?P<rest>\s*(?:[:.–-]\s*)?.*)"
)
ATTACHED = re.compile(r"\W{0,2}(?:Ban hành\s+)?kèm theo\b", re.IGNORECASE)
PAGE_NUMBER = re.compile(r"[-–]?\s*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–]?")
MOTTO = re.compile(
    r"C[ỘO]NG\s+H[ÒO][AÀ]\s+X[ÃA]\s+H[ỘO]I\s+CH[ỦU]\s+NGH[ĨI]A\s+VI[ỆE]T\s+NAM|Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc",
    re.IGNORECASE,
)


def type_of(line: str) -> str:
    """The kind that a line names and nothing else («KẾ HOẠCH» → «Kế hoạch»); "" for any other line."""
    found = _TYPE_LINE.fullmatch(line.strip())
    if not found or found["type"][0] != found["type"][0].upper():
        return ""
    return _TYPE_WORDS[found["type"].upper()]


def type_before(line: str) -> tuple[str, str]:
    """Kind and the rest of a line on which the title follows the kind in capitals; ("", "") for any other."""
    found = _TYPE_START.fullmatch(line.strip())
    return (_TYPE_WORDS[found["type"]], found["rest"].strip()) if found else ("", "")


def is_annex_heading(line: str) -> bool:
    """Whether a line begins an annex: the word, perhaps a number, perhaps a title, and no sentence."""
    line = line.strip()
    found = ANNEX.fullmatch(line)
    if not found or len(line) > 250:
        return False
    rest = found["rest"].strip(" :.–-")
    is_main = found["word"].lower().startswith("phụ")
    if not rest:
        return is_main or bool(found["number"])
    if rest.lower() in ("kèm theo", "đính kèm"):
        return is_main
    if line.endswith((".", ";", ",")):
        return False
    if found["number"]:
        return found["rest"].lstrip()[:1] in ":.–-" or rest == rest.upper()
    return rest == rest.upper() and found["word"].isupper() and is_main


# The family names that nearly all signers have: a line in capitals is a name only with one of them in front.
_FAMILY = re.compile(
    r"(?:NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|HỒ|NGÔ|DƯƠNG|LÝ|ĐOÀN|ĐINH|TRỊNH|TRƯƠNG|LÂM|MAI|CAO|LƯU|"
    r"TẠ|HÀ|ĐÀO|VƯƠNG|PHÙNG|THÁI|CHÂU|TÔ|TĂNG|QUÁCH|LƯƠNG|KIỀU|TỐNG|LA|CHU|NÔNG|TRIỆU|HỨA|MẠC|ĐÀM|LỤC|DOÃN|GIANG|NGHIÊM|"
    r"THẠCH|SƠN|KIM|ĐIỂU|BÀN|LÒ|VI|QUÀNG|GIÀNG|SÙNG|MA|VÀNG|KHỔNG|ÂU|THÂN|NINH|BẠCH|ÔNG|VIÊN|HÀN|BẾ|CẨM|LẠI)(?![\w])"
)


def is_name(text: str) -> bool:
    """Whether a line can be a signer's name: two to six words, each with a capital, nothing else.

    In capitals throughout it could as well be the second line of an office; a family name decides.
    """
    words = re.sub(r"^(?:(?:PGS|GS|TS|ThS|CN|KS|BS|CKI|CKII|DS|LS)\.?\s*,?\s*)+", "", text).split()
    if not 2 <= len(words) <= 6 or re.search(r"[\d:;,_/()\[\]\\]", text):
        return False
    if not all(word[0].isupper() and re.sub(r"['’.]", "", word).isalpha() for word in words):
        return False
    return text != text.upper() or bool(_FAMILY.match(words[0]))


def is_signing(line: str) -> bool:
    """Whether a line is one of a signature in capitals: authority or office."""
    return bool(AUTHORITY.fullmatch(line) or POSITION.fullmatch(line))
