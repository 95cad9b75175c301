import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'Tên đăng nhập này đã có người dùng.'}, max_length=80, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='Tên đăng nhập')),
                ('full_name', models.CharField(max_length=120, verbose_name='Họ và tên')),
                ('position_title', models.CharField(blank=True, max_length=120, verbose_name='Chức vụ')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='Thư điện tử')),
                ('is_active', models.BooleanField(default=True, verbose_name='Được đăng nhập')),
                ('is_staff', models.BooleanField(default=False, verbose_name='Vận hành hệ thống')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='Phải đổi mật khẩu khi đăng nhập')),
                ('date_joined', models.DateTimeField(auto_now_add=True, verbose_name='Ngày tạo')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'người dùng',
                'verbose_name_plural': 'người dùng',
                'ordering': ['full_name'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(unique=True, verbose_name='Mã')),
                ('name', models.CharField(max_length=200, verbose_name='Tên cơ quan')),
                ('letterhead_name', models.CharField(max_length=200, verbose_name='Tên in trên văn bản')),
                ('superior_name', models.CharField(blank=True, max_length=200, verbose_name='Cơ quan chủ quản in trên văn bản')),
                ('open_to_superior', models.BooleanField(default=False, verbose_name='Cho cơ quan cấp trên xem')),
                ('place', models.CharField(max_length=100, verbose_name='Địa danh')),
                ('symbol', models.CharField(max_length=30, verbose_name='Ký hiệu cơ quan')),
                ('number_series', models.CharField(choices=[('per_type', 'Mỗi loại văn bản một dãy số'), ('shared', 'Một dãy số chung')], default='per_type', max_length=10, verbose_name='Cách cấp số')),
                ('is_collective', models.BooleanField(default=False, help_text='Người đứng đầu ký thay mặt (TM.) tập thể, như Ủy ban nhân dân.', verbose_name='Làm việc theo chế độ tập thể')),
                ('is_active', models.BooleanField(default=True, verbose_name='Đang hoạt động')),
                ('superior', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='subordinates', to='organizations.agency', verbose_name='Cơ quan cấp trên')),
            ],
            options={
                'verbose_name': 'cơ quan',
                'verbose_name_plural': 'cơ quan',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='Tên gợi nhớ')),
                ('prefix', models.CharField(max_length=16, verbose_name='Ký tự đầu')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True, verbose_name='Dấu băm')),
                ('scope', models.CharField(choices=[('read', 'Chỉ đọc')], default='read', max_length=10, verbose_name='Quyền')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Tạo lúc')),
                ('expires_at', models.DateTimeField(verbose_name='Hết hạn lúc')),
                ('last_used_at', models.DateTimeField(blank=True, null=True, verbose_name='Dùng lần cuối')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='Thu hồi lúc')),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='api_tokens', to=settings.AUTH_USER_MODEL, verbose_name='Người dùng')),
            ],
            options={
                'verbose_name': 'mã truy cập API',
                'verbose_name_plural': 'mã truy cập API',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, verbose_name='Mã')),
                ('kind', models.CharField(choices=[('internal', 'Đơn vị thuộc cơ quan'), ('external', 'Đơn vị ngoài cơ quan'), ('group', 'Nhóm đơn vị')], default='internal', max_length=10, verbose_name='Loại')),
                ('name', models.CharField(max_length=300, verbose_name='Tên hiện nay')),
                ('short_name', models.CharField(blank=True, max_length=60, verbose_name='Tên viết tắt')),
                ('aliases', models.JSONField(blank=True, default=list, verbose_name='Tên gọi khác')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='Thứ tự')),
                ('is_active', models.BooleanField(default=True, verbose_name='Còn hoạt động')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='Ngừng hoạt động từ')),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organizations.unit', verbose_name='Thuộc đơn vị')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='organizations.unit', verbose_name='Đã sáp nhập vào')),
            ],
            options={
                'verbose_name': 'đơn vị',
                'verbose_name_plural': 'đơn vị',
                'ordering': ['kind', 'position', 'name'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('drafter', 'Chuyên viên'), ('unit_head', 'Trưởng phòng'), ('finance', 'Kế hoạch – Tài chính'), ('clerk', 'Văn thư'), ('leader', 'Lãnh đạo'), ('admin', 'Quản trị'), ('viewer', 'Người xem')], max_length=12, verbose_name='Vai trò')),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='Người dùng')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='organizations.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'vai trò',
                'verbose_name_plural': 'vai trò',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='UnitName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=300, verbose_name='Tên')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='Từ ngày')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='Đến ngày')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='Căn cứ đổi tên')),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='organizations.unit', verbose_name='Đơn vị')),
            ],
            options={
                'verbose_name': 'tên theo thời gian',
                'verbose_name_plural': 'tên theo thời gian',
                'ordering': ['valid_from'],
            },
        ),
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(verbose_name='Ngày')),
                ('name', models.CharField(max_length=120, verbose_name='Tên')),
                ('kind', models.CharField(choices=[('off', 'Ngày nghỉ'), ('workday', 'Ngày làm bù')], default='off', max_length=10, verbose_name='Loại')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='Nguồn')),
                ('is_provisional', models.BooleanField(default=False, verbose_name='Tạm tính, chờ thông báo')),
                ('agency', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organizations.agency', verbose_name='Cơ quan')),
            ],
            options={
                'verbose_name': 'ngày nghỉ, ngày làm bù',
                'verbose_name_plural': 'ngày nghỉ, ngày làm bù',
                'ordering': ['date'],
                'constraints': [models.UniqueConstraint(fields=('agency', 'date'), name='holiday_date_unique')],
            },
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.UniqueConstraint(fields=('agency', 'code'), name='unit_code_unique'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('user', 'agency', 'role'), name='membership_unique'),
        ),
        migrations.AddConstraint(
            model_name='unitname',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='unit_name_dates_ordered'),
        ),
    ]
