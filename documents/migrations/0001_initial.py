import django.core.validators
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doc_type', models.CharField(choices=[('NQ', 'Nghị quyết'), ('QĐ', 'Quyết định'), ('CT', 'Chỉ thị'), ('QC', 'Quy chế'), ('QyĐ', 'Quy định'), ('TC', 'Thông cáo'), ('TB', 'Thông báo'), ('HD', 'Hướng dẫn'), ('CTr', 'Chương trình'), ('KH', 'Kế hoạch'), ('PA', 'Phương án'), ('ĐA', 'Đề án'), ('DA', 'Dự án'), ('BC', 'Báo cáo'), ('BB', 'Biên bản'), ('TTr', 'Tờ trình'), ('HĐ', 'Hợp đồng'), ('CĐ', 'Công điện'), ('BGN', 'Bản ghi nhớ'), ('BTT', 'Bản thỏa thuận'), ('GUQ', 'Giấy ủy quyền'), ('GM', 'Giấy mời'), ('GGT', 'Giấy giới thiệu'), ('GNP', 'Giấy nghỉ phép'), ('PG', 'Phiếu gửi'), ('PC', 'Phiếu chuyển'), ('PB', 'Phiếu báo'), ('CV', 'Công văn')], default='KH', max_length=4, verbose_name='Loại văn bản')),
                ('subject', models.CharField(max_length=500, verbose_name='Trích yếu')),
                ('symbol', models.CharField(help_text='Ví dụ KH-SKHCN, in sau dấu / của số.', max_length=40, verbose_name='Ký hiệu')),
                ('series', models.CharField(blank=True, editable=False, max_length=10, verbose_name='Dãy số')),
                ('number', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='Số')),
                ('number_year', models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name='Năm cấp số')),
                ('issued_on', models.DateField(blank=True, editable=False, null=True, verbose_name='Ngày văn bản')),
                ('place', models.CharField(max_length=100, verbose_name='Địa danh')),
                ('draft_month', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Tháng dự kiến')),
                ('draft_year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Năm dự kiến')),
                ('urgency', models.CharField(blank=True, choices=[('', 'Thường'), ('KHẨN', 'Khẩn'), ('THƯỢNG KHẨN', 'Thượng khẩn'), ('HỎA TỐC', 'Hỏa tốc')], default='', max_length=12, verbose_name='Độ khẩn')),
                ('circulation', models.CharField(blank=True, choices=[('', 'Không hạn chế'), ('XEM XONG TRẢ LẠI', 'Xem xong trả lại'), ('LƯU HÀNH NỘI BỘ', 'Lưu hành nội bộ')], default='', max_length=20, verbose_name='Phạm vi lưu hành')),
                ('on_behalf_of', models.CharField(blank=True, max_length=120, verbose_name='Thay mặt (TM.)')),
                ('authority', models.CharField(blank=True, choices=[('', 'Người đứng đầu ký'), ('KT.', 'Ký thay (KT.)'), ('TL.', 'Thừa lệnh (TL.)'), ('TUQ.', 'Thừa ủy quyền (TUQ.)'), ('Q.', 'Quyền (Q.)')], default='', max_length=5, verbose_name='Quyền hạn ký')),
                ('head_title', models.CharField(blank=True, max_length=120, verbose_name='Chức vụ người đứng đầu')),
                ('signer_title', models.CharField(blank=True, max_length=120, verbose_name='Chức vụ người ký')),
                ('signer_name', models.CharField(blank=True, max_length=120, verbose_name='Họ tên người ký')),
                ('archive_line', models.CharField(blank=True, default='VT', max_length=120, verbose_name='Lưu')),
                ('typist_mark', models.CharField(blank=True, max_length=40, verbose_name='Ký hiệu người soạn thảo, số bản')),
                ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('submitted', 'Đang trình'), ('returned', 'Trả lại'), ('approved', 'Đã duyệt'), ('numbered', 'Đã cấp số'), ('issued', 'Đã ban hành'), ('amended', 'Đã được điều chỉnh'), ('withdrawn', 'Đã thu hồi')], default='draft', editable=False, max_length=10, verbose_name='Trạng thái')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('content_checked', models.BooleanField(default=False, editable=False, verbose_name='Nội dung đã xác nhận')),
                ('form_checked', models.BooleanField(default=False, editable=False, verbose_name='Thể thức đã xác nhận')),
                ('search_text', models.CharField(blank=True, default='', editable=False, max_length=500)),
                ('approved_json', models.TextField(blank=True, default='', editable=False, verbose_name='Bản được duyệt')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Ngày tạo')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Sửa lần cuối')),
            ],
            options={
                'verbose_name': 'văn bản',
                'verbose_name_plural': 'văn bản',
                'ordering': ['-updated_at'],
            },
        ),
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('action', models.CharField(choices=[('submit', 'Trình'), ('recall', 'Rút lại'), ('check_content', 'Xác nhận nội dung'), ('check_form', 'Xác nhận thể thức'), ('return', 'Trả lại'), ('approve', 'Duyệt'), ('assign_number', 'Cấp số'), ('issue', 'Ban hành'), ('amend', 'Điều chỉnh'), ('withdraw', 'Thu hồi'), ('comment', 'Ý kiến')], max_length=15, verbose_name='Việc')),
                ('from_state', models.CharField(choices=[('draft', 'Dự thảo'), ('submitted', 'Đang trình'), ('returned', 'Trả lại'), ('approved', 'Đã duyệt'), ('numbered', 'Đã cấp số'), ('issued', 'Đã ban hành'), ('amended', 'Đã được điều chỉnh'), ('withdrawn', 'Đã thu hồi')], max_length=10)),
                ('to_state', models.CharField(choices=[('draft', 'Dự thảo'), ('submitted', 'Đang trình'), ('returned', 'Trả lại'), ('approved', 'Đã duyệt'), ('numbered', 'Đã cấp số'), ('issued', 'Đã ban hành'), ('amended', 'Đã được điều chỉnh'), ('withdrawn', 'Đã thu hồi')], max_length=10)),
                ('note', models.TextField(blank=True, verbose_name='Ý kiến')),
                ('at', models.DateTimeField(auto_now_add=True, verbose_name='Lúc')),
            ],
            options={
                'verbose_name': 'bước xử lý',
                'verbose_name_plural': 'bước xử lý',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='IssuedDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_json', models.TextField(verbose_name='Nội dung')),
                ('content_sha256', models.CharField(max_length=64)),
                ('pdf_path', models.CharField(max_length=200)),
                ('pdf_sha256', models.CharField(max_length=64)),
                ('pdf_size', models.PositiveIntegerField()),
                ('page_count', models.PositiveIntegerField(verbose_name='Số trang')),
                ('issued_at', models.DateTimeField(verbose_name='Lúc ban hành')),
            ],
            options={
                'verbose_name': 'bản ban hành',
                'verbose_name_plural': 'bản ban hành',
                'ordering': ['-issued_at'],
            },
        ),
        migrations.CreateModel(
            name='LayoutSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('margin_top', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(Decimal('20')), django.core.validators.MaxValueValidator(Decimal('25'))], verbose_name='Lề trên (mm)')),
                ('margin_bottom', models.PositiveSmallIntegerField(default=20, validators=[django.core.validators.MinValueValidator(Decimal('20')), django.core.validators.MaxValueValidator(Decimal('25'))], verbose_name='Lề dưới (mm)')),
                ('margin_left', models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(Decimal('30')), django.core.validators.MaxValueValidator(Decimal('35'))], verbose_name='Lề trái (mm)')),
                ('margin_right', models.PositiveSmallIntegerField(default=15, validators=[django.core.validators.MinValueValidator(Decimal('15')), django.core.validators.MaxValueValidator(Decimal('20'))], verbose_name='Lề phải (mm)')),
                ('body_size', models.DecimalField(decimal_places=1, default=Decimal('14'), max_digits=3, validators=[django.core.validators.MinValueValidator(Decimal('13')), django.core.validators.MaxValueValidator(Decimal('14'))], verbose_name='Cỡ chữ nội dung (pt)')),
                ('motto_size', models.DecimalField(decimal_places=1, default=Decimal('12'), max_digits=3, validators=[django.core.validators.MinValueValidator(Decimal('12')), django.core.validators.MaxValueValidator(Decimal('13'))], verbose_name='Cỡ chữ Quốc hiệu, tên cơ quan (pt)')),
                ('line_spacing', models.DecimalField(decimal_places=2, default=Decimal('1.15'), max_digits=3, validators=[django.core.validators.MinValueValidator(Decimal('1')), django.core.validators.MaxValueValidator(Decimal('1.5'))], verbose_name='Giãn dòng')),
                ('paragraph_gap', models.DecimalField(decimal_places=1, default=Decimal('6'), max_digits=3, validators=[django.core.validators.MinValueValidator(Decimal('6')), django.core.validators.MaxValueValidator(Decimal('12'))], verbose_name='Cách đoạn (pt)')),
                ('first_line_indent', models.DecimalField(choices=[(Decimal('1.00'), '1 cm'), (Decimal('1.27'), '1,27 cm')], decimal_places=2, default=Decimal('1.27'), max_digits=3, verbose_name='Thụt đầu dòng (cm)')),
            ],
            options={
                'verbose_name': 'thể thức riêng',
                'verbose_name_plural': 'thể thức riêng',
            },
        ),
        migrations.CreateModel(
            name='NumberCounter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.CharField(max_length=10, verbose_name='Dãy số')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='Số cuối')),
            ],
            options={
                'verbose_name': 'bộ đếm số',
                'verbose_name_plural': 'bộ đếm số',
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='Nơi nhận')),
                ('purpose', models.CharField(blank=True, choices=[('', 'Không ghi'), ('b/c', 'Để báo cáo (b/c)'), ('t/h', 'Để thực hiện (t/h)'), ('c/đ', 'Để chỉ đạo (c/đ)'), ('để biết', 'Để biết')], default='', max_length=10, verbose_name='Để')),
                ('position', models.PositiveIntegerField(default=0)),
            ],
            options={
                'verbose_name': 'nơi nhận',
                'verbose_name_plural': 'nơi nhận',
                'ordering': ['position', 'pk'],
            },
        ),
    ]
