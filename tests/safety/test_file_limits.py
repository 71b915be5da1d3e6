"""A file that takes too long or too much to read is told at its place; all other findings come as well."""

import resource
import signal

import pytest

from generator.building import load as module
from generator.building.limits import MEBIBYTE, BeyondLimitError, Limit, within
from generator.building.load import load, load_file
from generator.building.project import find_project
from generator.diagnostics import catalogue
from tests.building.work import hoard, spin
from tests.examples import write_example

EXAMPLE = "diagrams/processes/example.yml"


@pytest.mark.parametrize(("work", "cause"), [(spin, "time"), (hoard, "memory")])
def test_what_takes_more_is_stopped_and_the_limit_is_lifted_again(work, cause):
    before = (signal.getsignal(signal.SIGPROF), resource.getrlimit(resource.RLIMIT_AS))
    with pytest.raises(BeyondLimitError) as raised, within(Limit(0.2, 64 * MEBIBYTE)):
        work()
    assert raised.value.stopped.cause == cause
    assert (signal.getsignal(signal.SIGPROF), resource.getrlimit(resource.RLIMIT_AS)) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert len(bytes(128 * MEBIBYTE)) == 128 * MEBIBYTE


@pytest.mark.parametrize(("code", "work"), [("HB160", spin), ("HB161", hoard)])
def test_such_a_file_is_told_and_the_others_are_checked(root, monkeypatch, code, work):
    write_example(catalogue()[code].bad, root)
    (root / "diagrams/processes/broken.yml").write_text("title: 甲\nsteps:\n  - {do: 办, bye: 支委会}\n", "utf-8")
    read = module.read_definition
    endings = {**module._ENDINGS, ".yml": lambda file: work() if file.path == EXAMPLE else read(file)}
    monkeypatch.setattr(module, "_ENDINGS", endings)
    monkeypatch.setattr(module, "FILE", Limit(0.5, 64 * MEBIBYTE))
    loaded = load(find_project(root, "2026-11-22"))
    found = {(item.code, item.span.path) for item in loaded.findings}
    assert {(code, EXAMPLE), ("HB201", "diagrams/processes/broken.yml")} <= found
    assert [item.code for item in load_file(loaded, root / EXAMPLE).findings] == [code]


@pytest.mark.parametrize("text", ["{do: 办},", "k: 1\n", "  - {do: 办, by: 支委会}\n", "[a](b) ", "*a **b ", "> > a\n"])
@pytest.mark.parametrize("name", ["diagrams/processes/large.yml", "handbooks/branch/large.md"])
def test_the_largest_files_are_read_or_refused_far_below_the_limit(root, monkeypatch, name, text):
    head = "title: 大\nsteps:\n" if name.endswith(".yml") else "---\nkind: chapter\ntitle: 大\n---\n"
    (root / name).write_text(head + text * ((1024 * 1024 - 100) // len(text.encode())), encoding="utf-8")
    monkeypatch.setattr(module, "FILE", Limit(2.5, 256 * MEBIBYTE))
    assert not {item.code for item in load(find_project(root, "2026-11-22")).findings} & {"HB160", "HB161"}
