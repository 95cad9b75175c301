"""A plan as an official document's content tree."""

from plans.content.approved import current
from plans.content.blocks import block_for
from plans.content.document import build

__all__ = ["block_for", "build", "current"]
