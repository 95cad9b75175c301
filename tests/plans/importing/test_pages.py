"""Uploading plans, the list of uploads, a batch's report, the way to a draft plan."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from jobs.services import tick
from organizations.models import User
from plans.constants import ImportState
from plans.models import ImportBatch, Plan, PlanImport
from plans.services.importing import files_upload, plan_import_save
from tests.people import Cast
from tests.plans.importing.uploads import TEXT, know, ready, upload

UPLOAD = "plans:import_upload"


def at_desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(cast: Cast) -> Client:
    return at_desk(cast.drafter)


def sent(desk: Client, *files: tuple[str, bytes]) -> Any:
    data = [SimpleUploadedFile(name, content) for name, content in files]
    return desk.post(reverse(UPLOAD), {"file": data})


def page(desk: Client, name: str, *args: Any) -> str:
    answer = desk.get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_works(desk: Client, cast: Cast) -> None:
    know(cast.drafter)
    answer = sent(desk, ("ke-hoach.txt", TEXT.encode()))
    found = PlanImport.objects.get()
    assert answer.url == found.get_absolute_url()
    assert "Đang chờ tới lượt đọc" in desk.get(answer.url).content.decode()
    tick()
    shown = desk.get(answer.url).content.decode()
    assert "Truy xuất nguồn gốc sản phẩm địa phương năm 2026" in shown
    assert "Lưu thành dự thảo" in shown
    answer = desk.post(reverse("plans:import_save", args=[found.pk]), {"version": found.version})
    plan = Plan.objects.get(imported_from=found)
    assert answer.headers["Location"] == reverse("plans:edit", args=[plan.pk])


class TestUpload:
    def test_the_page_says_what_is_taken_and_how_much(self, desk: Client) -> None:
        shown = page(desk, UPLOAD)
        for words in (".docx", "PDF", ".txt hoặc .md", "tối đa 30 MB", "200 tệp", "nhận dạng chữ (OCR)"):
            assert words in shown

    def test_a_bad_file_is_told_at_the_field(self, desk: Client) -> None:
        answer = sent(desk, ("ke-hoach.docx", b"MZ\x90\0" + b"\0" * 100))
        assert answer.status_code == 400
        assert "tệp chương trình" in answer.content.decode()
        assert answer.context["form"].errors["file"]
        assert not PlanImport.objects.exists()

    @pytest.mark.parametrize(("files", "sentence"), [((), "Hãy chọn ít nhất một tệp."), ((("a.txt", b""),), "trống")])
    def test_nothing_is_asked_for_again(self, desk: Client, files: Any, sentence: str) -> None:
        answer = sent(desk, *files)
        assert answer.status_code == 400
        assert sentence in answer.content.decode()

    def test_several_files_lead_to_their_report(self, desk: Client) -> None:
        answer = sent(desk, ("a.txt", TEXT.encode()), ("b.txt", TEXT.encode()), ("c.exe", b"x"))
        batch = ImportBatch.objects.get()
        assert answer.url == batch.get_absolute_url()
        shown = page(desk, "plans:import_batch", batch.pk)
        assert "Đã đọc 0 trên 2 tệp" in shown
        assert "c.exe" in shown
        tick()
        shown = page(desk, "plans:import_batch", batch.pk)
        assert "Đã đọc" not in shown
        assert shown.count("Truy xuất nguồn gốc sản phẩm địa phương năm 2026") == 2

    def test_a_zip_leads_to_its_report(self, desk: Client) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("2026/kế hoạch.txt", TEXT)
        sent(desk, ("tat-ca.ZIP", file.getvalue()))
        assert ImportBatch.objects.get().file_name == "tat-ca.ZIP"

    def test_a_zip_comes_alone(self, desk: Client) -> None:
        answer = sent(desk, ("a.zip", b"PK"), ("b.txt", TEXT.encode()))
        assert "Hãy tải tệp nén .zip riêng" in answer.content.decode()


class TestStanding:
    def test_progress_is_shown_and_asked_for_again(self, desk: Client, cast: Cast) -> None:
        found = upload(cast.drafter)
        PlanImport.objects.filter(pk=found.pk).update(state=ImportState.READING, pages_done=3, pages_total=12)
        answer = desk.get(reverse("plans:import_progress", args=[found.pk]))
        assert "Đang đọc trang 3 trên 12" in answer.content.decode()
        assert "HX-Refresh" not in answer.headers

    def test_the_page_loads_itself_once_it_is_read(self, desk: Client, cast: Cast) -> None:
        answer = desk.get(reverse("plans:import_progress", args=[ready(cast.drafter).pk]))
        assert answer.headers["HX-Refresh"] == "true"

    def test_a_refused_file_says_why(self, desk: Client, cast: Cast) -> None:
        found = upload(cast.drafter, data=b"This is an English report about nothing.\n" * 30)
        tick()
        found.refresh_from_db()
        shown = page(desk, "plans:import_review", found.pk)
        assert found.message in shown
        assert "Đọc lại" in shown

    def test_the_same_file_again_leads_to_its_plan(self, desk: Client, cast: Cast) -> None:
        know(cast.drafter)
        first = ready(cast.drafter)
        plan = plan_import_save(import_id=first.pk, actor=cast.drafter, version=first.version)
        shown = page(desk, "plans:import_review", upload(cast.unit_head, name="ban-hai.txt").pk)
        assert "Chính tệp này đã được" in shown
        assert plan.get_absolute_url() in shown

    def test_it_can_be_given_up_and_read_again(self, desk: Client, cast: Cast) -> None:
        found = upload(cast.drafter)
        desk.post(reverse("plans:import_discard", args=[found.pk]))
        assert found.file_name not in page(desk, "plans:imports").partition("Đã bỏ tệp")[2].partition("<table")[2]
        desk.post(reverse("plans:import_reread", args=[found.pk]))
        found.refresh_from_db()
        assert found.state == ImportState.WAITING


class TestSave:
    def test_what_is_missing_is_asked_at_its_field(self, desk: Client, cast: Cast) -> None:
        found = ready(cast.drafter)
        answer = desk.post(reverse("plans:import_save", args=[found.pk]), {"version": found.version})
        assert answer.status_code == 400
        assert "chưa rõ là đơn vị nào" in answer.content.decode()

    def test_the_forms_word_counts(self, desk: Client, cast: Cast) -> None:
        found = ready(cast.drafter)
        given = {
            "version": found.version,
            "kind": "programme",
            "subject": "Truy xuất nguồn gốc 2026-2030",
            "period_start": "01/01/2026",
            "period_end": "31/12/2030",
            "keep_units": "on",
        }
        answer = desk.post(reverse("plans:import_save", args=[found.pk]), given)
        plan = Plan.objects.get(imported_from=found)
        assert answer.headers["Location"] == reverse("plans:edit", args=[plan.pk])
        assert (str(plan), plan.kind, plan.period_end.year) == ("Truy xuất nguồn gốc 2026-2030", "programme", 2030)

    def test_a_stale_tab_is_told(self, desk: Client, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        answer = desk.post(reverse("plans:import_save", args=[found.pk]), {"version": found.version + 1})
        assert "vừa được sửa ở nơi khác" in answer.content.decode()
        assert not Plan.objects.filter(imported_from=found).exists()


class TestFile:
    def test_the_plans_readers_get_the_file_it_came_from(self, cast: Cast) -> None:
        know(cast.drafter)
        found = ready(cast.drafter)
        plan = plan_import_save(import_id=found.pk, actor=cast.drafter, version=found.version)
        reader = at_desk(cast.viewer)
        assert reverse("plans:source", args=[plan.pk]) in page(reader, "plans:detail", plan.pk)
        answer = reader.get(reverse("plans:source", args=[plan.pk]))
        assert b"".join(answer.streaming_content) == TEXT.encode()  # type: ignore[attr-defined]
        assert answer.headers["Content-Disposition"] == 'attachment; filename="ke-hoach.txt"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]

    def test_a_plan_of_its_own_has_none(self, desk: Client, cast: Cast) -> None:
        from tests import people

        plan = people.make_plan(cast.agency, cast.drafter)
        assert desk.get(reverse("plans:source", args=[plan.pk])).status_code == 404


@pytest.mark.parametrize("role", ["clerk", "leader", "viewer", "admin"])
def test_who_does_not_draft_sees_no_uploads(cast: Cast, role: str) -> None:
    found = ready(cast.drafter)
    client = at_desk(getattr(cast, role))
    for address in (reverse("plans:imports"), reverse(UPLOAD), found.get_absolute_url()):
        assert client.get(address).status_code == 403
    assert "plans:import_upload" not in client.get(reverse("plans:list")).content.decode()


def test_a_stranger_finds_nothing(cast: Cast) -> None:
    found = ready(cast.drafter)
    batch = files_upload(files=[("a.txt", TEXT.encode())], actor=cast.drafter)
    client = at_desk(cast.stranger)
    for address in (found.get_absolute_url(), batch.get_absolute_url(), reverse("plans:import_file", args=[found.pk])):
        assert client.get(address).status_code == 404
    assert found.file_name not in page(client, "plans:imports")


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_takes_as_many_queries_for_three_as_for_thirty(
    desk: Client, cast: Cast, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for place in range(count):
        upload(cast.drafter, name=f"ke-hoach-{place}.txt")
    with django_assert_max_num_queries(9):
        desk.get(reverse("plans:imports"))
