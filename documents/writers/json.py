"""Canonical JSON of a content tree: equal content gives equal text, so that its hash can be frozen.

Keys sorted, no spaces, NFC, whole numbers without «.0». A block names its class in "kind".
"""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from common.errors import InvalidInput
from common.text import nfc
from documents.content import Block, Content, Heading, Paragraph, Table, TaskBlock

VERSION = 1
_KINDS: dict[str, type] = {"heading": Heading, "paragraph": Paragraph, "table": Table, "task": TaskBlock}
_KIND_OF = {cls: kind for kind, cls in _KINDS.items()}


def dump(content: Content) -> str:
    """The canonical text of `content`."""
    tree = {"version": VERSION, "content": _pack(content)}
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> Content:
    """The content that `dump` wrote; fields it did not know yet take their defaults.

    Raises `InvalidInput` for a text that is not such a document.
    """
    try:
        tree = json.loads(text)
        if tree["version"] != VERSION:
            raise ValueError(tree["version"])
        content = _unpack(Content, tree["content"])
    except (ValueError, KeyError, TypeError) as wrong:
        raise InvalidInput("Nội dung lưu của văn bản không đọc được; hãy báo quản trị hệ thống.") from wrong
    assert isinstance(content, Content)  # noqa: S101 - what _unpack promises
    return content


def _pack(value: Any) -> Any:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, tuple):
        return [_pack(each) for each in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if is_dataclass(value):
        kind: type = type(value)
        packed = {name: _pack(getattr(value, name)) for name in _names(kind)}
        if kind in _KIND_OF:
            packed["kind"] = _KIND_OF[kind]
        return packed
    return value


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(cls))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def _unpack(wanted: Any, value: Any) -> Any:
    if wanted == Block:
        return _unpack(_KINDS[value["kind"]], value)
    if value is not None and (part := _optional_part(wanted)):
        return _unpack(part, value)
    if get_origin(wanted) is tuple:
        return tuple(_unpack(get_args(wanted)[0], each) for each in value)
    if is_dataclass(wanted) and isinstance(wanted, type):
        hints = _hints(wanted)
        return wanted(**{name: _unpack(hints[name], value[name]) for name in hints if name in value})
    if not isinstance(value, _plain(wanted)) or (isinstance(value, bool) and wanted is not bool):
        raise TypeError(wanted)
    return value


@cache
def _optional_part(wanted: Any) -> type | None:
    """The dataclass of `wanted` where it is one that may also be left out, as a document's QR code."""
    parts = get_args(wanted) if get_origin(wanted) is types.UnionType else ()
    return next((part for part in parts if is_dataclass(part) and isinstance(part, type)), None)


@cache
def _plain(wanted: Any) -> tuple[type, ...]:
    """The classes of values that the annotation `wanted` takes."""
    if get_origin(wanted) in (Union, types.UnionType):
        return tuple(one for each in get_args(wanted) for one in _plain(each))
    if wanted is float:
        return (int, float)
    return (wanted,) if isinstance(wanted, type) else (str,)
