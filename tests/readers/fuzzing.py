"""Files broken in many ways from a fixed seed, and what reading them gives.

`python -m tests.readers.fuzzing --seconds 600 [--kind docx] [--seed 1]` reads as many as fit and prints a tally; exit 1
where something else than a source or a refusal came out.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import sys
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree  # type: ignore[import-untyped]

from common.errors import InvalidInput
from documents.readers import guard
from documents.readers.reading import BROKEN, TOO_COMPLEX
from tests.readers.docx.building import abstract, cell, level, num, para, row, style, table, word
from tests.readers.legacy import taken_for_windows, tcvn3, vni
from tests.readers.pdf.drawn import Sheet, pdf
from tests.readers.prints import PARAGRAPHS, SHAPES, typed

SEED = 20_300
SLOW = 10.0  # seconds that no small file may take
MOST = 300_000  # bytes of a broken file
_NUMBERS = ("0", "-1", "1", "255", "65536", "2147483648", "99999999999999999999", "1e309", "NaN", "", "x", "0.0001")
_SIGNS = (
    "\u0301",
    "\u200f",
    "\ufeff",
    "\ue012",
    "\U0001f600",
    "\t",
    "|",
    "*",
    "#",
    "<table>",
    "**",
    "- ",
    "1.",
    "\\",
    "\r",
)


def texts() -> list[bytes]:
    shapes = [shape() for shape in SHAPES.values()]
    tabular = (
        "# A\n\n| TT | Việc |\n|--|--|\n| 1 | **Rà soát**<br>lại |\n\n<table><tr><td rowspan=2>1</td></tr></table>\n"
    )
    old = [tcvn3(typed().lower()), vni(typed()), taken_for_windows(typed()), tabular]
    return [text.encode() for text in [*shapes, *old]] + [typed().encode("utf-16"), tcvn3(typed()).encode("latin-1")]


def words() -> list[bytes]:
    body = [para(line, style="A", num=(1, place % 3)) for place, line in enumerate(PARAGRAPHS)]
    merged = cell("1", look='<w:vMerge w:val="restart"/>'), cell("Rà soát", look='<w:gridSpan w:val="2"/>')
    rows = (row("TT", "Việc", "Hạn"), row(*merged), row(cell("", look="<w:vMerge/>"), "a", table(row("b", "c"))))
    levels = [
        level(depth, kind, f"%{depth + 1}.") for depth, kind in enumerate(("upperRoman", "decimal", "lowerLetter"))
    ]
    parts = {"numbering": abstract(1, *levels) + num(1, 1), "styles": style("A") + style("B", based="A")}
    boxed = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + para("Ô")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    changed = para(
        "Cũ", "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
    )
    made = [
        word(*body, parts=parts),
        word(*body[:3], table(*rows, widths=(500, 2000, 900)), para(boxed), changed, parts=parts),
    ]
    return [_zipped(_members(data)) for data in made]


def papers() -> list[bytes]:
    running, ruled, turned = Sheet(), Sheet(), Sheet(rotate=90)
    for place, line in enumerate(PARAGRAPHS):
        running.put(90, 80 + 22 * place, line[:60])
    for place in range(4):
        ruled.put(90, 115 + 30 * place, str(place)).put(150, 115 + 30 * place, "Rà soát văn bản").put(
            360, 115 + 30 * place, "Quý I"
        )
    ruled.lattice([80, 140, 350, 480], [95, 125, 155, 185, 215])
    turned.put(90, 100, "KẾ HOẠCH").picture()
    made = [pdf(running, ruled), pdf(turned, running)]
    return [_saved(data, compressed=compressed) for data in made for compressed in (True, False)]


def _saved(data: bytes, *, compressed: bool) -> bytes:
    """The same PDF without a random name; uncompressed, a mutation meets what its streams say."""
    made = io.BytesIO()
    streams = pikepdf.ObjectStreamMode.generate if compressed else pikepdf.ObjectStreamMode.disable
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(made, compress_streams=compressed, object_stream_mode=streams, deterministic_id=True)
    return made.getvalue()


def _zipped(members: dict[str, bytes]) -> bytes:
    """An archive that does not tell the time of its making."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def broken_bytes(chance: random.Random, data: bytes) -> bytes:
    """Bytes changed, cut, doubled, moved."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        start = chance.randrange(len(made) + 1)
        end = min(len(made), start + chance.choice((1, 2, 8, 64, 1024)))
        kind = chance.randrange(5)
        if kind == 0:
            made[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
        elif kind == 1:
            del made[start:end]
        elif kind == 2:
            made[start:start] = made[start:end] * chance.choice((1, 2, 50))
        elif kind == 3:
            made[start:end] = chance.choice((b"\0", b"\xff", b"<", b">>", b"\n")) * (end - start)
        else:
            del made[start:]
    return bytes(made)


def broken_numbers(chance: random.Random, data: bytes) -> bytes:
    """Numbers that are too large, negative or none."""
    found = list(re.finditer(rb"\d+", data))
    for number in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 2, 5)))), key=re.Match.start, reverse=True
    ):
        data = data[: number.start()] + chance.choice(_NUMBERS).encode() + data[number.end() :]
    return data


def broken_text(chance: random.Random, data: bytes) -> bytes:
    """Letters and lines out of their order, with signs that no typist has."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 3, 10))):
        place = chance.randrange(len(lines))
        kind = chance.randrange(4)
        if kind == 0:
            lines[place : place + 1] = [lines[place]] * min(
                chance.choice((2, 5, 300)), 1 + MOST // (len(lines[place]) + 1)
            )
        elif kind == 1:
            lines[place] = lines[place][: chance.randrange(len(lines[place]) + 1)] + chance.choice(
                _SIGNS
            ) * chance.choice((1, 9, 999))
        elif kind == 2:
            chance.shuffle(lines)
        else:
            lines[place] = (lines[place] * chance.choice((2, 60)))[:MOST]
    return "\n".join(lines).encode(errors="replace")


