"""What runs in the rendering process: WeasyPrint alone, no Django, no database, no network.

The process lives for many documents: style sheets and fonts are read once.
"""

from __future__ import annotations

import datetime as dt
import gc
import mimetypes
import resource
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration

from documents.writers.fetcher import LockedFetcher

MEMORY = 2 * 1024**3
"""Bytes of address space of the process."""
TAGGED, UNTAGGED = "pdf/a-3a", "pdf/a-3u"
"""The archive's forms (ISO 19005-3): with a tag tree, and without where the document is too long for one."""
BOX = "box-"
"""How the ids of the places start that a caller wants to know."""
_POINTS = 0.75
"""Points per CSS pixel."""
_HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")

Box = tuple[int, float, float, float, float]
"""Page from 0, then x1, y1, x2, y2 in points from the page's lower left corner."""


class TooManyPages(Exception):
    """The laid out document has more pages than allowed."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A file carried inside the PDF; `relationship` is its AFRelationship: «Source», «Data»."""

    name: str
    data: bytes
    description: str
    relationship: str
    when: dt.datetime


@dataclass(frozen=True, slots=True)
class Job:
    """One HTML document to print. It names its language, title and author itself."""

    page: str
    max_pages: int
    variant: str = TAGGED
    attached: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """`boxes`: where the elements with an id «box-…» stand, by the rest of their id."""

    data: bytes
    page_count: int
    boxes: dict[str, Box]


def prepare(stylesheets: tuple[Path, ...]) -> None:
    """Runs once in each new process: the memory limit, then everything worth keeping warm."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # A layout is millions of small objects that live until its end: collecting in between costs a tenth and more.
    gc.disable()
    # Else the type written beside the attached table would follow the machine's own lists.
    mimetypes.add_type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
    _styles(stylesheets)
    gc.freeze()


def tidy() -> None:
    """Give back what a layout leaves behind; done when its answer is out, since a long one costs a second."""
    gc.collect()


def write_pdf(job: Job, stylesheets: tuple[Path, ...], cpu_seconds: int) -> Printed:
    """The PDF of `job`.

    Raises `TooManyPages`; is killed by the system above `cpu_seconds` of computing.
    """
    allow_cpu(cpu_seconds)
    tidy()
    return layout(job, stylesheets)


def layout(job: Job, stylesheets: tuple[Path, ...]) -> Printed:
    """`write_pdf` as a part of a longer work."""
    styles, fonts = _styles(stylesheets)
    html = HTML(string=job.page, url_fetcher=LockedFetcher())
    options = {"pdf_variant": job.variant, "attachments": [_attachment(each) for each in job.attached]}
    document = html.render(stylesheets=styles, font_config=fonts, presentational_hints=True, **options)
    if len(document.pages) > job.max_pages:
        raise TooManyPages
    data = document.write_pdf(finisher=_finish, **options)
    return Printed(data, len(document.pages), _boxes(document))


def _attachment(file: Attached) -> Attachment:
    return Attachment(
        string=file.data,
        name=file.name,
        description=file.description,
        relationship=file.relationship,
        created=file.when,
        modified=file.when,
    )


def _finish(_: Any, pdf: Any) -> None:
    """What the engine leaves to do: each associated file once, headings from the first level on, and nothing beside
    the XMP, where a later signature would change one and not the other."""
    if "AF" in pdf.catalog:  # WeasyPrint 70 lists each twice
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])
    pdf.info.clear()
    # A page of the portal has its own H1, so that the paper shown inside begins with H2.
    headings = [each for each in pdf.objects if isinstance(each, dict) and each.get("S") in _HEADINGS]
    above = min((_HEADINGS.index(each["S"]) for each in headings), default=0)
    for each in headings:
        each["S"] = _HEADINGS[_HEADINGS.index(each["S"]) - above]


def _boxes(document: Any) -> dict[str, Box]:
    found: dict[str, Box] = {}
    for number, page in enumerate(document.pages):
        for name, (x1, y1, x2, y2) in page.anchors.items():
            if name.startswith(BOX):
                edges = (x1, page.height - y2, x2, page.height - y1)
                left, bottom, right, top = (round(each * _POINTS, 2) for each in edges)
                found.setdefault(name.removeprefix(BOX), (number, left, bottom, right, top))
    return found


@cache
def _styles(stylesheets: tuple[Path, ...]) -> tuple[list[CSS], FontConfiguration]:
    fonts = FontConfiguration()
    fetcher = LockedFetcher()
    texts = [path.read_text("utf-8") for path in stylesheets]
    return [CSS(string=text, font_config=fonts, url_fetcher=fetcher) for text in texts], fonts


def allow_cpu(seconds: int) -> None:
    """Let this process compute `seconds` more: the limit counts from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
