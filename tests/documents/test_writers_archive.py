"""An office file made twice is the same file, byte for byte."""

from __future__ import annotations

import io
import zipfile

import pytest

from documents.writers.archive import repack


def _archive(names: list[str], year: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name, (year, 5, 4, 3, 2, 0)), f"text of {name}")
    return target.getvalue()


def test_time_and_order_leave_no_trace() -> None:
    one = repack(_archive(["word/b.xml", "[Content_Types].xml", "word/a.xml"], 2024))
    other = repack(_archive(["word/a.xml", "word/b.xml", "[Content_Types].xml"], 2026))
    assert one == other


def test_members_keep_their_bytes_and_the_types_come_first() -> None:
    with zipfile.ZipFile(
        io.BytesIO(repack(_archive(["a.xml", "_rels/.rels", "[Content_Types].xml"], 2024)))
    ) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "a.xml"]
        assert archive.read("a.xml") == b"text of a.xml"


def test_a_member_is_replaced() -> None:
    with zipfile.ZipFile(io.BytesIO(repack(_archive(["a.xml", "b.xml"], 2024), {"a.xml": b"new"}))) as archive:
        assert (archive.read("a.xml"), archive.read("b.xml")) == (b"new", b"text of b.xml")


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        repack(b"%PDF-1.7")
