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
OWNED = ["Document", "Recipient", "DocumentEvent", "IssuedDocument", "LayoutSettings", "NumberCounter"]


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_initial"), ("organizations", "0002_guards")]

    operations = [
        *[NotReplaced(model) for model in ("Document", "Recipient", "DocumentEvent", "IssuedDocument")],
        *[SameAgency(model) for model in OWNED],
        AppendOnly("DocumentEvent"),
        AppendOnly("IssuedDocument"),
        FrozenDocument(
            "Document",
            steps=STEPS,
            frozen=FROZEN,
            may_change=["state", "amended_by", "version", "updated_at"],
            numbered=["number", "number_year", "series", "issued_on", "symbol", "doc_type", "approved_json"],
        ),
        FrozenWithDocument("Recipient", "document", frozen=FROZEN),
    ]
