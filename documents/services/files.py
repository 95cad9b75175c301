"""Files that are written once, each under the name of its own hash, before the row that names it."""

from __future__ import annotations

import os
import tempfile
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings

from common.errors import DomainError

_DAMAGED = "Tệp đã lưu bị mất hoặc bị thay đổi; hãy báo người vận hành khôi phục từ bản sao lưu."


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


def keep_pdf(data: bytes, *, agency_id: int, year: int | None, page_count: int) -> dict[str, Any]:
    """Keep a PDF; the columns of the `StoredPdf` that names it. `year` None for what has no number yet."""
    digest = sha256(data).hexdigest()
    path = PurePosixPath("issued", str(agency_id), str(year) if year else "draft", f"{digest}.pdf")
    keep_file(path, data)
    return {"pdf_path": path.as_posix(), "pdf_sha256": digest, "pdf_size": len(data), "page_count": page_count}


def read_kept(path: str, sha256_hex: str = "") -> bytes:
    """A kept file's bytes. Raises `DomainError` where it is gone, or is not what `sha256_hex` says."""
    try:
        data = (Path(settings.MEDIA_ROOT) / path).read_bytes()
    except OSError as error:
        raise DomainError(_DAMAGED, code="storage") from error
    if sha256_hex and sha256(data).hexdigest() != sha256_hex:
        raise DomainError(_DAMAGED, code="storage")
    return data
