"""The PDF of an official document: rendered in a process of its own, kept by the hash of its content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as FutureTimeout
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from pebble import ProcessExpired

from documents.content import Content, Table
from documents.writers import child, html, json, limits, pool
from documents.writers.attached import attached
from documents.writers.join import joined
from documents.writers.limits import RenderRefused
from documents.writers.parts import LONG, Parts, parts

__all__ = ["Pdf", "RenderRefused", "cache_key", "print_page", "render"]

BASE_SECONDS = 60.0
SECONDS_PER_ROW = 0.05
"""Five times what a row of seven columns takes on the reference machine."""
_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "pikepdf", "openpyxl")


@dataclass(frozen=True, slots=True)
class Pdf:
    """`data`, its pages, and its SHA-256 in hex. Equal content gives equal bytes.

    `boxes` are named places of the layout, {"sign": (page, x1, y1, x2, y2)}: page from 0, points from the page's lower
    left corner. «sign» is the room between the signer's title and name; a page without such a room has no such box.
    """

    data: bytes
    page_count: int
    sha256: str
    boxes: dict[str, child.Box] = field(default_factory=dict)


def render(content: Content) -> Pdf:
    """The PDF of `content`, from the cache where the same was asked before.

    Raises `RenderRefused` where it is too large or takes too long.
    """
    key = cache_key(content)
    kept = caches["pdf"].get(key)
    if isinstance(kept, tuple):
        return Pdf(*kept)
    pdf = render_anew(content)
    caches["pdf"].set(key, (pdf.data, pdf.page_count, pdf.sha256, pdf.boxes))
    return pdf


def render_anew(content: Content) -> Pdf:
    """`render` without looking into the cache."""
    limits.check(content)
    cut = parts(content)
    if cut is not None:
        return _pdf(_in_two(content, cut))
    page = html.print_page(content, with_styles=False)
    return _pdf(_in_child(child.Job(page, limits.MAX_PAGES, attached=attached(content)), _seconds(_rows(content))))


def print_page(page: str, *, rows: int = 0) -> Pdf:
    """Any HTML document from our own templates as an archive copy, made anew; `rows` of tables in it.

    Above 1,000 rows it has no tag tree, which would take half of the memory allowed.
    It says its own language (`<html lang="vi">`), title and author, escapes what people typed, and wears the paper's
    style sheets (`html.STYLESHEETS`) besides its own `<style>`. An element with the id «box-sign» is where
    `Pdf.boxes["sign"]` is. Raises `RenderRefused`.
    """
    variant = child.TAGGED if rows <= LONG else child.UNTAGGED
    return _pdf(_in_child(child.Job(page, limits.MAX_PAGES, variant), _seconds(rows)))


def _pdf(printed: child.Printed) -> Pdf:
    return Pdf(printed.data, printed.page_count, hashlib.sha256(printed.data).hexdigest(), printed.boxes)


def cache_key(content: Content) -> str:
    """SHA-256 over what the printed form depends on and the canonical content."""
    return hashlib.sha256(f"{_form()}\n{json.dump(content)}".encode()).hexdigest()


def _in_child(job: child.Job, seconds: float) -> child.Printed:
    with _refusing():
        return _answer(_start(pool.submit, job, seconds), seconds)


def _in_two(content: Content, cut: Parts) -> child.Printed:
    """Both parts at the same time in two processes, then joined: PDF/A-3u, since a tag tree cannot be joined."""
    seconds = _seconds(_rows(content))
    with _refusing(), pool.second() as submit:
        after = html.print_annexes(cut.after, first=cut.annex, continues=cut.continues)
        rest = _start(submit, child.Job(after, limits.MAX_PAGES, child.UNTAGGED), seconds)
        # The second process still starts while the first part is made ready.
        before = html.print_page(cut.before, with_styles=False)
        begun = _start(pool.submit, child.Job(before, limits.MAX_PAGES, child.UNTAGGED, attached(content)), seconds)
        first, second = _answer(begun, seconds), _answer(rest, seconds)
        if first.page_count + second.page_count > limits.MAX_PAGES:
            raise child.TooManyPages
        numbers = _numbers(content, cut, first, second) if cut.continues else None
        return _answer(pool.submit(joined, first, second, numbers, html.STYLESHEETS, 60, timeout=seconds), seconds)


def _numbers(content: Content, cut: Parts, first: child.Printed, second: child.Printed) -> child.Job:
    """The page numbers of the annex that was cut, where it goes on."""
    so_far = first.page_count - first.boxes[f"annex-{cut.annex}"][0]
    next_annex = second.boxes.get(f"annex-{cut.annex + 1}")
    count = next_annex[0] if next_annex else second.page_count
    page = html.print_numbers(content, cut.annex, start=so_far + 1, count=count)
    return child.Job(page, limits.MAX_PAGES, child.UNTAGGED)


def _start(submit: pool.Submit, job: child.Job, seconds: float) -> Future[child.Printed]:
    return submit(child.write_pdf, job, html.STYLESHEETS, int(seconds) + 30, timeout=seconds)


def _answer(future: Future[child.Printed], seconds: float) -> child.Printed:
    try:
        # The engine's own time-out counts from the start of the work; waiting behind others gets as much again.
        return future.result(timeout=2 * seconds + BASE_SECONDS)
    except FutureTimeout:
        future.cancel()
        raise


@contextmanager
def _refusing() -> Iterator[None]:
    """What ends a rendering, as a sentence for who asked for it; the child is tidied behind the asker's back."""
    try:
        yield
    except child.TooManyPages:
        raise RenderRefused(f"Văn bản dài hơn {limits.MAX_PAGES} trang; hãy tách bớt thành văn bản khác.") from None
    except (FutureTimeout, CancelledError):
        raise RenderRefused("Tạo PDF mất quá nhiều thời gian nên đã dừng; hãy rút bớt nội dung rồi thử lại.") from None
    except (ProcessExpired, MemoryError, RecursionError) as ended:
        raise RenderRefused("Tạo PDF không thành công; hãy rút bớt nội dung rồi thử lại.") from ended
    finally:
        pool.submit(child.tidy, timeout=BASE_SECONDS)


def _seconds(rows: int) -> float:
    """Wall-clock time allowed for so many rows."""
    return BASE_SECONDS + SECONDS_PER_ROW * rows


def _rows(content: Content) -> int:
    """Table rows, and each other block as one."""
    blocks = [*content.blocks, *(each for annex in content.annexes for each in annex.blocks)]
    return sum(len(each.rows) if isinstance(each, Table) else 1 for each in blocks)


@cache
def _form() -> str:
    """A fingerprint of what turns content into a file: libraries, style sheets, templates and this package."""
    here = Path(__file__).resolve().parent
    templates = Path(settings.BASE_DIR) / "templates" / "documents" / "paper"
    files = sorted({*html.STYLESHEETS, *templates.iterdir(), *here.rglob("*.py")})
    digest = hashlib.sha256(" ".join(version(name) for name in _LIBRARIES).encode())
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()
