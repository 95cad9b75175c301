"""Who may do what to a document, now."""

from documents.policies.following import can_amend, can_correct, uncorrectable
from documents.policies.registers import can_keep_incoming, can_keep_register
from documents.policies.signing import issue_warning, signing_steps
from documents.policies.steps import (
    available_actions,
    awaited,
    can,
    can_delete,
    can_edit,
    can_keep_certificate,
    can_prepare,
    can_seal_annex,
)

__all__ = [
    "available_actions",
    "awaited",
    "can",
    "can_amend",
    "can_correct",
    "can_delete",
    "can_edit",
    "can_keep_certificate",
    "can_keep_incoming",
    "can_keep_register",
    "can_prepare",
    "can_seal_annex",
    "issue_warning",
    "signing_steps",
    "uncorrectable",
]
