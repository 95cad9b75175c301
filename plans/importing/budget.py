"""What a plan costs and who pays: the section «Kinh phí thực hiện».

Habits relied on: the section's heading says «kinh phí»; the sum is printed in figures after «tổng kinh phí» or
«kinh phí …:», and again in words in brackets or after «Bằng chữ:»; the source follows «Nguồn kinh phí …:», «từ
nguồn …», or names the decision that gives the money. «Theo quy định» says neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from documents.readers.source import Beside, Block, Grid, Passage, Place
from plans.importing.amounts import Amount, amounts, in_words
from plans.importing.draft import BudgetDraft, Evidence, Found

_MARK = re.compile(r"^\s*(?:[-+•*]|\(?(?:[IVX]+|\d+(?:\.\d+)*|[a-zđ])[.)])\s*")
_SECTION = re.compile(
    r"^(?:(?:dự toán|nguồn|tổng)\s+)?kinh phí(?:\s+(?:thực hiện|triển khai|tổ chức|dự kiến)[^:.;]{0,60})?\s*[:.]?$|"
    r"^(?:nguồn lực|dự toán|tài chính)[^:.;]{0,20}kinh phí[^:.;]{0,40}$",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"^(?:([IVX]+)[.)]|(\d+)[.)]\s|(\d+(?:\.\d+)+)\.?\s)")
_TOTAL = re.compile(
    r"tổng\s+(?:mức\s+|dự toán\s+)?(?:kinh phí|dự toán|số tiền|cộng|kinh phí dự toán)|tổng kinh phí", re.I
)
_LINE = re.compile(
    r"(?:tổng\s+|dự toán\s+)?kinh phí[^.;]{0,80}?(?::|\blà\b|khoảng|dự kiến|\d)|tổng dự toán|"
    r"nguồn (?:kinh phí|vốn)[^.;]{0,60}?(?::|theo|tại)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:khoảng|ước tính|ước|dự kiến khoảng)\s*:?\s*$", re.IGNORECASE)
_DOCUMENT = r"(?:Quyết định|Nghị quyết|Công văn|Thông báo|Kế hoạch|Tờ trình|Hợp đồng|Thông tư)\s+(?:số\s+)?\d"
_SOURCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:từ|do|bằng)\s+(?:các\s+)?nguồn\s+(?P<source>\S.*)",
        r"nguồn (?:kinh phí|vốn|lực tài chính)[^:.;]{0,60}:\s*(?P<source>\S.*)",
        rf"nguồn (?:kinh phí|vốn)[^.;]{{0,80}}?(?:theo|tại|từ)\s+(?P<source>{_DOCUMENT}.*)",
        rf"kinh phí[^.;]{{0,120}}?(?:được giao|đã giao|bố trí|phê duyệt|cấp)[^.;]{{0,30}}?"
        rf"(?:theo|tại)\s+(?P<source>{_DOCUMENT}.*)",
        r"(?:kinh phí|chi phí)[^.;]{0,160}?\btừ\s+(?:các\s+)?nguồn\s*:?\s*(?P<source>\S.*)",
        r"(?:kinh phí|chi phí)[^.;:]{0,120}?\b(?:từ|bằng|do|trong)\s+"
        r"(?P<source>(?:nguồn |dự toán |kinh phí |ngân sách |quỹ ).*)",
        r"\b(?:bằng|từ)\s+(?:các\s+)?(?:nguồn\s+)?(?P<source>(?:ngân sách|quỹ|vốn|kinh phí)\s.*)",
    )
)
_EMPTY_SOURCE = re.compile(
    r"^(?:theo|thực hiện theo)\s+(?:các\s+)?quy định(?:\s+(?:hiện hành|của pháp luật|của nhà nước))*$", re.I
)
_TAIL = re.compile(r"[\s.;,/]+$")
_UNIT_OF_TABLE = re.compile(
    r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*(?P<unit>(?:1\.000|nghìn|ngàn|triệu|tỷ)?\s*đồng)", re.IGNORECASE
)
_SUM_ROW = re.compile(r"^(?:tổng cộng|tổng số|tổng kinh phí|tổng|cộng)\b", re.IGNORECASE)
_FACTORS = {"": 1, "1.000": 1000, "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9}


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A paragraph without its number or dash."""

    text: str
    place: Place


def read(blocks: Sequence[Block]) -> BudgetDraft:
    """Total, words and source that `blocks` print; each None where they do not.

    `blocks` may be the budget section or a whole body. Figures and words that disagree keep both, each with a doubt.
    """
    sentences = list(_section(blocks)) or [each for each in _sentences(blocks) if _LINE.match(each.text)]
    total, words = _total(sentences)
    return BudgetDraft(total or _total_of_table(blocks), words, _source(sentences))


def _sentences(blocks: Sequence[Block]) -> Iterator[_Sentence]:
    for block in blocks:
        passages: tuple[Passage, ...] = ()
        if isinstance(block, Passage):
            passages = (block,)
        elif isinstance(block, Beside):
            passages = (*block.left, *block.right)
        for passage in passages:
            yield _Sentence(_MARK.sub("", passage.text).strip(), passage.place)


def _section(blocks: Sequence[Block]) -> Iterator[_Sentence]:
    """Paragraphs from a heading about money to the next heading counted in the same way."""
    kind: int | None = None
    for block in blocks:
        if not isinstance(block, Passage):
            continue
        ordinal = _ORDINAL.match(block.text)
        here = next(place for place, group in enumerate(ordinal.groups()) if group) if ordinal else None
        title, _, _rest = _MARK.sub("", block.text).partition(":")
        if here is not None and (_SECTION.match(title.strip()) or _SECTION.match(_MARK.sub("", block.text))):
            if kind is None or here <= kind:
                kind = here
            yield _Sentence(_MARK.sub("", block.text).strip(), block.place)
        elif kind is not None and here is not None and here <= kind:
            kind = None
        elif kind is not None:
            yield _Sentence(_MARK.sub("", block.text).strip(), block.place)


