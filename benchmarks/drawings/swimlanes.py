"""Our swimlane flowcharts beside Mermaid's, on random sound flows, both measured in Chromium.

Mermaid draws the first sixty (it takes some seconds each), we draw a thousand, or as many as ``HANDBOOKS_DRAWINGS``
says. A run also writes ``mermaid.json`` beside the tests: what Mermaid needs for the sixty, so that every test run can
compare without it.
"""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean, median
from time import process_time

from drawings import mermaid
from measure import Row, single
from playwright.sync_api import Page, ViewportSize

from generator.drawing.flow import Quality, draw_flow, lay_out
from generator.views.flow import Flow
from tests.chromium import chromium
from tests.drawing.flows import random_flow
from tests.meter.meter import Measured, measure, show

FLOWS = int(os.environ.get("HANDBOOKS_DRAWINGS", "1000"))
KNOWN = 60
REFERENCE = Path(__file__).parents[2] / "tests/drawing/mermaid.json"
VIEWPORT: ViewportSize = {"width": 1600, "height": 1200}
PEER = "Mermaid `swimlane-beta`"
USUAL = range(23, 28)
"""Numbers of steps of a flow of about 25."""


def run() -> list[Row]:
    """Draw all flows and compare those that both drew."""
    flows = [random_flow(seed) for seed in range(FLOWS)]
    peers, waited = _drawn_by_mermaid(flows[:KNOWN])
    with ProcessPoolExecutor() as pool:
        drawings = list(pool.map(_svg, flows, chunksize=4))
    with chromium() as browser, browser.new_page(viewport=VIEWPORT) as page:
        ours = [_measured(page, svg) for svg in drawings]
    known = [{"crossings": m.crossings, "area": round(m.area), "points": round(m.points, 2)} for m in peers]
    REFERENCE.write_text("[\n" + ",\n".join(map(json.dumps, known)) + "\n]\n", encoding="utf-8")
    return [*_looks(ours[:KNOWN], peers), *_times(flows[:KNOWN], waited), *_faults(ours, peers)]


def _drawn_by_mermaid(flows: list[Flow]) -> tuple[list[Measured], list[float]]:
    """What is measured of Mermaid's drawings, and the seconds it took for those of about 25 steps."""
    found, waited = list[Measured](), list[float]()
    with chromium() as browser, browser.new_page(viewport=VIEWPORT) as page:
        drawer = mermaid.opened(browser)
        for flow in flows:
            svg, took = mermaid.drawn(drawer, flow)
            found.append(_measured(page, svg, mark=True))
            waited += [took] if _usual(flow) else []
    return found, waited


def _svg(flow: Flow) -> str:
    return draw_flow(flow, "print").svg


def _usual(flow: Flow) -> bool:
    return sum(1 for node in flow.nodes if node.number) in USUAL


def _measured(page: Page, svg: str, *, mark: bool = False) -> Measured:
    show(page, svg)
    if mark:
        page.evaluate(mermaid.MARK)
    return measure(page)


def _timed(flow: Flow, quality: Quality) -> float:
    lay_out.cache_clear()
    start = process_time()
    lay_out(flow, quality)
    return process_time() - start


def _looks(ours: list[Measured], peers: list[Measured]) -> list[Row]:
    what = f"{len(ours)} flowcharts: "
    return [
        single(what + "crossings, mean", mean(m.crossings for m in ours), mean(m.crossings for m in peers), PEER),
        single(what + "bends a line", _bends(ours), _bends(peers), PEER),
        single(what + "area in Mpx, mean", mean(m.area for m in ours) / 1e6, mean(m.area for m in peers) / 1e6, PEER),
        single(
            what + "one over the print size on A4 in pt, median",
            1 / median(m.points for m in ours),
            1 / median(m.points for m in peers),
            PEER,
        ),
    ]


def _bends(drawings: list[Measured]) -> float:
    return sum(m.bends for m in drawings) / sum(m.edges for m in drawings)


def _times(flows: list[Flow], waited: list[float]) -> list[Row]:
    what = "lay out a flowchart of about 25 steps, "
    qualities: tuple[Quality, ...] = ("draft", "best")
    return [
        Row(what + quality, [_timed(flow, quality) for flow in flows if _usual(flow)], waited, f"{PEER}, with drawing")
        for quality in qualities
        if waited
    ]


def _faults(ours: list[Measured], peers: list[Measured]) -> list[Row]:
    """Each kind of fault that anybody has, by drawing: ours over all, the peer's over those it drew."""
    found = []
    for kind in sorted({kind for m in (*ours, *peers) for kind in m.faults}):
        mine, theirs = (mean(len(m.faults.get(kind, ())) for m in drawings) for drawings in (ours, peers))
        found.append(single(f"faults a flowchart: {kind}", mine, theirs, f"{PEER}; {len(ours)} flowcharts of ours"))
    return found
