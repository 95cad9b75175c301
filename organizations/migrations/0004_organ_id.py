from django.db import migrations, models

from common.database import WithoutGuards


class Migration(migrations.Migration):

    dependencies = [("organizations", "0003_mail_addresses")]

    # The tables are guarded: SQLite rebuilds them, and a rebuilt table has lost its triggers.
    operations = [WithoutGuards([
        migrations.AddField(
            model_name="agency",
            name="organ_id",
            field=models.CharField(
                blank=True,
                help_text="Ví dụ H48.12; ghi vào dữ liệu nộp lưu trữ.",
                max_length=13,
                verbose_name="Mã định danh cơ quan",
            ),
        ),
    ])]
