"""Every write to agencies, units, people and tokens."""

from organizations.services.agencies import agency_create, agency_update
from organizations.services.holidays import (
    holiday_create,
    holiday_delete,
    holiday_update,
    holidays_load_reference,
)
from organizations.services.people import (
    membership_change,
    membership_grant,
    membership_revoke,
    password_change,
    password_reset,
    profile_update,
    user_create,
    user_update,
)
from organizations.services.tokens import token_create, token_revoke, token_used
from organizations.services.units import unit_close, unit_create, unit_delete, unit_rename, unit_update

__all__ = [
    "agency_create",
    "agency_update",
    "holiday_create",
    "holiday_delete",
    "holiday_update",
    "holidays_load_reference",
    "membership_change",
    "membership_grant",
    "membership_revoke",
    "password_change",
    "password_reset",
    "profile_update",
    "token_create",
    "token_revoke",
    "token_used",
    "unit_close",
    "unit_create",
    "unit_delete",
    "unit_rename",
    "unit_update",
    "user_create",
    "user_update",
]
