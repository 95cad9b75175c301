import django.core.serializers.json
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
                ('action', models.CharField(max_length=60, verbose_name='Việc')),
                ('object_type', models.CharField(max_length=60, verbose_name='Loại đối tượng')),
                ('object_id', models.CharField(max_length=40, verbose_name='Mã đối tượng')),
                ('object_label', models.CharField(max_length=300, verbose_name='Đối tượng')),
                ('before', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='Trước')),
                ('after', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='Sau')),
                ('reason', models.TextField(blank=True, verbose_name='Lý do')),
                ('legal_basis', models.CharField(blank=True, max_length=300, verbose_name='Căn cứ')),
            ],
            options={
                'verbose_name': 'dấu vết',
                'verbose_name_plural': 'dấu vết',
                'ordering': ['-at', '-pk'],
            },
        ),
    ]
