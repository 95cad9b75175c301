from django.db import migrations

from common.database import AppendOnly, NotReplaced


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_initial")]

    operations = [NotReplaced("Entry"), AppendOnly("Entry")]
