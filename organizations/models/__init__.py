from organizations.models.agency import Agency
from organizations.models.base import AgencyOwned
from organizations.models.holiday import Holiday
from organizations.models.token import ApiToken
from organizations.models.unit import Unit, UnitName
from organizations.models.user import Membership, User

__all__ = ["Agency", "AgencyOwned", "ApiToken", "Holiday", "Membership", "Unit", "UnitName", "User"]
