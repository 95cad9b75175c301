"""Word templates that would fetch, start or carry something else when somebody opens what they made."""

from __future__ import annotations

import pytest

from tests.documents.test_word_templates import changed, refusal

REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_another_document_inside_is_refused() -> None:
    link = f'<Relationship Id="rId9" Type="{REFERENCE}/aFChunk" Target="header1.xml"/></Relationships>'
    assert "đối tượng nhúng" in refusal(changed("</Relationships>", link, "word/_rels/document.xml.rels"))


def field(*instructions: str) -> str:
    """A field of Word before the text, its instruction in as many pieces."""
    pieces = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    begin, end = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    return f"<w:p>{begin}{pieces}{end}</w:p>"


@pytest.mark.parametrize(
    "made",
    [
        field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
        field("DDE", "AUTO cmd"),
        field(" inc", "ludePicture http://10.0.0.1/a.png \\d"),
        field("QUOTE 68 68 69"),
        field('" cmd"'),
        '<w:p><w:fldSimple w:instr="IncludeText &quot;c:/secret.txt&quot;"/></w:p>',
        field("LINK Excel.Sheet").replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
        "<w:p><w:r><w:t>{{ '<w:fldSimple w:instr=\"DDE a b\"/>' | safe }}</w:t></w:r></w:p>",
    ],
    ids=["dde", "pieces", "picture", "quote", "nameless", "simple", "open", "made while filled"],
)
def test_a_field_that_fetches_or_starts_is_refused(made: str) -> None:
    assert "trường tự động" in refusal(changed("<w:body>", f"<w:body>{made}"))


def test_a_field_in_the_header_is_refused_and_the_page_number_is_not() -> None:
    assert "«DDE»" in refusal(changed(" PAGE ", " DDE a b ", "word/header1.xml"))
