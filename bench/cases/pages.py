"""P4 and T14: the paper on screen, whole and one item of it."""

from __future__ import annotations

import re

from django.db import transaction

from bench import floors, peers, rounds, subjects
from bench.report import Mismatch, Result, peak_mib, require_equal
from documents.writers import html
from documents.writers.html import text
from plans import content, selectors
from plans.models import Item, Plan


def page_of_300_tasks() -> Result:
    """T14: the paper of 300 tasks with no text kept from before, against one f-string per line."""
    tree = subjects.content_of_300_tasks()
    ready = floors.ready_strings(tree)
    body = "".join(html.block(block) for block in tree.blocks)
    require_equal("T14", _without_spans(body), _without_spans(floors.fstring_blocks(ready)))
    require_equal("T14", _without_spans(body), _without_spans(peers.django_template(tree)))
    taken = rounds.medians(
        {
            "ours": lambda: (text.forget(), html.paper(tree)),
            "warm": lambda: html.paper(tree),
            "floor": lambda: floors.fstring_blocks(ready),
            "django_template": lambda: peers.django_template(tree),
        },
        rounds=40,
    )
    return Result(
        "T14",
        "paper of 300 tasks, against f-strings",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={"texts_kept": taken["warm"], "django_template": taken["django_template"]},
        peak_mib=peak_mib(),
    )


def one_item_of_300() -> Result:
    """P4: after one of 300 items changed, its block alone against the whole paper, both read from the database."""
    with transaction.atomic():
        plan = subjects.plan_of_300_tasks()
        item = Item.objects.filter(plan=plan, task__isnull=False).order_by("pk")[150]
        if str(_one(plan, item.pk)) not in _whole(plan):
            raise Mismatch("P4: the block alone is not the block inside the paper")
        taken = rounds.medians(
            {
                "ours": lambda: _one(plan, item.pk),
                "whole_outline": lambda: _one_of_whole(plan, item.pk),
                "floor": lambda: _whole(plan),
            },
            rounds=15,
        )
        transaction.set_rollback(True)
    return Result(
        "P4",
        "one of 300 items on the paper, against the whole paper",
        ours=taken["ours"],
        floor=taken["floor"],
        peers={"whole_outline_one_block": taken["whole_outline"]},
        peak_mib=peak_mib(),
    )


def _one(plan: Plan, item_id: int) -> str:
    return html.block(content.block_for(plan, selectors.item_outline(plan, item_id), item_id))


def _one_of_whole(plan: Plan, item_id: int) -> str:
    return html.block(content.block_for(plan, selectors.outline(plan), item_id))


def _whole(plan: Plan) -> str:
    return html.paper(content.build(plan, selectors.outline(plan)))


def _without_spans(markup: str) -> str:
    """`markup` without the no-break spans, which floor and peer do not make, and without spaces between tags."""
    markup = markup.replace("<span> </span>", " ")
    return re.sub(r">\s+<", "><", re.sub(r'<span class="nb">([^<]*)</span>', r"\1", markup)).strip()
