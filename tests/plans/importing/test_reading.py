"""The background reading: it may be left, killed and repeated, and never leaves half of anything."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from common.errors import DomainError, NotAllowed
from jobs import services as jobs
from jobs.models import Job, JobState
from plans.constants import ImportState
from plans.importing import keeping
from plans.models import PlanImport
from plans.selectors.imports import imports
from plans.services.importing import plan_import_discard, plan_import_read, plan_import_reread
from plans.services.importing.reading import _Progress
from tests.people import Cast
from tests.plans.importing.uploads import upload


def read(found: PlanImport) -> PlanImport:
    plan_import_read(import_id=found.pk)
    found.refresh_from_db()
    return found


def test_it_works(cast: Cast) -> None:
    found = upload(cast.drafter)
    jobs.tick()
    found.refresh_from_db()
    assert (found.state, found.message, found.task_count) == (ImportState.READY, "", 2)
    assert found.title == "Truy xuất nguồn gốc sản phẩm địa phương năm 2026"
    assert found.read_at is not None
    assert found.draft == found.reading
    assert keeping.source_from_json(found.source or {}).lines[0].text == "UBND TỈNH NINH THUẬN"
    assert Job.objects.get(kind="plans.read_import").state == JobState.DONE


def test_a_worker_that_was_killed_is_followed_by_another(cast: Cast) -> None:
    found = upload(cast.drafter)
    job = jobs.claim()
    assert job is not None
    PlanImport.objects.filter(pk=found.pk).update(state=ImportState.READING, pages_done=3, pages_total=9)
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - dt.timedelta(seconds=1))
    jobs.tick()
    found.refresh_from_db()
    assert found.state == ImportState.READY


def test_a_repeat_changes_nothing(cast: Cast) -> None:
    found = read(upload(cast.drafter))
    PlanImport.objects.filter(pk=found.pk).update(title="đã sửa", version=5)
    assert plan_import_read(import_id=found.pk) is None
    found.refresh_from_db()
    assert (found.title, found.version) == ("đã sửa", 5)


def test_what_cannot_be_read_is_refused_with_its_sentence(cast: Cast) -> None:
    found = read(upload(cast.drafter, data=b"This is an English report about nothing in particular.\n" * 20))
    assert found.state == ImportState.REFUSED
    assert found.message.endswith(".")
    assert (found.source, found.draft, found.code) == (None, None, "invalid")


def test_the_softwares_own_fault_is_told_and_tried_again(cast: Cast) -> None:
    found = upload(cast.drafter)
    kept = Path(settings.MEDIA_ROOT) / found.file_path
    data = kept.read_bytes()
    kept.unlink()
    with pytest.raises(DomainError):
        plan_import_read(import_id=found.pk)
    found.refresh_from_db()
    assert (found.state, found.code) == (ImportState.REFUSED, "failed")
    assert "báo người vận hành" in found.message
    kept.write_bytes(data)
    assert read(found).state == ImportState.READY


def test_a_file_given_up_meanwhile_stays_given_up(cast: Cast) -> None:
    found = upload(cast.drafter)
    plan_import_discard(import_id=found.pk, actor=cast.drafter)
    assert plan_import_read(import_id=found.pk) is None
    assert not imports(cast.drafter).exists()


def test_it_can_be_read_again(cast: Cast) -> None:
    found = upload(cast.drafter)
    plan_import_discard(import_id=found.pk, actor=cast.drafter)
    plan_import_reread(import_id=found.pk, actor=cast.unit_head)
    assert Job.objects.filter(kind="plans.read_import").count() == 2
    jobs.tick()
    found.refresh_from_db()
    assert found.state == ImportState.READY
    with pytest.raises(NotAllowed):
        plan_import_reread(import_id=found.pk, actor=cast.drafter)


def test_progress_is_written_down_while_it_is_read(cast: Cast) -> None:
    found = upload(cast.drafter)
    PlanImport.objects.filter(pk=found.pk).update(state=ImportState.READING)
    progress = _Progress(found.pk)
    progress(3, 12)
    found.refresh_from_db()
    assert (found.pages_done, found.pages_total, found.percent) == (3, 12, 25)


def test_the_list_loads_nothing_that_was_read(cast: Cast) -> None:
    read(upload(cast.drafter))
    row = imports(cast.drafter).get()
    assert {"source", "reading", "draft", "choices", "steps"} <= row.get_deferred_fields()
