"""Letters of every Vietnamese encoding that files still carry, into Unicode NFC; and whether they are words at all.

Used by every reader: `decoded` for bytes, `repaired` for a text layer, `is_readable` before it is understood.
"""

from documents.readers.encodings.decoding import decoded
from documents.readers.encodings.judging import UNREADABLE, is_readable, is_vietnamese
from documents.readers.encodings.repairing import repaired

__all__ = ["UNREADABLE", "decoded", "is_readable", "is_vietnamese", "repaired"]
