from documents.models.correction import Correction
from documents.models.document import Document, Recipient
from documents.models.event import DocumentEvent
from documents.models.files import AnnexFile, DocumentCopy
from documents.models.issued import IssuedDocument
from documents.models.layout import LayoutSettings
from documents.models.numbering import NumberCounter
from documents.models.register import IncomingDocument, RegisterEntry
from documents.models.sending import Sending
from documents.models.signing import PreparedFile, SignedFile, SigningCertificate
from documents.models.template import WordTemplate

__all__ = [
    "AnnexFile",
    "Correction",
    "Document",
    "DocumentCopy",
    "DocumentEvent",
    "IncomingDocument",
    "IssuedDocument",
    "LayoutSettings",
    "NumberCounter",
    "PreparedFile",
    "Recipient",
    "RegisterEntry",
    "Sending",
    "SignedFile",
    "SigningCertificate",
    "WordTemplate",
]
