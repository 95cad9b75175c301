"""The five Word files: the words of the five PDFs in the same order, and what a stranger's program prints of them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from pypdf import PdfReader

from documents.content import Content, Table
from documents.writers import docx, pdf
from plans.content import build
from tests.demo.facts import PLANS, plan_of
from tests.documents.office_suite import as_pdf
from tests.documents.word import disorder, lines, packed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def _word(content: Content) -> str:
    return packed("".join(lines(docx.render(content))))


def _heads(content: Content) -> list[str]:
    blocks = (*content.blocks, *(block for annex in content.annexes for block in annex.blocks))
    return [packed("".join(column.title for column in each.columns)) for each in blocks if isinstance(each, Table)]


def _said(pages: Iterable[str], content: Content) -> str:
    """The packed pages as one text, without the heads that a table repeats on its next pages."""
    text = ""
    for page in map(packed, pages):
        again = next((head for head in _heads(content) if head in text and page.startswith(head)), "")
        text += page.removeprefix(again)
    return text


def _own_pages(content: Content) -> list[str]:
    """The pages of the portal's PDF; the page number is drawn last."""
    pages = PdfReader(io.BytesIO(pdf.render(content).data)).pages
    return [re.sub(r"\n\d+\s*\Z", "", page.extract_text()) for page in pages]


def _printed_pages(content: Content, folder: Path) -> list[str]:
    """The pages that LibreOffice prints; the page number is drawn first."""
    pages = PdfReader(io.BytesIO(as_pdf(docx.render(content), folder))).pages
    return [re.sub(r"\A\s*\d+\s*\n", "", page.extract_text()) for page in pages]


@pytest.mark.parametrize("slug", PLANS)
def test_word_and_pdf_say_the_same(slug: str) -> None:
    content = build(plan_of(slug))
    assert _word(content) == _said(_own_pages(content), content)


@pytest.mark.parametrize("slug", PLANS)
def test_every_element_stands_where_word_takes_it(slug: str) -> None:
    assert disorder(docx.render(build(plan_of(slug)))) == []


@pytest.mark.heavy
@pytest.mark.parametrize("slug", PLANS)
def test_libreoffice_prints_the_same_words_on_as_many_pages(slug: str, tmp_path: Path) -> None:
    content = build(plan_of(slug))
    printed = _printed_pages(content, tmp_path)
    assert _said(printed, content) == _word(content)
    assert len(printed) == len(_own_pages(content))
