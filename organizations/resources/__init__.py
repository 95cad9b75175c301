"""Exchange of reference data as files: the scoped base for every app, and the columns of this one."""

from organizations.resources.base import AgencyResource
from organizations.resources.columns import HolidayResource, UnitResource
from organizations.resources.formats import SafeCSV, SafeXLSX
from organizations.resources.widgets import (
    DayWidget,
    NamesWidget,
    OwnRowWidget,
    WholeWidget,
    WordWidget,
    YesNoWidget,
)

__all__ = [
    "AgencyResource",
    "DayWidget",
    "HolidayResource",
    "NamesWidget",
    "OwnRowWidget",
    "SafeCSV",
    "SafeXLSX",
    "UnitResource",
    "WholeWidget",
    "WordWidget",
    "YesNoWidget",
]
