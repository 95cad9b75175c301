from plans.models.basis import LegalBasis, LegalDocument
from plans.models.edit import EditStep
from plans.models.importing import ImportBatch, PlanImport
from plans.models.item import Item
from plans.models.plan import Plan
from plans.models.target import Target
from plans.models.task import Task, TaskUnit

__all__ = [
    "EditStep",
    "ImportBatch",
    "Item",
    "LegalBasis",
    "LegalDocument",
    "Plan",
    "PlanImport",
    "Target",
    "Task",
    "TaskUnit",
]
