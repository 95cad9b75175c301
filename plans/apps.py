from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"
    verbose_name = "Kế hoạch"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jobs.services import register
        from plans.services.importing.reading import read_job
        from plans.services.importing.upload import READ_JOB

        register(READ_JOB, read_job)
