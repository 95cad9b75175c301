"""P5: a very long annex as a Word file."""

from __future__ import annotations

from bench import floors, report, rounds, subjects
from bench.report import Result, require_equal
from documents.content import Table
from documents.writers import docx


def word_of_3000_rows() -> Result:
    """P5: the whole document, its bytes fixed, against python-docx writing the bare table from one string of XML."""
    tree = subjects.content_with_an_annex_of_3000_rows()
    table = next(block for block in tree.annexes[0].blocks if isinstance(block, Table))
    require_equal("P5", floors.cells_of(docx.render(tree)), floors.cells_of(floors.bare_word_table(table)))
    taken = rounds.medians(
        {"ours": lambda: docx.render(tree), "floor": lambda: floors.bare_word_table(table)},
        rounds=9,
    )
    return Result(
        "P5",
        "Word file with an annex of 3,000 rows",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={},
        peak_mib=report.peak_mib(),
    )
