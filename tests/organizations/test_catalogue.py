"""Django's own sentences in Vietnamese, where Django has none."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import gettext as _

FOLDER = Path(settings.BASE_DIR) / "nscl_portal" / "locale" / "vi" / "LC_MESSAGES"
_ENTRY = re.compile(r'(?:msgctxt "(.*)"\n)?msgid "(.+)"\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? "(.*)"\n')


@pytest.mark.parametrize("name", ["django", "djangojs"])
def test_the_compiled_catalogue_is_the_readable_one(name: str) -> None:
    with (FOLDER / f"{name}.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    entries = _ENTRY.findall((FOLDER / f"{name}.po").read_text(encoding="utf-8"))
    assert len(entries) > 20
    for context, source, said in entries:
        source, said = source.replace('\\"', '"'), said.replace('\\"', '"')
        found = catalogue.pgettext(context, source) if context else catalogue.ngettext(source, source, 1)
        assert said in (found, catalogue.gettext(source)), source


def test_it_is_in_use() -> None:
    assert _("Set password") == "Đặt mật khẩu"
    assert _("Import") == "Nhập từ tệp"
