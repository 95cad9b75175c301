"""A file of a stranger: hashed as it comes in, and never written anywhere."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MAX_FILE = 30 * 1024 * 1024
"""Bytes of a file that is compared."""
_HEAD = 1024
_MARK = b"/Encrypt"


class HashingHandler(FileUploadHandler):
    """Keeps the SHA-256 of the first file and what its bytes tell at a glance; the bytes themselves are let go.

    `has_password` says that the file names an encryption dictionary, which stands in plain bytes in every PDF of this
    kind. Nothing of the file is parsed: it may be hostile.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.digest = ""
        self.is_given = self.is_too_large = self.is_pdf = self.has_password = False
        self._hash = sha256()
        self._head = self._tail = b""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.is_given or not self.file_name:
            raise SkipFile
        self.is_given = True

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) > MAX_FILE:
            self.is_too_large = True
            raise SkipFile
        self._hash.update(raw_data)
        self._head = (self._head + raw_data[:_HEAD])[:_HEAD]
        seen = self._tail + raw_data
        self.has_password = self.has_password or _MARK in seen
        self._tail = seen[-len(_MARK) :]

    def file_complete(self, file_size: int) -> None:
        self.digest = self._hash.hexdigest()
        self.is_pdf = b"%PDF-" in self._head
