"""`manage.py read_deadline PHRASE…`: what the words of a deadline are understood to say."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from common.calendar import parse_date
from common.errors import InvalidInput
from plans.deadlines import Reading, read


def _date(text: str) -> dt.date:
    try:
        return parse_date(text)
    except InvalidInput as wrong:
        raise argparse.ArgumentTypeError(wrong.message) from wrong


class Command(BaseCommand):
    help = "Đọc cụm từ chỉ thời hạn."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("phrases", nargs="+", metavar="PHRASE")
        parser.add_argument("--label", default="", help="Nhãn in trước thời hạn, ví dụ «Thời gian hoàn thành».")
        parser.add_argument("--plan-start", type=_date, help="Ngày đầu thời kỳ kế hoạch.")
        parser.add_argument("--plan-end", type=_date, help="Ngày cuối thời kỳ kế hoạch.")
        parser.add_argument("--issued", type=_date, help="Ngày ban hành kế hoạch.")
        parser.add_argument("--json", action="store_true", help="Mỗi cụm từ một đối tượng JSON trên một dòng.")

    def handle(self, *args: Any, **options: Any) -> None:
        for phrase in options["phrases"]:
            reading = read(
                phrase,
                label=options["label"],
                plan_start=options["plan_start"],
                plan_end=options["plan_end"],
                issued=options["issued"],
            )
            self.stdout.write(json.dumps(reading.as_json(), ensure_ascii=False) if options["json"] else _line(reading))


def _line(reading: Reading) -> str:
    return f"{reading.text} → {reading.message} ({reading.kind}, {reading.confidence:.0%})"
