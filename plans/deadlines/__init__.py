"""Reading the words of a deadline: «Quý III-IV/2025», «Thường xuyên», «Trước ngày 15/12 hằng năm».

`read` proposes; a person confirms. Words that it cannot read stay as printed and schedule nothing.
"""

from plans.deadlines.reader import read
from plans.deadlines.reading import Reading

__all__ = ["Reading", "read"]
