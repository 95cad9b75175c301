"""How much of a stranger's file is read. Plain values: whoever reads in a limited process hands them in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from common.errors import InvalidInput

MEGABYTE = 1024**2


@dataclass(frozen=True, slots=True)
class Limits:
    """`size`: bytes of the file; `unpacked`: bytes of all its parts; `pages` of a PDF; `seconds` and `memory` (bytes of
    address space) of the process that reads it. The defaults are those of the settings."""

    size: int = 30 * MEGABYTE
    unpacked: int = 200 * MEGABYTE
    pages: int = 500
    seconds: int = 120
    memory: int = 1024 * MEGABYTE


_current: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039 (frozen)


def current() -> Limits:
    """The limits that hold here."""
    return _current.get()


@contextmanager
def use(limits: Limits) -> Iterator[None]:
    """`limits` hold inside the block."""
    token = _current.set(limits)
    try:
        yield
    finally:
        _current.reset(token)


def check_size(size: int) -> None:
    """Raise `InvalidInput` («file») for a file of more than the allowed bytes."""
    most = current().size
    if size > most:
        raise InvalidInput(
            f"Tệp lớn hơn {shown(most)} MB; hãy bỏ bớt hình ảnh hoặc tách thành nhiều tệp nhỏ hơn.", field="file"
        )


def check_unpacked(size: int) -> None:
    """Raise `InvalidInput` («file») for an archive whose parts together have more than the allowed bytes."""
    most = current().unpacked
    if size > most:
        raise InvalidInput(
            f"Tệp chứa hơn {shown(most)} MB khi giải nén nên không được đọc; hãy bỏ bớt hình ảnh hoặc tách nhỏ tệp.",
            field="file",
        )


def check_pages(pages: int) -> None:
    """Raise `InvalidInput` («file») for more than the allowed pages."""
    most = current().pages
    if pages > most:
        raise InvalidInput(
            f"Tệp có {pages} trang, nhiều hơn {most} trang được đọc; hãy tách thành nhiều tệp nhỏ hơn.", field="file"
        )


def shown(size: int) -> str:
    """«30», «0,5»: megabytes as Vietnamese write them."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0").replace(".", ",")
