from django.db import migrations

from common.database import FrozenWithDocument, NotReplaced, SameAgency

FROZEN = ["amended", "issued", "withdrawn"]


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_lineage")]

    # Made again to cover the new column, in the order in which SQLite shall ask them (the latest first).
    operations = [
        NotReplaced("Item"),
        SameAgency("Item"),
        FrozenWithDocument("Item", "plan__document", frozen=FROZEN),
    ]
