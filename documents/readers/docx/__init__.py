"""Word files (.docx): what their reader sees, in reading order. Word's own numbers become text."""

from __future__ import annotations

from documents.readers.docx.whole import read

__all__ = ["read"]
