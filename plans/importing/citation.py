"""One cited document: kind, number and symbol, name, date, issuer.

Habits relied on (Nghị định 30/2020, Phụ lục I): «Kind số Number/Symbol ngày … của Issuer về/phê duyệt/ban hành …», the
issuer between «của» and the verb of the subject; laws «Luật Name ngày …» or «Luật Name năm …» without a number. Copies
break a symbol at its hyphen and leave out «số».
"""

from __future__ import annotations

import re

from plans.importing.draft import BasisDraft, Evidence
from plans.rules.citations import Citation, citations

KINDS = (
    "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết liên tịch", "Nghị quyết", "Nghị định",
    "Quyết định", "Thông tư liên tịch", "Thông tư", "Chỉ thị", "Kế hoạch", "Công văn", "Văn bản hợp nhất", "Văn bản",
    "Thông báo kết luận", "Thông báo", "Chương trình hành động", "Chương trình", "Đề án", "Phương án", "Hướng dẫn",
    "Kết luận", "Quy định",
    "Quy chế", "Công điện", "Tờ trình", "Báo cáo", "Thông tri", "Hợp đồng", "Dự án",
)  # fmt: skip
_ANY = "|".join(sorted(KINDS, key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<kind>{_ANY})(?:\s+của\s+(?P<issuer>[^,;()]{{3,80}}?))?\s+(?:số\s*:?\s*)?$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(?:,\s*)?\b(?:về việc|về|v/v|phê duyệt|ban hành|quy định|hướng dẫn|sửa đổi|bổ sung|thông qua|công bố|"
    r"triển khai|thực hiện|giao|thành lập|điều chỉnh|kiện toàn|thay thế|phân công|phân bổ|tại|năm \d|và các|trong đó|"
    r"đối với|liên quan|quyết định|bãi bỏ|tổ chức|phát động|đã|cho|theo|nhằm|chấp thuận|đồng ý)\b|\s*[,;:.“\"«]"
)
_OF = re.compile(r"[\s,]*(?:\([^)]*\)\s*)?\bcủa\s+", re.IGNORECASE)
_LAW = re.compile(
    r"(?P<name>(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh)\s+.*?)"
    r"(?=\s*,?\s+(?:ngày\s+\d|số\s*:?\s*\d)|\s*,?\s+năm\s+\d{4}|;|\s*\(|[;,.]?\s*$)"
)
# Laws and the assembly's resolutions count by legislature: «05/2007/QH12», «11/2022/UBTVQH15».
_ASSEMBLY = re.compile(r"\b\d{1,4}/\d{4}/(?:[A-Z]{2}-)?(?:UBTV)?QH\d{1,2}\b")
_NAMED = re.compile(rf"(?P<kind>{_ANY})\s+(?P<name>[^;]+)")
# «Theo đề nghị của …» proposes; the plan does not rest on it (Phụ lục I names the căn cứ apart).
_PROPOSAL = re.compile(r"(?:Theo|Xét)\s+(?:đề nghị|đề xuất)\b", re.IGNORECASE)
_LAW_FIRST = re.compile(r"(?:Căn cứ|Thực hiện|Triển khai|Thi hành)\s+(?:các\s+)?(?:Hiến pháp|Bộ luật|Luật|Pháp lệnh)\b")
_BROKEN = re.compile(r"(?<=\d)\s*/\s*(?=[A-ZĐ])|(?<=[A-ZĐ])\s*-\s+(?=[A-ZĐ])|(?<=\d)\s*/\s*(?=(?:19|20)\d\d\s*/)")
_YEAR_FIRST = re.compile(r"(?<=\d)\s*/\s*((?:19|20)\d\d)\s*/\s*(?=[A-ZĐ])")
_LAW_DATE = re.compile(r"ngày\s+(?P<d>\d{1,2})\s*(?:/|-|\.| tháng )\s*(?P<m>\d{1,2})\s*(?:/|-|\.| năm )\s*(?P<y>\d{4})")


def basis_of(text: str, role: str, evidence: Evidence) -> BasisDraft:
    """The document that a «Căn cứ …» or «Thực hiện …» names; symbol and name empty where it names none."""
    text = words = joined(text)
    if _PROPOSAL.match(words):
        return BasisDraft(text, role, evidence=evidence)
    cited = _of_assembly(words) or _own_citation(words)
    if cited is None or _LAW_FIRST.match(words):
        return _named(text, words, role, evidence, cited)
    before = _BEFORE.search(words[: cited.start])
    kind = _spelt(before["kind"]) if before else ""
    issuer = issuer_after(words, cited.end) or (before["issuer"] or "" if before else "")
    date = cited.date.isoformat() if cited.date else _date_behind(words, cited.end)
    doubt = cited.impossible
    return BasisDraft(text, role, kind, cited.symbol, "", date, issuer.strip(), evidence, 0.6 if doubt else 1.0, doubt)


def joined(text: str) -> str:
    """Symbols broken over lines put together: «79/QĐ- SKHCN», «1322/ QĐ-TTg»."""
    text = _YEAR_FIRST.sub(r"/\1/", text)
    return _BROKEN.sub(lambda found: found.group().strip()[:1] or found.group(), text)


def issuer_after(words: str, end: int) -> str:
    """«Thủ tướng Chính phủ» behind «số … ngày … của»; remarks in brackets stay («(nay là …)»)."""
    of = _OF.match(words, end)
    if not of:
        return ""
    rest = words[of.end() :]
    stop = _stop(rest)
    found = rest[:stop].strip(" ,;.")
    return found.rstrip(")").strip() if found.count(")") > found.count("(") else found


def _stop(rest: str) -> int:
    """Where the issuer ends: before the subject's verb or a mark, never inside brackets."""
    for found in _SUBJECT.finditer(rest):
        inside = rest[: found.start()].count("(") - rest[: found.start()].count(")")
        if inside <= 0:
            return found.start()
    closing = rest.find(")")
    return closing if closing >= 0 and "(" not in rest[:closing] else len(rest)


def _own_citation(words: str) -> Citation | None:
    """The first symbol that is the sentence's own: before any subject, or in brackets behind a name."""
    for cited in citations(words):
        before = words[: cited.start]
        kind = _BEFORE.search(before)
        lead = before[: kind.start()] if kind else before
        if lead.rstrip().endswith(("(", "tại", "theo")):
            return cited
        if not _ABOUT.search(lead):
            return cited
        return None
    return None


# What comes before the own symbol may name an order («chỉ đạo của … tại Công văn số …») but no subject of a document.
_ABOUT = re.compile(
    r"\b(?:về việc|phê duyệt|ban hành|hướng dẫn|sửa đổi|bổ sung|quy định chi tiết|thi hành)\b", re.IGNORECASE
)


def _of_assembly(words: str) -> Citation | None:
    """A law's or resolution's own number, which `citations` does not know."""
    found = _ASSEMBLY.search(words)
    own = found and not _ABOUT.search(words[: found.start()])
    return Citation(found.group(), None, found.start(), found.end()) if found and own else None


def _date_behind(words: str, end: int) -> str:
    """The date right behind a symbol."""
    found = _LAW_DATE.match(words[end:].lstrip(" ,"))
    return _iso(found) if found else ""


def _named(text: str, words: str, role: str, evidence: Evidence, cited: Citation | None) -> BasisDraft:
    """A law by its name, with its number where it is printed; a programme or plan cited without its number."""
    law = _LAW.search(words)
    if law:
        symbol = cited.symbol if cited and cited.start <= law.end() + 10 else ""
        kind = next(kind for kind in ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh") if law["name"].startswith(kind))
        return BasisDraft(text, role, kind, symbol, _clean(law["name"]), _law_date(words), "", evidence)
    named = _NAMED.search(words)
    if named and named.start() < 40 and role == "carry_out" and "này" not in named.group()[:60]:
        title, _, issuer = f"{named['kind']} {named['name']}".partition(" của ")
        doubt = "Văn bản được viện dẫn không có số, ký hiệu; hãy chọn đúng văn bản trong danh mục."
        return BasisDraft(
            text, role, _spelt(named["kind"]), "", _clean(title), "", _clean(issuer), evidence, 0.6, doubt
        )
    return BasisDraft(text, role, evidence=evidence)


def _clean(name: str) -> str:
    return name.strip(" ,;.:")


def _law_date(words: str) -> str:
    found = _LAW_DATE.search(words)
    return _iso(found) if found else ""


def _iso(found: re.Match[str]) -> str:
    return f"{int(found['y']):04d}-{int(found['m']):02d}-{int(found['d']):02d}"


def _spelt(kind: str) -> str:
    """The kind as the decree spells it, whatever its letters' case."""
    return next((each for each in KINDS if each.lower() == " ".join(kind.split()).lower()), kind)
