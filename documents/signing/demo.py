"""Certificates and pictures for the demonstration and the tests; each says of itself that it is no real one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

MARK = "trình diễn"


@dataclass(frozen=True, slots=True)
class Authority:
    """A certification authority of the demonstration; `pem` is its certificate for the trust folder."""

    pem: bytes
    key_pem: bytes


def make_authority(name: str) -> Authority:
    """A new root under `name` (marked as a demonstration), valid for ten years."""
    raise NotImplementedError


def make_certificate(
    authority: Authority,
    *,
    name: str,
    organization: str,
    password: str,
    valid_from: dt.datetime | None = None,
    valid_to: dt.datetime | None = None,
    can_sign: bool = True,
) -> tuple[bytes, bytes]:
    """A new RSA 2048 key as PKCS#12 under `password`, and its certificate as PEM. By default valid for two years."""
    raise NotImplementedError


def draw_signature(name: str) -> bytes:
    """A transparent PNG of a blue pen stroke with `name` under it."""
    raise NotImplementedError


def draw_seal(agency: str) -> bytes:
    """A transparent PNG of a round red seal with `agency` along its edge and the mark of a demonstration."""
    raise NotImplementedError
