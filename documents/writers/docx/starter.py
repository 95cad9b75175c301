"""The template that an agency begins with: the portal's own form with fields in place of words."""

from __future__ import annotations

import io

import docx

from documents.content import Content, DateLine, Layout, Letterhead, Opening, Recipients, Signature
from documents.writers.archive import repack
from documents.writers.docx import frame, page
from documents.writers.docx.fields import written
from documents.writers.docx.markup import gap, said
from documents.writers.docx.tables import cell, grid


def starter(layout: Layout) -> bytes:
    """A Word file with every field where the decree has it, in the agency's own measures."""
    target = io.BytesIO()
    docx.Document(io.BytesIO(page.skeleton(layout))).save(target)
    return repack(target.getvalue(), {"word/document.xml": page.document_xml(f"<w:body>{_body(layout)}</w:body>")})


def _body(layout: Layout) -> str:
    width = page.text_width(layout)
    right = round(7.5 * layout.motto_size * 1440 / 25.4)
    left = width - right
    state = frame.letterhead_state(layout.motto_size, right)
    issuer = said("NSCLSuperior", written("co_quan_chu_quan")) + said("NSCLIssuer", written("co_quan"))
    number = said("NSCLNumber", f"Số: {written('so_ky_hieu')}") + said("NSCLMark", written("dau_muc_do"))
    rows = [
        (issuer + frame.rule(left, left * 0.35, before=40), state),
        (number, said("NSCLDate", written("ngay_thang"))),
    ]
    head = grid(
        (left, right), "".join([frame.side_by_side(cell(left, a) + cell(right, b)) for a, b in rows]), "NSCLFrame"
    )
    title = said("NSCLType", written("ten_loai")) + said("NSCLSubject", written("trich_yeu"))
    return "".join(
        [
            head,
            title,
            frame.rule(width, width * 0.4, before=20),
            gap(6),
            said("NSCLBody", written("noi_dung")),
            gap(12),
            _foot(width),
            said("NSCLBody", written("phu_luc")),
            page.section(layout),
        ]
    )


def _foot(width: int) -> str:
    half, middle = width // 2, round(28 * 1440 / 25.4)
    signature = said("NSCLSignRole", written("chuc_vu_ky")) + said("NSCLSigner", written("nguoi_ky"))
    cells = [
        (width - half - middle, said("NSCLRecipient", written("noi_nhan"))),
        (middle, said("NSCLCheck", written("ma_xac_thuc"))),
        (half, signature),
    ]
    row = frame.side_by_side("".join([cell(each, text) for each, text in cells]))
    return grid(tuple([each for each, _ in cells]), row, "NSCLFrame")


def sample(layout: Layout) -> Content:
    """The document that a template is tried with."""
    return Content(
        type_name="Kế hoạch",
        subject="Thử mẫu Word của cơ quan",
        letterhead=Letterhead(
            "Cơ quan chủ quản", "Cơ quan ban hành", 1, "KH-CQ", DateLine("Hà Nội", 5, 9, 2025), "KHẨN"
        ),
        opening=Opening(("Căn cứ chức năng, nhiệm vụ được giao",)),
        blocks=(),
        closing=("Trên đây là nội dung thử mẫu.",),
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn A"),
        recipients=Recipients(("Như trên",), "VT"),
        layout=layout,
    )
