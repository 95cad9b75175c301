"""What runs in the rendering process: WeasyPrint alone, no Django, no database, no network.

The process lives for many documents: style sheets and fonts are read once.
"""

from __future__ import annotations

import gc
import resource
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from documents.writers.fetcher import LockedFetcher

MEMORY = 2 * 1024**3
"""Bytes of address space of the process."""


class TooManyPages(Exception):
    """The laid out document has more pages than allowed."""


def prepare(stylesheets: tuple[Path, ...]) -> None:
    """Runs once in each new process: the memory limit, then everything worth keeping warm."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    _styles(stylesheets)


def write_pdf(page: str, stylesheets: tuple[Path, ...], max_pages: int, cpu_seconds: int) -> tuple[bytes, int]:
    """The PDF of the HTML document `page` and its number of pages.

    Raises `TooManyPages`; is killed by the system above `cpu_seconds` of computing.
    """
    _allow_cpu(cpu_seconds)
    # A layout is millions of small objects that live until its end: collecting in between costs a tenth and more.
    gc.disable()
    try:
        return layout(page, stylesheets, max_pages)
    finally:
        gc.enable()
        gc.collect()


def layout(page: str, stylesheets: tuple[Path, ...], max_pages: int) -> tuple[bytes, int]:
    styles, fonts = _styles(stylesheets)
    html = HTML(string=page, url_fetcher=LockedFetcher())
    document = html.render(stylesheets=styles, font_config=fonts, presentational_hints=True)
    if len(document.pages) > max_pages:
        raise TooManyPages
    return document.write_pdf(), len(document.pages)


@cache
def _styles(stylesheets: tuple[Path, ...]) -> tuple[list[CSS], FontConfiguration]:
    fonts = FontConfiguration()
    fetcher = LockedFetcher()
    texts = [path.read_text("utf-8") for path in stylesheets]
    return [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in texts], fonts


def _allow_cpu(seconds: int) -> None:
    """Let this process compute `seconds` more: the limit counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
