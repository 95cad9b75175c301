from django.db import migrations

from common.database import SameAgency


class Migration(migrations.Migration):
    dependencies = [("organizations", "0004_closed_units")]

    operations = [SameAgency(model) for model in ("ApiToken", "Holiday", "Membership", "Unit", "UnitName")]
