"""`manage.py seed_demo`: four agencies, their people, five plans and a template; safe to repeat."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from plans.demo import seed


class Command(BaseCommand):
    help = "Nạp dữ liệu minh họa: bốn cơ quan, người dùng, năm kế hoạch và một mẫu (chỉ khi PORTAL_DEMO=1)."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.PORTAL_DEMO:
            raise CommandError("Dữ liệu minh họa chỉ nạp khi PORTAL_DEMO=1; hãy đặt biến này rồi chạy lại.")
        made = seed()
        if made.agencies or made.plans or made.templates:
            self.stdout.write(
                f"Đã nạp {made.agencies} cơ quan, {made.plans} kế hoạch và {made.templates} mẫu minh họa."
            )
        else:
            self.stdout.write("Dữ liệu minh họa đã có sẵn, không thay đổi gì.")
