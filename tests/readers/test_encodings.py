"""Letters of old fonts and of programs that mistook them, back into Unicode."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import InvalidInput
from documents.readers import encodings
from documents.readers.encodings import legacy as reader
from documents.readers.encodings.syllables import is_syllable
from tests.readers.legacy import taken_for_latin, taken_for_windows, tcvn3, vni
from tests.readers.prints import typed

PLAN = typed()
ENGLISH = "The department shall train sixty staff members in lean methods before the end of June. " * 5
VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def test_the_tables_hold_every_letter() -> None:
    assert reader.from_tcvn3(tcvn3(VOWELS + "ĂÂÊÔƠƯĐ")) == VOWELS + "ĂÂÊÔƠƯĐ"
    assert reader.from_vni(vni(VOWELS + VOWELS.upper())) == VOWELS + VOWELS.upper()


@pytest.mark.parametrize("line", PLAN.split("\n"))
def test_a_line_of_a_known_font(line: str) -> None:
    assert encodings.repaired(vni(line), "VNI-Times") == line
    small = line.lower()
    assert encodings.repaired(tcvn3(small), "ABCDEF+.VnTime") == small
    assert encodings.repaired(tcvn3(small), ".VnTimeH") == line.upper()
    assert encodings.repaired(line, ".VnTime") == line, "Unicode typed under an old font's name"


@pytest.mark.parametrize("font", ["", "Times New Roman", "Arial"])
def test_a_whole_text_is_told_by_its_letters(font: str) -> None:
    small = PLAN.lower()
    assert encodings.repaired(tcvn3(small), font) == small
    assert encodings.repaired(vni(PLAN), font) == PLAN


def test_the_soft_hyphen_that_became_a_hyphen() -> None:
    small = PLAN.lower()
    assert encodings.repaired(tcvn3(small).replace("\u00ad", "-")) == small
    words = "Tư vấn, lương, nước, ưu tiên và ứng dụng; Nhưng lưu: 12/KH-UBND, TC-ĐL"
    assert reader.from_tcvn3(tcvn3(words).replace("\u00ad", "-")) == words


@pytest.mark.parametrize("mistake", [taken_for_windows, taken_for_latin])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_mojibake(mistake: Callable[[str], str], times: int) -> None:
    text = PLAN
    for _ in range(times):
        text = mistake(text)
    assert encodings.repaired(text) == PLAN


@given(st.text(alphabet=VOWELS + VOWELS.upper() + "bcghklmnpqrstvx .,;:-/0123456789\n", max_size=200))
def test_unicode_stays(text: str) -> None:
    assert encodings.repaired(f"{PLAN}\n{text}") == unicodedata.normalize("NFC", f"{PLAN}\n{text}")


OTHERS = [
    "Société générale, résumé, façade, où êtes-vous, hôtel de ville, à bientôt",
    "Über Äpfel und Öl, größer, schön, für, Straße, Gemüse, Käse",
    ENGLISH,
    "® © ± µ",
    "Kế hoạch",
    "",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_languages_stay(text: str) -> None:
    assert encodings.repaired(text) == text


@given(st.text(max_size=300), st.sampled_from(["", ".VnTime", "VNI-Times"]))
def test_any_text_can_be_asked(text: str, font: str) -> None:
    assert encodings.repaired(text, font) == unicodedata.normalize("NFC", encodings.repaired(text, font))
    assert encodings.is_readable(text) in (True, False)
    assert encodings.is_vietnamese(text) in (True, False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_bytes_of_unicode(encoding: str) -> None:
    assert encodings.decoded(PLAN.encode(encoding)) == PLAN


def windows_1258(text: str) -> bytes:
    """Base letters and tones apart, as the code page has them."""
    made = bytearray()
    for letter in text:
        try:
            made += letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", apart.replace(tone, ""))
            made += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(made)


def test_bytes_of_windows_vietnamese() -> None:
    assert encodings.decoded(windows_1258(PLAN)) == PLAN


def test_bytes_of_old_fonts() -> None:
    assert encodings.decoded(tcvn3(PLAN.lower()).encode("latin-1")) == PLAN.lower()
    assert encodings.decoded(vni(PLAN).encode("latin-1")) == PLAN


def test_unicode_with_a_broken_byte_is_read() -> None:
    data = PLAN.encode()
    assert encodings.decoded(data[:200] + b"\xff" + data[200:]).replace("\ufffd", "")[-300:] == PLAN[-300:]


def test_decomposed_letters_are_composed() -> None:
    assert encodings.decoded(unicodedata.normalize("NFD", PLAN).encode()) == PLAN


GIBBERISH = {
    "glyphs of a font without names": PLAN.translate({code: code + 0xE000 for code in range(0x20, 0x200)}),
    "glyph numbers": "(cid:12)(cid:7) (cid:99)" * 40,
    "replacement signs": "K\ufffd ho\ufffdch n\ufffdm " * 20,
    "shifted letters": "".join(chr(ord(sign) + 7) if sign.isascii() and sign.isalpha() else sign for sign in ENGLISH),
    "consonants": "xkq bzrt wqpl mnrst fghjk " * 20,
    "nothing": "",
    "lines only": "--- *** ---",
}


@pytest.mark.parametrize("name", GIBBERISH)
def test_what_is_no_words(name: str) -> None:
    assert not encodings.is_readable(GIBBERISH[name])


READABLE = [PLAN, ENGLISH, PLAN.upper(), "Số: 12", "2027", "UBND, HĐND, KH&CN, TCĐLCL " * 20, "ke hoach nam " * 20]


@pytest.mark.parametrize("text", READABLE, ids=[text[:12] for text in READABLE])
def test_what_is_words(text: str) -> None:
    assert encodings.is_readable(text)


def test_what_is_vietnamese() -> None:
    assert encodings.is_vietnamese(PLAN)
    assert encodings.is_vietnamese(PLAN.upper())
    assert not encodings.is_vietnamese(ENGLISH)
    assert not encodings.is_vietnamese("ke hoach nang cao nang suat chat luong " * 5)
    assert not encodings.is_vietnamese(OTHERS[0])
    assert not encodings.is_vietnamese(tcvn3(PLAN.lower()))
    assert not encodings.is_vietnamese("")


@pytest.mark.parametrize("data", [GIBBERISH["consonants"].encode(), b"\x90\x8f\x81" * 300, "Kế\0hoạch".encode()])
def test_bytes_that_are_no_words_are_refused(data: bytes) -> None:
    with pytest.raises(InvalidInput, match="Word gốc hoặc nhận dạng chữ") as refused:
        encodings.decoded(data)
    assert refused.value.field == "file"


SYLLABLES = [
    "nghiêng", "khuỷu", "giếng", "quyết", "ưu", "ý", "gì", "quốc", "hoàng", "thuở", "xoèn", "rượu", "yêu", "của",
    "được", "Đắk", "oan", "tuyệt", "quỳnh",
]  # fmt: skip
NO_SYLLABLES = ["street", "wqt", "càp", "ngá\u0301t", "kế1", "tést", "aeiou", "đđ", "nguyễnn", "hoạchs", "ç", "ñandu"]


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", NO_SYLLABLES)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
