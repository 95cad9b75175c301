"""What a plan still misses before it is submitted: «6 rõ» and what an official document must have.

«6 rõ»: rõ người, rõ việc, rõ thẩm quyền, rõ trách nhiệm, rõ thời gian, rõ kết quả.
"""

from plans.rules.completeness.facts import BasisFacts, ItemFacts, PlanFacts, Problem, TaskFacts
from plans.rules.completeness.problems import problems

__all__ = ["BasisFacts", "ItemFacts", "PlanFacts", "Problem", "TaskFacts", "problems"]
