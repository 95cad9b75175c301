"""A permission answer carries its reason, so that a page can say what is awaited."""

from __future__ import annotations

from dataclasses import dataclass

from common.errors import NotAllowed


@dataclass(frozen=True, slots=True)
class Decision:
    """`allowed`, and where it is not, `reason`: one Vietnamese sentence."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOWED = Decision(True)


def refuse(reason: str) -> Decision:
    return Decision(False, reason)


def require(decision: Decision) -> None:
    """Raise `NotAllowed` with the decision's reason unless it allows."""
    if not decision.allowed:
        raise NotAllowed(decision.reason)
