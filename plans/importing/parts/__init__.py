"""A file cut into the parts of an official document: head, opening, body, ending, annexes."""

from plans.importing.parts.shape import Blocks, Parts
from plans.importing.parts.split import split

__all__ = ["Blocks", "Parts", "split"]
