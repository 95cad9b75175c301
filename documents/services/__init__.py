from documents.services.header import (
    HEADER_FIELDS,
    document_create,
    document_delete,
    document_update,
    recipients_replace,
)
from documents.services.issuing import document_issue
from documents.services.lifecycle import document_comment, document_move, document_withdraw
from documents.services.numbering import document_assign_number, document_sign_paper
from documents.services.relating import document_relate
from documents.services.verification import verify_issued

__all__ = [
    "HEADER_FIELDS",
    "document_assign_number",
    "document_comment",
    "document_create",
    "document_delete",
    "document_issue",
    "document_move",
    "document_relate",
    "document_sign_paper",
    "document_update",
    "document_withdraw",
    "recipients_replace",
    "verify_issued",
]
