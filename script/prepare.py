"""What must be true before the portal starts: a free port, built assets, a migrated database, the demo's data.

`python -m script.prepare [port] [assets] [database]`, in one process because starting Django is most of the time.
"""

from __future__ import annotations

import hashlib
import os
import socket
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nscl_portal.settings")

import django
from django.conf import settings
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
ASSET_SOURCES = (
    "static",
    "uv.lock",
    "organizations/management/commands/build_assets.py",
    "nscl_portal/settings.py",
    "nscl_portal/storage.py",
)
DEMO_AGENCY = "skhcn-quangngai"


def main(wanted: list[str]) -> int:
    if "port" in wanted:
        check_port(int(os.environ["PORT"]))
    django.setup()
    if "assets" in wanted:
        build_assets()
    if "database" in wanted:
        prepare_database()
    return 0


def check_port(port: int) -> None:
    """Leave with one sentence when something else listens there already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(
                f"Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác: PORT={port + 1} script/server\n"
                f"Port {port} is taken; choose another one: PORT={port + 1} script/server"
            )


def build_assets() -> None:
    """Build and collect what the browser loads, unless its sources are as they were."""
    stamp = settings.VAR_DIR / "assets.sha256"
    now = _digest_of_sources()
    if stamp.exists() and stamp.read_text() == now and (settings.STATIC_ROOT / "staticfiles.json").exists():
        return
    call_command("build_assets", force=True, verbosity=0)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(now)


def _digest_of_sources() -> str:
    digest = hashlib.sha256()
    for name in ASSET_SOURCES:
        source = ROOT / name
        files = [source] if source.is_file() else sorted(path for path in source.rglob("*") if path.is_file())
        for file in files:
            digest.update(str(file.relative_to(ROOT)).encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def prepare_database() -> None:
    """Migrate; in a demo also load its data, once."""
    from organizations.models import Agency

    call_command("migrate", interactive=False, verbosity=0)
    if settings.PORTAL_DEMO and not Agency.objects.filter(code=DEMO_AGENCY).exists():
        call_command("seed_demo")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
