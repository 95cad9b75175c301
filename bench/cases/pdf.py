"""P1 to P3: a plan's PDF, one with a very long annex, and the same asked for again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from unittest import mock

from django.core.cache import caches

from bench import floors, peers, report, rounds, subjects
from bench.report import Result, require_equal
from documents.content import Content
from documents.writers import child, html, pdf, pool
from plans import content


def plan_through_the_portal() -> Result:
    """P1: database to PDF/A-3a with its files in the warm child, against bare WeasyPrint writing PDF/A-3a of the same
    HTML in this process."""
    plan = subjects.demo_plan()
    tree = content.build(plan)
    page = html.print_page(tree)
    bare = floors.bare_weasyprint(page, child.TAGGED)
    require_equal("P1", floors.pages_of(pdf.render_anew(tree).data), floors.pages_of(bare))
    taken = rounds.medians(
        {
            "ours": lambda: pdf.render_anew(content.build(plan)),
            "content": lambda: pdf.render_anew(tree),
            "floor": lambda: floors.bare_weasyprint(page, child.TAGGED),
            "plain_pdf": lambda: floors.bare_weasyprint(page),
        },
        rounds=15,
    )
    return Result(
        "P1",
        "PDF of plan qngai through the portal, warm",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={
            "without_database": taken["content"],
            "plain_pdf": taken["plain_pdf"],
            **peers.chromium(page),
        },
        peak_mib=child_peak_mib(),
    )


def annex_of_3000_rows() -> Result:
    """P2: two processes and a joined file, against the engine with its default settings in one warm process of its own.

    The second process is started anew each time, as it is in use. The floor lays its tables out as the engine does
    unless told otherwise; the peer `fixed_layout` is told, and so prints the very same pages in one process.
    """
    tree = subjects.content_with_an_annex_of_3000_rows()
    page = html.print_page(tree)
    unlaid = page.replace("table-layout:fixed", "table-layout:auto").replace("table-layout: fixed", "table-layout:auto")
    head = " ".join(subjects.ANNEX_HEAD)
    made, peak = _watched(tree)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as one:

        def bare(page: str) -> bytes:
            return one.submit(floors.bare_weasyprint, page).result()

        require_equal("P2", floors.rows_of(made.data, head), floors.rows_of(bare(page), head))
        taken = rounds.medians(
            {
                "ours": lambda: pdf.render_anew(tree),
                "fixed_layout": lambda: bare(page),
                "floor": lambda: bare(unlaid),
            },
            rounds=2,
            warm=0,
        )
    return Result(
        "P2",
        "annex of 3,000 rows, two processes",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={"fixed_layout": taken["fixed_layout"]},
        peak_mib=peak,
    )


def _watched(tree: Content) -> tuple[pdf.Pdf, float]:
    """One rendering, and the most memory that either process held."""
    peaks = []
    second = pool.second

    @contextmanager
    def watched() -> Iterator[pool.Submit]:
        with second() as submit:
            yield submit
            peaks.append(submit(report.peak_mib, timeout=60).result())

    pool.stop()
    with mock.patch.object(pool, "second", watched):
        made = pdf.render_anew(tree)
    return made, max(child_peak_mib(), *peaks)


def asking_again() -> Result:
    """P3: the same content again comes from the cache; the peer also reads the plan from the database again."""
    plan = subjects.demo_plan()
    tree = content.build(plan)
    caches["pdf"].clear()
    require_equal("P3", pdf.render(tree), pdf.render_anew(tree))
    require_equal("P3", pdf.render(tree), pdf.render(content.build(plan)))
    taken = rounds.medians(
        {
            "ours": lambda: pdf.render(tree),
            "floor": lambda: pdf.render_anew(tree),
            "with_database": lambda: pdf.render(content.build(plan)),
        },
        rounds=15,
    )
    return Result(
        "P3",
        "asking again for an unchanged document, against a rendering",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={"with_database": taken["with_database"]},
        peak_mib=child_peak_mib(),
    )


def child_peak_mib() -> float:
    """The most memory that the rendering process has held."""
    peak: float = pool.submit(report.peak_mib, timeout=60).result()
    return peak
