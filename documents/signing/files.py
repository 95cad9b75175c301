"""Whether an uploaded file is a PDF that can be kept and signed."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PAGES = 600


@dataclass(frozen=True, slots=True)
class PdfFacts:
    page_count: int


def check_pdf(data: bytes, *, max_pages: int = MAX_PAGES) -> PdfFacts:
    """Raise `InvalidInput` («file») unless `data` is a PDF without password, scripts or launched programs."""
    raise NotImplementedError
