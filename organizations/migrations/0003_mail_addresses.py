from django.db import migrations, models

from common.database import WithoutGuards


class Migration(migrations.Migration):

    dependencies = [
        ('organizations', '0002_guards'),
    ]

    # The tables are guarded: SQLite rebuilds them, and a rebuilt table has lost its triggers.
    operations = [WithoutGuards([
        migrations.AddField(
            model_name='unit',
            name='email',
            field=models.EmailField(blank=True, max_length=254, verbose_name='Thư điện tử nhận văn bản'),
        ),
    ])]
