"""Taking a file in: checked at a glance, kept by its hash, its reading asked for in the same transaction."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import transaction

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.text import one_line
from documents.readers import guard, kinds, limits
from documents.services.files import keep_file
from jobs.services import enqueue
from organizations.models import User
from plans import policies
from plans.constants import IMPORT_ENDINGS
from plans.models import ImportBatch, PlanImport

READ_JOB = "plans.read_import"
_ENDING = "Chỉ nhập được tệp Word (.docx), PDF (.pdf) hoặc văn bản (.txt, .md); hãy chọn tệp khác."


@patient
@transaction.atomic
def plan_import_upload(*, file_name: str, data: bytes, actor: User, batch: ImportBatch | None = None) -> PlanImport:
    """Keep the file and ask for its reading, as a part of `batch` where it came with others.

    Raises `NotAllowed`; `InvalidInput` («file») for what no reader takes: then nothing is kept.
    """
    require(policies.can_import(actor))
    name = checked_name(file_name)
    check(data)
    agency = actor.agency
    assert agency is not None  # noqa: S101 - narrows the type: who may import has an agency
    digest = sha256(data).hexdigest()
    path = PurePosixPath("imports", str(agency.pk), f"{digest}{PurePosixPath(name).suffix.lower()}")
    if not (Path(settings.MEDIA_ROOT) / path).exists():
        keep_file(path, data)
    made = PlanImport.objects.create(
        agency=agency,
        batch=batch,
        file_name=name,
        file_path=path.as_posix(),
        file_sha256=digest,
        file_size=len(data),
        uploaded_by=actor,
    )
    ask_reading(made)
    log(actor=actor, action=Action.CREATED, obj=made, after={"file_name": name})
    return made


def ask_reading(row: PlanImport) -> None:
    """The background job that reads the file; asked for again at a later version, it is another one."""
    key = f"{READ_JOB}:{row.pk}:{row.version}"
    enqueue(kind=READ_JOB, key=key, payload={"import": row.pk}, agency_id=row.agency_id)


def checked_name(file_name: str) -> str:
    """The file's own name, without folders. Raises `InvalidInput` for an ending that is not taken."""
    name = one_line(file_name.replace("\\", "/").rsplit("/", 1)[-1])
    ending = PurePosixPath(name).suffix.lower()
    if ending == ".doc":
        raise InvalidInput("Tệp Word đời cũ (.doc) không đọc được; hãy mở bằng Word, lưu thành .docx rồi tải lên.",
                           field="file")  # fmt: skip
    if ending not in IMPORT_ENDINGS:
        raise InvalidInput(_ENDING, field="file")
    return name if len(name) <= 255 else name[: 255 - len(ending)] + ending


def check(data: bytes) -> None:
    """What can be said of the bytes at a glance; the rest the reading says. Raises `InvalidInput` («file»)."""
    with limits.use(guard.from_settings()):
        limits.check_size(len(data))
    kinds.of(data)
