"""Word's automatic numbers become the text that a reader sees."""

from __future__ import annotations

import pytest

from documents.readers.docx.counting import written
from tests.readers.docx.building import abstract, cells, level, num, para, row, source, style, table, texts, word

OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)
DASH = abstract(1, level(0, "bullet", "-"), level(1, "bullet", "+"))
LISTS = OUTLINE + DASH + num(1, 0) + num(2, 1)


def listed(*items: tuple[str, int, int], lists: str = LISTS) -> list[str]:
    """Paragraphs as (text, list, level)."""
    return texts(*(para(text, num=(key, depth)) for text, key, depth in items), numbering=lists)


def test_an_outline_counts_through_its_levels() -> None:
    items = [("Mục đích", 1, 0), ("Một", 1, 1), ("Con", 1, 2), ("Con", 1, 2), ("Điểm", 1, 3), ("Hai", 1, 1)]
    items += [("Nhiệm vụ", 1, 0), ("Một", 1, 1), ("Con", 1, 2)]
    assert listed(*items) == [
        *("I. Mục đích", "1. Một", "1.1. Con", "1.2. Con", "a) Điểm", "2. Hai"),
        *("II. Nhiệm vụ", "1. Một", "1.1. Con"),
    ]


def test_dashes_and_plus_signs() -> None:
    assert listed(("Một", 2, 0), ("Hai", 2, 1), ("Ba", 2, 0)) == ["- Một", "+ Hai", "- Ba"]


@pytest.mark.parametrize(
    ("mark", "font", "depth", "seen"),
    [
        ("-", "", 0, "-"),
        ("–", "", 1, "-"),
        ("\uf02d", "Symbol", 0, "-"),
        ("+", "", 0, "+"),
        ("\uf0b7", "Symbol", 0, "-"),
        ("o", "Courier New", 1, "+"),
        ("\uf0a7", "Wingdings", 2, "-"),
        ("\uf0fc", "Wingdings", 0, "-"),
        ("•", "", 0, "-"),
        ("", "", 0, "-"),
    ],
)
def test_bullets_read_as_dash_or_plus(mark: str, font: str, depth: int, seen: str) -> None:
    look = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>' if font else ""
    made = level(depth, "bullet", mark).replace("</w:lvl>", f"{look}</w:lvl>")
    assert listed(("Việc", 1, depth), lists=abstract(0, made) + num(1, 0)) == [f"{seen} Việc"]


