"""Files that are written once, each under the name of its own hash, before the row that names it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath

from django.conf import settings

from common.errors import DomainError


def keep_file(path: PurePosixPath, data: bytes, *, mode: int = 0o444) -> None:
    """Write `data` under MEDIA_ROOT whole or not at all: beside its place, flushed to the disk, then renamed.

    Raises `DomainError` with code "storage" where the disk refuses.
    """
    target = Path(settings.MEDIA_ROOT) / path
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush_folder(target.parent)
    except OSError as error:
        raise DomainError(
            "Không lưu được tệp nên chưa có gì thay đổi; hãy báo người vận hành kiểm tra dung lượng đĩa rồi thử lại.",
            code="storage",
        ) from error


def _flush_folder(folder: Path) -> None:
    """The new name itself reaches the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
