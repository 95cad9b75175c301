"""What a case reports, as a line and as JSON, held against budgets.toml."""

from __future__ import annotations

import os
import platform
import tomllib
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path

BUDGETS = Path(__file__).with_name("budgets.toml")


class Mismatch(Exception):
    """Two contestants gave different answers; their times mean nothing."""


@dataclass(slots=True)
class Result:
    """Medians in seconds. `ratio` is ours to the floor; `peers` are other ways to the same result."""

    name: str
    title: str
    ours: float
    floor: float
    peers: dict[str, float] = field(default_factory=dict)
    peak_mib: float = 0.0

    @property
    def ratio(self) -> float:
        return self.ours / self.floor


def require_equal(name: str, ours: object, other: object) -> None:
    """Raise `Mismatch` unless both contestants of case `name` gave the same."""
    if ours != other:
        raise Mismatch(f"{name}: the contestants' results differ")


def limit_of(name: str) -> float:
    with BUDGETS.open("rb") as file:
        return float(tomllib.load(file)[name]["max_ratio"])


def verdict(result: Result, load: float) -> str:
    """`pass`, `over`, or `busy` where the machine had more work than cores before the start."""
    if result.ratio > limit_of(result.name):
        return "over"
    return "busy" if load > (os.cpu_count() or 1) else "pass"


def line(result: Result, load: float) -> str:
    peers = ",".join(f"{name}:{_ms(seconds)}" for name, seconds in result.peers.items()) or "-"
    return (
        f"{result.name} ours={_ms(result.ours)} floor={_ms(result.floor)} peer={peers} ratio={result.ratio:.3f} "
        f"max={limit_of(result.name):g} {verdict(result, load)} peak={result.peak_mib:.0f}MiB load={load:.1f}"
    )


def record(result: Result, load: float) -> dict[str, object]:
    """The same for `--json`, with seconds unrounded."""
    values = {"ratio": result.ratio, "max_ratio": limit_of(result.name), "verdict": verdict(result, load)}
    return {**asdict(result), **values, "load": load}


def machine() -> dict[str, str]:
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": str(os.cpu_count()),
        "django": version("django"),
        "weasyprint": version("weasyprint"),
    }


def peak_mib() -> float:
    """The most memory that this process has held so far, in MiB (Linux).

    Not `ru_maxrss`: a spawned process inherits that figure from the one that started it.
    """
    status = Path("/proc/self/status").read_text("ascii", "replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f}ms"
