"""The administration pages of agencies, units, holidays and people, and the base every other one stands on."""

from organizations.admin.agencies import ApiTokenAdmin, OwnAgencyAdmin, TrailAdmin
from organizations.admin.base import AgencyAdmin, AgencyModelForm, OwnRelatedFilter, acting_agency, own_choices
from organizations.admin.exchange import ExchangeAdmin
from organizations.admin.people import UserAdmin
from organizations.admin.units import HolidayAdmin, UnitAdmin

__all__ = [
    "AgencyAdmin",
    "AgencyModelForm",
    "ApiTokenAdmin",
    "ExchangeAdmin",
    "HolidayAdmin",
    "OwnAgencyAdmin",
    "OwnRelatedFilter",
    "TrailAdmin",
    "UnitAdmin",
    "UserAdmin",
    "acting_agency",
    "own_choices",
]
