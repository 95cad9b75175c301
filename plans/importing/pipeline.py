"""From a file as seen to a plan as understood: the stages one after the other, each pure, each on its own part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from documents.readers.source import Block, Passage, Source
from plans.importing import (
    annexes,
    assignments,
    bases,
    budget,
    ending,
    header,
    organisation,
    outline,
    period,
    targets,
    training,
)
from plans.importing.doubts import warnings_of
from plans.importing.draft import BasisDraft, DutiesDraft, Found, HeaderDraft, ItemDraft, PlanDraft, SignatoryDraft
from plans.importing.parts import Parts, marks, split
from plans.importing.refusal import require_plan

Ending = tuple[tuple[Found[str], ...], tuple[Found[str], ...], SignatoryDraft | None]


def understand(source: Source, units: Sequence[str] = ()) -> PlanDraft:
    """The plan in `source`. `units` are the agency's unit names, to tell known from new ones in the warnings.

    Raises `InvalidInput` for a file that holds no plan: text in another language, no heading and no task.
    """
    parts = split(source)
    head = header.read(parts, source)
    found, opening = _opening(parts, head)
    attached = tuple(annexes.read(blocks, source) for blocks in parts.annexes)
    items, duties = _body(parts, attached)
    money = budget.read(tuple(chain(parts.body, *parts.annexes)))
    items = outline.with_source(items, money)
    closing, recipients, signatory = _ending(parts)
    draft = PlanDraft(
        header=head,
        bases=found,
        opening=opening,
        items=(*items, *attached),
        closing=closing,
        training=training.read(items),
        budget=money,
        organisation=duties,
        recipients=recipients,
        signatory=signatory,
    )
    require_plan(source, draft)
    said, asked = period.of_plan(draft)
    draft = replace(draft, period=said)
    return replace(draft, warnings=(*warnings_of(source, parts, draft, units), *asked))


def _body(parts: Parts, attached: Sequence[ItemDraft]) -> tuple[tuple[ItemDraft, ...], tuple[DutiesDraft, ...]]:
    """The running text as items with their tasks, duties and targets."""
    has_tasks = any(item.task for annex in attached for item in annex.walk())
    items = assignments.assign(outline.read(parts.body), tasks_elsewhere=has_tasks)
    items, duties = organisation.read(items)
    return targets.read(items), duties


def _opening(parts: Parts, head: HeaderDraft) -> tuple[tuple[BasisDraft, ...], tuple[Found[str], ...]]:
    """Bases of the plan and of the decision around it, each once; the decision itself is none."""
    found, opening = bases.read(parts.opening)
    if not parts.decision:
        return found, opening
    own = f"{head.number.value if head.number else ''}/{head.code.value if head.code else ''}"
    outer = bases.read(_bases_of_decision(parts.decision))[0]
    known = {basis.symbol or basis.name for basis in outer}
    both = (*outer, *(basis for basis in found if (basis.symbol or basis.name) not in known))
    return tuple(basis for basis in both if basis.symbol != own), opening


def _bases_of_decision(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if isinstance(block, Passage) and marks.CITING.match(block.text)]


def _ending(parts: Parts) -> Ending:
    """The plan's own ending; recipients and signature of the decision where the plan has none."""
    closing, recipients, signatory = ending.read(parts.ending)
    if parts.decision and (not recipients or signatory is None):
        _, outer, signer = ending.read(parts.decision)
        recipients, signatory = recipients or outer, signatory or signer
    return closing, recipients, signatory
