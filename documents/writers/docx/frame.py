"""What stands once on the paper: letterhead, title, signature, annex heads (Nghị định 30/2020, Phụ lục I, mục II).

Tables without lines hold what stands side by side. Widths in twentieths of a point.
"""

from __future__ import annotations

from documents.content import Annex, Content, Letterhead
from documents.writers import wording
from documents.writers.docx.markup import ROOM, gap, held, paragraph, run, said, together
from documents.writers.docx.tables import cell, grid

_POINT = 20
_MM = 1440 / 25.4
# Mean widths of a letter in Times New Roman bold, as a share of its size: capitals, running text. A rule need only be
# about as long as the decree says; «Độc lập - Tự do - Hạnh phúc» is measured.
_CAPITAL, _LETTER, _MOTTO = 0.63, 0.45, 12.24
_RED = "E30613"


def letterhead(content: Content, width: int) -> str:
    """Ô 1–5, 10b and 11 as a table of two columns: the country's name must stand on one line."""
    head, size = content.letterhead, content.layout.motto_size
    right = round(7.5 * size * _MM)
    left = width - right
    framed = marks(head, left)
    rows = [
        (_issuer(head, size, left), letterhead_state(size, right)),
        (_number(content), paragraph("NSCLDate", run(dated(head)))),
        *([(framed, paragraph("NSCLMark"))] if framed else []),
    ]
    return grid(
        (left, right), "".join([side_by_side(cell(left, one) + cell(right, other)) for one, other in rows]), "NSCLFrame"
    )


def side_by_side(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _issuer(head: Letterhead, size: float, width: int) -> str:
    lines = wording.issuer_lines(head.issuer)
    longest = min(max(map(len, lines)) * _CAPITAL * size * _POINT, width)
    superior = said("NSCLSuperior", head.superior.upper()) if head.superior else ""
    return superior + said("NSCLIssuer", "\n".join(lines)) + rule(width, longest * 0.4, before=40)


def letterhead_state(size: float, width: int) -> str:
    country = said("NSCLCountry", wording.COUNTRY) + said("NSCLMotto", wording.MOTTO)
    return country + rule(width, _MOTTO * (size + 1) * _POINT)


def rule(width: int, length: float, *, before: int = 0) -> str:
    """A line of `length` in the middle of `width`: the lower border of an empty paragraph."""
    side = max(round((width - length) / 2), 0)
    return paragraph("NSCLRule", more=f'<w:spacing w:before="{before}"/><w:ind w:left="{side}" w:right="{side}"/>')


def _number(content: Content) -> str:
    head = content.letterhead
    line = said("NSCLNumber", f"Số: {wording.number_words(head.number, ROOM)}/{head.symbol}")
    return line if content.type_name else line + said("NSCLAbout", f"V/v {content.subject}")


def dated(head: Letterhead) -> str:
    place = f"{head.date.place}, " if head.date.place else ""
    return place + wording.date_words(head.date, ROOM[:6])


def marks(head: Letterhead, width: int) -> str:
    urgency, circulation = head.urgency.upper(), head.circulation.upper()
    frames = ""
    if urgency:
        frames += _frame(urgency, width, wording.FRAME_WIDTHS.get(urgency), _RED)
    if circulation:
        frames += _frame(circulation, width, None, "000000")
    return frames


def _frame(text: str, width: int, size: int | None, colour: str) -> str:
    """A frame 8 mm high and `size` mm wide (as wide as its words for None), as a table of one cell in the middle."""
    inner = min(round(size * _MM if size else (len(text) * _CAPITAL * 13 * _POINT + 4 * _MM)), width)
    sides = "".join([f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="{colour}"/>' for side in _SIDES])
    words = paragraph("NSCLMark", run(text, f'<w:color w:val="{colour}"/>'))
    box = cell(inner, words, more=f'<w:tcBorders>{sides}</w:tcBorders><w:noWrap/><w:vAlign w:val="center"/>')
    row = f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{round(8 * _MM)}" w:hRule="exact"/></w:trPr>{box}</w:tr>'
    table = grid((inner,), row, "NSCLFrame").replace("<w:tblLayout", '<w:jc w:val="center"/><w:tblLayout', 1)
    return gap(6) + table + paragraph("NSCLEnd")


_SIDES = ("top", "left", "bottom", "right")


def title(content: Content, width: int) -> str:
    """Ô 5a: the type and the subject with its rule; of a công văn, ô 9a: «Kính gửi»."""
    if not content.type_name:
        return _addressees(content)
    size = min(len(content.subject) * _LETTER * 14 * _POINT, width)
    head = said("NSCLType", content.type_name.upper()) + said("NSCLSubject", together(content.subject))
    return head + held(rule(width, size * 0.4, before=20)) + gap(6)


def _addressees(content: Content) -> str:
    lines = wording.addressee_lines(content)
    if len(lines) < 2:
        return "".join([said("NSCLAddressee", line) for line in lines])
    head, *names = lines
    return said("NSCLAddresseeHead", head) + "".join([said("NSCLAddresseeName", each) for each in names]) + gap(6)


def foot(content: Content, width: int, check: str) -> str:
    """Ô 7, 9b and 12 side by side; `check` are the paragraphs of the QR code, between them.

    The end of a long «Nơi nhận» has a row of its own, which may break over a page.
    """
    right = width // 2
    middle = round(28 * _MM) if check else 0
    names = wording.recipient_lines(content.recipients)
    beside, more = names[: wording.BESIDE_SIGNATURE], names[wording.BESIDE_SIGNATURE :]
    end = _typist(content)
    cells = [(width - middle - right, _recipients(beside, "" if more else end))]
    if check:
        cells.append((middle, check))
    roles = [said("NSCLSignRole", line.upper()) for line in content.signature.lines]
    cells.append((right, "".join([*roles, said("NSCLSigner", content.signature.name)])))
    rows = side_by_side("".join([cell(each, paragraphs) for each, paragraphs in cells]))
    if more:
        rest = "".join([said("NSCLRecipient", line) for line in more]) + end
        rows += f"<w:tr>{cell(width - right, rest, span=len(cells) - 1)}{cell(right, paragraph('NSCLEnd'))}</w:tr>"
    return gap(12) + grid(tuple([each for each, _ in cells]), rows, "NSCLFrame")


def recipients(content: Content) -> str:
    return _recipients(wording.recipient_lines(content.recipients), _typist(content))


def _recipients(lines: tuple[str, ...], end: str) -> str:
    head = said("NSCLRecipientsHead", "Nơi nhận:") if lines else ""
    return head + "".join([said("NSCLRecipient", line) for line in lines]) + end or paragraph("NSCLRecipient")


def _typist(content: Content) -> str:
    mark = content.recipients.typist_mark
    return said("NSCLTypist", mark) if mark else ""


def annex_head(annex: Annex, width: int) -> str:
    head = said("NSCLAnnex", f"Phụ lục {annex.number}".strip()) + said("NSCLAnnexTitle", annex.title.upper())
    if annex.reference:
        head += said("NSCLAnnexReference", wording.with_blanks(annex.reference, ROOM))
    return head + held(rule(width, width * 0.18, before=60))
