"""`manage.py amount_in_words N…`: amounts in words, a line each."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import InvalidInput
from common.money import amount_in_words, parse_vnd


class Command(BaseCommand):
    help = "Viết số tiền bằng chữ."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("amounts", nargs="+", metavar="N", help="Số tiền, ví dụ 53000000 hoặc 53.000.000.")

    def handle(self, *args: Any, **options: Any) -> None:
        for text in options["amounts"]:
            try:
                self.stdout.write(amount_in_words(parse_vnd(text)))
            except InvalidInput as wrong:
                raise CommandError(f"{text}: {wrong.message}") from wrong
