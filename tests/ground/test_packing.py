"""What collecting makes of our style sheets and scripts: one piece, nothing that a browser does not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import override_settings

from nscl_portal.storage import HashedModulesStorage

SOURCES = {
    "css/page.css": '/* Why */\n@import "a.css";\n@import "b.css";\n\n.page { color : red; }\n',
    "css/a.css": ".a { margin: calc(1px + 2px) }\n",
    "css/b.css": '@import "a.css";\n.b :is(p, h2) { margin: 0 }\n',
    "js/main.js": '// Why\nimport { one } from "./dom.js";\n\none();\n',
    "js/dom.js": "/* Why */ export const one = () => `a  b`;\n",
    "other/x.css": "/* theirs */\n",
}


@pytest.fixture
def collected(tmp_path: Path) -> dict[str, str]:
    """The text of each file as it is stored under its hashed name."""
    for name, text in SOURCES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    with override_settings(STATIC_ROOT=tmp_path):
        storage = HashedModulesStorage(tmp_path)
        done = list(storage.post_process({name: (FileSystemStorage(tmp_path), name) for name in SOURCES}))
        assert [each for each in done if isinstance(each[2], Exception)] == []
        return {name: (tmp_path / storage.stored_name(name)).read_text() for name in SOURCES}


def test_a_sheet_is_one_piece_with_those_it_imports(collected: dict[str, str]) -> None:
    a = ".a{margin:calc(1px + 2px)}"
    assert collected["css/page.css"] == f"{a}{a}.b :is(p,h2){{margin:0}}.page{{color:red}}"


def test_scripts_lose_their_comments_and_keep_their_words(collected: dict[str, str]) -> None:
    assert "Why" not in collected["js/main.js"] + collected["js/dom.js"]
    assert "`a  b`" in collected["js/dom.js"]
    assert 'from"./dom.' in collected["js/main.js"].replace("from ", "from")


def test_files_of_packages_stay_as_they_are(collected: dict[str, str]) -> None:
    assert collected["other/x.css"] == SOURCES["other/x.css"]
