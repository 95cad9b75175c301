import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from common.database import WithoutGuards


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_guards'),
        ('organizations', '0003_mail_addresses'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # The tables are guarded: SQLite rebuilds them, and a rebuilt table has lost its triggers.
    operations = [WithoutGuards([
        migrations.CreateModel(
            name='AnnexFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf_path', models.CharField(max_length=200)),
                ('pdf_sha256', models.CharField(db_index=True, max_length=64)),
                ('pdf_size', models.PositiveIntegerField()),
                ('page_count', models.PositiveIntegerField(verbose_name='Số trang')),
                ('title', models.CharField(max_length=300, verbose_name='Tên phụ lục')),
                ('file_name', models.CharField(max_length=200, verbose_name='Tên tệp')),
                ('position', models.PositiveIntegerField(default=0)),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Tải lên lúc')),
            ],
            options={
                'verbose_name': 'tệp phụ lục',
                'verbose_name_plural': 'tệp phụ lục',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Correction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('addressees', models.TextField(blank=True, verbose_name='Kính gửi')),
                ('opening', models.TextField(blank=True, verbose_name='Mở đầu')),
                ('rows', models.JSONField(default=list, verbose_name='Nội dung đính chính')),
                ('closing', models.TextField(blank=True, verbose_name='Kết')),
            ],
            options={
                'verbose_name': 'công văn đính chính',
                'verbose_name_plural': 'công văn đính chính',
            },
        ),
        migrations.CreateModel(
            name='DocumentCopy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf_path', models.CharField(max_length=200)),
                ('pdf_sha256', models.CharField(db_index=True, max_length=64)),
                ('pdf_size', models.PositiveIntegerField()),
                ('page_count', models.PositiveIntegerField(verbose_name='Số trang')),
                ('kind', models.CharField(choices=[('SY', 'Sao y'), ('SL', 'Sao lục'), ('TrS', 'Trích sao')], max_length=3, verbose_name='Hình thức sao')),
                ('number', models.PositiveIntegerField(verbose_name='Số')),
                ('number_year', models.PositiveSmallIntegerField(verbose_name='Năm')),
                ('symbol', models.CharField(max_length=40, verbose_name='Ký hiệu')),
                ('made_on', models.DateField(verbose_name='Ngày sao')),
                ('pages', models.CharField(blank=True, max_length=200, verbose_name='Các trang')),
                ('signer_lines', models.JSONField(default=list, verbose_name='Quyền hạn, chức vụ')),
                ('signer_name', models.CharField(max_length=120, verbose_name='Họ tên người ký')),
                ('recipients', models.TextField(blank=True, verbose_name='Nơi nhận')),
                ('signed_by', models.CharField(blank=True, max_length=200, verbose_name='Chứng thư số')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Sao lúc')),
            ],
            options={
                'verbose_name': 'bản sao',
                'verbose_name_plural': 'bản sao',
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='IncomingDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('arrival_number', models.PositiveIntegerField(editable=False, verbose_name='Số đến')),
                ('arrival_year', models.PositiveSmallIntegerField(editable=False, verbose_name='Năm')),
                ('arrived_on', models.DateField(verbose_name='Ngày đến')),
                ('issuer', models.CharField(max_length=200, verbose_name='Tác giả')),
                ('code', models.CharField(blank=True, max_length=60, verbose_name='Số, ký hiệu')),
                ('issued_on', models.DateField(blank=True, null=True, verbose_name='Ngày văn bản')),
                ('kind', models.CharField(max_length=100, verbose_name='Tên loại')),
                ('subject', models.CharField(max_length=600, verbose_name='Trích yếu')),
                ('urgency', models.CharField(blank=True, choices=[('', 'Thường'), ('KHẨN', 'Khẩn'), ('THƯỢNG KHẨN', 'Thượng khẩn'), ('HỎA TỐC', 'Hỏa tốc')], default='', max_length=12, verbose_name='Độ khẩn')),
                ('receiver', models.CharField(blank=True, max_length=200, verbose_name='Người nhận')),
                ('forwarded_on', models.DateField(blank=True, null=True, verbose_name='Ngày chuyển')),
                ('received_by', models.CharField(blank=True, max_length=200, verbose_name='Ký nhận')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Thời hạn giải quyết')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='Ghi chú')),
                ('pdf_path', models.CharField(blank=True, editable=False, max_length=200)),
                ('pdf_sha256', models.CharField(blank=True, editable=False, max_length=64)),
                ('search_text', models.CharField(blank=True, default='', editable=False, max_length=900)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Vào sổ lúc')),
            ],
            options={
                'verbose_name': 'văn bản đến',
                'verbose_name_plural': 'văn bản đến',
                'ordering': ['-arrival_year', '-arrival_number'],
            },
        ),
        migrations.CreateModel(
            name='PreparedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf_path', models.CharField(max_length=200)),
                ('pdf_sha256', models.CharField(db_index=True, max_length=64)),
                ('pdf_size', models.PositiveIntegerField()),
                ('page_count', models.PositiveIntegerField(verbose_name='Số trang')),
                ('content_json', models.TextField(verbose_name='Nội dung')),
                ('content_sha256', models.CharField(max_length=64)),
                ('boxes', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Lập lúc')),
            ],
            options={
                'verbose_name': 'bản chờ ký',
                'verbose_name_plural': 'bản chờ ký',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('copies_count', models.PositiveIntegerField(blank=True, null=True, verbose_name='Số lượng bản')),
                ('archive_holder', models.CharField(blank=True, max_length=200, verbose_name='Đơn vị, người nhận bản lưu')),
                ('dispatched_on', models.DateField(blank=True, null=True, verbose_name='Ngày chuyển')),
                ('received_by', models.CharField(blank=True, max_length=200, verbose_name='Ký nhận')),
                ('recalled_on', models.DateField(blank=True, null=True, verbose_name='Ngày thu hồi')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='Ghi chú')),
                ('file_catalog', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Năm hình thành hồ sơ')),
                ('file_notation', models.CharField(blank=True, max_length=20, verbose_name='Số và ký hiệu hồ sơ')),
                ('doc_ordinal', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Số thứ tự trong hồ sơ')),
                ('language', models.CharField(default='Tiếng Việt', max_length=30, verbose_name='Ngôn ngữ')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='Thời hạn trả lời')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Sửa lần cuối')),
            ],
            options={
                'verbose_name': 'ghi chép sổ đi',
                'verbose_name_plural': 'ghi chép sổ đi',
            },
        ),
        migrations.CreateModel(
            name='Sending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=300, verbose_name='Nơi nhận')),
                ('address', models.EmailField(max_length=254, verbose_name='Thư điện tử')),
                ('file_path', models.CharField(max_length=200)),
                ('file_sha256', models.CharField(max_length=64, verbose_name='Dấu băm của tệp')),
                ('file_name', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('queued', 'Đang chờ gửi'), ('sent', 'Đã gửi'), ('failed', 'Không gửi được')], default='queued', max_length=8, verbose_name='Trạng thái')),
                ('message_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('error', models.CharField(blank=True, max_length=300, verbose_name='Lý do không gửi được')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Yêu cầu lúc')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='Gửi lúc')),
            ],
            options={
                'verbose_name': 'lượt gửi',
                'verbose_name_plural': 'lượt gửi',
                'ordering': ['-made_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SignedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('pdf_path', models.CharField(max_length=200)),
                ('pdf_sha256', models.CharField(db_index=True, max_length=64)),
                ('pdf_size', models.PositiveIntegerField()),
                ('page_count', models.PositiveIntegerField(verbose_name='Số trang')),
                ('role', models.CharField(choices=[('person', 'Người ký'), ('organization', 'Cơ quan')], max_length=12, verbose_name='Chữ ký của')),
                ('subject_name', models.CharField(max_length=300, verbose_name='Cấp cho')),
                ('issuer_name', models.CharField(max_length=300, verbose_name='Nơi cấp')),
                ('serial', models.CharField(max_length=80, verbose_name='Số sê-ri')),
                ('valid_from', models.DateTimeField(verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateTimeField(verbose_name='Hiệu lực đến')),
                ('signed_at', models.DateTimeField(verbose_name='Ký lúc')),
                ('is_outside', models.BooleanField(default=False, verbose_name='Ký bằng phần mềm bên ngoài')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Lưu lúc')),
            ],
            options={
                'verbose_name': 'bản đã ký',
                'verbose_name_plural': 'bản đã ký',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SigningCertificate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=120, verbose_name='Tên gợi nhớ')),
                ('source', models.CharField(choices=[('file', 'Tệp chứng thư số (.p12, .pfx)'), ('token', 'Thiết bị ký trên máy chủ (PKCS#11)'), ('outside', 'Ký bằng phần mềm bên ngoài')], default='file', max_length=8, verbose_name='Khóa ký')),
                ('key_path', models.CharField(blank=True, editable=False, max_length=200)),
                ('token_label', models.CharField(blank=True, max_length=120, verbose_name='Nhãn thiết bị')),
                ('key_label', models.CharField(blank=True, max_length=120, verbose_name='Nhãn khóa')),
                ('certificate_pem', models.TextField(editable=False, verbose_name='Chứng thư số')),
                ('subject_name', models.CharField(editable=False, max_length=300, verbose_name='Cấp cho')),
                ('issuer_name', models.CharField(editable=False, max_length=300, verbose_name='Nơi cấp')),
                ('serial', models.CharField(editable=False, max_length=80, verbose_name='Số sê-ri')),
                ('valid_from', models.DateTimeField(editable=False, verbose_name='Hiệu lực từ')),
                ('valid_to', models.DateTimeField(editable=False, verbose_name='Hiệu lực đến')),
                ('image_path', models.CharField(blank=True, editable=False, max_length=200)),
                ('image_width', models.PositiveSmallIntegerField(default=36, verbose_name='Chiều rộng hình (mm)')),
                ('is_active', models.BooleanField(default=True, verbose_name='Đang dùng')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Thêm lúc')),
            ],
            options={
                'verbose_name': 'chứng thư số',
                'verbose_name_plural': 'chứng thư số',
                'ordering': ['-made_at'],
            },
        ),
        migrations.CreateModel(
            name='WordTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doc_type', models.CharField(choices=[('NQ', 'Nghị quyết'), ('QĐ', 'Quyết định'), ('CT', 'Chỉ thị'), ('QC', 'Quy chế'), ('QyĐ', 'Quy định'), ('TC', 'Thông cáo'), ('TB', 'Thông báo'), ('HD', 'Hướng dẫn'), ('CTr', 'Chương trình'), ('KH', 'Kế hoạch'), ('PA', 'Phương án'), ('ĐA', 'Đề án'), ('DA', 'Dự án'), ('BC', 'Báo cáo'), ('BB', 'Biên bản'), ('TTr', 'Tờ trình'), ('HĐ', 'Hợp đồng'), ('CĐ', 'Công điện'), ('BGN', 'Bản ghi nhớ'), ('BTT', 'Bản thỏa thuận'), ('GUQ', 'Giấy ủy quyền'), ('GM', 'Giấy mời'), ('GGT', 'Giấy giới thiệu'), ('GNP', 'Giấy nghỉ phép'), ('PG', 'Phiếu gửi'), ('PC', 'Phiếu chuyển'), ('PB', 'Phiếu báo'), ('CV', 'Công văn')], default='KH', max_length=4, verbose_name='Loại văn bản')),
                ('name', models.CharField(max_length=120, verbose_name='Tên mẫu')),
                ('file_path', models.CharField(editable=False, max_length=200)),
                ('file_sha256', models.CharField(editable=False, max_length=64)),
                ('file_size', models.PositiveIntegerField(editable=False)),
                ('is_active', models.BooleanField(default=True, verbose_name='Đang dùng')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='Tải lên lúc')),
            ],
            options={
                'verbose_name': 'mẫu Word',
                'verbose_name_plural': 'mẫu Word',
                'ordering': ['doc_type', '-made_at'],
            },
        ),
        migrations.AddField(
            model_name='document',
            name='check_code',
            field=models.CharField(blank=True, editable=False, max_length=26, null=True, unique=True, verbose_name='Mã xác thực'),
        ),
        migrations.AddField(
            model_name='document',
            name='outside_system',
            field=models.CharField(blank=True, editable=False, max_length=120, verbose_name='Số do hệ thống khác cấp'),
        ),
        migrations.AddField(
            model_name='document',
            name='paper_signed_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='Ngày ký giấy'),
        ),
        migrations.AddField(
            model_name='document',
            name='relates_to',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='documents.document'),
        ),
        migrations.AddField(
            model_name='document',
            name='relation',
            field=models.CharField(blank=True, choices=[('', 'Không'), ('amend', 'Điều chỉnh, bổ sung'), ('replace', 'Thay thế'), ('correct', 'Đính chính')], default='', editable=False, max_length=8, verbose_name='Quan hệ với văn bản trước'),
        ),
        migrations.AddField(
            model_name='document',
            name='signing_method',
            field=models.CharField(choices=[('digital', 'Ký số'), ('paper', 'Ký giấy')], default='digital', max_length=8, verbose_name='Hình thức ký'),
        ),
        migrations.AddField(
            model_name='layoutsettings',
            name='has_qr',
            field=models.BooleanField(default=True, help_text='Người nhận quét mã để kiểm tra văn bản trên Cổng.', verbose_name='In mã QR xác thực'),
        ),
        migrations.AddField(
            model_name='recipient',
            name='email',
            field=models.EmailField(blank=True, max_length=254, verbose_name='Thư điện tử'),
        ),
        migrations.AlterField(
            model_name='documentevent',
            name='action',
            field=models.CharField(choices=[('submit', 'Trình'), ('recall', 'Rút lại'), ('check_content', 'Xác nhận nội dung'), ('check_form', 'Xác nhận thể thức'), ('return', 'Trả lại'), ('approve', 'Duyệt'), ('assign_number', 'Cấp số'), ('issue', 'Ban hành'), ('amend', 'Điều chỉnh'), ('withdraw', 'Thu hồi'), ('comment', 'Ý kiến'), ('sign_paper', 'Ghi nhận đã ký giấy'), ('sign', 'Ký số'), ('seal', 'Ký số cơ quan'), ('copy', 'Sao văn bản'), ('send', 'Gửi văn bản')], max_length=15, verbose_name='Việc'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('relates_to__isnull', True), ('relation', '')), models.Q(models.Q(('relation', ''), _negated=True), ('relates_to__isnull', False)), _connector='OR'), name='document_relation_whole'),
        ),
        migrations.AddField(
            model_name='annexfile',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='annexfile',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='annex_files', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='annexfile',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='correction',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='correction',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='correction', to='documents.document', verbose_name='Công văn'),
        ),
        migrations.AddField(
            model_name='documentcopy',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='documentcopy',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='documentcopy',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='documentcopy',
            name='of_copy',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.documentcopy'),
        ),
        migrations.AddField(
            model_name='incomingdocument',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='incomingdocument',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='incomingdocument',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.unit', verbose_name='Đơn vị nhận'),
        ),
        migrations.AddField(
            model_name='preparedfile',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='preparedfile',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prepared', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='preparedfile',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='issueddocument',
            name='prepared',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.preparedfile', verbose_name='Bản chờ ký'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='registerentry',
            name='document',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='register_entry', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='sending',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='sending',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sendings', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='sending',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signedfile',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='signedfile',
            name='annex',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signed_files', to='documents.annexfile'),
        ),
        migrations.AddField(
            model_name='signedfile',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signed_files', to='documents.document', verbose_name='Văn bản'),
        ),
        migrations.AddField(
            model_name='signedfile',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signedfile',
            name='prepared',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='signed_files', to='documents.preparedfile'),
        ),
        migrations.AddField(
            model_name='signingcertificate',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='signingcertificate',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='signingcertificate',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to=settings.AUTH_USER_MODEL, verbose_name='Người sử dụng'),
        ),
        migrations.AddField(
            model_name='wordtemplate',
            name='agency',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan'),
        ),
        migrations.AddField(
            model_name='wordtemplate',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='documentcopy',
            constraint=models.UniqueConstraint(fields=('agency', 'kind', 'number_year', 'number'), name='document_copy_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='incomingdocument',
            constraint=models.UniqueConstraint(fields=('agency', 'arrival_year', 'arrival_number'), name='arrival_number_unique'),
        ),
        migrations.AddConstraint(
            model_name='signedfile',
            constraint=models.UniqueConstraint(fields=('prepared', 'role'), name='signed_file_once_per_role'),
        ),
        migrations.AddConstraint(
            model_name='signedfile',
            constraint=models.UniqueConstraint(fields=('annex', 'role'), name='signed_annex_once_per_role'),
        ),
        migrations.AddConstraint(
            model_name='signedfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('annex__isnull', True), ('prepared__isnull', False)), models.Q(('annex__isnull', False), ('prepared__isnull', True)), _connector='OR'), name='signed_file_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='wordtemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('is_active', True)), fields=('agency', 'doc_type'), name='word_template_one_active'),
        ),
    ])]