def broken_markup(chance: random.Random, text: bytes) -> bytes:
    """XML elements doubled, dropped, moved, renamed, nested in themselves, with numbers that are none; well formed."""
    try:
        root = etree.fromstring(text)
    except etree.XMLSyntaxError:
        return broken_bytes(chance, text)
    for _ in range(chance.choice((1, 2, 5))):
        elements = [element for element in root.iter() if element.getparent() is not None]
        if not elements or len(elements) > 2_000:
            break
        _break(chance, chance.choice(elements), chance.choice(elements))
    made: bytes = etree.tostring(root)
    return made


def _break(chance: random.Random, one: Any, other: Any) -> None:
    kind = chance.randrange(6)
    if kind == 0:
        one.getparent().remove(one)
    elif kind == 1:
        copied, parent = etree.tostring(one, with_tail=False), other.getparent()
        for _ in range(chance.choice((1, 2, 40)) if len(copied) < 5_000 else 1):
            parent.append(etree.fromstring(copied))
    elif kind == 2:
        one.tag = other.tag
    elif kind == 3:
        for _ in range(chance.choice((1, 5, 30))):
            one.getparent().replace(one, holder := one.makeelement(other.tag, dict(other.attrib), nsmap=one.nsmap))
            holder.append(one)
    elif kind == 4:
        other.append(etree.fromstring(etree.tostring(one, with_tail=False)))
    elif one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(_NUMBERS))
    else:
        one.text = chance.choice(_SIGNS[:3] + _SIGNS[4:]) * chance.choice((1, 99))


def broken_archive(chance: random.Random, data: bytes) -> bytes:
    """A Word file whose parts are broken, not its archive."""
    try:
        members = _members(data)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, EOFError, ValueError):
        return broken_bytes(chance, data)
    names = [*members, *["word/document.xml"] * 4]
    for name in chance.choices(names, k=chance.choice((1, 1, 2, 4))):
        content = members.get(name, b"")
        kind = chance.randrange(12)
        if kind == 0:
            members.pop(name, None)
        elif kind == 1:
            members[name] = broken_bytes(chance, content)
        else:
            members[name] = broken_markup(chance, content)
    return _zipped(members)


Mutation = Callable[[random.Random, bytes], bytes]
KINDS: dict[str, tuple[Callable[[], list[bytes]], tuple[Mutation, ...]]] = {
    "text": (texts, (broken_bytes, broken_text, broken_text, broken_numbers)),
    "docx": (words, (broken_bytes, broken_archive, broken_archive, broken_archive)),
    "pdf": (papers, (broken_bytes, broken_numbers, broken_numbers)),
}


def mutants(kind: str, seed: int) -> Iterator[bytes]:
    """Broken files without end, the same for the same seed."""
    chance = random.Random(seed)
    make, mutations = KINDS[kind]
    seeds = make()
    while True:
        data = chance.choice(seeds)
        for _ in range(chance.choice((1, 1, 2))):
            data = chance.choice(mutations)(chance, data)
        yield data[:MOST]


def answer(kind: str, data: bytes) -> str:
    """«read», or the sentence of the refusal; what else comes out is raised."""
    start = time.monotonic()
    try:
        guard.read_file(f"a.{kind}", data)
    except InvalidInput as refused:
        return refused.message
    finally:
        spent = time.monotonic() - start
        if spent > SLOW:
            raise TimeoutError(f"{spent:.0f} s for {len(data)} bytes")
    return "read"


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--kind", choices=KINDS, action="append")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--keep", type=Path, help="folder for the files that stumble")
    options = asked.parse_args()
    kinds = options.kind or list(KINDS)
    return min(1, sum(_tally(kind, options.seed, options.seconds / len(kinds), options.keep) for kind in kinds))


def _tally(kind: str, seed: int, seconds: float, keep: Path | None) -> int:
    end = time.monotonic() + seconds
    answers: Counter[str] = Counter()
    wrong = 0
    for number, data in enumerate(mutants(kind, seed)):
        if time.monotonic() > end:
            break
        try:
            said = answer(kind, data)
        except Exception as other:
            said, wrong = f"!! {type(other).__name__}: {other}", wrong + 1
        answers[said] += 1
        if keep and (said in (BROKEN.get(kind), TOO_COMPLEX) or said.startswith("!!")):  # type: ignore[call-overload]
            (keep / f"{kind}-{seed}-{number}").write_bytes(data)
    sys.stdout.write(f"{kind}: {answers.total()} files, {wrong} wrong\n")
    for said, count in answers.most_common():
        sys.stdout.write(f"  {count:6} {said}\n")
    return wrong


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nscl_portal.test_settings")
    sys.exit(main())
