"""Whether a certificate may sign for a person or for the agency (Nghị định 30/2020/NĐ-CP, Điều 5)."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from asn1crypto import x509

from common.errors import InvalidInput
from common.text import fold, nfc
from documents.constants import SignatureRole
from documents.signing.certificates import (
    Certificate,
    Roots,
    attribute_values,
    chain,
    is_trusted,
    may_sign,
)
from documents.signing.times import day

_TITLES = {
    *("gs", "pgs", "ts", "tskh", "ths", "ncs", "bs", "bscki", "bsckii", "ck1", "ck2", "cki", "ckii", "ks", "cn", "ds"),
    *("giao", "su", "pho", "tien", "si", "thac", "ky", "cu", "nhan", "bac", "duoc", "luat", "ong", "ba", "dong", "chi"),
    *("dai", "thuong", "trung", "thieu", "ta", "tuong", "uy", "ngut", "ngnd", "ttut", "ttnd", "ls"),
}
"""Folded words that stand before a name: academic titles, ranks, forms of address."""
_COMMON_WORDS = {"tinh", "thanh", "pho", "tp"}
"""Folded words that an agency's name has here and lacks there."""
_WORD = re.compile(r"\w+")


def check_certificate(
    certificate: Certificate, *, role: SignatureRole, holder: str, at: dt.datetime, roots: Roots
) -> None:
    """Raise `InvalidInput` unless `certificate` may sign as `role` for `holder` at `at`.

    `holder` is the signer's printed name, for the agency its name. Refused: expired, not yet valid, a use that is not
    signing, an authority that is not trusted, somebody else's certificate.
    """
    if sentence := _refusal(certificate, role, holder, at, roots):
        raise InvalidInput(sentence)


def _refusal(certificate: Certificate, role: SignatureRole, holder: str, at: dt.datetime, roots: Roots) -> str:
    name = certificate.subject_name
    certificates = chain(certificate.pem.encode())
    if at < certificate.valid_from:
        return f"Chứng thư số của «{name}» chưa có hiệu lực (từ {day(certificate.valid_from)}); hãy ký sau ngày đó."
    if at > certificate.valid_to:
        return (
            f"Chứng thư số của «{name}» đã hết hạn ngày {day(certificate.valid_to)}; hãy dùng chứng thư còn hiệu lực."
        )
    if not may_sign(certificates[0]):
        return f"Chứng thư số của «{name}» không được cấp để ký văn bản; hãy chọn chứng thư ký số."
    if not roots:
        return (
            "Cổng chưa tin cậy nơi cấp chứng thư số nào; hãy đề nghị người vận hành đặt chứng thư gốc vào thư mục"
            " PORTAL_TRUST_ROOTS."
        )
    if not is_trusted(certificates, roots):
        return (
            f"Nơi cấp «{certificate.issuer_name}» không nằm trong danh sách cổng tin cậy; hãy dùng chứng thư do cơ quan"
            " có thẩm quyền cấp hoặc báo người vận hành."
        )
    return _foreign(certificates[0].subject, role, holder)


def _foreign(subject: x509.Name, role: SignatureRole, holder: str) -> str:
    """A sentence where `subject` is somebody else than `holder`."""
    names = attribute_values(subject, "common_name") or attribute_values(subject, "organization_name")
    if role == SignatureRole.PERSON:
        if any(_is_person(name, holder) for name in names):
            return ""
        return f"Chứng thư số này cấp cho «{_first(names)}», không phải cho người ký «{holder}»."
    if any(_names_agency(name, subject, holder) for name in names):
        return ""
    return f"Chứng thư số này cấp cho «{_first(names)}», không phải cho cơ quan «{holder}»."


def _is_person(name: str, holder: str) -> bool:
    """Whether both are one name: «Hưng» is not «Hùng», but «Hoà» is «Hòa»; in a certificate without any mark, the
    marks are not asked for."""
    given, asked = _person(name), _person(holder)
    if given == [fold(word) for word in given]:
        return given == [fold(word) for word in asked]
    return [_marked(word) for word in given] == [_marked(word) for word in asked]


def _person(name: str) -> list[str]:
    """The words of a name without the titles before it; two words at least stay."""
    words = _WORD.findall(nfc(name).casefold())
    while len(words) > 2 and fold(words[0]) in _TITLES:
        words = words[1:]
    return words


def _marked(word: str) -> list[str]:
    """Letters and marks, wherever in the word a mark stands."""
    return sorted(unicodedata.normalize("NFD", word))


def _names_agency(name: str, subject: x509.Name, agency: str) -> bool:
    """Whether `name` is the agency's: more exact («… tỉnh Quảng Ngãi»), or shorter with its place elsewhere in it."""
    asked, given = _agency(agency), _agency(name)
    if not given or (asked[: len(given)] != given and given[: len(asked)] != asked):
        return False
    kinds = ("organization_name", "organizational_unit_name", "locality_name", "state_or_province_name")
    elsewhere = {word for kind in kinds for text in attribute_values(subject, kind) for word in _words(text)}
    return set(asked) <= set(given) | elsewhere


def _agency(name: str) -> list[str]:
    return [word for word in _words(name) if word not in _COMMON_WORDS]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _first(names: list[str]) -> str:
    return names[0] if names else "không rõ tên"
