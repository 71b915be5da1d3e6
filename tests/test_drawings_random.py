"""Random sound flows are drawn whole: every step, lane and stage is there, and the flow of the file can be followed.

``HANDBOOKS_DRAWINGS=400`` draws more than the usual forty.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.building.load import load, load_file
from generator.building.project import find_project
from generator.cli import main
from generator.drawing.flow import draw_flow
from generator.model.process import Process
from generator.views.process_flow import flow_of
from tests.drawing import readback
from tests.drawing import test_flow as contract
from tests.language.checking import AS_OF, project_with, write_process
from tests.random_flows.drawing import Drawing, read
from tests.random_flows.generator import RandomFlow, random_flow

FLOWS = {f"draw-{seed}": random_flow(seed, "sound") for seed in range(int(os.environ.get("HANDBOOKS_DRAWINGS", "40")))}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return project_with(tmp_path_factory.mktemp("draw") / "project", ["case"])


@pytest.mark.parametrize("name", FLOWS)
def test_a_random_flow_is_drawn_whole(name, project, tmp_path):
    flow = FLOWS[name]
    (drawing,) = draw(project, flow, tmp_path)
    for judge in JUDGES:
        judge(flow, drawing)


@pytest.mark.parametrize("orientation", ["upright", "turned"])
@pytest.mark.parametrize("name", FLOWS)
def test_a_random_flow_obeys_the_contract_with_lanes_as_columns_and_as_rows(name, orientation, project):
    flow = FLOWS[name]
    path = write_process(project, "case", flow.text)
    loaded = load(find_project(project, AS_OF))
    found = load_file(loaded, path)
    assert isinstance(found.definition, Process)
    view = flow_of(found.definition, loaded.book)
    drawn = draw_flow(view, "print", orientation=orientation, quality="draft").svg
    for judge in JUDGES:
        judge(flow, read(drawn))
    geometry = readback.read(drawn)
    assert geometry.turned == (orientation == "turned") or len(view.lanes) == 1
    for rule in CONTRACT:
        rule((view, geometry))


@pytest.mark.parametrize("seed", [12, 14, 20, 27, 28, 32])
def test_the_flow_can_be_followed_from_sheet_to_sheet(seed, project, tmp_path):
    flow = random_flow(seed, "sound")
    sheets = draw(project, flow, tmp_path, "--page", "a4")
    assert len(sheets) > 1
    for sheet in sheets:
        assert len(set(sheet.lanes)) == len(sheet.lanes)
        assert {node.lane for node in sheet.nodes} <= set(sheet.lanes)
    together = Drawing(
        nodes=tuple(node for sheet in sheets for node in sheet.nodes),
        lines=tuple(line for sheet in sheets for line in sheet.lines),
        lanes=tuple(dict.fromkeys(lane for sheet in sheets for lane in sheet.lanes)),
        stages=tuple(stage for sheet in sheets for stage in sheet.stages),
    )
    connectors = [node.name for node in together.nodes if node.kind == "connector"]
    assert sorted(connectors) == sorted({f"{name[:-1]}{end}" for name in connectors for end in "ab"})
    for judge in JUDGES:
        if judge is not every_lane_and_stage_is_drawn:
            judge(flow, together)


def draw(project: Path, flow: RandomFlow, folder: Path, *options: str) -> list[Drawing]:
    """Draw a flow by the command and read what it wrote back, sheet by sheet."""
    path = write_process(project, "case", flow.text)
    out = folder / "out.svg"
    command = ["--project", str(project), "--as-of", AS_OF, "draw", str(path), "-o", str(out), *options]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    written = sorted(folder.glob("out*.svg"), key=lambda file: int(file.stem.partition("-")[2] or 0))
    return [read(file.read_text(encoding="utf-8")) for file in written]


def real(drawing: Drawing) -> Counter[tuple[str, str]]:
    return Counter((node.name, node.kind) for node in drawing.nodes if node.kind not in {"merge", "connector"})


def every_step_is_drawn_once_with_its_kind(flow: RandomFlow, drawing: Drawing) -> None:
    assert real(drawing) == Counter((node.name, node.drawn) for node in flow.net.nodes.values())


def every_step_stands_in_its_lane(flow: RandomFlow, drawing: Drawing) -> None:
    lanes = {node.name: node.lane for node in drawing.nodes}
    assert {name: lanes[name] for name, node in flow.net.nodes.items() if node.lane} == {
        name: node.lane for name, node in flow.net.nodes.items() if node.lane
    }
    assert set(lanes.values()) <= set(drawing.lanes)


def every_lane_and_stage_is_drawn(flow: RandomFlow, drawing: Drawing) -> None:
    assert len(set(drawing.lanes)) == len(drawing.lanes)
    if flow.listed:
        assert drawing.lanes == flow.lanes
    else:
        assert tuple(lane for lane in drawing.lanes if lane in flow.lanes) == flow.lanes
    assert len(set(drawing.stages)) == len(flow.stages)


def every_text_can_be_read(flow: RandomFlow, drawing: Drawing) -> None:
    texts = {node.name: node.text for node in drawing.nodes}
    for node in flow.net.nodes.values():
        assert "".join(node.text.split()) in texts[node.name]


def the_flow_can_be_followed_exactly(flow: RandomFlow, drawing: Drawing) -> None:
    followed = [(source, label, target) for source, label, target, _ in drawing.flow()]
    assert followed == flow.net.arcs()


def a_join_waits_for_one_line_of_each_branch_and_a_step_has_one_entry(flow: RandomFlow, drawing: Drawing) -> None:
    entries = Counter(line.target for line in drawing.lines)
    for node in flow.net.nodes.values():
        if node.kind in {"step", "split", "join"}:
            assert entries[node.name] == (node.width if node.kind == "join" else 1), node.name


def merges_bear_the_name_of_what_they_lead_to(flow: RandomFlow, drawing: Drawing) -> None:
    kinds = {node.name: node.kind for node in drawing.nodes}
    for line in drawing.lines:
        if kinds[line.source] == "merge" and kinds[line.target] not in {"merge", "connector", "join"}:
            assert line.source == f"merge-{line.target.removesuffix('-split')}"
    assert not {name for name, kind in kinds.items() if (kind == "merge") != name.startswith("merge-")}
    assert set(kinds) - set(flow.net.nodes) == {n for n, kind in kinds.items() if kind in {"merge", "connector"}}


def lines_that_run_against_the_order_of_the_file_are_marked(flow: RandomFlow, drawing: Drawing) -> None:
    order = {name: number for number, name in enumerate(flow.net.nodes)}
    for source, _, target, back in drawing.flow():
        backwards = order[target] <= order[source] and flow.net.nodes[target].kind not in {"end", "join"}
        assert back == backwards, (source, target)


CONTRACT = (
    contract.test_everything_is_drawn_once,
    contract.test_no_character_of_the_texts_is_lost,
    contract.test_lanes_stand_side_by_side_and_stages_below_each_other,
    contract.test_nodes_stand_in_their_lanes_and_stages,
    contract.test_nothing_covers_anything,
    contract.test_text_stands_inside_its_outline,
    contract.test_lines_are_level_or_upright_and_end_on_their_nodes,
    contract.test_no_line_runs_through_or_along_a_node,
    contract.test_no_line_runs_through_text,
    contract.test_only_lines_of_a_common_node_share_a_track,
    contract.test_what_runs_back_has_its_own_dash,
    contract.test_nothing_is_cut_off,
)

JUDGES = (
    every_step_is_drawn_once_with_its_kind,
    every_step_stands_in_its_lane,
    every_lane_and_stage_is_drawn,
    every_text_can_be_read,
    the_flow_can_be_followed_exactly,
    a_join_waits_for_one_line_of_each_branch_and_a_step_has_one_entry,
    merges_bear_the_name_of_what_they_lead_to,
    lines_that_run_against_the_order_of_the_file_are_marked,
)
