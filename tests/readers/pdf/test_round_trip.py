"""The portal's own PDFs, and what LibreOffice prints of its Word files, read back: the same words in the same parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.content import Content, Layout, PublicCheck
from documents.readers.pdf import read
from documents.writers import docx, pdf
from plans.content import build
from tests.demo.facts import PLANS, plan_of
from tests.documents import samples
from tests.documents.office_suite import as_pdf
from tests.readers.pdf.paper import printed, understood

demo_plans = pytest.mark.parametrize("slug", PLANS)


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
@demo_plans
def test_own_pdf_of_a_plan(slug: str) -> None:
    content = build(plan_of(slug))
    assert understood(read(pdf.render(content).data)) == printed(content)


@pytest.mark.heavy
@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
@demo_plans
def test_the_word_file_of_a_plan_printed_by_libreoffice(slug: str, tmp_path: Path) -> None:
    content = build(plan_of(slug))
    assert understood(read(as_pdf(docx.render(content), tmp_path))) == printed(content)


MANY_ROWS = samples.content(annexes=(samples.annex("I", rows=40), samples.annex("II", rows=3, landscape=False)))


SAMPLES = {
    "plan": samples.content(),
    "long annex": MANY_ROWS,
    "QR code": samples.content(check=PublicCheck("https://portal.example.vn/kt/7K3M", "7K3M-9XQA-22PP-TTMN")),
    "công văn": samples.content(
        type_name="", subject="hướng dẫn thực hiện Kế hoạch", addressees=("Các phòng", "Các xã")
    ),
    "urgent": samples.content(letterhead=samples.letterhead(urgency="Hỏa tốc", number=8)),
    "no gaps": samples.content(layout=Layout(paragraph_gap=0, line_spacing=1.0)),
    "wide gaps": samples.content(layout=Layout(paragraph_gap=9, line_spacing=1.5)),
}


@pytest.mark.parametrize("content", SAMPLES.values(), ids=SAMPLES.keys())
def test_own_pdf_of_a_sample(content: Content) -> None:
    assert understood(read(pdf.render(content).data)) == printed(content)


def test_attachments_are_not_read() -> None:
    """The page is what was signed: a file inside may say something else."""
    source = read(pdf.render(samples.content()).data)
    assert source.pages == 2
    assert not any('"type_name"' in line.text for line in source.lines)
