"""The cases by the name of their target."""

from __future__ import annotations

from collections.abc import Callable

from bench.cases import docx, pages, pdf, signing
from bench.report import Result

CASES: dict[str, Callable[[], Result]] = {
    "P1": pdf.plan_through_the_portal,
    "P2": pdf.annex_of_3000_rows,
    "P3": pdf.asking_again,
    "P4": pages.one_item_of_300,
    "P5": docx.word_of_3000_rows,
    "S1": signing.two_signatures,
    "S2": signing.verification,
    "T14": pages.page_of_300_tasks,
}
