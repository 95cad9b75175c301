"""How an item is named in lists and reports: its first words, without what is listed or quoted at length behind them.

Habits relied on: a long task names its programmes as «…: (1) …; (2) …», which are its parts and not its name; the
name of a study stands in quotation marks and may run over several sentences.
"""

from __future__ import annotations

import re

from plans.importing.draft import ItemDraft

_LIST = re.compile(r"\s*[:,;]?\s*(?:gồm|bao gồm|như sau)?\s*:\s*\(1\)\s.*", re.DOTALL)
_QUOTED = re.compile(r"(?P<open>[“«\"])(?P<words>[^”»\"]+)(?P<close>[”»\"])")
_CLAUSE = re.compile(r"[.;]\s+(?=\S)")
_LONGEST_QUOTE = 30


def heading_title(item: ItemDraft) -> str:
    """A heading's words without the colon that opens its text."""
    return item.text.strip().rstrip(":").strip()


def task_title(item: ItemDraft) -> str:
    """A task's words without its numbered list «(1) …; (2) …», a long quotation cut to its first clause.

    A sentence that begins with the unit as its subject goes on in `detail`.
    """
    text = _LIST.sub("", " ".join(f"{item.text} {item.detail}".split()))
    return _QUOTED.sub(_shortened, text).strip().rstrip(".;:").strip()


def _shortened(found: re.Match[str]) -> str:
    words = found["words"]
    first = _CLAUSE.search(words)
    if not first or len(words.split()) <= _LONGEST_QUOTE:
        return found.group()
    return f"{found['open']}{words[: first.start() + 1]} …{found['close']}"
