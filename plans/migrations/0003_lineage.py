import uuid

from django.db import migrations, models

from common.database import WithoutGuards
from common.database.lifting import guards_lifted


def number_each(apps, schema_editor):
    """Every item begins a line of its own; those of issued plans too, which nobody may change afterwards."""
    item = apps.get_model("plans", "Item")
    with guards_lifted(schema_editor.connection):
        rows = list(item.objects.filter(lineage__isnull=True).only("pk").iterator(chunk_size=2000))
        for row in rows:
            row.lineage = uuid.uuid4()
        item.objects.bulk_update(rows, ["lineage"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("organizations", "0003_mail_addresses"), ("plans", "0002_guards")]

    operations = [
        WithoutGuards([
            migrations.AddField("Item", "lineage", models.UUIDField("Mã xuyên suốt", null=True, editable=False)),
            migrations.RunPython(number_each, migrations.RunPython.noop, elidable=True),
            migrations.AlterField(
                "Item", "lineage", models.UUIDField("Mã xuyên suốt", default=uuid.uuid4, editable=False)
            ),
            migrations.AddIndex("Item", models.Index(fields=["lineage"], name="plans_item_lineage_9a367f_idx")),
            migrations.AddConstraint(
                "Item", models.UniqueConstraint(fields=["plan", "lineage"], name="item_lineage_unique")
            ),
        ]),
    ]
