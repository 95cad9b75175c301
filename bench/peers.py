"""Other common ways to the same result, kept honest."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from django.template import Context, Engine

from bench import rounds
from documents.content import Content

_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--virtual-time-budget=5000",
]

_TEMPLATE = Engine(autoescape=True).from_string(
    '<h2 id="p-item-0" data-ref="item-0">I. {{ heading }}</h2>'
    "{% for task in tasks %}"
    '<div class="task" id="p-{{ task.ref }}" data-ref="{{ task.ref }}">'
    '<p class="task-text">{{ task.marker }} {{ task.text }}</p>'
    "{% for line in task.lines %}<p>- {{ line.label }}: {{ line.text }}.</p>{% endfor %}</div>"
    "{% endfor %}"
)


def django_template(content: Content) -> str:
    """The body's blocks by one Django template with two loops."""
    heading, *tasks = content.blocks
    return _TEMPLATE.render(Context({"heading": getattr(heading, "title", ""), "tasks": tasks}))


def chromium(page: str) -> dict[str, float]:
    """Seconds of a cold Chromium printing the page, where one is installed."""
    program = shutil.which("chromium")
    if program is None:
        return {}
    with tempfile.TemporaryDirectory(prefix="nscl-bench-") as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, "utf-8")
        command = [program, *_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/page.pdf"]
        return {
            "chromium_cold": rounds.median_of(
                lambda: subprocess.run([*command, source.as_uri()], check=True, capture_output=True, timeout=120), 3
            )
        }
