from plans.models.basis import LegalBasis, LegalDocument
from plans.models.edit import EditStep
from plans.models.item import Item
from plans.models.plan import Plan
from plans.models.target import Target
from plans.models.task import Task, TaskUnit

__all__ = ["EditStep", "Item", "LegalBasis", "LegalDocument", "Plan", "Target", "Task", "TaskUnit"]
