"""Templates: they compile, stay short, run nothing inline, and speak Vietnamese."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.architecture.sources import ROOT, named, template_files
from tests.architecture.words import is_vietnamese

MAX_LINES, MAX_FRAGMENT = 120, 60
_TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_COMMENTS = re.compile(r"\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
_SAID = {"title", "placeholder", "alt", "aria-label", "aria-description", "data-confirm", "hx-confirm"}
HTML = [path for path in template_files() if path.suffix == ".html"]


def relative(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


@pytest.mark.parametrize("path", template_files(), ids=named)
def test_templates_compile(path: Path) -> None:
    get_template(relative(path))


@pytest.mark.parametrize("path", HTML, ids=named)
def test_templates_stay_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    is_page = "{% extends" in source or "<html" in source
    limit = MAX_LINES if is_page else MAX_FRAGMENT
    lines = source.count("\n")
    assert lines <= limit, f"{lines} lines, {limit} allowed for a {'page' if is_page else 'fragment'}"


class _Reader(HTMLParser):
    """Collects what the CSP would refuse, and what people read."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []
        self.said: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        self.refused += [f"<{tag} {name}>" for name in names if name == "style" or name.startswith(("on", "hx-on"))]
        if tag == "style" or (tag == "script" and "src" not in names and names.get("type") != "application/json"):
            self.refused.append(f"<{tag}>")
        self.said += [value for name, value in attrs if name in _SAID and value]
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            del self._inside[len(self._inside) - 1 - self._inside[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "code", "kbd", "svg"} & set(self._inside) and data.strip():
            self.said.append(" ".join(data.split()))


def _read(source: str) -> _Reader:
    reader = _Reader()
    reader.feed(_TAGS.sub(" ", _COMMENTS.sub(" ", source)))
    return reader


@pytest.mark.parametrize("path", HTML, ids=named)
def test_nothing_runs_or_is_styled_inline(path: Path) -> None:
    if named(path) in {f"templates/documents/paper/{page}.html" for page in ("copy_page", "print_page", "register")}:
        # A printed page is never served: its styles go to the PDF engine.
        return
    source = path.read_text(encoding="utf-8")
    refused = _read(source).refused
    # A tag in pieces hides from the parser.
    refused += re.findall(r"[\s\"'](?:style|on[a-z]+|hx-on[:\w-]*)\s*=\s*[\"']", _TAGS.sub(" ", source))
    assert refused == []


@pytest.mark.parametrize("path", HTML, ids=named)
def test_people_read_vietnamese(path: Path) -> None:
    said = _read(path.read_text(encoding="utf-8")).said
    assert [text for text in said if not is_vietnamese(text)] == []


def test_the_reader_finds_what_it_looks_for() -> None:
    source = (
        '<p style="x" onclick="y">Save changes <a title="Xem thêm" hx-on:click="z">Lưu lại</a></p><script>1</script>'
    )
    found = _read(source)
    assert found.refused == ["<p style>", "<p onclick>", "<a hx-on:click>", "<script>"]
    assert [text for text in found.said if not is_vietnamese(text)] == ["Save changes"]
    assert not is_vietnamese("Luu lai")
