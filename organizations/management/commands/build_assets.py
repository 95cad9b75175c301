"""Files for the browser that are derived from installed packages: the interface's font."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from fontTools import subset

# ASCII, every Vietnamese letter (text is stored composed, NFC), the punctuation and signs of the pages.
_CHARACTERS = (
    "U+0020-007E,U+00A0,U+00AB,U+00B0,U+00B2-00B3,U+00B7,U+00BB,U+00D7,"
    "U+00C0-00C3,U+00C8-00CA,U+00CC-00CD,U+00D2-00D5,U+00D9-00DA,U+00DD,"
    "U+00E0-00E3,U+00E8-00EA,U+00EC-00ED,U+00F2-00F5,U+00F9-00FA,U+00FD,"
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+1EA0-1EF9,"
    "U+2013-2014,U+2018-201D,U+2022,U+2026,U+20AB,U+2190-2193,U+2212,U+2264-2265,U+2713"
)
_FEATURES = "kern,calt,ccmp,locl,tnum"


class Command(BaseCommand):
    """Writes `manrope-vi.woff2`, the variable font cut down to what Vietnamese pages use (about 21 kB)."""

    help = "Cắt phông chữ giao diện từ gói đã cài vào thư mục tài nguyên."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--force", action="store_true", help="Làm lại cả khi tệp đã có.")

    def handle(self, *args: Any, force: bool = False, **options: Any) -> None:
        target: Path = settings.ASSETS_DIR / "fonts" / "manrope-vi.woff2"
        if target.exists() and not force:
            self.stdout.write(f"{target.name}: đã có.")
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(".part")
        with as_file(files("font_manrope") / "files" / "Manrope-VariableFont_wght.ttf") as source:
            subset.main(
                [
                    str(source),
                    f"--unicodes={_CHARACTERS}",
                    "--flavor=woff2",
                    f"--layout-features={_FEATURES}",
                    "--no-hinting",
                    f"--output-file={unfinished}",
                ]
            )
        unfinished.replace(target)
        self.stdout.write(f"{target.name}: {target.stat().st_size:,} byte.")
