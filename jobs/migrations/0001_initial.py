import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=60, verbose_name='Loại việc')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('payload', models.JSONField(blank=True, default=dict)),
                ('state', models.CharField(choices=[('queued', 'Đang chờ'), ('running', 'Đang làm'), ('done', 'Xong'), ('failed', 'Hỏng')], default='queued', max_length=10, verbose_name='Trạng thái')),
                ('run_at', models.DateTimeField(verbose_name='Từ lúc')),
                ('token', models.UUIDField(editable=False, null=True)),
                ('lease_until', models.DateTimeField(editable=False, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='Số lần thử')),
                ('last_error', models.TextField(blank=True, verbose_name='Lỗi gần nhất')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('finished_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'verbose_name': 'việc nền',
                'verbose_name_plural': 'việc nền',
                'ordering': ['run_at'],
            },
        ),
    ]
