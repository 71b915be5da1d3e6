"""Draws the picture of docs/architecture.md: what is written, the layers of the generator, what is published.

``make pictures`` runs it. It needs the extra ``architecture``. The symbols are those of flowcharts that come with the
package ``diagrams``; that package is not the folder of this repository with the same name, which is no package.
"""

from __future__ import annotations

import sys
from pathlib import Path

from diagrams.programming.flowchart import (
    Action,
    Decision,
    Display,
    Document,
    InputOutput,
    MultipleDocuments,
    PredefinedProcess,
    Preparation,
    StoredData,
)
from PIL import Image

from diagrams import Cluster, Diagram, Edge, Node

PICTURE = Path(__file__).parent / "pictures" / "architecture.png"
FONT = "Noto Sans CJK SC"
INK, GREY, LINE = "#1c1c1e", "#5c5f66", "#b9bcc3"
SHADES = 32
WIDTH = 2000
"""Of the picture, in px."""

GRAPH = {
    "fontname": FONT,
    "fontsize": "20",
    "fontcolor": INK,
    "pad": "0.3",
    "nodesep": "0.25",
    "ranksep": "0.55",
    "splines": "spline",
}
NODE = {"fontname": FONT, "fontsize": "15", "fontcolor": INK, "width": "1.5", "height": "1.5"}
EDGE = {"color": GREY, "fontname": FONT, "fontsize": "14", "fontcolor": GREY, "penwidth": "1.6"}
GROUP = {"fontname": FONT, "fontsize": "17", "fontcolor": GREY, "bgcolor": "#f3f3f1", "pencolor": LINE, "margin": "22"}


def draw(picture: Path) -> None:
    """Draw the picture; the same bytes every time."""
    with Diagram(
        "",
        filename=str(picture.with_suffix("")),
        show=False,
        direction="LR",
        graph_attr={**GRAPH, "dpi": "120"},
        node_attr=NODE,
        edge_attr=EDGE,
    ):
        with Cluster("written 编写", graph_attr=GROUP):
            written = [
                MultipleDocuments("diagrams/\nprocesses and\nother drawings", nodeid="diagrams"),
                Document("handbooks/\nchapters, items", nodeid="handbooks"),
                StoredData("registers/\nroles, regulations,\nforms, terms", nodeid="registers"),
            ]
        with Cluster("generator, one way 单向生成", graph_attr=GROUP):
            source = InputOutput("source\nsafe values", nodeid="source")
            model = StoredData("model\nthe frozen book", nodeid="model")
            rules = Decision("rules\nfindings", nodeid="rules")
            scoring = Preparation("scoring\nwhat is due when", nodeid="scoring")
            views = Action("views\nplain data", nodeid="views")
            drawing = PredefinedProcess("drawing\nSVG, two skins", nodeid="drawing")
            pages = MultipleDocuments("pages\nblocks", nodeid="pages")
            building = PredefinedProcess("building\njobs, cache, staging", nodeid="building")
            diagnostics = Document("diagnostics\nline, column, two languages", nodeid="diagnostics")
            publishing = InputOutput("publishing\nadapters", nodeid="publishing")
        with Cluster("published 发布", graph_attr=GROUP):
            published = [
                Display("site\nMkDocs, offline", nodeid="site"),
                Document("PDF\nWeasyPrint", nodeid="pdf"),
                StoredData("data\nSVG, calendar, search", nodeid="data"),
            ]
        for file in written:
            _line(file, source)
        for before, after in (
            (source, model),
            (model, views),
            (views, drawing),
            (drawing, pages),
            (pages, building),
            (building, publishing),
            (model, rules),
            (model, scoring),
            (scoring, pages),
        ):
            _line(before, after)
        rules >> Edge(style="dashed") >> diagnostics
        for output in published:
            _line(publishing, output)
    _small(picture)


def _line(before: Node, after: Node) -> None:
    before >> Edge() >> after


def _small(picture: Path) -> None:
    """Write the picture anew in few shades of grey, as calm as the drawings of the book, and not too wide."""
    with Image.open(picture) as image:
        shown = image.convert("L")
    shown.thumbnail((WIDTH, WIDTH))
    shown.quantize(SHADES).save(picture, optimize=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURE)
