"""The stages that read the body: outline, assignments, duties, targets, annexes, budget, training."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from documents.readers.source import Block, Passage, Source
from plans.importing.draft import BudgetDraft, DutiesDraft, Evidence, ItemDraft, TrainingDraft
from plans.importing.parts.strips import evidence_of

Items = tuple[ItemDraft, ...]


def _stage(module: str, name: str) -> Any:
    try:
        return getattr(importlib.import_module(f"plans.importing.{module}"), name, None)
    except ModuleNotFoundError:
        return None


def body_items(blocks: Sequence[Block]) -> Items:
    outline, assign = _stage("outline", "read"), _stage("assignments", "assign")
    if outline is None:
        return tuple(ItemDraft("paragraph", b.text, evidence=evidence_of(b)) for b in blocks if isinstance(b, Passage))
    items: Items = outline(blocks)
    return assign(items) if assign else items


def duties_of(items: Items) -> tuple[Items, tuple[DutiesDraft, ...]]:
    organisation, targets = _stage("organisation", "read"), _stage("targets", "read")
    duties: tuple[DutiesDraft, ...] = ()
    if organisation:
        items, duties = organisation(items)
    return (targets(items) if targets else items), duties


def annex(blocks: Sequence[Block], source: Source) -> ItemDraft:
    read = _stage("annexes", "read")
    if read:
        item: ItemDraft = read(blocks, source)
        return item
    first = next((b for b in blocks if isinstance(b, Passage)), None)
    return ItemDraft("annex", first.text if first else "", evidence=evidence_of(first) if first else Evidence(0, 0, 0))


def budget_of(blocks: Sequence[Block]) -> BudgetDraft:
    read = _stage("budget", "read")
    return read(blocks) if read else BudgetDraft()


def training_of(items: Items) -> TrainingDraft | None:
    read = _stage("training", "read")
    return read(items) if read else None
