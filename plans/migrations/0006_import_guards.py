from django.db import migrations

from common.database import AppendOnly, Fixed, FrozenWithDocument, NotReplaced, SameAgency

FROZEN = ["amended", "issued", "withdrawn"]
THE_FILE = ["file_name", "file_path", "file_sha256", "file_size", "batch", "uploaded_by", "uploaded_at"]


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_imports"), ("documents", "0006_cancelled_numbers")]

    operations = [
        NotReplaced("ImportBatch"),
        NotReplaced("PlanImport"),
        SameAgency("ImportBatch"),
        SameAgency("PlanImport"),
        AppendOnly("ImportBatch"),
        Fixed("PlanImport", THE_FILE),
        # What an issued plan came from stands as it stood when the plan was issued.
        FrozenWithDocument("PlanImport", "plan__document", frozen=FROZEN),
    ]
