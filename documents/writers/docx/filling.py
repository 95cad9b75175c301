"""Filling an agency's own Word template: runs in the rendering process, with its limits of time and memory.

What a person uploads is a program for Jinja: it sees plain texts only, in a sandbox without any function, and nothing
of the portal.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import serialize_for_reading
from docxtpl import DocxTemplate  # type: ignore[import-untyped]
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from documents.content import Content
from documents.writers import wording
from documents.writers.archive import repack
from documents.writers.child import allow_cpu
from documents.writers.docx import check, frame, page
from documents.writers.docx.fields import BLOCKS, OPTIONAL, TEXTS, TemplateProblem, written
from documents.writers.docx.markup import ROOM, paragraph, together, words

_NAMES = {*TEXTS, *BLOCKS}
_FOREIGN = (
    *("attachedTemplate", "oleObject", "vbaProject", "control", "externalLink", "frame", "package", "subDocument"),
    "aFChunk",
)
"""What a relationship of the package may not lead to."""
_AUTOMATIC = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "SEQ", "STYLEREF", "TOC", "HYPERLINK"}
"""Word's own fields that only count and name. Others fetch files, start programs or show the reader's own data."""
_STYLE = re.compile(r'<w:(pStyle|tblStyle) w:val="(NSCL\w+|Heading\d)"/>')
_HOLDERS = ("body", "tc", "tr", "tbl", "p")
_FIELD = re.compile(r"\{\{\s*(p\s+)?(\w+)\s*\}\}")


def examine(template: bytes, sample: Content, cpu_seconds: int) -> None:
    """Try `template`. Raises `TemplateProblem` for the first thing that is wrong with it."""
    allow_cpu(cpu_seconds)
    opened = _opened(template)
    _refuse_foreign(opened.docx)
    found = _fields(opened)
    if unknown := sorted(found - _NAMES):
        raise TemplateProblem(f"Mẫu có trường không dùng được: {', '.join(unknown)}; hãy xóa hoặc sửa lại tên trường.")
    if missing := [written(name) for name in (*TEXTS, *BLOCKS) if name not in found | OPTIONAL]:
        raise TemplateProblem(f"Mẫu thiếu trường {', '.join(missing)}; hãy thêm vào mẫu rồi tải lên lại.")
    _refuse_misplaced(opened.docx)
    _style_ids(opened.docx)
    _filled(_opened(template), sample)


def fill(template: bytes, content: Content, cpu_seconds: int) -> bytes:
    """The Word file of `content` in the form of `template`; equal input gives equal bytes.

    Raises `TemplateProblem`.
    """
    allow_cpu(cpu_seconds)
    return _filled(_opened(template), content)


def _opened(template: bytes) -> Any:
    try:
        opened = DocxTemplate(io.BytesIO(template))
        opened.init_docx()
    except Exception as wrong:  # whatever a damaged file makes the reader stumble over
        raise TemplateProblem("Tệp không phải văn bản Word (.docx) đọc được; hãy lưu lại bằng Word rồi thử.") from wrong
    return opened


def _refuse_foreign(document: Any) -> None:
    for part in document.part.package.iter_parts():
        for relation in part.rels.values():
            kind = relation.reltype.rpartition("/")[2]
            if kind in _FOREIGN or (relation.is_external and kind != "hyperlink"):
                raise TemplateProblem(
                    "Mẫu có macro, đối tượng nhúng hoặc liên kết ra ngoài; hãy bỏ đi rồi tải lên lại."
                )


def _refuse_automatic(document: Any) -> None:
    """Asked of the filled file: a template can also make a field while it is filled."""
    for part in document.part.package.iter_parts():
        if not part.partname.endswith(".xml"):
            continue
        root = part.element if isinstance(part, XmlPart) else parse_xml(part.blob)
        for instruction in _instructions(root):
            name = next(iter(instruction.split()), "")
            if name.upper() not in _AUTOMATIC:
                raise TemplateProblem(f"Mẫu có trường tự động «{name[:40]}» của Word; hãy xóa rồi tải lên lại.")


def _instructions(root: Any) -> Iterator[str]:
    """What each of Word's fields says, however many pieces it is written in; of one inside another only its own."""
    for simple in root.iter(qn("w:fldSimple")):
        yield simple.get(qn("w:instr"), "")
    begun: list[str] = []
    for each in root.iter(qn("w:fldChar"), qn("w:instrText")):
        kind = each.get(qn("w:fldCharType"))
        if kind == "begin":
            begun.append("")
        elif begun and each.tag == qn("w:instrText"):
            begun[-1] += each.text or ""
        elif begun and kind == "end":
            yield begun.pop()
    yield from begun


