from documents.rules.transitions import TRANSITIONS, Condition, Transition, frozen_states, steps, transition

__all__ = ["TRANSITIONS", "Condition", "Transition", "frozen_states", "steps", "transition"]
