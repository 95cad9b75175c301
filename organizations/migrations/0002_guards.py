from django.db import migrations

from common.database import SameAgency


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]

    operations = [SameAgency(model) for model in ("ApiToken", "Holiday", "Membership", "Unit", "UnitName")]