def _fields(opened: Any) -> set[str]:
    try:
        return {str(name) for name in opened.get_undeclared_template_variables(_environment())}
    except TemplateSyntaxError as wrong:
        raise TemplateProblem(
            "Mẫu có trường viết sai dấu ngoặc hoặc sai lệnh; hãy viết như {{ co_quan }} hoặc {{p noi_dung }}."
        ) from wrong


def _refuse_misplaced(document: Any) -> None:
    """A block takes the place of a paragraph of its own; the annexes end the text."""
    for element in document.element.body.iter(qn("w:p")):
        text = "".join([each.text or "" for each in element.iter(qn("w:t"))])
        for mark, name in _FIELD.findall(text):
            if name in BLOCKS and (not mark or _FIELD.sub("", text, count=1).strip()):
                raise TemplateProblem(f"Trường {written(name)} phải đứng một mình một đoạn.")
            if name in TEXTS and mark:
                raise TemplateProblem(f"Trường {name} phải viết là {written(name)}.")
            if name == "phu_luc" and not _ends(element):
                raise TemplateProblem("Trường {{p phu_luc }} phải là đoạn cuối cùng của mẫu, ngoài mọi bảng.")


def _ends(element: Any) -> bool:
    after = list(element.itersiblings())
    is_last = all(not "".join(each.itertext()).strip() for each in after)
    return element.getparent().tag == qn("w:body") and is_last


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    return environment


def _filled(opened: Any, content: Content) -> bytes:
    document = opened.docx
    ids = _style_ids(document)
    last = document.element.body.sectPr
    try:
        opened.render(_values(document, content, ids), _environment())
    except (TemplateError, OverflowError, ArithmeticError, TypeError, AttributeError, LookupError) as wrong:
        raise TemplateProblem("Mẫu có lệnh không dùng được; hãy chỉ dùng các trường của mẫu gốc.") from wrong
    except ValueError as wrong:  # lxml: what came out is no XML
        raise TemplateProblem("Mẫu có trường đặt sai chỗ; hãy bắt đầu từ mẫu gốc của Cổng.") from wrong
    body = document.element.body
    _refuse_unsound(body)
    _refuse_automatic(document)
    if content.annexes and last is not None:
        body.replace(body.sectPr, _section(last, is_wide=content.annexes[-1].landscape))
    page.describe(document.core_properties, content)
    target = io.BytesIO()
    document.save(target)
    return repack(target.getvalue())


