"""Sources and plan drafts as JSON values, and back: what the database keeps of a file that was read.

Field names are those of the dataclasses; a field at its default is left out, so that a long file stays small and a
file kept by an earlier version of the software is still read after a field was added.
"""

from __future__ import annotations

from typing import Any, TypeVar

from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError
from cattrs.strategies import configure_tagged_union

from documents.readers.source import Block, Source
from plans.importing.draft import PlanDraft

Json = dict[str, Any]
T = TypeVar("T")


class NotKept(ValueError):
    """A JSON value that is no source and no draft."""


def source_as_json(source: Source) -> Json:
    """A source as JSON values; each block says its kind under «is»."""
    kept: Json = _CONVERTER.unstructure(source, Source)
    return kept


def source_from_json(kept: Json) -> Source:
    """The source that `source_as_json` gave. Raises `NotKept`."""
    return structured(kept, Source)


def draft_as_json(draft: PlanDraft) -> Json:
    """A draft as JSON values."""
    kept: Json = _CONVERTER.unstructure(draft, PlanDraft)
    return kept


def draft_from_json(kept: Json) -> PlanDraft:
    """The draft that `draft_as_json` gave, or that a person corrected. Raises `NotKept`."""
    return structured(kept, PlanDraft)


def structured(kept: Any, kind: type[T]) -> T:
    """`kept` as a value of `kind`, any type that occurs in a draft or a source. Raises `NotKept`."""
    try:
        value: T = _CONVERTER.structure(kept, kind)
    except (BaseValidationError, ForbiddenExtraKeysError, TypeError, ValueError, KeyError, AttributeError) as wrong:
        raise NotKept(f"no {kind}") from wrong
    return value


def unstructured(value: Any, kind: Any) -> Any:
    """A value of `kind` as JSON values."""
    return _CONVERTER.unstructure(value, kind)


def _text(value: Any, _: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _whole(value: Any, _: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _measure(value: Any, _: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("not a number")
    return float(value)


def _answer(value: Any, _: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _made() -> Converter:
    """Nothing is coerced: a number where words belong is an error, not words."""
    converter = Converter(omit_if_default=True, forbid_extra_keys=True, detailed_validation=False)
    for kind, hook in ((str, _text), (int, _whole), (float, _measure), (bool, _answer)):
        converter.register_structure_hook(kind, hook)
    configure_tagged_union(Block, converter, tag_name="is")
    return converter


_CONVERTER = _made()
