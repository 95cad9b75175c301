"""`manage.py import_plan FILE…`: what plans in Word, PDF or text files say; `--save` keeps each as a draft plan."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import DomainError, InvalidInput
from documents.readers import read
from plans.importing.draft import PlanDraft
from plans.importing.pipeline import understand
from plans.importing.report import as_json
from plans.importing.summary import summary

UNREADABLE = 2


class Command(BaseCommand):
    help = "Đọc kế hoạch từ tệp .docx, .pdf, .txt, .md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--agency", default="", metavar="CODE", help="Mã cơ quan, ví dụ skhcn-quangngai.")
        parser.add_argument("--save", action="store_true", help="Lưu mỗi tệp thành một dự thảo kế hoạch.")
        parser.add_argument("--json", action="store_true", help="Mỗi tệp một đối tượng JSON trên một dòng.")
        parser.add_argument("--json-dir", type=Path, metavar="DIR", help="Ghi TÊN.json cho mỗi tệp vào thư mục này.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["save"]:
            raise CommandError("Chưa lưu được kế hoạch từ dòng lệnh; hãy tải tệp lên ở trang «Nhập kế hoạch».")
        refused = [path for path in options["files"] if not self._import(path, options)]
        if refused:
            sys.exit(UNREADABLE)

    def _import(self, path: Path, options: dict[str, Any]) -> bool:
        """Whether the file was read; a refusal is one sentence on stderr."""
        try:
            draft = understand(read(path.name, _bytes(path)))
        except DomainError as refused:
            self.stderr.write(f"{path}: {refused.message}")
            return False
        self._print(path, draft, options)
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
