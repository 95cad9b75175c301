"""An agency's own Word template: what is refused where it is uploaded, and what it makes of a document."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from audit.models import Entry
from common.errors import InvalidInput
from documents.content import Layout
from documents.models import WordTemplate
from documents.services import word_templates
from documents.writers import docx
from documents.writers.docx import own
from documents.writers.docx.starter import sample, starter
from organizations.constants import Role
from tests import people
from tests.documents.papers import content_for
from tests.documents.test_writers_docx import full_content, letter
from tests.documents.word import disorder, lines, packed
from tests.people import Cast

ClientAs = Callable[..., Client]
GOOD = starter(Layout())
ADD, LIST = "admin:documents_wordtemplate_add", "admin:documents_wordtemplate_changelist"


def changed(old: str, new: str, member: str = "word/document.xml", data: bytes = GOOD) -> bytes:
    """The portal's own template with one thing changed by hand."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name).decode()
            assert name != member or old in text
            archive.writestr(name, text.replace(old, new, 1) if name == member else text)
    return target.getvalue()


def with_member(name: str, data: bytes) -> bytes:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return target.getvalue()


def refusal(template: bytes) -> str:
    with pytest.raises(InvalidInput) as refused:
        own.examine(template, sample(Layout()))
    assert refused.value.field == "file"
    return refused.value.message


def test_the_portals_own_template_is_good() -> None:
    own.examine(GOOD, sample(Layout()))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{{ trich_yeu }}", "Trích yếu", "Mẫu thiếu trường {{ trich_yeu }}"),
        ("{{p phu_luc }}", "", "Mẫu thiếu trường {{p phu_luc }}"),
        ("{{ co_quan }}", "{{ co_quan }}{{ ten_co_quan }}", "trường không dùng được: ten_co_quan"),
        ("{{ co_quan }}", "{{ co_quan }}{% for x in range(10**9) %}a{% endfor %}", "trường không dùng được: range"),
        ("{{ co_quan }}", "{{ co_quan }}{% if %}", "sai dấu ngoặc hoặc sai lệnh"),
        ("{{ co_quan }}", "{{ co_quan }}{{ ''.__class__ }}", "lệnh không dùng được"),
        ("{{ co_quan }}", "{{ co_quan }}{{ co_quan.__init__.__globals__ }}", "lệnh không dùng được"),
        ("{{p noi_dung }}", "{{ noi_dung }}", "phải đứng một mình một đoạn"),
        ("{{p noi_dung }}", "Nội dung: {{p noi_dung }}", "phải đứng một mình một đoạn"),
        ("{{ co_quan }}", "{{p co_quan }}", "phải viết là {{ co_quan }}"),
        ("{{p noi_dung }}", "{{p phu_luc }}{{p noi_dung }}", "phải"),
        ("<w:sectPr>", "<w:p><w:r><w:t>Thêm</w:t></w:r></w:p><w:sectPr>", "phải là đoạn cuối cùng"),
    ],
)
def test_a_wrong_field_is_named(old: str, new: str, said: str) -> None:
    assert said in refusal(changed(old, new))


def test_a_missing_style_is_named() -> None:
    assert "Mẫu thiếu kiểu chữ «NSCL Đoạn»" in refusal(changed("NSCL Đoạn", "Khác", "word/styles.xml"))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_what_is_no_word_file(data: bytes) -> None:
    assert "không phải văn bản Word" in refusal(data)


def test_another_archive_is_no_word_file() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "không phải văn bản Word" in refusal(target.getvalue())


def test_a_damaged_part_is_no_word_file() -> None:
    assert "không phải văn bản Word" in refusal(changed("<w:body>", "<w:bodyy>"))


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin"])
def test_macros_and_objects_are_refused(name: str) -> None:
    assert "macro" in refusal(with_member(name, b"x"))


def test_a_macro_enabled_document_is_refused() -> None:
    macro = changed(
        "wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml", "[Content_Types].xml"
    )
    assert "không phải văn bản Word" in refusal(macro)


def test_a_link_outside_is_refused() -> None:
    link = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="http://10.0.0.1/a.png" TargetMode="External"/></Relationships>'
    )
    assert "liên kết ra ngoài" in refusal(changed("</Relationships>", link, "word/_rels/document.xml.rels"))


def test_a_bomb_is_not_unpacked() -> None:
    assert "Tệp nén quá nhiều dữ liệu" in refusal(with_member("word/media/a.png", b"\0" * (40 * 2**20)))


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("{{ 'a' * 10**11 }}", "quá nhiều bộ nhớ"),
        ("{% for a in 'x' * 10**5 %}{% for b in 'x' * 10**5 %}{% endfor %}{% endfor %}", "Mẫu chạy quá lâu"),
    ],
)
def test_what_never_ends_is_stopped(code: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "SECONDS", 2.0)
    assert said in refusal(changed("{{ co_quan }}", "{{ co_quan }}" + code))


