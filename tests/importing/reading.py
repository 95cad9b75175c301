"""Texts as sources, for tests of single stages."""

from __future__ import annotations

from documents.readers import Source, read
from plans.importing.parts import Parts, split

OPENING = "Sở Y tế ban hành Kế hoạch tiêm chủng như sau:"
BODY = "I. NỘI DUNG\n\n1. Phòng Nghiệp vụ Y\n\n- Lập danh sách trẻ em cần tiêm."
CLOSING = "Trên đây là Kế hoạch tiêm chủng của Sở Y tế./."


def source_of(text: str) -> Source:
    return read("ke-hoach.txt", text.encode())


def parts_of(text: str) -> Parts:
    return split(source_of(text))


def with_head(head: str) -> str:
    """A whole plan under that head; the issuing sentence names Sở Y tế."""
    return f"{head}\n\n{OPENING}\n\n{BODY}\n\n{CLOSING}\n"


def with_ending(ending: str) -> str:
    """A whole plan before that ending."""
    return f"KẾ HOẠCH\nTiêm chủng mở rộng năm 2025\n\n{OPENING}\n\n{BODY}\n\n{ending}\n"
