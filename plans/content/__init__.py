"""A plan as an official document's content tree."""

from plans.content.approved import current
from plans.content.blocks import block_for
from plans.content.comparing import Comparison, compare
from plans.content.document import build
from plans.content.printed import printed

__all__ = ["Comparison", "block_for", "build", "compare", "current", "printed"]
