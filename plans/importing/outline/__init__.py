"""The running text of a plan as a tree of items."""

from plans.importing.outline.money import with_source
from plans.importing.outline.reading import read

__all__ = ["read", "with_source"]
