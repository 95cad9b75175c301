"""What the parser makes of each rule of deadlines.lark."""

from plans.deadlines.building.statements import Builder

__all__ = ["Builder"]
