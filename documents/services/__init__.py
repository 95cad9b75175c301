from documents.services.annexes import annex_add, annex_delete, annex_move, annex_rename, annexes_carry_over
from documents.services.copying import CopyOrder, document_copy
from documents.services.correction import correction_create, correction_update
from documents.services.header import (
    HEADER_FIELDS,
    document_create,
    document_delete,
    document_update,
    recipients_replace,
)
from documents.services.issuing import document_issue
from documents.services.lifecycle import document_cancel, document_comment, document_move, document_withdraw
from documents.services.numbering import document_assign_number, document_sign_paper
from documents.services.own_text import correction_issue, correction_prepare, correction_step
from documents.services.registers import incoming_create, incoming_update, register_entry_save
from documents.services.relating import document_relate
from documents.services.sending import Address, document_send, recall_send, sending_retry
from documents.services.signing import (
    annex_to_sign,
    annex_upload,
    certificate_add_file,
    certificate_add_outside,
    certificate_add_token,
    certificate_deactivate,
    certificate_picture,
    checked_signatures,
    document_prepare,
    document_seal,
    document_sign,
    signed_upload,
)
from documents.services.verification import verify_issued

__all__ = [
    "HEADER_FIELDS",
    "Address",
    "CopyOrder",
    "annex_add",
    "annex_delete",
    "annex_move",
    "annex_rename",
    "annex_to_sign",
    "annex_upload",
    "annexes_carry_over",
    "certificate_add_file",
    "certificate_add_outside",
    "certificate_add_token",
    "certificate_deactivate",
    "certificate_picture",
    "checked_signatures",
    "correction_create",
    "correction_issue",
    "correction_prepare",
    "correction_step",
    "correction_update",
    "document_assign_number",
    "document_cancel",
    "document_comment",
    "document_copy",
    "document_create",
    "document_delete",
    "document_issue",
    "document_move",
    "document_prepare",
    "document_relate",
    "document_seal",
    "document_send",
    "document_sign",
    "document_sign_paper",
    "document_update",
    "document_withdraw",
    "incoming_create",
    "incoming_update",
    "recall_send",
    "recipients_replace",
    "register_entry_save",
    "sending_retry",
    "signed_upload",
    "verify_issued",
]
