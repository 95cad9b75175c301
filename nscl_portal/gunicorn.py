"""How gunicorn serves the portal: `gunicorn -c python:nscl_portal.gunicorn nscl_portal.wsgi`.

Two workers with four threads by default; WEB_CONCURRENCY changes the number of workers.
"""

from __future__ import annotations

import os
from typing import Any

from nscl_portal import env

worker_class = "gthread"
workers = int(env.text("WEB_CONCURRENCY", "2"))
threads = 4
# Loaded once and before the first worker: a wrong setting ends the start with its sentence.
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
loglevel = "warning"


def when_ready(server: Any) -> None:
    """Say where the portal answers, and in a demo who may sign in."""
    from django.conf import settings

    where = ", ".join(f"{listener}/" for listener in server.LISTENERS)
    lines = [f"Cổng NSCL đang chạy tại {where}  (Ctrl-C để dừng)", f"The portal answers on {where}  (Ctrl-C stops it)"]
    if settings.PORTAL_DEMO:
        lines += [
            "Người dùng mẫu / demo users: chuyenvien, truongphong, ketoan, vanthu, lanhdao, quantri, xem",
            "  (.dongnai, .haiphong, .quangtri cho cơ quan khác / for the other agencies)",
            "Mật khẩu / password: demo",
        ]
    print("\n".join(["", *lines, ""]), flush=True)  # noqa: T201
