"""Tables of a plan: ruled ones, and ones whose cells came out as plain lines."""

from plans.importing.tables.flat import flattened
from plans.importing.tables.reading import continues, read

__all__ = ["continues", "flattened", "read"]
