"""A Word file taken apart, safely: only the parts that hold words, nothing fetched, nothing run, all of it bounded.

python-docx reads the relationships and parses the parts (its parser resolves no entities and no network names, and
lxml's own limits stay on: 256 levels of nesting). Its `Document()` is not used: it reads pictures and embedded files as
well, and stumbles over relationships that lead nowhere, as Word itself leaves them behind.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml import parse_xml
from lxml import etree  # type: ignore[import-untyped]

from documents.readers import kinds
from documents.readers.docx import refusals
from documents.readers.docx.names import Element, W
from documents.readers.docx.refusals import refused

MOST_NODES = 5_000_000
"""Elements and attributes of one part, counted before it is parsed: lxml needs 100 to 200 bytes for each. A plan of 300
pages has some 400,000."""
_STRICT = "{http://purl.oclc.org/ooxml/"
_ROOT = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class Relation:
    """`kind` is the last word of the relationship's type («styles», «header»); `target` a member of the archive."""

    kind: str
    target: str
    is_external: bool


@dataclass(slots=True)
class Package:
    """The parts of a Word file; each is parsed when it is asked for."""

    archive: zipfile.ZipFile
    main: str
    relations: dict[str, Relation]
    codes: dict[str, None] = field(default_factory=dict)

    def document(self) -> Element:
        root = self._parsed(self.main)
        if root.tag != f"{W}document":
            raise refused(refusals.STRICT if root.tag.startswith(_STRICT) else refusals.NOT_WORD)
        return root

    def part(self, kind: str) -> Element | None:
        """The part that the text is related to as `kind`; None where there is none."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.is_external:
                return self._parsed(relation.target) if self._has(relation.target) else None
        return None

    def related(self, key: str) -> Element | None:
        """The part with the relationship id `key`: a header, a footer."""
        relation = self.relations.get(key)
        if relation is None or relation.is_external or not self._has(relation.target):
            return None
        return self._parsed(relation.target)

    def _has(self, member: str) -> bool:
        return member in self.archive.NameToInfo

    def _parsed(self, member: str) -> Element:
        return _parsed(_content(self.archive, member))


def opened(data: bytes) -> Package:
    """The package in `data`. Raises `InvalidInput` («file») for what is no readable Word file."""
    if kinds.of(data) != "docx":
        raise refused(refusals.NOT_WORD)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise refused(refusals.BROKEN) from broken
    main = _main(archive)
    relations = dict(_relations(archive, main))
    package = Package(archive, main, relations)
    package.codes.update(dict.fromkeys(_left_out(archive, relations)))
    return package


def _main(archive: zipfile.ZipFile) -> str:
    if _ROOT in archive.NameToInfo:
        for _, relation in _relations(archive, ""):
            if relation.kind == "officeDocument" and relation.target in archive.NameToInfo:
                return relation.target
    if "word/document.xml" in archive.NameToInfo:
        return "word/document.xml"
    raise refused(refusals.NOT_WORD)


def _relations(archive: zipfile.ZipFile, source: str) -> Iterator[tuple[str, Relation]]:
    folder, name = posixpath.split(source)
    member = posixpath.join(folder, "_rels", f"{name}.rels")
    if member not in archive.NameToInfo:
        return
    for each in _parsed(_content(archive, member)):
        kind = (each.get("Type") or "").rpartition("/")[2]
        target, is_external = each.get("Target") or "", each.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield each.get("Id") or "", Relation(kind, target, is_external)


def _left_out(archive: zipfile.ZipFile, relations: dict[str, Relation]) -> Iterator[str]:
    """Codes of remarks for what the package has and nobody reads."""
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in archive.NameToInfo):
        yield "macros"
    if any(each.is_external and each.kind != "hyperlink" for each in relations.values()):
        yield "external"
    if any(each.kind in ("oleObject", "package", "control") for each in relations.values()):
        yield "objects"


def _content(archive: zipfile.ZipFile, member: str) -> bytes:
    """The bytes of a member. `kinds` has added up the sizes that the archive declares; `zipfile` reads no more."""
    info = archive.NameToInfo[member]
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as broken:
        raise refused(refusals.BROKEN) from broken


def _parsed(content: bytes) -> Element:
    start = content[:4096]
    if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
        raise refused(refusals.UNSAFE)
    if content.count(b"<") + content.count(b'="') > MOST_NODES:
        raise refused(refusals.TOO_LARGE)
    try:
        root = parse_xml(content)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        is_deep = "depth" in str(wrong).lower()
        raise refused(refusals.TOO_DEEP if is_deep else refusals.BROKEN) from wrong
    if root.getroottree().docinfo.doctype:
        raise refused(refusals.UNSAFE)
    return root
