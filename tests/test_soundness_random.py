"""Random flows: the checker and a brute-force explorer that shares no code with it come to the same judgement."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.language.checking import Told, check, project_with, write_process
from tests.random_flows.explorer import Verdict, explore
from tests.random_flows.generator import RandomFlow, random_flow

TRAPS = {"livelock": "修改材料", "self_loop": "一直登记"}  # the text of the first step that never leads to the end
AMOUNTS = {"sound": 100, "wild": 90, "fault": 100, "limit": 20}


@pytest.fixture(scope="module")
def flows() -> dict[str, RandomFlow]:
    return {f"{mode}-{seed}": random_flow(seed, mode) for mode, many in AMOUNTS.items() for seed in range(many)}


@pytest.fixture(scope="module")
def verdicts(flows) -> dict[str, Verdict]:
    return {name: explore(flow.net) for name, flow in flows.items()}


@pytest.fixture(scope="module")
def errors(flows, tmp_path_factory) -> dict[str, list[Told]]:
    """The errors of every flow, from one run of the command."""
    project = project_with(tmp_path_factory.mktemp("random") / "project", flows)
    paths = [write_process(project, name, flow.text) for name, flow in flows.items()]
    found: dict[str, list[Told]] = {name: [] for name in flows}
    for one in check(project, *paths):
        if one.severity == "error":
            found[one.path.rpartition("/")[2].removesuffix(".yml")].append(one)
    return found


def shown(flow: RandomFlow, told: list[Told], verdict: Verdict) -> str:
    numbered = "\n".join(f"{number:3} {line}" for number, line in enumerate(flow.text.splitlines(), 1))
    return "\n".join([numbered, repr(verdict), *(f"{one.line}: {one.code} {one.message}" for one in told)])


@pytest.mark.parametrize("mode", ["sound", "wild"])
def test_sound_and_only_sound_flows_have_no_error(mode, flows, verdicts, errors):
    for name, flow in flows.items():
        if name.startswith(mode):
            assert (not errors[name]) == verdicts[name].sound, shown(flow, errors[name], verdicts[name])


def test_a_planted_fault_is_told_on_its_line(flows, verdicts, errors):
    for name, flow in flows.items():
        if flow.fault is not None:
            lines = {one.line for one in errors[name]}
            assert lines & flow.fault.lines, f"{flow.fault}\n{shown(flow, errors[name], verdicts[name])}"


def test_nothing_is_told_where_nothing_is_wrong(flows, verdicts, errors):
    for name, flow in flows.items():
        verdict = verdicts[name]
        blamed = verdict.unreached | verdict.hopeless
        lines = set(flow.fault.lines) if flow.fault else set()
        lines |= {line for node in blamed if node in flow.net.nodes for line in flow.net.nodes[node].lines}
        assert {one.line for one in errors[name]} <= lines, shown(flow, errors[name], verdict)


def test_both_sides_see_sound_and_unsound_flows(verdicts):
    wild = [verdict.sound for name, verdict in verdicts.items() if name.startswith("wild")]
    assert wild.count(True) >= 15
    assert wild.count(False) >= 15


def test_the_path_into_a_trap_is_a_shortest_one(flows, verdicts, errors):
    seen = 0
    for name, flow in flows.items():
        if flow.fault is not None and flow.fault.name in TRAPS and "split" not in kinds_of(flow):
            seen += 1
            paths = [one.message.split(" → ") for one in errors[name] if " → " in one.message]
            before = min(i for path in paths for i, item in enumerate(path) if item.startswith(TRAPS[flow.fault.name]))
            assert before == len(verdicts[name].path or ()), shown(flow, errors[name], verdicts[name])
    assert seen >= 3


def kinds_of(flow: RandomFlow) -> set[str]:
    return {node.kind for node in flow.net.nodes.values()}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return project_with(tmp_path_factory.mktemp("hypothesis") / "project", ["case"])


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(rng=st.randoms(use_true_random=False), size=st.integers(1, 8))
def test_small_flows_are_judged_alike(project, rng, size):
    flow = random_flow(0, "wild", size, rng)
    verdict = explore(flow.net)
    told = [one for one in check(project, write_process(project, "case", flow.text)) if one.severity == "error"]
    assert (not told) == verdict.sound, shown(flow, told, verdict)
