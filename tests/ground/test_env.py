"""The readers of the environment: what they take, and the sentence with which they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from nscl_portal import env

NAME = "PORTAL_TRIED_HERE"


def test_text_has_no_white_space_at_its_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "  một giá trị\n")
    assert env.text(NAME) == "một giá trị"


def test_text_falls_back_to_its_default() -> None:
    assert env.text(NAME, "mặc định") == "mặc định"


@pytest.mark.parametrize("raw", ["1", "true", "YES", " on "])
def test_flag_says_yes(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    assert env.flag(NAME) is True


@pytest.mark.parametrize("raw", ["0", "false", "No", "off", ""])
def test_flag_says_no(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    assert env.flag(NAME, default=True) is False


def test_flag_keeps_its_default_when_unset() -> None:
    assert env.flag(NAME, default=True) is True


@pytest.mark.parametrize("raw", ["maybe", "2", "ja"])
def test_flag_refuses_to_guess(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(ImproperlyConfigured, match=f"{NAME}='{raw}': expected 1 or 0."):
        env.flag(NAME)


def test_names_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "a.vn, b.vn,,")
    assert env.names(NAME) == ["a.vn", "b.vn"]


def test_folder_is_absolute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "/srv/media")
    assert env.folder(NAME, Path("/x")) == Path("/srv/media")


def test_folder_falls_back_to_its_default() -> None:
    assert env.folder(NAME, Path("/x")) == Path("/x")


def test_relative_folder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "media")
    with pytest.raises(ImproperlyConfigured, match="expected an absolute path"):
        env.folder(NAME, Path("/x"))


@pytest.mark.parametrize(("raw", "read"), [
    ("https://nscl.example.vn", "https://nscl.example.vn"),
    ("https://nscl.example.vn/", "https://nscl.example.vn"),
    ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
    ("", ""),
])  # fmt: skip
def test_origin_is_scheme_and_host(monkeypatch: pytest.MonkeyPatch, raw: str, read: str) -> None:
    monkeypatch.setenv(NAME, raw)
    assert env.origin(NAME) == read


@pytest.mark.parametrize(
    "raw", ["nscl.example.vn", "ftp://nscl.vn", "https://nscl.vn/cong", "https://nscl.vn?x=1", "https://", "http://["]
)
def test_another_origin_is_refused(monkeypatch: pytest.MonkeyPatch, raw: str) -> None:
    monkeypatch.setenv(NAME, raw)
    with pytest.raises(ImproperlyConfigured, match="expected https://host without a path"):
        env.origin(NAME)


def test_file_is_absolute_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.file(NAME) is None
    monkeypatch.setenv(NAME, "/usr/lib/driver.so")
    assert env.file(NAME) == Path("/usr/lib/driver.so")
    monkeypatch.setenv(NAME, "driver.so")
    with pytest.raises(ImproperlyConfigured, match="expected an absolute path"):
        env.file(NAME)


def test_url_names_its_scheme(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.url(NAME) == ""
    monkeypatch.setenv(NAME, "https://tsa.example.vn")
    assert env.url(NAME) == "https://tsa.example.vn"
    monkeypatch.setenv(NAME, "tsa.example.vn")
    with pytest.raises(ImproperlyConfigured, match="expected http://… or https://…"):
        env.url(NAME)


def test_number_is_whole_and_large_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.number(NAME, 7) == 7
    monkeypatch.setenv(NAME, " 120 ")
    assert env.number(NAME, 7) == 120
    for wrong in ("0", "-3", "1.5", "nhiều", "9" * 16):
        monkeypatch.setenv(NAME, wrong)
        with pytest.raises(ImproperlyConfigured, match="expected a whole number of at least 1"):
            env.number(NAME, 7)
    monkeypatch.setenv(NAME, "9")
    with pytest.raises(ImproperlyConfigured, match="at least 10"):
        env.number(NAME, 70, least=10)
