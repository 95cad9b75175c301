"""LibreOffice as a stranger's program that opens our files: one run with a profile of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path


def as_pdf(data: bytes, folder: Path) -> bytes:
    """What LibreOffice prints of the Word file `data`; fails where it does not open."""
    source = folder / "van-ban.docx"
    source.write_bytes(data)
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    made = source.with_suffix(".pdf")
    assert made.exists(), done.stderr
    return made.read_bytes()
