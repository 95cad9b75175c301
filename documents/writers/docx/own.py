"""The agency's own Word template from outside its process: what is refused before it is opened, and the limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any

from pebble import ProcessExpired

from common.errors import DomainError, InvalidInput
from documents.content import Content
from documents.writers import limits, pool
from documents.writers.docx import filling
from documents.writers.docx.fields import TemplateProblem

SECONDS = 20.0
"""What trying or filling a template may take; the portal's own one takes a tenth of a second."""
_MAX_MEMBERS = 200
_MAX_UNPACKED = 30 * 2**20
_MAX_RATIO = 200
_MACROS = (".bin", ".docm", ".dotm", ".exe", ".vbs", ".js")


def examine(template: bytes, content: Content) -> None:
    """Refuse what cannot be a template, at the field «file», in one sentence; `content` is only tried.

    Raises `InvalidInput`.
    """
    try:
        _guard(template)
        _in_child(filling.examine, template, content)
    except TemplateProblem as problem:
        raise InvalidInput(str(problem), field="file") from problem


def render(template: bytes, content: Content) -> bytes:
    """The Word file of `content` in the form of `template`.

    Raises `RenderRefused` where it is too large, `DomainError` where the template no longer serves.
    """
    limits.check(content)
    try:
        data: bytes = _in_child(filling.fill, template, content)
    except TemplateProblem as problem:
        raise DomainError(f"Mẫu Word của cơ quan không dùng được; hãy báo quản trị cơ quan. {problem}") from problem
    return data


def _guard(template: bytes) -> None:
    """Look at the archive's list before anything is unpacked: a few bytes may promise gigabytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(template)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as wrong:
        raise TemplateProblem("Tệp không phải văn bản Word (.docx); hãy chọn tệp lưu bằng Word.") from wrong
    names = {each.filename for each in members}
    if len(names) != len(members) or not {"[Content_Types].xml", "_rels/.rels"} <= names:
        raise TemplateProblem("Tệp không phải văn bản Word (.docx); hãy chọn tệp lưu bằng Word.")
    unpacked = sum(each.file_size for each in members)
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_UNPACKED or unpacked > _MAX_RATIO * max(len(template), 1):
        raise TemplateProblem("Tệp nén quá nhiều dữ liệu bên trong; hãy bỏ bớt hình rồi lưu lại bằng Word.")
    if any(name.lower().endswith(_MACROS) for name in names):
        raise TemplateProblem("Mẫu có macro hoặc đối tượng nhúng; hãy lưu lại dạng .docx không có macro.")


def _in_child(work: Callable[..., Any], template: bytes, content: Content) -> Any:
    # The clock stops what takes too long; the processor's own limit, later, only what the clock could not.
    future = pool.submit(work, template, content, int(SECONDS) + 5, timeout=SECONDS)
    try:
        return future.result(timeout=4 * SECONDS)
    except (FutureTimeout, CancelledError):
        future.cancel()
        raise TemplateProblem("Mẫu chạy quá lâu nên đã dừng; hãy chỉ dùng các trường của mẫu gốc.") from None
    except (ProcessExpired, MemoryError, RecursionError) as ended:
        raise TemplateProblem("Mẫu cần quá nhiều bộ nhớ nên đã dừng; hãy chỉ dùng các trường của mẫu gốc.") from ended
