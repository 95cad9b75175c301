"""Units as plans print them: cutting a line into units, and finding them in the agency's register."""

from plans.importing.units.kinds import begins, may_begin
from plans.importing.units.listing import expanded, listed
from plans.importing.units.matching import Known, Match, match

__all__ = ["Known", "Match", "begins", "expanded", "listed", "match", "may_begin"]
