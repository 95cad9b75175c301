"""The benchmarks' own bookkeeping: every case has a budget, and a line says all that it should."""

from __future__ import annotations

import tomllib

import pytest

from bench import report, rounds
from bench.cases import CASES
from bench.report import Result


def test_every_case_has_a_budget() -> None:
    with report.BUDGETS.open("rb") as file:
        assert set(tomllib.load(file)) == set(CASES)


def test_the_line_has_the_promised_form() -> None:
    result = Result("P4", "one item", ours=0.002, floor=0.01, peers={"other": 0.02}, peak_mib=59.4)
    assert report.line(result, 0.0) == (
        "P4 ours=2.00ms floor=10.00ms peer=other:20.00ms ratio=0.200 max=0.3 pass peak=59MiB load=0.0"
    )


@pytest.mark.parametrize(("ours", "load", "verdict"), [(0.3, 0.0, "pass"), (0.31, 0.0, "over"), (0.1, 99.0, "busy")])
def test_the_verdict_follows_budget_and_load(ours: float, load: float, verdict: str) -> None:
    assert report.verdict(Result("P4", "one item", ours=ours, floor=1.0), load) == verdict


def test_different_results_stop_the_run() -> None:
    with pytest.raises(report.Mismatch, match="P1"):
        report.require_equal("P1", "một", "hai")


def test_every_contestant_runs_in_every_round() -> None:
    turns: list[str] = []
    medians = rounds.medians({"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}, rounds=3, warm=1)
    assert (turns.count("a"), turns.count("b")) == (4, 4)
    assert set(medians) == {"a", "b"}
