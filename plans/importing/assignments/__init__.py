"""Which items of the outline are tasks, and who does them by when."""

from plans.importing.assignments.reading import assign

__all__ = ["assign"]
