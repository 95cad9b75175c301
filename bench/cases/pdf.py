"""P1 and P3: a plan's PDF, made and asked for again."""

from __future__ import annotations

from django.core.cache import caches

from bench import floors, peers, report, rounds, subjects
from bench.report import Result, require_equal
from documents.writers import html, pdf, pool
from plans import content


def plan_through_the_portal() -> Result:
    """P1: database to PDF in the warm child, against bare WeasyPrint on the same HTML in this process."""
    plan = subjects.demo_plan()
    tree = content.build(plan)
    page = html.print_page(tree)
    require_equal("P1", floors.pages_of(pdf.render_anew(tree).data), floors.pages_of(floors.bare_weasyprint(page)))
    taken = rounds.medians(
        {
            "ours": lambda: pdf.render_anew(content.build(plan)),
            "content": lambda: pdf.render_anew(tree),
            "floor": lambda: floors.bare_weasyprint(page),
        },
        rounds=15,
    )
    return Result(
        "P1",
        "PDF of plan qngai through the portal, warm",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={"without_database": taken["content"], **peers.chromium(page)},
        peak_mib=child_peak_mib(),
    )


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
