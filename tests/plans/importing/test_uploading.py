"""Taking files in: one, several, a zip; what no reader takes leaves nothing behind."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.conf import settings as django_settings

from audit.models import Entry
from common.errors import InvalidInput, NotAllowed
from jobs.models import Job
from plans.constants import MAX_IMPORT_FILES, MAX_ZIP_MEMBERS, ImportState
from plans.models import ImportBatch, PlanImport
from plans.selectors.imports import batch_report, earlier_with_same_file
from plans.services.importing import batch_upload, files_upload
from tests.people import Cast
from tests.plans.importing.uploads import TEXT, upload

TEXT_BYTES = TEXT.encode()


def zipped(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def nothing_is_left() -> bool:
    kept = Path(django_settings.MEDIA_ROOT) / "imports"
    return not (
        PlanImport.objects.exists()
        or ImportBatch.objects.exists()
        or Job.objects.filter(kind="plans.read_import").exists()
        or any(file.is_file() for file in kept.rglob("*"))
    )


@pytest.fixture(autouse=True)
def _own_shelf(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_it_works(cast: Cast) -> None:
    found = upload(cast.drafter)
    assert (found.agency, found.state, found.uploaded_by) == (cast.agency, ImportState.WAITING, cast.drafter)
    assert (Path(django_settings.MEDIA_ROOT) / found.file_path).read_bytes() == TEXT_BYTES
    job = Job.objects.get(kind="plans.read_import")
    assert (job.payload, job.agency_id) == ({"import": found.pk}, cast.agency.pk)
    assert Entry.objects.filter(object_type="plans.planimport", object_id=str(found.pk), actor=cast.drafter).exists()


def test_a_folder_in_the_name_means_nothing(cast: Cast) -> None:
    assert upload(cast.drafter, name="../../C:\\Ke hoach\\ban cuoi.TXT").file_name == "ban cuoi.TXT"


def test_the_same_file_again_is_said_so_and_kept_once(cast: Cast) -> None:
    first, second = upload(cast.drafter), upload(cast.unit_head, name="ban-khac-ten.txt")
    assert second.file_path == first.file_path
    assert earlier_with_same_file(second) == first
    assert earlier_with_same_file(first) is None


def test_another_agency_with_the_same_file_is_none_of_ours(cast: Cast) -> None:
    upload(cast.stranger)
    assert earlier_with_same_file(upload(cast.drafter)) is None


BAD_FILES = {
    "empty": ("rong.docx", b"", "Tệp rỗng"),
    "program": ("ke-hoach.docx", b"MZ\x90\0" + b"\0" * 200, "tệp chương trình"),
    "old Word": ("ke-hoach.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"\.doc"),
    "old Word renamed": (
        "ke-hoach.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "Word kiểu cũ",
    ),
    "picture": ("ban-quet.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "hình ảnh"),
    "another ending": ("bang-tinh.xlsx", b"x", "Chỉ nhập được"),
    "no ending": ("ke-hoach", TEXT_BYTES, "Chỉ nhập được"),
    "a zip named Word": ("bang.docx", zipped(("ke-hoach.txt", b"x")), "Đây là tệp nén"),
    "a broken Word file": ("hong.docx", b"PK\x03\x04" + b"\0" * 100, "bị hỏng"),
}


@pytest.mark.parametrize(("name", "data", "sentence"), BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_is_refused_in_one_sentence(cast: Cast, name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInput, match=sentence) as refused:
        upload(cast.drafter, name=name, data=data)
    assert refused.value.field == "file"
    assert nothing_is_left()


def test_a_file_over_the_limit_is_refused(cast: Cast, settings: LazySettings) -> None:
    settings.PORTAL_IMPORT_MAX_BYTES = 1000
    with pytest.raises(InvalidInput, match="Tệp lớn hơn"):
        upload(cast.drafter, data=b"a" * 1001)
    assert nothing_is_left()


@pytest.mark.parametrize("role", ["clerk", "leader", "viewer", "admin"])
def test_who_does_not_draft_uploads_nothing(cast: Cast, role: str) -> None:
    with pytest.raises(NotAllowed):
        upload(getattr(cast, role))
    with pytest.raises(NotAllowed):
        batch_upload(file_name="a.zip", data=zipped(("a.txt", TEXT_BYTES)), actor=getattr(cast, role))
    assert nothing_is_left()


class TestZip:
    def upload(self, cast: Cast, data: bytes) -> ImportBatch:
        return batch_upload(file_name="ke-hoach.zip", data=data, actor=cast.drafter)

    def test_every_plan_in_every_folder_is_taken_in(self, cast: Cast) -> None:
        data = zipped(
            ("2025/Sở/kế hoạch.txt", TEXT_BYTES),
            ("../../ngoai.md", b"# KE HOACH"),
            ("2025/danh-sach.xlsx", b"x"),
            ("__MACOSX/._ke-hoach.txt", b"x"),
            ("2025/~$ke hoach.docx", b"x"),
        )
        batch = self.upload(cast, data)
        assert sorted(batch.imports.values_list("file_name", flat=True)) == ["kế hoạch.txt", "ngoai.md"]
        assert [each["name"] for each in batch.skipped] == ["2025/danh-sach.xlsx"]
        assert Job.objects.filter(kind="plans.read_import").count() == 2

    def test_a_name_packed_as_utf8_without_its_flag(self, cast: Cast) -> None:
        data = zipped(("kế hoạch.txt", TEXT_BYTES))
        unflagged = data.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
        assert unflagged != data
        assert self.upload(cast, unflagged).imports.get().file_name == "kế hoạch.txt"

    def test_a_bad_member_is_listed_beside_the_good(self, cast: Cast) -> None:
        batch = self.upload(cast, zipped(("tot.txt", TEXT_BYTES), ("hong.pdf", b"MZ\x90\0" + b"\0" * 99)))
        assert batch.imports.count() == 1
        assert "tệp chương trình" in batch.skipped[0]["reason"]
        assert list(batch_report(batch).tiles) == [("Chờ đọc", 1), ("Bỏ qua", 1)]

    def test_too_many_members(self, cast: Cast) -> None:
        data = zipped(*((f"{place}.txt", b"x") for place in range(MAX_ZIP_MEMBERS + 1)))
        with pytest.raises(InvalidInput, match="hãy chia nhỏ"):
            self.upload(cast, data)
        assert nothing_is_left()

    def test_a_bomb_ends_at_the_limit(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
    ) -> None:
        settings.PORTAL_IMPORT_MAX_BYTES = 10_000
        monkeypatch.setattr("plans.services.importing.batches.MAX_ZIP_CONTENT", 25_000)
        data = zipped(*((f"{place}.txt", b"\n" * 10_000_000) for place in range(3)))
        with pytest.raises(InvalidInput, match="hãy chia thành nhiều tệp nén"):
            self.upload(cast, data)
        assert nothing_is_left()

    @pytest.mark.parametrize(
        "data", [b"", b"no zip at all", zipped(("a.txt", TEXT_BYTES))[:40]], ids=["empty", "text", "cut off"]
    )
    def test_what_is_no_zip(self, cast: Cast, data: bytes) -> None:
        with pytest.raises(InvalidInput, match="Tệp nén bị hỏng") as refused:
            self.upload(cast, data)
        assert refused.value.field == "file"
        assert nothing_is_left()

    def test_a_zip_without_any_plan(self, cast: Cast) -> None:
        with pytest.raises(InvalidInput, match="Không có tệp Word, PDF hay văn bản nào"):
            self.upload(cast, zipped(("anh.jpg", b"x"), ("bang.xlsx", b"x")))
        assert nothing_is_left()


class TestSeveral:
    def test_they_make_one_batch(self, cast: Cast) -> None:
        batch = files_upload(
            files=[("a.txt", TEXT_BYTES), ("b.md", b"# KE HOACH"), ("c.exe", b"x")], actor=cast.drafter
        )
        assert (batch.imports.count(), batch.skipped[0]["name"]) == (2, "c.exe")
        assert str(batch).startswith("Nhiều tệp (")

    def test_too_many_of_them(self, cast: Cast) -> None:
        files = [(f"{place}.txt", TEXT_BYTES) for place in range(MAX_IMPORT_FILES + 1)]
        with pytest.raises(InvalidInput, match="Mỗi lần chọn tối đa"):
            files_upload(files=files, actor=cast.drafter)
        assert nothing_is_left()
