"""`manage.py import_plan FILE…`: what plans in Word, PDF or text files say; `--save` keeps each as a draft plan."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import DomainError, InvalidInput
from documents.readers import read
from organizations.constants import WRITING_ROLES
from organizations.models import Agency, Membership, User
from plans.constants import ImportState
from plans.importing.draft import PlanDraft
from plans.importing.pipeline import understand
from plans.importing.report import as_json
from plans.importing.summary import summary
from plans.models import Plan
from plans.services.importing import plan_import_read, plan_import_upload
from plans.services.importing.saving import plan_import_save

UNREADABLE = 2


class Command(BaseCommand):
    help = "Đọc kế hoạch từ tệp .docx, .pdf, .txt, .md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--agency", default="", metavar="CODE", help="Mã cơ quan, ví dụ skhcn-quangngai.")
        parser.add_argument("--user", default="", metavar="NAME", help="Người lưu; mặc định là chuyên viên đầu tiên.")
        parser.add_argument("--save", action="store_true", help="Lưu mỗi tệp thành một dự thảo kế hoạch.")
        parser.add_argument("--json", action="store_true", help="Mỗi tệp một đối tượng JSON trên một dòng.")
        parser.add_argument("--json-dir", type=Path, metavar="DIR", help="Ghi TÊN.json cho mỗi tệp vào thư mục này.")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = _actor(options["agency"], options["user"]) if options["save"] else None
        refused = [path for path in options["files"] if not self._import(path, actor, options)]
        if refused:
            sys.exit(UNREADABLE)

    def _import(self, path: Path, actor: User | None, options: dict[str, Any]) -> bool:
        """Whether the file was read, and saved where that was asked; a refusal is one sentence on stderr."""
        try:
            data = _bytes(path)
            draft = understand(read(path.name, data))
            self._print(path, draft, options)
            if actor is not None:
                plan = _saved(path.name, data, actor)
                self.stderr.write(f"{path}: đã lưu dự thảo kế hoạch có mã {plan.pk}.")
        except DomainError as refused:
            self.stderr.write(f"{path}: {refused.message}")
            return False
        return True

    def _print(self, path: Path, draft: PlanDraft, options: dict[str, Any]) -> None:
        found = as_json(draft, path.name)
        if options["json_dir"]:
            options["json_dir"].mkdir(parents=True, exist_ok=True)
            target = options["json_dir"] / f"{path.stem}.json"
            target.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        elif not options["json_dir"]:
            self.stdout.write(summary(found))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as wrong:
        raise InvalidInput(f"Không mở được tệp ({wrong.strerror}); hãy kiểm tra đường dẫn.", field="file") from wrong


def _saved(name: str, data: bytes, actor: User) -> Plan:
    """The same way as from the page: kept, read, saved; names of unknown units stay as words."""
    kept = plan_import_upload(file_name=name, data=data, actor=actor)
    done = plan_import_read(import_id=kept.pk)
    if done is None or done.state != ImportState.READY:
        raise InvalidInput(done.message if done and done.message else "Tệp này đang được đọc ở nơi khác.", field="file")
    return plan_import_save(import_id=kept.pk, actor=actor, version=done.version, keep_unknown_units=True)


def _actor(code: str, username: str) -> User:
    """In whose name the plans are saved: `username`, else the agency's first person who may write plans."""
    agency = Agency.objects.filter(code=code).first()
    if agency is None:
        known = ", ".join(Agency.objects.order_by("code").values_list("code", flat=True))
        raise CommandError(f"Hãy chọn cơ quan bằng --agency, một trong: {known or 'chưa có cơ quan nào'}.")
    members = Membership.objects.filter(agency=agency, user__is_active=True, role__in=WRITING_ROLES)
    if username:
        members = members.filter(user__username=username)
    member = members.select_related("user").order_by("pk").first()
    if member is None:
        raise CommandError(f"Cơ quan {code} không có người nào được lập kế hoạch{f' tên {username}' * bool(username)}.")
    return member.user