def _values(document: Any, content: Content, ids: dict[str, str]) -> dict[str, Markup]:
    head = content.letterhead
    width = _width(document.element.body.sectPr)
    texts = {
        "co_quan_chu_quan": head.superior.upper(),
        "co_quan": "\n".join(wording.issuer_lines(head.issuer)),
        "so_ky_hieu": f"{wording.number_words(head.number, ROOM)}/{head.symbol}",
        "ngay_thang": frame.dated(head),
        "ten_loai": content.type_name.upper(),
        "trich_yeu": together(content.subject),
        "chuc_vu_ky": "\n".join([line.upper() for line in content.signature.lines]),
        "nguoi_ky": content.signature.name,
    }
    empty = paragraph("NSCLEnd")
    blocks = {
        "dau_muc_do": frame.marks(head, width * 2 // 5) or empty,
        "noi_dung": page.passages(content, width) or empty,
        "noi_nhan": frame.recipients(content),
        "ma_xac_thuc": check.paragraphs(document, content.check) or empty,
        "phu_luc": _annexes(document.element.body.sectPr, content) or empty,
    }
    named = {name: _STYLE.sub(lambda found: _named(found, ids), xml) for name, xml in blocks.items()}
    return {name: Markup(words(text)) for name, text in texts.items()} | {  # noqa: S704 - words() escapes
        name: Markup(xml)  # noqa: S704 - written by this package
        for name, xml in named.items()
    }


def _annexes(section: Any, content: Content) -> str:
    """Each annex after the section that ends before it; the last one ends with the body."""
    parts, before = [], _section(section)
    for annex in content.annexes:
        here = _section(section, is_wide=annex.landscape)
        parts.append(paragraph("NSCLEnd", more=_xml(before)))
        parts.append(page.annex_text(annex, _width(here)))
        before = here
    return "".join(parts) + (paragraph("NSCLEnd") if parts else "")


def _section(section: Any, *, is_wide: bool | None = None) -> Any:
    """The template's own section; for an annex turned as it lies, its pages counted from 1."""
    made = deepcopy(section)
    if is_wide is None:
        return made
    size = made.get_or_add_pgSz()
    size.set(qn("w:w"), str(page.LONG if is_wide else page.SHORT))
    size.set(qn("w:h"), str(page.SHORT if is_wide else page.LONG))
    size.attrib.pop(qn("w:orient"), None)
    if is_wide:
        size.set(qn("w:orient"), "landscape")
    for old in made.findall(qn("w:pgNumType")):
        made.remove(old)
    margins = made.find(qn("w:pgMar"))
    (margins if margins is not None else size).addnext(parse_xml(f'<w:pgNumType {page.NAMESPACES} w:start="1"/>'))
    return made


def _xml(element: Any) -> str:
    return re.sub(r'\s+xmlns:\w+="[^"]*"', "", serialize_for_reading(element).strip())


def _width(section: Any) -> int:
    """Twentieths of a point between the margins of `section`."""
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    if size is None or margins is None:
        return page.SHORT - 2 * 1440
    edges = int(margins.get(qn("w:left"), 0)) + int(margins.get(qn("w:right"), 0))
    return max(int(size.get(qn("w:w"), page.SHORT)) - edges, 1440)


def _named(found: re.Match[str], ids: dict[str, str]) -> str:
    return f'<w:{found[1]} w:val="{ids[found[2]]}"/>'


def _style_ids(document: Any) -> dict[str, str]:
    """By the portal's id of a style the template's: Word gives styles other ids, but keeps their names."""
    own = {name.casefold(): key for key, name in _styles_of(document.styles.element)}
    ids = {key: own.get(name.casefold(), "") for key, name in _portal_styles()}
    if missing := next((name for key, name in _portal_styles() if not ids[key]), ""):
        raise TemplateProblem(f"Mẫu thiếu kiểu chữ «{missing}»; hãy bắt đầu từ mẫu gốc của Cổng.")
    return ids


@cache
def _portal_styles() -> tuple[tuple[str, str], ...]:
    text = (page.SKELETON / "word" / "styles.xml").read_text("utf-8")
    found = re.findall(r'w:styleId="(NSCL\w+|Heading\d)"><w:name w:val="([^"]+)"', text)
    return tuple([(str(key), str(name)) for key, name in found])


def _styles_of(styles: Any) -> Iterator[tuple[str, str]]:
    for style in styles.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            yield style.get(qn("w:styleId")), name.get(qn("w:val"))


def _refuse_unsound(body: Any) -> None:
    """No words outside of runs, no cell without a paragraph: Word would want to repair the file."""
    for holder in body.iter(*[qn(f"w:{tag}") for tag in _HOLDERS]):
        loose = "".join(holder.xpath("text()"))
        if loose.strip() or (holder.tag == qn("w:tc") and not len(holder.findall(qn("w:p")))):
            raise TemplateProblem("Mẫu có trường đặt sai chỗ; hãy bắt đầu từ mẫu gốc của Cổng.")
