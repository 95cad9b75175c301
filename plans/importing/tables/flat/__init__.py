"""Tables whose cells came out as plain lines, one below the other."""

from plans.importing.tables.flat.reading import flattened

__all__ = ["flattened"]