@pytest.mark.parametrize(
    ("count", "kind", "seen"),
    [
        *((4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (4, "lowerLetter", "d"), (28, "upperLetter", "BB")),
        *((5, "decimalZero", "05"), (12, "decimalZero", "12"), (7, "none", ""), (7, "hebrew1", "7")),
        *((0, "upperRoman", "0"), (-3, "lowerLetter", "-3"), (10**6, "upperRoman", "1000000")),
    ],
)
def test_number_formats(count: int, kind: str, seen: str) -> None:
    assert written(count, kind) == seen


def test_lists_of_one_family_count_on() -> None:
    lists = LISTS + num(5, 0)
    assert listed(("a", 1, 0), ("b", 5, 0), ("c", 1, 0), lists=lists) == ["I. a", "II. b", "III. c"]


def test_a_list_may_begin_anew() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = LISTS + num(5, 0, again)
    assert listed(("a", 1, 0), ("b", 1, 0), ("c", 5, 0), ("d", 5, 0), lists=lists) == ["I. a", "II. b", "I. c", "II. d"]


def test_a_list_may_replace_a_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Điều %1.", start=3)}</w:lvlOverride>'
    assert listed(("a", 5, 0), ("b", 5, 0), lists=LISTS + num(5, 0, other)) == ["Điều 3. a", "Điều 4. b"]


def test_a_level_that_never_restarts() -> None:
    going = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>'))
    items = [("a", 1, 0), ("b", 1, 1), ("c", 1, 0), ("d", 1, 1)]
    assert listed(*items, lists=going + num(1, 0)) == ["1. a", "(1) b", "2. c", "(2) d"]


def test_a_level_that_restarts_after_the_first_only() -> None:
    levels = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")]
    levels.append(level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'))
    items = [("A", 1, 0), ("B", 1, 1), ("c", 1, 2), ("B", 1, 1), ("c", 1, 2), ("A", 1, 0), ("c", 1, 2)]
    assert listed(*items, lists=abstract(0, *levels) + num(1, 0)) == [
        *("1. A", "1.1. B", "a) c", "1.2. B", "b) c", "2. A", "a) c")
    ]


def test_legal_numbering_shows_figures() -> None:
    levels = level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    assert listed(("A", 1, 0), ("b", 1, 1), lists=abstract(0, *levels) + num(1, 0)) == ["I. A", "1.1. b"]


def test_a_deep_level_before_its_parent_shows_where_the_parent_starts() -> None:
    assert listed(("Con", 1, 2)) == ["1.1. Con"]


def test_numbers_through_styles() -> None:
    bound = abstract(
        *(3, level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>')),
        level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    )
    listed_style = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("H1", listed_style) + style("H2", listed_style) + style("Con", based="H1")
    body = [para("Một", style="H1"), para("Hai", style="H2"), para("Ba", style="H2"), para("Bốn", style="Con")]
    assert texts(*body, styles=styles, numbering=bound + num(1, 3)) == ["I. Một", "1. Hai", "2. Ba", "II. Bốn"]


def test_a_list_that_is_left_to_a_numbering_style() -> None:
    lists = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
    styles = style("Kieu", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering")
    assert texts(para("A", num=(9, 0)), styles=styles, numbering=LISTS + lists + num(9, 8)) == ["I. A"]


def test_zero_takes_a_list_away() -> None:
    styles = style("H1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert texts(para("Một", style="H1", num=(0, 0)), styles=styles, numbering=LISTS) == ["Một"]


def test_empty_cells_show_their_number() -> None:
    lists = abstract(0, level(0, "decimal", "%1")) + num(1, 0)
    rows = [row(f"<w:tc>{para(num=(1, 0))}</w:tc>", f"Việc {place}") for place in "ab"]
    assert cells(table(*rows), numbering=lists) == [["1", "Việc a"], ["2", "Việc b"]]


def test_an_empty_item_counts_but_says_nothing() -> None:
    assert texts(para("a", num=(1, 0)), para(num=(1, 0)), para("c", num=(1, 0)), numbering=LISTS) == ["I. a", "III. c"]


def test_deleted_items_do_not_count() -> None:
    gone = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    gone += "<w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>"
    assert texts(para("a", num=(1, 0)), gone, para("c", num=(1, 0)), numbering=LISTS) == ["I. a", "II. c"]


@pytest.mark.parametrize("depth", [9, 9_999, -1, 10**30])
def test_a_level_beyond_words_nine_is_the_nearest(depth: int) -> None:
    assert texts(para("a", num=(1, depth)), numbering=LISTS)[0].endswith("a")


def test_ten_thousand_levels_are_nine() -> None:
    many = abstract(0, *(level(depth, "decimal", f"%{depth + 1}.") for depth in range(10_000))) + num(1, 0)
    items = [para(f"mục {depth}", num=(1, depth)) for depth in range(10_000)]
    found = texts(*items, numbering=many)
    assert (len(found), found[0], found[8]) == (10_000, "1. mục 0", "1. mục 8")


def test_indents_of_the_list_come_before_those_of_the_style() -> None:
    indent = '<w:pPr><w:ind w:left="1080" w:hanging="360"/></w:pPr>'
    lists = abstract(0, level(0, "decimal", "%1.").replace("</w:lvl>", f"{indent}</w:lvl>")) + num(1, 0)
    styles = style("ListParagraph", '<w:pPr><w:ind w:left="720"/></w:pPr>')
    found = source(para("a", style="ListParagraph", num=(1, 0)), numbering=lists, styles=styles)
    assert next(found.passages()).indent == 36


def test_a_missing_definition_is_no_list() -> None:
    assert texts(para("a", num=(77, 0)), numbering=LISTS) == ["a"]
    assert texts(para("a", num=(1, 0))) == ["a"]
    assert word(para("a"))
