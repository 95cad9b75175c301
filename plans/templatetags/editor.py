"""What the editor's templates need beside the portal's own tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of(values: Mapping[str, Any] | str | None, name: str) -> Any:
    """The value under `name`, nothing where there is none."""
    return values.get(name, "") if isinstance(values, Mapping) else ""
