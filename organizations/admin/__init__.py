"""The administration pages of agencies, units, holidays and people, and the base every other one stands on."""

from organizations.admin.base import AgencyAdmin, AgencyModelForm, OwnRelatedFilter
from organizations.apps import PortalAdminSite

__all__ = ["AgencyAdmin", "AgencyModelForm", "OwnRelatedFilter", "PortalAdminSite"]
