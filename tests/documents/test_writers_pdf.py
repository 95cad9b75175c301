"""The PDF: the parts of the decree on real pages, what is refused, and the limits of the child process."""

from __future__ import annotations

import io
import resource

import pytest
from django.core.cache import caches
from pebble import ProcessExpired
from pypdf import PdfReader

from documents.content import Content, DateLine, Layout, Paragraph, Recipients, Row, Signature, Table
from documents.writers import child, html, limits, pdf, pool
from documents.writers.limits import RenderRefused
from tests.documents import samples

MM = 72 / 25.4


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caches["pdf"].clear()


def read(content: Content) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(content).data))


def page_texts(content: Content) -> list[str]:
    return [page.extract_text() for page in read(content).pages]


def positions(content: Content, page: int = 0) -> dict[str, tuple[float, float]]:
    """Where each run of text of one page starts, in mm from the top left corner."""
    found: dict[str, tuple[float, float]] = {}
    sheet = read(content).pages[page]
    height = float(sheet.mediabox.height)

    def note(text: str, user: list[float], matrix: list[float], *_: object) -> None:
        x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
        y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
        if text.strip():
            found.setdefault(text.strip(), (x / MM, (height - y) / MM))

    sheet.extract_text(visitor_text=note)
    return found


def test_it_works() -> None:
    made = pdf.render(samples.content())
    assert made.data.startswith(b"%PDF-")
    assert made.page_count == len(PdfReader(io.BytesIO(made.data)).pages) == 2


