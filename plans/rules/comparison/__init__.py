"""What changed between two versions of a plan: words, paragraphs, tasks. Plain values in, plain values out."""

from plans.rules.comparison.passages import Pair, Passage, Stretch, passages, stretches
from plans.rules.comparison.tasks import Change, ChangeKind, TaskChange, TaskFacts, task_changes
from plans.rules.comparison.words import Piece, PieceKind, changed_words

__all__ = [
    "Change",
    "ChangeKind",
    "Pair",
    "Passage",
    "Piece",
    "PieceKind",
    "Stretch",
    "TaskChange",
    "TaskFacts",
    "changed_words",
    "passages",
    "stretches",
    "task_changes",
]
