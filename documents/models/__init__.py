from documents.models.document import Document, Recipient
from documents.models.event import DocumentEvent
from documents.models.issued import IssuedDocument
from documents.models.layout import LayoutSettings
from documents.models.numbering import NumberCounter

__all__ = ["Document", "DocumentEvent", "IssuedDocument", "LayoutSettings", "NumberCounter", "Recipient"]
