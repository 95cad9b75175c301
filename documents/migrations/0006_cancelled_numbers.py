from django.db import migrations, models

from common.database import FrozenDocument

FROZEN = ["amended", "cancelled", "issued", "withdrawn"]
STEPS = [
    ("amended", "withdrawn"),
    ("approved", "numbered"),
    ("approved", "returned"),
    ("draft", "submitted"),
    ("issued", "amended"),
    ("issued", "withdrawn"),
    ("numbered", "cancelled"),
    ("numbered", "issued"),
    ("returned", "submitted"),
    ("submitted", "approved"),
    ("submitted", "draft"),
    ("submitted", "returned"),
]


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_evidence_guards"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Dự thảo"),
                    ("submitted", "Đang trình"),
                    ("returned", "Trả lại"),
                    ("approved", "Đã duyệt"),
                    ("numbered", "Đã cấp số"),
                    ("issued", "Đã ban hành"),
                    ("amended", "Đã được điều chỉnh"),
                    ("withdrawn", "Đã thu hồi"),
                    ("cancelled", "Đã hủy số"),
                ],
                default="draft",
                editable=False,
                max_length=10,
                verbose_name="Trạng thái",
            ),
        ),
        migrations.AlterField(
            model_name="documentevent",
            name="action",
            field=models.CharField(
                choices=[
                    ("submit", "Trình"),
                    ("recall", "Rút lại"),
                    ("check_content", "Xác nhận nội dung"),
                    ("check_form", "Xác nhận thể thức"),
                    ("return", "Trả lại"),
                    ("approve", "Duyệt"),
                    ("assign_number", "Cấp số"),
                    ("issue", "Ban hành"),
                    ("amend", "Điều chỉnh"),
                    ("withdraw", "Thu hồi"),
                    ("cancel", "Hủy số"),
                    ("comment", "Ý kiến"),
                    ("sign_paper", "Ghi nhận đã ký giấy"),
                    ("sign", "Ký số"),
                    ("seal", "Ký số cơ quan"),
                    ("copy", "Sao văn bản"),
                    ("send", "Gửi văn bản"),
                ],
                max_length=15,
                verbose_name="Việc",
            ),
        ),
        migrations.AlterField(
            model_name="documentevent",
            name="from_state",
            field=models.CharField(
                choices=[
                    ("draft", "Dự thảo"),
                    ("submitted", "Đang trình"),
                    ("returned", "Trả lại"),
                    ("approved", "Đã duyệt"),
                    ("numbered", "Đã cấp số"),
                    ("issued", "Đã ban hành"),
                    ("amended", "Đã được điều chỉnh"),
                    ("withdrawn", "Đã thu hồi"),
                    ("cancelled", "Đã hủy số"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="documentevent",
            name="to_state",
            field=models.CharField(
                choices=[
                    ("draft", "Dự thảo"),
                    ("submitted", "Đang trình"),
                    ("returned", "Trả lại"),
                    ("approved", "Đã duyệt"),
                    ("numbered", "Đã cấp số"),
                    ("issued", "Đã ban hành"),
                    ("amended", "Đã được điều chỉnh"),
                    ("withdrawn", "Đã thu hồi"),
                    ("cancelled", "Đã hủy số"),
                ],
                max_length=10,
            ),
        ),
        FrozenDocument(
            "Document",
            steps=STEPS,
            frozen=FROZEN,
            may_change=["state", "amended_by", "version", "updated_at"],
            numbered=[
                *("number", "number_year", "series", "issued_on", "symbol", "doc_type", "approved_json"),
                *("relation", "relates_to", "check_code", "outside_system", "signing_method", "paper_signed_on"),
            ],
        ),
    ]
