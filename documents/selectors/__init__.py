from documents.selectors.certificates import is_out_of_use, kept_certificates, usable_certificates
from documents.selectors.documents import (
    MAX_WORDS,
    document_for,
    owner_url,
    prepare_url,
    register,
    search,
    years,
)
from documents.selectors.files import (
    annexes_to_seal,
    current_file,
    current_pdf,
    known_hashes,
    latest_prepared,
    sealed_annexes,
    signatures,
    signed_roles,
    stored,
)
from documents.selectors.numbering import date_warning, dispatch_warning, number_warning, series_for

__all__ = [
    "MAX_WORDS",
    "annexes_to_seal",
    "current_file",
    "current_pdf",
    "date_warning",
    "dispatch_warning",
    "document_for",
    "is_out_of_use",
    "kept_certificates",
    "known_hashes",
    "latest_prepared",
    "number_warning",
    "owner_url",
    "prepare_url",
    "register",
    "sealed_annexes",
    "search",
    "series_for",
    "signatures",
    "signed_roles",
    "stored",
    "usable_certificates",
    "years",
]
