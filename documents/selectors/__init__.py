from documents.selectors.documents import (
    MAX_WORDS,
    date_warning,
    document_for,
    owner_url,
    register,
    search,
    years,
)
from documents.selectors.files import (
    current_file,
    current_pdf,
    known_hashes,
    latest_prepared,
    signatures,
    signed_roles,
    stored,
)

__all__ = [
    "MAX_WORDS",
    "current_file",
    "current_pdf",
    "date_warning",
    "document_for",
    "known_hashes",
    "latest_prepared",
    "owner_url",
    "register",
    "search",
    "signatures",
    "signed_roles",
    "stored",
    "years",
]
