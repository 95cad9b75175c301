from documents.rules.transitions import TRANSITIONS, Condition, Transition, steps, transition

__all__ = ["TRANSITIONS", "Condition", "Transition", "steps", "transition"]
