"""The cases by the name of their target."""

from __future__ import annotations

from collections.abc import Callable

from bench.cases import docx, importing, pages, pdf, signing
from bench.report import Result

CASES: dict[str, Callable[[], Result]] = {
    "P1": pdf.plan_through_the_portal,
    "P2": pdf.annex_of_3000_rows,
    "P3": pdf.asking_again,
    "P4": pages.one_item_of_300,
    "P5": docx.word_of_3000_rows,
    "P6T": importing.text_of_a_plan,
    "P6W": importing.word_of_a_plan,
    "P6P": importing.pdf_of_a_plan,
    "P6L": importing.word_of_300_pages,
    "S1": signing.two_signatures,
    "S2": signing.verification,
    "T14": pages.page_of_300_tasks,
}
