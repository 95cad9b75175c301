"""The ending: closing paragraphs, «Nơi nhận», signature.

Habits relied on (Nghị định 30/2020, Phụ lục I, mục II): the text closes with «./.»; «Nơi nhận:» has a line for each
recipient, begun by a dash and closed by «;», the last one «Lưu: …»; the signature is authority and office in capitals,
then the name. The two stand side by side, so a flattened copy has them one after the other, in either order, or mixed.
A typist's mark or a file name may follow «Lưu»; it is no recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from documents.readers.source import Block, Passage
from plans.importing.draft import Evidence, Found, SignatoryDraft
from plans.importing.parts import marks
from plans.importing.parts.closing import signing_start
from plans.importing.parts.strips import Strip, cut, evidence_of, strips

_DASH = re.compile(r"^(?:[-–—+*•●▪‒]|\(\d+\))\s*")
_ARCHIVE = re.compile(r"^L[ưu]u\b\s*:?", re.IGNORECASE)
_INNER_DASH = re.compile(r"(?<=[;.])\s*[-–—+]\s*(?=\S)|;\s+(?=L[ưu]u\s*:)")
_OFFICE_AND_NAME = re.compile(
    r"(?P<office>(?:.*[;.:]\s+)?[A-ZĐÀ-Ỹ./,\s-]+?)\s+(?P<name>(?:[A-Z][a-zA-Z]*\.\s*)*[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,4})"
)
# «PL.(300)»: who typed it, and how many copies (Phụ lục I, ô số 12); no recipient.
_TYPIST = re.compile(r"[A-ZĐa-zđ.]{1,12}\s*\(\d+\)\W*|\S*_\S*")
_END_MARK = re.compile(r"\s*(?:[;,]|\.(?:/\.?)?)\s*$")
_NAME_AT_END = re.compile(r"(?<=[.;])\s+(?P<name>[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]*){1,4})$")


@dataclass(slots=True)
class _Zone:
    """What is collected while the lines of «Nơi nhận» and signature go by."""

    rows: list[list[Strip]] = field(default_factory=list)
    signing: list[Strip] = field(default_factory=list)
    names: list[Strip] = field(default_factory=list)
    has_label: bool = False
    has_archive: bool = False
    is_over: bool = False


def read(blocks: Sequence[Block]) -> tuple[tuple[Found[str], ...], tuple[Found[str], ...], SignatoryDraft | None]:
    """Closing paragraphs, recipients without their closing marks («Lưu: …» last), and who signs."""
    start = signing_start(tuple(blocks))
    before, zone = cut(blocks, start) if start else (tuple(blocks), ())
    closing = tuple(Found(block.text, evidence_of(block)) for block in before if isinstance(block, Passage))
    found = _collect(zone)
    recipients = tuple(_recipients(found))
    return closing, recipients, _signatory(found)


def _collect(zone: Iterable[Block]) -> _Zone:
    found = _Zone()
    for line in _pieces(zone):
        text = marks.SIGNED.sub(" ", line.text).strip()
        if not text or marks.PAGE_NUMBER.fullmatch(text):
            continue
        line = replace(line, text=text)
        if marks.is_signing(text):
            found.signing.append(line)
        elif found.signing and marks.is_name(text):
            found.names.append(line)
        elif _continues_office(text, found):
            found.signing[-1] = replace(found.signing[-1], text=f"{found.signing[-1].text} {text}")
        else:
            _take_recipient(found, line)
    return found


def _pieces(zone: Iterable[Block]) -> Iterator[Strip]:
    """Lines, where two columns were flattened onto one line cut into their pieces."""
    for line in strips(zone):
        left = line.text
        label = marks.RECIPIENTS.match(left)
        if label and label["signing"]:
            yield from (replace(line, text=piece) for piece in marks.SIGNING_BREAK.split(label["signing"]) if piece)
            left = left[label.end("signing") :].strip()
        left, name = _name_behind(left)
        signing = marks.SIGNED_AT_END.search(left)
        tail = left[signing.start() :].strip() if signing else ""
        left = left[: signing.start()].strip() if signing else left
        if left:
            yield from (replace(line, text=piece) for piece in _INNER_DASH.split(left) if piece.strip())
        yield from (replace(line, text=piece.strip()) for piece in marks.SIGNING_BREAK.split(tail) if piece.strip())
        if name:
            yield replace(line, text=name)


def _name_behind(text: str) -> tuple[str, str]:
    """Office and name on one line, apart: («Q. GIÁM ĐỐC», «Lê Văn An»); no name for any other line."""
    found = _OFFICE_AND_NAME.fullmatch(text)
    if not found or not marks.SIGNED_AT_END.search(found["office"]):
        return text, ""
    return found["office"], found["name"]


def _continues_office(text: str, found: _Zone) -> bool:
    """The second line of a long office in capitals («TRƯỞNG PHÒNG QUẢN LÝ», «CÔNG NGHỆ VÀ CHUYÊN NGÀNH»)."""
    is_plain = not _DASH.match(text) and not any(each.isdigit() for each in text)
    return bool(found.signing and not found.names and is_plain and text == text.upper() and len(text.split()) > 1)


def _take_recipient(found: _Zone, line: Strip) -> None:
    label = marks.RECIPIENTS.match(line.text)
    if label:
        found.has_label = True
        for piece in line.text[label.end() :].split(";"):
            if piece.strip(" ."):
                found.rows.append([replace(line, text=f"{_DASH.sub('', piece.strip())};")])
                found.has_archive = bool(_ARCHIVE.match(found.rows[-1][0].text))
        return
    if not found.has_label:
        return
    begins = bool(_DASH.match(line.text)) or not found.rows
    text = _DASH.sub("", line.text).strip()
    archive = bool(_ARCHIVE.match(text))
    if found.has_archive and not archive:
        if not begins and not found.is_over and _is_open(found.rows[-1][-1].text) and not _TYPIST.fullmatch(text):
            found.rows[-1].append(replace(line, text=text))
        else:
            found.is_over = True  # a typist's mark or the name of the file
        return
    if archive or begins or not _is_open(found.rows[-1][-1].text):
        found.rows.append([replace(line, text=text)])
    else:
        found.rows[-1].append(replace(line, text=text))
    found.has_archive = found.has_archive or archive


def _is_open(text: str) -> bool:
    """Whether a recipient goes on in the next line: it has no closing mark yet."""
    return not text.rstrip().endswith((";", "."))


def _recipients(found: _Zone) -> Iterator[Found[str]]:
    for row in found.rows:
        words = " ".join(line.text for line in row)
        named = _NAME_AT_END.search(words)
        if named and _ARCHIVE.match(words) and not found.names:
            found.names.append(replace(row[-1], text=named["name"]))
            words = words[: named.start()]
        words = _END_MARK.sub("", words).strip()
        first, last = row[0].place, row[-1].place
        if words:
            yield Found(words, Evidence(first.page, first.first, max(first.first, last.last), words))


def _signatory(found: _Zone) -> SignatoryDraft | None:
    if not found.signing and not found.names:
        return None
    authority = tuple(line.text.rstrip(" ,;.") for line in found.signing if marks.AUTHORITY.fullmatch(line.text))
    positions = [line.text for line in found.signing if not marks.AUTHORITY.fullmatch(line.text)]
    lines = [*found.signing, *found.names[-1:]]
    first, last = lines[0].place, lines[-1].place
    evidence = Evidence(first.page, first.first, max(first.first, last.last), " ".join(line.text for line in lines))
    name = found.names[-1].text if found.names else ""
    doubt = "" if name else "Phần ký chưa có họ tên người ký."
    return SignatoryDraft(authority, "".join(positions[:1]), name, evidence, 1.0 if name else 0.8, doubt)
