import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('jobs', '0001_initial'),
        ('organizations', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='job',
            name='agency',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddIndex(
            model_name='job',
            index=models.Index(fields=['state', 'run_at'], name='jobs_job_state_113284_idx'),
        ),
    ]
