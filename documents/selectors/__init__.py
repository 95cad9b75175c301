from documents.selectors.documents import (
    MAX_WORDS,
    date_warning,
    document_for,
    issued_file,
    owner_url,
    register,
    search,
    years,
)

__all__ = ["MAX_WORDS", "date_warning", "document_for", "issued_file", "owner_url", "register", "search", "years"]
