"""The five PDFs: the same parts in the same order as the plans, landscape annexes with repeated heads."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from documents.writers import pdf
from plans.content import build
from plans.models import Plan
from tests.demo.facts import PLANS, facts, plan_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
# The page number is drawn last, so it ends the page's text.
_PAGE_NUMBER = re.compile(r"\n(\d+)\s*\Z")
QUANG_TRI = "quang-tri-2021-2030-chuong-trinh"


def _pages(plan: Plan) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(build(plan)).data))


def _packed(text: str) -> str:
    """Without white space and case: where a line breaks does not matter."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text)).casefold()


def _text(reader: PdfReader) -> str:
    return _packed("".join(_PAGE_NUMBER.sub("", page.extract_text()) for page in reader.pages))


def _parts(slug: str) -> Iterator[str]:
    """What the paper says, in order: head, citations, headings, money, signature; then annexes with their tasks."""
    wanted = facts(slug)
    yield "KẾ HOẠCH"
    yield wanted["title"]
    yield from (symbol for _, symbol, _, _ in wanted["legal_bases"])
    yield from (f"{number}. {title}" for number, title, _ in wanted["outline"])
    yield "./."
    yield "Nơi nhận"
    tables = [task for task in wanted["tasks"] if task["pos"].startswith("PL")]
    for place, annex in enumerate(wanted.get("annexes", []), 1):
        yield f"Phụ lục {annex['n']}"
        yield annex["title"]
        yield from annex["columns"]
        yield from (task["title"] for task in tables if task["pos"].startswith(f"PL{place}."))


@pytest.mark.parametrize("slug", PLANS)
def test_parts_in_the_order_of_the_plan(slug: str) -> None:
    text, at = _text(_pages(plan_of(slug))), 0
    for part in _parts(slug):
        found = text.find(_packed(part), at)
        assert found >= 0, f"after {text[max(0, at - 60) : at]!r}: {part!r} is missing"
        at = found + len(_packed(part))


@pytest.mark.parametrize("slug", PLANS)
def test_every_task_stands_on_the_paper_in_order(slug: str) -> None:
    text, at = _text(_pages(plan_of(slug))), 0
    for task in facts(slug)["tasks"]:
        title = _packed(task["title"].split("…”")[0] if task["title"].endswith("…”") else task["title"])
        at = text.find(title, at)
        assert at >= 0, task["pos"]
        if task["deadline"]:
            assert _packed(task["deadline"]) in text[at : at + 4000], task["pos"]


@pytest.mark.parametrize("slug", PLANS)
def test_letterhead_and_foot(slug: str) -> None:
    plan = plan_of(slug)
    text, document = _text(_pages(plan)), plan.document
    head = text[: text.find(_packed("KẾ HOẠCH"))]
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", plan.agency.superior_name):
        assert _packed(words) in head
    assert _packed(f"/{document.symbol}") in head
    for line in (*build(plan).signature.lines, document.signer_name, *facts(slug)["recipients"]):
        assert _packed(line) in text


def test_money_in_figures_and_words() -> None:
    for slug, money in (
        ("quang-ngai-2025-khoa-dao-tao-okr", "53.000.000 đồng (Bằng chữ: Năm mươi ba triệu đồng)"),
        ("dong-nai-2026-nhiem-vu-trong-tam", "455.000.000 đồng (Bằng chữ: Bốn trăm năm mươi lăm triệu đồng)"),
    ):
        assert _packed(money) in _text(_pages(plan_of(slug)))


def test_only_the_annexes_of_quang_tri_lie_across() -> None:
    pages = _pages(plan_of(QUANG_TRI)).pages
    across = [page.mediabox.width > page.mediabox.height for page in pages]
    first = across.index(True)
    assert all(across[first:])
    assert not any(across[:first])
    for slug in PLANS:
        if slug != QUANG_TRI:
            assert all(page.mediabox.width < page.mediabox.height for page in _pages(plan_of(slug)).pages)


def test_every_annex_page_repeats_the_head_of_its_table() -> None:
    pages = [page for page in _pages(plan_of(QUANG_TRI)).pages if page.mediabox.width > page.mediabox.height]
    texts = [_packed(page.extract_text()) for page in pages]
    start = next(place for place, text in enumerate(texts) if "phụlụcii" in text)
    assert all(_packed("DỰ KIẾN KẾT QUẢ ĐẠT ĐƯỢC") in text for text in texts[:start])
    assert all(_packed("Phương thức tổ chức thực hiện") in text for text in texts[start:])


def test_annex_pages_are_numbered_on_their_own() -> None:
    """Phụ lục I, mục I, khoản 7: the second page of an annex is page 2, whatever stood before it."""
    pages = [page for page in _pages(plan_of(QUANG_TRI)).pages if page.mediabox.width > page.mediabox.height]
    numbers = [found.group(1) for page in pages if (found := _PAGE_NUMBER.search(page.extract_text()))]
    assert numbers.count("2") == 2
