"""The benchmarks' table: what it compares, and that it is written from what was measured."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent.parent / "benchmarks"


@pytest.fixture
def bench(monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setenv("PYTHONPATH", "")
    return runpy.run_path(str(FOLDER / "run.py"))


def test_every_benchmark_is_found_and_those_named(bench):
    assert {"building", "drawing", "reading"} <= set(bench["benchmarks"]([]))
    assert bench["benchmarks"](["reading"]) == ["reading"]


def test_a_row_tells_medians_their_ratio_and_what_single_runs_would_give(bench):
    row = bench["Row"]("read", [1.0, 2.0, 9.0], [4.0, 5.0, 4.0], "a peer")
    assert bench["line"](row) == "| read | 2 s | 4 s | a peer | 0.50 | 0.20 to 2.25 |\n"


@pytest.mark.usefixtures("bench")
def test_runs_are_taken_in_turns():
    order = []
    compared = sys.modules["measure"].compared
    row = compared("turns", lambda: order.append("ours"), lambda: order.append("peer"), "a peer", runs=3)
    assert order == ["ours", "peer"] * 3
    assert (len(row.ours), len(row.peer)) == (3, 3)


def test_the_table_says_where_and_what_was_measured(bench):
    told = bench["table"]([])
    for words in ("processors", "Python 3.", "yamllint", "commit "):
        assert words in told


@pytest.mark.usefixtures("bench")
def test_a_peer_that_fails_is_no_measurement(tmp_path):
    with pytest.raises(RuntimeError, match="false"):
        sys.modules["measure"].command("false", folder=tmp_path)()