def _total(sentences: Sequence[_Sentence]) -> tuple[Found[int] | None, Found[str] | None]:
    candidates = [(each, amounts(each.text)) for each in sentences]
    said = [each for each, sums in candidates if sums or in_words(each.text)]
    named = [each for each in said if _TOTAL.search(each.text)]
    chosen = named[0] if named else said[0] if len(said) == 1 else None
    if chosen is None:
        return None, None
    return _figures_and_words(chosen, _following(chosen, sentences))


def _following(chosen: _Sentence, sentences: Sequence[_Sentence]) -> str:
    """The next paragraph where it only says the sum in words."""
    after = sentences[sentences.index(chosen) + 1 :]
    return after[0].text if after and re.match(r"\(?\W*(?:viết )?bằng chữ", after[0].text, re.IGNORECASE) else ""


def _figures_and_words(sentence: _Sentence, following: str) -> tuple[Found[int] | None, Found[str] | None]:
    sums, words = amounts(sentence.text), in_words(sentence.text) or in_words(following)
    figure = _main(sentence.text, sums)
    evidence = _evidence(sentence)
    doubt = ""
    if figure and words and figure.value != words[1]:
        doubt = "Số tiền bằng số và bằng chữ không khớp nhau; hãy xem lại."
    elif figure and _ABOUT.search(sentence.text[: figure.start]):
        doubt = "Văn bản ghi số tiền ước khoảng; hãy xác nhận."
    confidence = 0.5 if doubt.startswith("Số") else 0.9 if doubt else 1.0
    total = Found(figure.value, evidence, confidence, doubt) if figure else None
    if words and not figure:
        total = Found(words[1], evidence, 0.9, "Văn bản chỉ ghi số tiền bằng chữ; hãy xác nhận.")
    return total, Found(words[0], evidence, confidence if figure else 1.0, doubt) if words else None


def _main(text: str, sums: Sequence[Amount]) -> Amount | None:
    """The sum after «tổng …», else the first."""
    named = _TOTAL.search(text)
    later = [each for each in sums if named and each.start >= named.end()]
    return next(iter(later or sums), None)


def _source(sentences: Sequence[_Sentence]) -> Found[str] | None:
    for place, sentence in enumerate(sentences):
        if re.fullmatch(r"nguồn (?:kinh phí|vốn)[^:.]{0,40}:?", sentence.text, re.IGNORECASE) and place + 1 < len(
            sentences
        ):
            return _listed_source(sentences[place + 1 :])
        for pattern in _SOURCES:
            found = pattern.search(_without_sums(sentence.text))
            source = _clean(found["source"]) if found else ""
            if source:
                return Found(source, _evidence(sentence))
    return None


def _without_sums(text: str) -> str:
    """The sentence without its amounts, whose dots and brackets part what belongs together."""
    text = re.sub(r"\([^()]*bằng chữ[^()]*\)", "", text, flags=re.IGNORECASE)
    for amount in reversed(amounts(text)):
        text = text[: amount.start] + text[amount.end :]
    return re.sub(r"\s+([,.;])", r"\1", text)


def _listed_source(sentences: Sequence[_Sentence]) -> Found[str] | None:
    """«Nguồn kinh phí:» with its sources on the next lines."""
    kept = [each for each in sentences if not _TOTAL.search(each.text)]
    text = "; ".join(filter(None, (_clean(each.text) for each in kept)))
    return Found(text, _evidence(kept[0])) if text else None


def _clean(source: str) -> str:
    """The source's own sentence without its closing marks; empty for «theo quy định»."""
    source = re.split(r"(?<=[^\W\d])\.\s+(?=[A-ZĐ(])", source, maxsplit=1)[0]
    source = _TAIL.sub("", source)
    return "" if _EMPTY_SOURCE.match(source) else source


def _total_of_table(blocks: Sequence[Block]) -> Found[int] | None:
    """The row «Tổng cộng» of a budget table, in the unit that the table names."""
    unit = ""
    for block in blocks:
        if isinstance(block, Passage) and (said := _UNIT_OF_TABLE.search(block.text)):
            unit = said["unit"].lower().removesuffix("đồng").strip()
        if isinstance(block, Grid) and (found := _sum_row(block, unit)):
            return found
    return None


def _sum_row(grid: Grid, unit: str) -> Found[int] | None:
    heads = " ".join(cell.text for row in grid.rows[:2] for cell in row.cells).lower()
    if not re.search(r"thành tiền|kinh phí|số tiền|dự toán", heads):
        return None
    said = _UNIT_OF_TABLE.search(heads)
    unit = said["unit"].lower().removesuffix("đồng").strip() if said else unit
    for row in grid.rows:
        texts = [cell.text.strip() for cell in row.cells]
        figures = [text for text in texts if re.fullmatch(r"\d{1,3}(?:[. ]\d{3})*|\d+", text) and len(text) > 2]
        if figures and any(_SUM_ROW.match(text) for text in texts):
            value = int(re.sub(r"\D", "", figures[-1])) * _FACTORS.get(unit, 1)
            evidence = Evidence(row.place.page, row.place.first, row.place.last, " ".join(filter(None, texts)))
            return Found(value, evidence, 0.8, "Tổng kinh phí lấy từ dòng cộng của bảng; hãy xác nhận.")
    return None


def _evidence(sentence: _Sentence) -> Evidence:
    place = sentence.place
    return Evidence(place.page, place.first, place.last, sentence.text)
