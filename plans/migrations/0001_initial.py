import django.core.serializers.json
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
        migrations.CreateModel(
            name='LegalDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(help_text='Luật, Nghị định, Quyết định, Kế hoạch, Công văn…', max_length=30, verbose_name='Loại')),
                ('symbol', models.CharField(blank=True, max_length=60, verbose_name='Số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày ban hành')),
                ('issuer', models.CharField(max_length=200, verbose_name='Cơ quan ban hành')),
                ('subject', models.CharField(max_length=600, verbose_name='Trích yếu')),
                ('is_in_force', models.BooleanField(default=True, verbose_name='Còn hiệu lực')),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('implements', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='implemented_by', to='plans.legaldocument', verbose_name='Thực hiện văn bản')),
            ],
            options={
                'verbose_name': 'văn bản pháp lý',
                'verbose_name_plural': 'văn bản pháp lý',
                'ordering': ['-issued_on', 'symbol'],
            },
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('annual', 'Kế hoạch năm'), ('programme', 'Chương trình nhiều năm'), ('course', 'Kế hoạch khóa đào tạo'), ('kpi', 'Kế hoạch KPI'), ('thematic', 'Kế hoạch chuyên đề')], default='annual', max_length=10, verbose_name='Loại kế hoạch')),
                ('period_start', models.DateField(verbose_name='Từ ngày')),
                ('period_end', models.DateField(verbose_name='Đến ngày')),
                ('is_template', models.BooleanField(default=False, verbose_name='Dùng làm mẫu')),
                ('task_layout', models.CharField(choices=[('labelled', 'Dòng có nhãn dưới mỗi nhiệm vụ'), ('annex', 'Bảng trong phụ lục'), ('body_table', 'Bảng trong thân văn bản')], default='labelled', max_length=10, verbose_name='Cách trình bày nhiệm vụ')),
                ('opening', models.TextField(blank=True, verbose_name='Câu mở đầu')),
                ('closing', models.TextField(blank=True, verbose_name='Câu kết')),
                ('budget_total', models.BigIntegerField(blank=True, null=True, verbose_name='Tổng kinh phí (đồng)')),
                ('budget_words', models.CharField(blank=True, max_length=300, verbose_name='Bằng chữ')),
                ('budget_source', models.TextField(blank=True, verbose_name='Nguồn kinh phí')),
                ('search_text', models.CharField(blank=True, default='', editable=False, max_length=500)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('carries_out', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='plans.legaldocument', verbose_name='Thực hiện văn bản')),
                ('copied_from', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='plans.plan')),
                ('document', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='plan', to='documents.document', verbose_name='Văn bản')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='plans.plan', verbose_name='Thực hiện kế hoạch')),
            ],
            options={
                'verbose_name': 'kế hoạch',
                'verbose_name_plural': 'kế hoạch',
                'ordering': ['-period_start', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('basis', 'Căn cứ'), ('carry_out', 'Thực hiện')], default='basis', max_length=10, verbose_name='Vai trò')),
                ('text', models.TextField(verbose_name='Câu viện dẫn')),
                ('cited_date', models.DateField(blank=True, null=True, verbose_name='Ngày ghi trong kế hoạch')),
                ('in_opening', models.BooleanField(default=True, verbose_name='In ở phần mở đầu')),
                ('position', models.PositiveIntegerField(default=0)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('legal_document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='plans.legaldocument', verbose_name='Văn bản pháp lý')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bases', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'căn cứ',
                'verbose_name_plural': 'căn cứ',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='Thứ tự')),
                ('style', models.CharField(choices=[('section', 'Mục lớn (I, II)'), ('heading', 'Đề mục (1, 1.1)'), ('point', 'Điểm (a, b, c)'), ('paragraph', 'Đoạn văn'), ('dash', 'Gạch đầu dòng'), ('plus', 'Dấu cộng'), ('note', 'Ghi chú (in nghiêng)'), ('budget', 'Dòng kinh phí'), ('table', 'Bảng nhiệm vụ'), ('group', 'Nhóm trong bảng'), ('row', 'Dòng trong bảng'), ('annex', 'Phụ lục')], default='paragraph', max_length=10, verbose_name='Kiểu')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='Số thứ tự riêng')),
                ('text', models.TextField(blank=True, verbose_name='Nội dung')),
                ('detail', models.TextField(blank=True, verbose_name='Phần viết tiếp')),
                ('columns', models.JSONField(blank=True, default=list, verbose_name='Các cột')),
                ('landscape', models.BooleanField(default=False, verbose_name='Trang ngang')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='plans.item', verbose_name='Thuộc mục')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.unit', verbose_name='Đơn vị thực hiện')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'mục',
                'verbose_name_plural': 'mục',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EditStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=120)),
                ('before', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('after', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ('is_undone', models.BooleanField(default=False)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='edit_steps', to='plans.plan')),
            ],
            options={
                'verbose_name': 'bước soạn thảo',
                'verbose_name_plural': 'bước soạn thảo',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='Mục tiêu')),
                ('value', models.CharField(blank=True, max_length=40, verbose_name='Giá trị')),
                ('low', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='Từ')),
                ('high', models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True, verbose_name='Đến')),
                ('unit', models.CharField(blank=True, max_length=80, verbose_name='Đơn vị tính')),
                ('bound', models.CharField(blank=True, choices=[('', 'bằng'), ('min', 'ít nhất'), ('max', 'không quá'), ('about', 'khoảng')], default='', max_length=5, verbose_name='So với')),
                ('period_start', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('period_end', models.DateField(blank=True, null=True, verbose_name='Đến ngày')),
                ('position', models.PositiveIntegerField(default=0)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='plans.item', verbose_name='Mục')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'mục tiêu',
                'verbose_name_plural': 'mục tiêu',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_group', models.BooleanField(default=False, verbose_name='Dòng nhóm')),
                ('line_style', models.CharField(choices=[('dash', 'Gạch đầu dòng: - Chủ trì: …'), ('numbered', 'Đề mục đánh số: 1.1. Thời gian: …'), ('hidden', 'Không in (đã nêu ở chỗ khác)')], default='dash', max_length=10, verbose_name='Cách in')),
                ('director', models.CharField(blank=True, max_length=200, verbose_name='Chỉ đạo thực hiện')),
                ('director_label', models.CharField(blank=True, default='Chỉ đạo thực hiện', max_length=80, verbose_name='Nhãn chỉ đạo')),
                ('lead_label', models.CharField(blank=True, default='Chủ trì', max_length=80, verbose_name='Nhãn chủ trì')),
                ('coordinator_label', models.CharField(blank=True, default='Phối hợp', max_length=80, verbose_name='Nhãn phối hợp')),
                ('deadline', models.CharField(blank=True, max_length=400, verbose_name='Thời gian, như in trên văn bản')),
                ('deadline_label', models.CharField(blank=True, default='Thời gian hoàn thành', max_length=80, verbose_name='Nhãn thời gian')),
                ('start', models.DateField(blank=True, null=True, verbose_name='Bắt đầu')),
                ('due', models.DateField(blank=True, null=True, verbose_name='Hạn hoàn thành')),
                ('deadline_kind', models.CharField(choices=[('once', 'Một lần'), ('recurring', 'Định kỳ'), ('continuous', 'Thường xuyên'), ('on_demand', 'Theo yêu cầu'), ('relative', 'Theo mốc khác'), ('depends', 'Phụ thuộc'), ('unknown', 'Chưa hiểu'), ('invalid', 'Ngày không có thật')], default='unknown', max_length=12, verbose_name='Kiểu thời hạn')),
                ('recurrence', models.CharField(blank=True, default='', max_length=12, verbose_name='Lặp lại')),
                ('interval', models.PositiveSmallIntegerField(default=1, verbose_name='Cách quãng')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Lặp đến ngày')),
                ('deadline_flags', models.JSONField(blank=True, default=list, verbose_name='Dấu hiệu của thời hạn')),
                ('deadline_message', models.CharField(blank=True, default='', max_length=300, verbose_name='Giải thích thời hạn')),
                ('deadline_confidence', models.DecimalField(decimal_places=2, default=0, max_digits=3, verbose_name='Độ chắc của thời hạn')),
                ('deadline_confirmed', models.BooleanField(default=False, verbose_name='Đã xác nhận thời hạn')),
                ('expected_result', models.TextField(blank=True, verbose_name='Sản phẩm, kết quả')),
                ('result_label', models.CharField(blank=True, default='Kết quả', max_length=80, verbose_name='Nhãn kết quả')),
                ('note', models.TextField(blank=True, verbose_name='Ghi chú')),
                ('extra_lines', models.JSONField(blank=True, default=list, verbose_name='Dòng khác')),
                ('search_text', models.TextField(blank=True, default='', editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='task', to='plans.item', verbose_name='Mục')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='plans.plan', verbose_name='Kế hoạch')),
            ],
            options={
                'verbose_name': 'nhiệm vụ',
                'verbose_name_plural': 'nhiệm vụ',
                'ordering': ['due', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TaskUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', 'Chủ trì'), ('coordinator', 'Phối hợp')], max_length=12, verbose_name='Vai trò')),
                ('scope', models.CharField(blank=True, max_length=200, verbose_name='Phạm vi')),
                ('printed_name', models.CharField(blank=True, max_length=300, verbose_name='Tên in trên văn bản')),
                ('position', models.PositiveIntegerField(default=0)),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='task_units', to='plans.task', verbose_name='Nhiệm vụ')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='task_units', to='organizations.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'phân công',
                'verbose_name_plural': 'phân công',
                'ordering': ['role', 'position', 'pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='legaldocument',
            constraint=models.UniqueConstraint(condition=models.Q(('symbol', ''), _negated=True), fields=('agency', 'symbol', 'issued_on'), name='legal_document_unique', violation_error_message='Danh mục đã có văn bản cùng số, ký hiệu và ngày này.'),
        ),
        migrations.AddIndex(
            model_name='plan',
            index=models.Index(fields=['agency', 'kind', '-period_start'], name='plans_plan_agency__b68fbb_idx'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('period_end__gte', models.F('period_start'))), name='plan_period_ordered'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('budget_total__isnull', True), ('budget_total__gte', 0), _connector='OR'), name='plan_budget_not_negative'),
        ),
        migrations.AddIndex(
            model_name='item',
            index=models.Index(fields=['plan', 'parent', 'position'], name='plans_item_plan_id_c5bf5d_idx'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(fields=['agency', 'due', 'id'], name='plans_task_agency__7bdf28_idx'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(('start__isnull', True), ('due__isnull', True), ('due__gte', models.F('start')), _connector='OR'), name='task_dates_ordered'),
        ),
        migrations.AddIndex(
            model_name='taskunit',
            index=models.Index(fields=['unit', 'task'], name='plans_tasku_unit_id_234583_idx'),
        ),
        migrations.AddConstraint(
            model_name='taskunit',
            constraint=models.UniqueConstraint(fields=('task', 'unit', 'role', 'scope'), name='task_unit_unique'),
        ),
    ]
