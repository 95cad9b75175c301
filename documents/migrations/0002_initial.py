import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_initial'),
        ('organizations', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='document',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='document',
            name='amended_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amends', to='documents.document'),
        ),
        migrations.AddField(
            model_name='document',
            name='created_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Người soạn'),
        ),
        migrations.AddField(
            model_name='document',
            name='drafting_unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.unit', verbose_name='Đơn vị soạn thảo'),
        ),
        migrations.AddField(
            model_name='documentevent',
            name='actor',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='documentevent',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='documentevent',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='issueddocument',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='issueddocument',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='issued', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='issueddocument',
            name='issued_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='layoutsettings',
            name='agency',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='layout', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='numbercounter',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='recipient',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='recipient',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddIndex(
            model_name='document',
            index=models.Index(fields=['agency', 'state', '-updated_at'], name='documents_d_agency__f9cbba_idx'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('agency', 'series', 'number_year', 'number'), name='document_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('issued_on__isnull', True), ('number__isnull', True), ('number_year__isnull', True)), models.Q(('issued_on__isnull', False), ('number__isnull', False), ('number_year__isnull', False)), _connector='OR'), name='document_number_whole'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['numbered', 'issued', 'amended', 'withdrawn']), _negated=True), ('number__isnull', False), _connector='OR'), name='document_numbered_has_number'),
        ),
        migrations.AddConstraint(
            model_name='numbercounter',
            constraint=models.UniqueConstraint(fields=('agency', 'series', 'year'), name='number_counter_unique'),
        ),
    ]
