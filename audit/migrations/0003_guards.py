from django.db import migrations

from common.database import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_initial")]

    operations = [AppendOnly("Entry")]