def test_the_template_says_what_the_portals_form_says() -> None:
    filled = own.render(GOOD, full_content())
    assert sorted(packed("".join(lines(filled)))) == sorted(packed("".join(lines(docx.render(full_content())))))
    assert disorder(filled) == []
    assert filled == own.render(GOOD, full_content())


def test_styles_are_found_by_their_names() -> None:
    """Word gives styles other ids when it saves; the paragraphs follow."""
    renamed = changed('w:styleId="NSCLDash"', 'w:styleId="a7"', "word/styles.xml")
    filled = own.render(renamed, full_content())
    assert any(line.startswith("- Xác định rõ nội dung") for line in lines(filled))


@pytest.fixture
def upload(cast: Cast, client_as: ClientAs) -> Callable[[bytes], str]:
    """Send a file as the agency's administrator; what the page answers."""

    def send(data: bytes) -> str:
        fields = {"doc_type": "KH", "name": "Mẫu kế hoạch", "is_active": "on"}
        file = SimpleUploadedFile("mau.docx", data, docx.CONTENT_TYPE)
        response = client_as(cast.admin).post(reverse(ADD), {**fields, "file": file}, follow=True)
        assert response.status_code == 200
        return response.content.decode()

    return send


@pytest.mark.django_db
def test_a_template_is_taken_in_and_used(cast: Cast, upload: Callable[[bytes], str]) -> None:
    upload(changed("CỘNG HÒA", "NƯỚC CỘNG HÒA"))
    row = WordTemplate.objects.get()
    assert (row.agency, row.is_active, row.made_by) == (cast.agency, True, cast.admin)
    document = people.make_document(cast.agency, cast.drafter)
    made = lines(word_templates.word_file(document, content_for(document)))
    assert "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in made
    assert "Sở tổ chức 02 hội thảo về năng suất chất lượng." in made
    assert Entry.objects.filter(object_id=str(row.pk), action="created").exists()


@pytest.mark.django_db
def test_a_letter_keeps_the_portals_form(cast: Cast, upload: Callable[[bytes], str]) -> None:
    upload(GOOD)
    document = people.make_document(cast.agency, cast.drafter)
    assert word_templates.word_file(document, letter("UBND tỉnh")) == docx.render(letter("UBND tỉnh"))


@pytest.mark.django_db
def test_the_next_template_takes_the_place_of_the_first(cast: Cast, upload: Callable[[bytes], str]) -> None:
    upload(GOOD)
    upload(changed("CỘNG HÒA", "NƯỚC CỘNG HÒA"))
    assert list(WordTemplate.objects.order_by("pk").values_list("is_active", flat=True)) == [False, True]
    first = WordTemplate.objects.order_by("pk")[0]
    word_templates.word_template_change(actor=cast.admin, template_id=first.pk, name="Cũ", is_active=True)
    assert list(WordTemplate.objects.order_by("pk").values_list("is_active", flat=True)) == [True, False]


@pytest.mark.django_db
def test_a_refused_template_leaves_nothing(upload: Callable[[bytes], str]) -> None:
    page = upload(changed("{{ trich_yeu }}", "Trích yếu"))
    assert "Mẫu thiếu trường {{ trich_yeu }}" in page
    assert "Mẫu kế hoạch" in page
    assert not WordTemplate.objects.exists()


@pytest.mark.django_db
def test_files_come_back(cast: Cast, upload: Callable[[bytes], str], client_as: ClientAs) -> None:
    upload(GOOD)
    client, row = client_as(cast.admin), WordTemplate.objects.get()
    assert client.get(reverse("admin:documents_wordtemplate_file", args=[row.pk])).content == GOOD
    start = client.get(reverse("admin:documents_wordtemplate_start"))
    own.examine(start.content, sample(Layout()))
    assert "private, no-store" in start["Cache-Control"]
    assert "Tải mẫu gốc để sửa" in client.get(reverse(LIST)).content.decode()


@pytest.mark.django_db
def test_another_agencys_template_does_not_exist(
    cast: Cast, upload: Callable[[bytes], str], client_as: ClientAs
) -> None:
    upload(GOOD)
    row = WordTemplate.objects.get()
    other = people.make_user("quantri.khac", "Quản Trị Khác", cast.other, Role.ADMIN)
    client = client_as(other)
    assert client.get(reverse("admin:documents_wordtemplate_file", args=[row.pk])).status_code == 404
    assert client.get(reverse("admin:documents_wordtemplate_change", args=[row.pk])).status_code in (302, 404)
    document = people.make_document(cast.other, other)
    assert word_templates.word_file(document, content_for(document)) == docx.render(content_for(document))


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["drafter", "clerk", "leader", "viewer"])
def test_nobody_else_finds_it(cast: Cast, client_as: ClientAs, person: str) -> None:
    client = client_as(getattr(cast, person))
    for name in (LIST, ADD, "admin:documents_wordtemplate_start"):
        assert client.get(reverse(name)).status_code in (302, 403)
