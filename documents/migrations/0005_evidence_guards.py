from django.db import migrations

from common.database import AppendOnly, FrozenDocument, FrozenWithDocument, NotReplaced, SameAgency

FROZEN = ["amended", "issued", "withdrawn"]
STEPS = [
    ("amended", "withdrawn"),
    ("approved", "numbered"),
    ("approved", "returned"),
    ("draft", "submitted"),
    ("issued", "amended"),
    ("issued", "withdrawn"),
    ("numbered", "issued"),
    ("returned", "submitted"),
    ("submitted", "approved"),
    ("submitted", "draft"),
    ("submitted", "returned"),
]
NEW = [
    *("AnnexFile", "Correction", "DocumentCopy", "IncomingDocument", "PreparedFile", "RegisterEntry", "Sending"),
    *("SignedFile", "SigningCertificate", "WordTemplate"),
]


class Migration(migrations.Migration):
    dependencies = [("documents", "0004_evidence")]

    operations = [
        *[NotReplaced(model) for model in ("AnnexFile", "Correction", "DocumentCopy", "PreparedFile", "SignedFile")],
        *[SameAgency(model) for model in NEW],
        *[AppendOnly(model) for model in ("DocumentCopy", "PreparedFile", "SignedFile")],
        FrozenWithDocument("AnnexFile", "document", frozen=FROZEN),
        FrozenWithDocument("Correction", "document", frozen=FROZEN),
        # The models below have new columns: their guards are made again to cover them.
        NotReplaced("Document"),
        SameAgency("Document"),
        SameAgency("IssuedDocument"),
        FrozenDocument(
            "Document",
            steps=STEPS,
            frozen=FROZEN,
            may_change=["state", "amended_by", "version", "updated_at"],
            numbered=[
                *("number", "number_year", "series", "issued_on", "symbol", "doc_type", "approved_json"),
                *("relation", "relates_to", "check_code", "outside_system", "signing_method", "paper_signed_on"),
            ],
        ),
        FrozenWithDocument("Recipient", "document", frozen=FROZEN),
    ]
