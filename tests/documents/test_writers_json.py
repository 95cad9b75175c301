"""The canonical JSON: what was issued can be read back, and equal content has one text."""

from __future__ import annotations

import json as plain_json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.errors import InvalidInput
from common.text import nfc
from documents import content as c
from documents.writers import json
from tests.documents import samples

TEXT = st.text(max_size=20).map(nfc)
NUMBER = st.floats(min_value=0, max_value=100, allow_nan=False)


def tuples(of: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(of, max_size=3).map(tuple)


DATE = st.builds(c.DateLine, TEXT, *[st.none() | st.integers(1, 3000)] * 3)
LINES = tuples(st.builds(c.LabelledLine, TEXT, TEXT, tuples(TEXT), TEXT, st.booleans()))
COLUMNS = tuples(st.builds(c.Column, TEXT, NUMBER, st.sampled_from(["left", "center"])))
ROWS = tuples(st.builds(c.Row, tuples(TEXT), st.booleans(), st.booleans(), TEXT))
BLOCK = st.one_of(
    st.builds(c.Heading, TEXT, st.integers(1, 6), TEXT, TEXT, TEXT),
    st.builds(c.Paragraph, TEXT, TEXT, st.booleans(), TEXT),
    st.builds(c.TaskBlock, TEXT, LINES, TEXT, st.booleans(), TEXT),
    st.builds(c.Table, COLUMNS, ROWS, TEXT),
)
CONTENT = st.builds(
    c.Content,
    TEXT,
    TEXT,
    st.builds(c.Letterhead, TEXT, TEXT, st.none() | st.integers(1, 999), TEXT, DATE, TEXT, TEXT),
    st.builds(c.Opening, tuples(TEXT), tuples(TEXT)),
    tuples(BLOCK),
    tuples(TEXT),
    st.builds(c.Signature, tuples(TEXT), TEXT),
    st.builds(c.Recipients, tuples(TEXT), TEXT, TEXT),
    tuples(st.builds(c.Annex, TEXT, tuples(BLOCK), TEXT, TEXT, st.booleans(), TEXT)),
    st.builds(c.Layout, *[st.integers(15, 35)] * 4, *[NUMBER] * 5),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(CONTENT)
def test_reading_back_gives_the_same_content(content: c.Content) -> None:
    assert json.load(json.dump(content)) == content


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(CONTENT)
def test_the_text_is_canonical(content: c.Content) -> None:
    text = json.dump(content)
    assert json.dump(json.load(text)) == text
    assert plain_json.dumps(plain_json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":")) == text


def test_both_unicode_forms_have_one_text() -> None:
    composed = samples.content(subject="Ki\u1ec3m \u0111\u1ecbnh")
    decomposed = samples.content(subject="Kie\u0302\u0309m \u0111i\u0323nh")
    assert json.dump(composed) == json.dump(decomposed)


def test_a_whole_number_has_one_text() -> None:
    assert json.dump(samples.content(layout=c.Layout(body_size=14.0))) == json.dump(samples.content())


def test_a_field_added_later_takes_its_default() -> None:
    tree = plain_json.loads(json.dump(samples.content()))
    del tree["content"]["recipients"]["typist_mark"]
    assert json.load(plain_json.dumps(tree)) == samples.content()


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version":2,"content":{}}', '{"version":1,"content":{"subject":"một phần"}}', "null"],
)
def test_another_text_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput, match="không đọc được"):
        json.load(text)


def test_a_wrong_type_is_refused() -> None:
    text = json.dump(samples.content()).replace('"type_name":"Kế hoạch"', '"type_name":5')
    with pytest.raises(InvalidInput):
        json.load(text)


def test_another_text_means_another_hash() -> None:
    one = samples.content()
    assert json.dump(one) != json.dump(replace(one, subject=one.subject + " "))
