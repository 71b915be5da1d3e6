"""Draws a flow with Mermaid's swimlanes in Chromium, marked up as the meter reads it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, Page

from generator.views.flow import Flow, FlowNode

FOLDER = Path(__file__).parent
SCRIPT = FOLDER / "node_modules/mermaid/dist/mermaid.min.js"
SETTINGS = """mermaid.initialize({startOnLoad: false, theme: "neutral", maxTextSize: 1e6, maxEdges: 5000,
    fontFamily: "Noto Sans CJK SC", themeVariables: {fontFamily: "Noto Sans CJK SC"}})"""
RENDER = "text => mermaid.render('drawing', text).then(drawn => drawn.svg)"
MARK = """() => {
  const svg = document.querySelector("svg");
  for (const node of svg.querySelectorAll("g.node")) node.dataset.node = node.id.match(/flowchart-(n\\d+)-\\d+$/)[1];
  for (const lane of svg.querySelectorAll("g.cluster")) lane.classList.add("lane");
  for (const path of svg.querySelectorAll("g.edgePaths > path")) {
    const group = document.createElementNS("http://www.w3.org/2000/svg", "g");
    [, group.dataset.from, group.dataset.to] = path.dataset.id.match(/^L_(n\\d+)_(n\\d+)_/);
    group.setAttribute("class", "edge");
    path.replaceWith(group);
    group.append(path);
    const labels = [...svg.querySelectorAll("g.edgeLabels g.label")];
    const label = labels.find(one => one.dataset.id === path.dataset.id && one.textContent.trim());
    if (label) { label.classList.add("edge-label"); (label.closest(".edgeLabel") ?? label).classList.add("edge-label");
      group.append(label.closest(".edgeLabel") ?? label); }
  }
}"""
SHAPES = {
    "decision": ("{", "}"),
    "start": ("([", "])"),
    "end": ("([", "])"),
    "call": ("[[", "]]"),
    "data": ("[/", "/]"),
    "stored-data": ("[(", ")]"),
    "preparation": ("{{", "}}"),
    "manual-operation": ("[\\", "/]"),
}


def opened(browser: Browser) -> Page:
    """A page with Mermaid, from npm by the committed lock."""
    if not SCRIPT.exists():
        subprocess.run(["npm", "ci"], cwd=FOLDER, check=True, stdout=subprocess.DEVNULL)
    page = browser.new_page(viewport={"width": 1600, "height": 1200})
    page.set_content("<!doctype html><meta charset=utf-8><body></body>")
    page.add_script_tag(path=SCRIPT)
    page.evaluate(SETTINGS)
    return page


def drawn(page: Page, flow: Flow) -> tuple[str, float]:
    """The drawing of a flow, and the seconds it took; its default sizes, in the font that we measure with."""
    start = perf_counter()
    svg = page.evaluate(RENDER, text(flow))
    return svg.replace("<br>", "<br/>"), perf_counter() - start


def text(flow: Flow) -> str:
    """A flow in Mermaid's language. Lines lead straight to their steps: Mermaid draws no merges."""
    kinds = {node.id: node.kind for node in flow.nodes}
    onward = {edge.source: edge.target for edge in flow.edges if kinds[edge.source] == "merge"}
    names = {node.id: f"n{place}" for place, node in enumerate(flow.nodes)}
    lines = ["swimlane-beta TB"]
    for place, lane in enumerate(flow.lanes):
        lines.append(f'subgraph L{place}["{_quoted(lane)}"]')
        lines += [_node(names[node.id], node) for node in flow.nodes if node.lane == lane and node.id not in onward]
        lines.append("end")
    for edge in flow.edges:
        if edge.source not in onward:
            target = edge.target
            while target in onward:
                target = onward[target]
            label = f'|"{_quoted(edge.label)}"|' if edge.label else ""
            lines.append(f"{names[edge.source]} {'-.->' if edge.back else '-->'}{label} {names[target]}")
    return "\n".join(lines)


def _node(name: str, node: FlowNode) -> str:
    if node.kind in {"split", "join"}:
        return f"{name}@{{shape: fork}}"
    limits = (f"{limit} 待核" if limit in node.unverified else limit for limit in node.limits)
    accountable = f"决定：{node.accountable}" if node.accountable else ""
    parts = [f"{node.number} {node.text}".strip(), *limits, node.vote, accountable, node.repeats]
    parts += ["、".join(node.records), node.note]
    before, after = SHAPES.get(node.kind, ("[", "]"))
    return f'{name}{before}"{"<br>".join(_quoted(part) for part in parts if part) or " "}"{after}'


def _quoted(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "#quot;").replace("<", "&lt;").replace(">", "&gt;")
