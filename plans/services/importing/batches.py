"""Many files in one go: the members of a zip, or several files chosen together."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import PurePosixPath

from django.conf import settings
from django.db import transaction

from audit.constants import Action
from audit.services import log
from common.database import patient
from common.decisions import require
from common.errors import InvalidInput
from common.text import one_line
from organizations.models import User
from plans import policies
from plans.constants import MAX_IMPORT_FILES, MAX_ZIP_BYTES, MAX_ZIP_CONTENT, MAX_ZIP_MEMBERS
from plans.models import ImportBatch
from plans.services.importing.upload import check, checked_name, plan_import_upload

Member = tuple[str, bytes]
_BROKEN = "Tệp nén bị hỏng hoặc có mật khẩu nên không mở được; hãy nén lại thành tệp .zip không mật khẩu."
_UTF8 = 0x800
_CHUNK = 1024 * 1024


@patient
@transaction.atomic
def batch_upload(*, file_name: str, data: bytes, actor: User) -> ImportBatch:
    """Take in every Word, PDF and text file of a zip, in whatever folder; what else it holds is listed as skipped.

    Nothing is unpacked to the disk, so a member's path does no harm. Raises `NotAllowed`; `InvalidInput` («file») for
    what is no zip, has too many members, unpacks to too much, or holds nothing to read: then nothing is kept.
    """
    require(policies.can_import(actor))
    if len(data) > MAX_ZIP_BYTES:
        raise InvalidInput(
            f"Tệp nén lớn quá {MAX_ZIP_BYTES // 1024**2} MB; hãy chia thành nhiều tệp nén nhỏ hơn.", field="file"
        )
    skipped: list[dict[str, str]] = []
    members = list(_members(data, skipped))
    return _taken(one_line(file_name.replace("\\", "/").rsplit("/", 1)[-1])[:255], members, skipped, actor)


@patient
@transaction.atomic
def files_upload(*, files: Sequence[Member], actor: User) -> ImportBatch:
    """Take in several files chosen at once, (name, bytes) each, as one batch; a bad one is listed as skipped."""
    require(policies.can_import(actor))
    if len(files) > MAX_IMPORT_FILES:
        raise InvalidInput(
            f"Mỗi lần chọn tối đa {MAX_IMPORT_FILES} tệp; hãy nén thành tệp .zip hoặc chia thành nhiều lần.",
            field="file",
        )
    return _taken("", files, [], actor)


def _taken(name: str, members: Sequence[Member], skipped: list[dict[str, str]], actor: User) -> ImportBatch:
    good: list[Member] = []
    for each, data in members:
        try:
            checked_name(each)
            check(data)
        except InvalidInput as refused:
            skipped.append({"name": one_line(each)[:255], "reason": refused.message})
        else:
            good.append((each, data))
    if not good:
        why = f" {skipped[0]['name']}: {skipped[0]['reason']}" if len(skipped) == 1 else ""
        raise InvalidInput(f"Không có tệp Word, PDF hay văn bản nào đọc được để nhập.{why}", field="file")
    agency = actor.agency
    assert agency is not None  # noqa: S101 - narrows the type: who may import has an agency
    batch = ImportBatch.objects.create(agency=agency, file_name=name, skipped=skipped, made_by=actor)
    log(actor=actor, action=Action.CREATED, obj=batch, after={"file_name": name, "skipped": len(skipped)})
    for each, data in good:
        plan_import_upload(file_name=each, data=data, actor=actor, batch=batch)
    return batch


def _members(data: bytes, skipped: list[dict[str, str]]) -> Iterator[Member]:
    """The readable members; the sizes that the zip itself claims are not believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            if len(infos) > MAX_ZIP_MEMBERS:
                raise InvalidInput(
                    f"Tệp nén có {len(infos)} tệp, quá {MAX_ZIP_MEMBERS} tệp mỗi lần; hãy chia nhỏ.", field="file"
                )
            room = MAX_ZIP_CONTENT
            for info in infos:
                name = _name(info)
                if not _is_wanted(name):
                    continue
                try:
                    checked_name(name)
                except InvalidInput as refused:
                    skipped.append({"name": name[:255], "reason": refused.message})
                    continue
                content = _unpacked(archive, info, min(room, settings.PORTAL_IMPORT_MAX_BYTES + 1))
                room -= len(content)
                if room <= 0:
                    raise InvalidInput(
                        f"Tệp nén chứa hơn {MAX_ZIP_CONTENT // 1024**2} MB; hãy chia thành nhiều tệp nén nhỏ hơn.",
                        field="file",
                    )
                yield name, content
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as broken:
        raise InvalidInput(_BROKEN, field="file") from broken


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """At most `limit` bytes of a member: a bomb ends there."""
    parts: list[bytes] = []
    left = limit
    with archive.open(info) as member:
        while left > 0 and (part := member.read(min(_CHUNK, left))):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's path. Where the UTF-8 flag is missing, zipfile read CP437: most packers meant UTF-8 all the same."""
    name = info.filename
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return one_line(name.replace("\\", "/"))


def _is_wanted(name: str) -> bool:
    """Not what packers and Word leave behind: «__MACOSX/…», «.DS_Store», «~$ban.docx», «Thumbs.db»."""
    path = PurePosixPath(name)
    return not ("__MACOSX" in path.parts or path.name.startswith((".", "~$")) or path.name.lower() == "thumbs.db")
