"""The code by which a stranger asks for a document."""

from __future__ import annotations

import secrets

from documents.rules.check_codes import ALPHABET, LENGTH


def new_check_code() -> str:
    """80 random bits: nobody finds a document by trying, and no two share one."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
