"""PDFs with a text layer: words with their places into lines, paragraphs, tables and columns beside each other.

The page is what counts: attachments and tags are not read, since they may say something else than what was signed.
"""

from documents.readers.pdf.reading import read

__all__ = ["read"]
