"""`manage.py render_document DOCUMENT_ID --format pdf|docx|html --output FILE`: any official document as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from common.errors import DomainError
from documents.content import Content
from documents.models import Document
from documents.selectors.corrections import correction_of
from documents.services import own_text
from documents.services.word_templates import word_file
from documents.writers import html, json, pdf
from plans import content
from plans.models import Plan


class Command(BaseCommand):
    help = "Xuất một văn bản ra tệp PDF, Word hoặc HTML."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("document_id", type=int, metavar="DOCUMENT_ID")
        parser.add_argument("--format", choices=["pdf", "docx", "html"], default="pdf")
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            data = _data(_document(options["document_id"]), options["format"])
            options["output"].write_bytes(data)
        except DomainError as refused:
            raise CommandError(refused.message) from refused
        except OSError as wrong:
            raise CommandError(f"Không đọc hoặc ghi được tệp {wrong.filename}: {wrong.strerror}.") from wrong
        self.stdout.write(f"Đã ghi {options['output']} ({len(data)} byte).")


def _document(document_id: int) -> Document:
    document = Document.objects.filter(pk=document_id).select_related("issued").first()
    if document is None:
        raise CommandError(f"Không có văn bản có mã {document_id}.")
    return document


def _data(document: Document, chosen: str) -> bytes:
    """What was issued, as it was frozen; before that, the text as it stands."""
    if document.is_frozen and chosen == "pdf":
        return (Path(settings.MEDIA_ROOT) / document.issued.pdf_path).read_bytes()
    made = _content(document)
    if chosen == "docx":
        return word_file(document, made)
    return pdf.render(made).data if chosen == "pdf" else html.print_page(made).encode()


def _content(document: Document) -> Content:
    if document.is_frozen:
        return json.load(document.issued.content_json)
    plan = Plan.objects.with_document().filter(document=document).first()
    if plan is not None:
        return content.current(plan)
    letter = correction_of(document)
    if letter is None:
        raise CommandError(f"Văn bản có mã {document.pk} chưa có nội dung để xuất.")
    return own_text.current(letter)
