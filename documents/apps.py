from __future__ import annotations

import datetime as dt

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"
    verbose_name = "Văn bản"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from documents.selectors.sendings import KIND
        from documents.services.sending import send_mail
        from documents.services.verification import verify_all
        from jobs.rules import Daily
        from jobs.services import register

        register(KIND, send_mail)
        register("documents.verify", verify_all, schedule=Daily(dt.time(2, 0)))
