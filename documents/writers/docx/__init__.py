"""The content tree as a Word file: the twin of the HTML writer, the same words in the same order."""

from __future__ import annotations

from documents.writers.docx.page import render

__all__ = ["CONTENT_TYPE", "render"]

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
