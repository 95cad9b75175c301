"""One block of running text as markup."""

from __future__ import annotations

from django.utils.safestring import SafeString, mark_safe

from documents.content import Block, Heading, LabelledLine, Paragraph, TaskBlock
from documents.writers.html.tables import table
from documents.writers.html.text import anchor, words
from documents.writers.wording import ended


def block(item: Block) -> SafeString:
    """The markup of one block, the same alone as inside the paper; every word of it is escaped."""
    return mark_safe(markup(item))


def markup(item: Block) -> str:
    """`block` as a plain string, for joining."""
    if isinstance(item, TaskBlock):
        return _task(item)
    if isinstance(item, Paragraph):
        return _paragraph(item)
    if isinstance(item, Heading):
        return _heading(item)
    return table(item)


def _marked(marker: str, text: str) -> str:
    return f"{words(marker)} {words(text)}" if marker else words(text)


def _heading(item: Heading) -> str:
    if not item.title:
        return f"<p{anchor(item.ref)}>{_marked(item.number, item.text)}</p>"
    tag = f"h{min(max(item.level, 1), 3) + 1}"
    title = _marked(item.number, item.title)
    if item.text:  # the space stands inside the span: see the note in text.py
        return f'<{tag} class="run-in"{anchor(item.ref)}>{title}<span class="run"> {words(item.text)}</span></{tag}>'
    return f"<{tag}{anchor(item.ref)}>{title}</{tag}>"


def _paragraph(item: Paragraph) -> str:
    look = ' class="italic"' if item.italic else ""
    return f"<p{look}{anchor(item.ref)}>{_marked(item.marker, item.text)}</p>"


def _task(item: TaskBlock) -> str:
    look = "task-title" if item.bold else "task-text"
    lines = "".join([_line(line) for line in item.lines])
    return f'<div class="task"{anchor(item.ref)}><p class="{look}">{_marked(item.marker, item.text)}</p>{lines}</div>'


def _line(line: LabelledLine) -> str:
    label = f"{_marked(line.marker, line.label)}:"
    if line.bold:
        label = f"<b>{label}</b>"
    if not line.sublines:
        return f"<p>{label} {words(ended(line.text))}</p>"
    text = f" {words(line.text)}" if line.text else ""
    below = "".join([f"<p>+ {words(ended(each))}</p>" for each in line.sublines])
    return f'<p class="lead">{label}{text}</p>{below}'
