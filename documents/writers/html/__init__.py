"""The paper as HTML: on screen inside a `.paper` container, and as the page that the PDF is made from.

Both wear the same markup and the same style sheet (static/css/paper-parts.css). Blocks repeat hundreds of times in a
plan, so they are built in Python; what stands once (letterhead, title, signature, annex head) comes from the
templates in templates/documents/paper/, fed with ready strings. `bench` T14 holds the measured reason.
"""

from __future__ import annotations

from documents.writers.html.blocks import block
from documents.writers.html.page import STYLESHEETS, paper, print_annexes, print_numbers, print_page
from documents.writers.html.tables import row

__all__ = ["STYLESHEETS", "block", "paper", "print_annexes", "print_numbers", "print_page", "row"]
