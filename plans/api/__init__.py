"""`plans`, `items` and `tasks` of the REST API, read-only."""

from plans.api.items import ItemViewSet
from plans.api.plans import PlanViewSet
from plans.api.tasks import TaskViewSet

__all__ = ["ItemViewSet", "PlanViewSet", "TaskViewSet"]
