"""Whose certificates are whose business (Nghị định 30/2020/NĐ-CP, Điều 5, 13, 32)."""

from __future__ import annotations

from documents.constants import SignatureRole
from organizations.constants import Role

CERTIFICATE_KEEPERS = {SignatureRole.PERSON: (Role.LEADER,), SignatureRole.ORGANIZATION: (Role.CLERK, Role.ADMIN)}
"""Who signs keeps the own certificates; the clerk or the administrator keeps the agency's."""
PREPARERS = (Role.CLERK, Role.LEADER)
"""Who may freeze a numbered document for signing."""
