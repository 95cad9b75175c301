"""The limited process for signed files of strangers.

It is not the one that renders (documents.writers.pool): a slow file must not keep documents waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple, Unpack

from common.limited import LimitedProcess

MEMORY = 1024**3
"""Bytes of address space of the process."""
SECONDS = 40.0
"""For one file; a signed document of 100 pages with 900 rows of tables takes 6 on an idle machine."""

_COMPLEX = "Tệp PDF quá phức tạp nên không kiểm tra được; hãy chọn tệp khác."
_P = TypeVarTuple("_P")
_T = TypeVar("_T")
_process = LimitedProcess(files=200, quiet=("pyhanko", "pyhanko_certvalidator", "pikepdf"))


def guarded(function: Callable[[Unpack[_P]], _T], *args: *_P, refusal: str = _COMPLEX) -> _T:
    """`function(*args)` in the limited process; what it raises is raised here.

    Raises `InvalidInput` («file») with `refusal` for a file that takes too long or too much memory.
    """
    return _process.call(function, *args, memory=MEMORY, seconds=SECONDS, refusal=refusal)


def stop() -> None:
    """End the process, if there is one; the next file starts another."""
    _process.stop()
