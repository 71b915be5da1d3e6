"""Drawing flows of about 25 steps, quickly and as they are published, beside Graphviz on the same nodes and edges.

Graphviz knows no lanes, no stages and no page, and measures no Chinese text: it is here to say what a layout costs.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Row, Work, command, compared

from generator.building.load import load
from generator.building.project import Project
from generator.drawing.flow import Quality, draw_flow, lay_out
from generator.views.flow import Flow
from generator.views.process_flow import flow_of
from tests.random_flows.generator import random_flow

BASE = Path(__file__).parent.parent / "tests" / "base_project"
STEPS = range(23, 28)
FLOWS = 8
SEEDS = 400


def run() -> list[Row]:
    """Both qualities against Graphviz."""
    with TemporaryDirectory() as name:
        root = Path(name) / "project"
        flows = list(islice(_flows(root), FLOWS))
        graphs = Path(name)
        for number, flow in enumerate(flows):
            (graphs / f"{number}.dot").write_text(_graph(flow), encoding="utf-8")
        peer = command("dot", "-Tsvg", "-O", *(graphs / f"{number}.dot" for number in range(FLOWS)), folder=graphs)
        return [
            compared(
                f"draw {FLOWS} flows of {STEPS[0]} to {STEPS[-1]} steps, {words}",
                _drawing(flows, quality),
                peer,
                "Graphviz `dot`, which knows no lanes",
                runs,
            )
            for quality, words, runs in (("draft", "the best usual arrangement", 5), ("best", "as published", 3))
        ]


def _drawing(flows: Iterable[Flow], quality: Quality) -> Work:
    def work() -> None:
        lay_out.cache_clear()
        for flow in flows:
            draw_flow(flow, "web", quality=quality)

    return work


def _flows(root: Path) -> Iterable[Flow]:
    """Random flows of the wanted number of steps."""
    shutil.copytree(BASE, root)
    for seed in range(SEEDS):
        path = root / "diagrams" / "processes" / f"flow-{seed}.yml"
        path.write_text(random_flow(seed, "sound").text, encoding="utf-8")
    book = load(Project(root, "2026-11-22")).book
    for process in book.processes.values():
        flow = flow_of(process, book)
        if sum(bool(node.number) for node in flow.nodes) in STEPS:
            yield flow


def _graph(flow: Flow) -> str:
    """The flow's nodes and edges for Graphviz."""
    nodes = [f'"{node.id}" [shape=box, label="{node.text}"];' for node in flow.nodes]
    edges = [f'"{edge.source}" -> "{edge.target}";' for edge in flow.edges]
    return "digraph {" + "\n".join([*nodes, *edges]) + "}\n"
