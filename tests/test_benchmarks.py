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
    assert bench["benchmarks"](["site"]) == ["site.building", "site.serving"]
    with pytest.raises(ValueError, match="no benchmark read: there are building"):
        bench["benchmarks"](["read"])


@pytest.mark.usefixtures("bench")
def test_a_row_tells_medians_their_ratio_and_what_single_runs_would_give():
    row = sys.modules["measure"].Row("read", [1.0, 2.0, 9.0], [4.0, 5.0, 4.0], "a peer")
    assert sys.modules["results"].line(row) == "| read | 2 s | 4 s | a peer | 0.50 | 0.20 to 2.25 |\n"


@pytest.mark.usefixtures("bench")
def test_runs_are_taken_in_turns():
    order = []
    compared = sys.modules["measure"].compared
    row = compared("turns", lambda: order.append("ours"), lambda: order.append("peer"), "a peer", runs=3)
    assert order == ["ours", "peer"] * 3
    assert (len(row.ours), len(row.peer)) == (3, 3)


@pytest.mark.usefixtures("bench")
def test_a_section_says_where_and_what_was_measured():
    told = sys.modules["results"].section("reading", "Reading of files.", [])
    for words in ("\n## reading\n", "Reading of files.", "processors", "Python 3.", "yamllint", "commit "):
        assert words in told


def test_the_file_of_results_is_the_sections_of_benchmarks_that_there_are(bench):
    results = sys.modules["results"]
    written = results.RESULTS.read_text(encoding="utf-8")
    assert results.whole(results.sections(written)) == written
    assert results.sections(written).keys() <= set(bench["benchmarks"]([]))


def test_a_benchmark_that_is_named_writes_its_own_section_anew(bench, tmp_path, monkeypatch, capsys):
    results = sys.modules["results"]
    file = tmp_path / "RESULTS.md"
    before = {
        "gone": "\n## gone\n\n| 1 |\n",
        "reading": "\n## reading\n\n| 2 |\n",
        "scoring": "\n## scoring\n\n| 3 |\n",
    }
    file.write_text(results.whole(before), encoding="utf-8")
    monkeypatch.setitem(bench["main"].__globals__, "measured", lambda name: f"\n## {name}\n\n| new |\n")
    bench["main"](["reading", "building"], file)
    after = results.sections(file.read_text(encoding="utf-8"))
    assert list(after) == ["building", "reading", "scoring"]
    assert after["scoring"] == before["scoring"]
    assert "| new |" in after["reading"]
    assert after["building"] in capsys.readouterr().out


@pytest.mark.usefixtures("bench")
def test_a_peer_that_fails_is_no_measurement(tmp_path):
    with pytest.raises(RuntimeError, match="false"):
        sys.modules["measure"].command("false", folder=tmp_path)()