def test_the_parts_stand_in_the_order_of_the_decree() -> None:
    text = "\n".join(page_texts(samples.content(letterhead=samples.letterhead(number=8))))
    parts = [
        "UBND TỈNH QUẢNG NGÃI",
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Số: 08/KH-SKHCN",
        "KẾ HOẠCH",
        "138/KH-UBND",
        "như sau:",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "a) Rà soát",
        "./.",
        "Nơi nhận:",
        "- Lưu: VT, TĐC.",
        "Nguyễn Tấn Liêm",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_first_page_hides_its_number() -> None:
    content = samples.content(blocks=samples.blocks(3))
    first, second = page_texts(content)[:2]
    assert not first.endswith("\n1")
    assert second.endswith("\n2")


def test_the_page_number_stands_in_the_middle_of_the_top_margin() -> None:
    across, down = positions(samples.content(), 1)["2"]
    assert across == pytest.approx(30 + 165 / 2, abs=2)
    assert 5 < down < 20


def test_margins_follow_the_layout() -> None:
    wide = samples.content(layout=Layout(margin_left=35, margin_top=25), recipients=Recipients(("Như trên",)))
    line = next(place for text, place in positions(wide, 1).items() if text.startswith("Nơi nhận"))
    assert line[0] == pytest.approx(35, abs=0.5)
    normal = next(place for text, place in positions(samples.content(), 1).items() if text.startswith("Nơi nhận"))
    assert normal[0] == pytest.approx(30, abs=0.5)


def test_number_and_date_share_a_line() -> None:
    content = samples.content(letterhead=samples.letterhead(number=8, date=DateLine("Quảng Ngãi", 5, 9, 2025)))
    found = positions(content)
    number = next(place for text, place in found.items() if text.startswith("Số:"))
    date = next(place for text, place in found.items() if text.startswith("Quảng Ngãi, ngày 05"))
    assert number[1] == pytest.approx(date[1], abs=0.3)


def test_recipients_stand_level_with_the_signer_and_room_is_left_to_sign() -> None:
    signature = Signature(("KT. Giám đốc", "Phó Giám đốc"), "Lê Văn An")
    found = positions(samples.content(signature=signature), 1)
    label, title, name = (
        next(place for text, place in found.items() if text.startswith(start))
        for start in ("Nơi nhận", "KT. GIÁM ĐỐC", "Lê Văn An")
    )
    assert label[1] == pytest.approx(title[1], abs=1.5)
    assert name[1] - title[1] > 27


def test_the_signature_block_stays_together_with_the_last_sentence() -> None:
    for tasks in range(1, 9):
        last = page_texts(samples.content(blocks=samples.blocks(tasks)))[-1]
        assert "./." in last
        assert "Nơi nhận:" in last
        assert "Nguyễn Tấn Liêm" in last


def test_annexes_turn_their_pages_and_count_on_their_own() -> None:
    content = samples.content(annexes=(samples.annex("I", 30), samples.annex("II", 12, landscape=False)))
    pages = read(content).pages
    sizes = [(round(float(p.mediabox.width) / MM), round(float(p.mediabox.height) / MM)) for p in pages]
    texts = [page.extract_text().lstrip() for page in pages]
    first = next(number for number, text in enumerate(texts) if text.startswith("Phụ lục I\n"))
    second = next(number for number, text in enumerate(texts) if text.startswith("Phụ lục II\n"))
    assert set(sizes[:first]) == {(210, 297)}
    assert set(sizes[first:second]) == {(297, 210)}
    assert set(sizes[second:]) == {(210, 297)}
    assert [text.rsplit("\n", 1)[1] for text in texts[first + 1 : second]] == ["2", "3", "4"]
    assert texts[second + 1].endswith("\n2")
    assert not texts[second].endswith("\n1")


def test_the_head_of_a_table_repeats() -> None:
    texts = page_texts(samples.content(annexes=(samples.annex(rows=30),)))[2:]
    assert len(texts) > 2
    assert all("Dự kiến kết quả" in text for text in texts)


def test_a_very_long_row_starts_where_it_stands() -> None:
    columns = samples.COLUMNS[:2]
    rows = (Row(("1", "ngắn")), Row(("2", "một câu dài để tràn trang " * 300)))
    content = samples.content(blocks=(Table(columns, rows),), annexes=())
    first = page_texts(content)[0]
    assert "một câu dài" in first


def test_a_held_number_does_not_cut_the_line_before_it() -> None:
    """This sentence at this width once printed «học,» alone on a line (WeasyPrint 70, see html/text.py)."""
    sentence = (
        "Đưa những mục tiêu, nhiệm vụ của năm 2025 mà UBND tỉnh giao Sở Khoa học và Công nghệ tại Kế hoạch tổng thể "
        "nâng cao năng suất dựa trên nền tảng khoa học, công nghệ và đổi mới sáng tạo đến năm 2030 (dưới đây gọi tắt "
        "là Kế hoạch số 138/KH-UBND) vào thực tế đúng lúc, đạt kết quả."
    )
    lines = page_texts(samples.content(blocks=(Paragraph(sentence),)))[0].splitlines()
    assert "học," not in [line.strip() for line in lines]
    assert any(line.startswith("138/KH-UBND) vào thực tế") for line in lines)


def test_a_title_does_not_end_with_one_word_alone() -> None:
    subject = "Triển khai các nhiệm vụ trọng tâm về nâng cao năng suất và chất lượng năm 2026"
    lines = page_texts(samples.content(subject=subject))[0].splitlines()
    assert "chất lượng năm 2026" in [line.strip() for line in lines]


@pytest.mark.heavy
def test_an_annex_of_300_rows_is_whole() -> None:
    text = "\n".join(page_texts(samples.content(annexes=(samples.annex(rows=300),))))
    assert [n for n in range(1, 301) if f"đợt {n}" not in " ".join(text.split())] == []


def test_equal_content_gives_equal_bytes() -> None:
    content = samples.content(annexes=(samples.annex(),))
    first = pdf.render_anew(content)
    pool.stop()
    assert pdf.render_anew(content) == first


def test_the_same_again_comes_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pdf.render(samples.content())
    monkeypatch.setattr(limits, "MAX_FIELD", 1)  # a second rendering would be refused
    assert pdf.render(samples.content()) == first
    with pytest.raises(RenderRefused):
        pdf.render(samples.content(subject="Trích yếu khác"))


def test_the_document_names_itself() -> None:
    reader = read(samples.content(letterhead=samples.letterhead(date=DateLine("Quảng Ngãi", 5, 9, 2025))))
    said = reader.xmp_metadata
    assert said is not None
    assert (said.dc_title or {})["x-default"].startswith("Kế hoạch Thực hiện Kế hoạch tổng thể")
    assert (said.dc_description or {})["x-default"].startswith("Thực hiện Kế hoạch tổng thể")
    assert said.dc_creator == ["Sở Khoa học và Công nghệ"]
    assert [str(day) for day in (said.xmp_create_date, said.xmp_modify_date)] == ["2025-09-05 00:00:00"] * 2
    assert str(reader.root_object["/Lang"]) == "vi"


def test_the_room_for_the_signature_is_known() -> None:
    signature = Signature(("KT. Giám đốc", "Phó Giám đốc"), "Lê Văn An")
    content = samples.content(signature=signature)
    page, x1, y1, x2, y2 = pdf.render(content).boxes["sign"]
    assert page == 1
    found = positions(content, 1)
    across, name = next(place for text, place in found.items() if text.startswith("Lê Văn An"))
    title = next(place[1] for text, place in found.items() if text.startswith("PHÓ GIÁM ĐỐC"))
    assert title < (297 - y2 / MM) < (297 - y1 / MM) < name
    assert (y2 - y1) / MM == pytest.approx(32, abs=0.1)
    assert x1 / MM < across < x2 / MM < 210 - 14


def test_a_long_list_of_recipients_runs_on_behind_the_signatures_page() -> None:
    names = tuple(f"Cơ quan nhận văn bản thứ {n} trên địa bàn tỉnh" for n in range(1, 81))
    content = samples.content(recipients=Recipients(names, "VT", "PL.(300)"))
    texts = page_texts(content)
    assert pdf.render(content).boxes["sign"][0] == 1
    assert "nếu có vướng mắc" in texts[1]
    assert "thứ 1 " in texts[1]
    assert "thứ 80 " in texts[-1]
    assert "PL.(300)" in texts[-1]


def test_any_page_of_ours_is_printed_the_same_way() -> None:
    page = '<html lang="vi"><head><title>Sổ</title></head><body><p>SỔ ĐĂNG KÝ VĂN BẢN ĐI</p></body></html>'
    made = pdf.print_page(page)
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in PdfReader(io.BytesIO(made.data)).pages[0].extract_text()
    assert made.boxes == {}
    assert pdf.print_page(page.replace("<p>", '<p id="box-sign">')).boxes["sign"][0] == 0


LONG = Paragraph("từ " * 8000)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (samples.content(blocks=(LONG,)), "dài hơn 20.000 ký tự"),
        (samples.content(subject="a" * 201), "từ dài hơn 200 ký tự"),
        (samples.content(blocks=(Table(samples.COLUMNS, (Row(("1",)),) * 5001),)), "hơn 5.000 dòng"),
        (samples.content(blocks=(Paragraph("x"),) * 5001), "hơn 5.000 đoạn"),
        (samples.content(recipients=Recipients(("b" * 300,))), "từ dài hơn 200 ký tự"),
    ],
)
def test_too_much_is_refused_before_it_starts(content: Content, sentence: str) -> None:
    with pytest.raises(RenderRefused, match=sentence):
        pdf.render(content)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 1)
    with pytest.raises(RenderRefused, match="dài hơn 1 trang"):
        pdf.render(samples.content(blocks=samples.blocks(5)))


@pytest.mark.heavy
def test_a_rendering_that_takes_too_long_is_killed_and_the_next_one_works(monkeypatch: pytest.MonkeyPatch) -> None:
    pdf.render_anew(samples.content())  # the child is warm
    with monkeypatch.context() as hurried:
        hurried.setattr(pdf, "BASE_SECONDS", 0.3)
        hurried.setattr(pdf, "SECONDS_PER_ROW", 0)
        with pytest.raises(RenderRefused, match="quá nhiều thời gian"):
            pdf.render(samples.content(annexes=(samples.annex(rows=400),)))
    assert pdf.render(samples.content()).page_count == 2


def test_the_child_has_its_limits() -> None:
    assert pool.submit(resource.getrlimit, resource.RLIMIT_AS, timeout=60).result() == (child.MEMORY, child.MEMORY)


def test_computing_too_long_ends_the_child() -> None:
    page = html.print_page(samples.content(), with_styles=False)
    with pytest.raises(ProcessExpired):
        pool.submit(child.write_pdf, child.Job(page, 600), html.STYLESHEETS, 0, timeout=60).result()
