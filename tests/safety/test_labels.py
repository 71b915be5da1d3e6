"""Any text as a label: the drawing is well-formed and says exactly that text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.building.draw import draw
from generator.building.load import load, load_file
from generator.building.project import find_project
from generator.drawing.logic import draw_logic
from generator.source.glyphs import printable
from generator.views.logic import Block, Logic, Relation
from tests.safety.hostile import MORE, TEXTS, armed
from tests.test_catalogue_examples import BASE

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    f"{SVG}{tag}" for tag in ("svg", "title", "desc", "g", "a", "rect", "path", "text", "tspan", "polygon", "line")
}
DRAWN |= {f"{SVG}{tag}" for tag in ("circle", "ellipse", "polyline", "defs", "marker", "style", "use")}
ANY = st.text(
    st.sampled_from(sorted(printable() - {" ", "\u00a0", "\u2002", "\u2003", "\u3000"})), min_size=1, max_size=24
)
PIECES = st.lists(st.sampled_from([armed(text) for text in (*TEXTS, *MORE)]), min_size=1, max_size=2).map("".join)
LABELS = st.lists(ANY | PIECES, min_size=6, max_size=6)


def words(svg):
    """All visible text of a drawing without blanks; fails for what is no drawing of ours."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert {node.tag for node in root.iter()} <= DRAWN
    assert not [name for node in root.iter() for name in node.attrib if name.lower().startswith("on")]
    return "".join("".join(squashed("".join(node.itertext())) for node in root.iter(f"{SVG}text")))


def squashed(text):
    return "".join(text.split())


def logic(labels):
    one, two, layer, note, label, title = labels
    blocks = (Block("a", one, 0, note), Block("b", two, 1))
    return Logic("x", title, title, (layer, "下层"), blocks, (Relation("b", "a", "支撑", label),))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LABELS)
@example(["]]>", "--", "<!--", "&amp;", "\"'", "</text>"])
def test_a_logic_diagram_says_its_labels(labels):
    for skin in ("web", "print"):
        svg = draw_logic(logic(labels), skin).svg
        shown = words(svg)
        assert [label for label in labels[:5] if squashed(label) not in shown] == []
        assert squashed(labels[5]) in squashed("".join(ET.fromstring(svg).itertext()))  # noqa: S314


FLOW = """title: {}
basis: 支部工作条例 11
confidence: A
steps:
  - {{do: {}, by: 支委会, note: {}, records: 批复}}
  - {{decide: {}, by: 党员大会, records: 批复, outcomes: {{{}: next, 回: end 回}}}}
  - {{do: {}, by: 支委会, records: 批复}}
"""


@settings(max_examples=40, deadline=None, derandomize=True)
@given(labels=LABELS)
def test_a_flowchart_says_its_labels(labels, tmp_path_factory):
    (
        title,
        *shown,
    ) = labels
    path = tmp_path_factory.mktemp("flow") / "x.yml"
    quoted = ("'" + label.replace("'", "''") + "'" for label in labels)
    path.write_text(FLOW.format(*quoted), encoding="utf-8")
    found = load_file(LOADED, path)
    [figure] = draw(found.definition, LOADED.book, "print")
    drawn = words(figure.svg)
    assert [label for label in shown if squashed(label) not in drawn] == []
    assert squashed(title) in squashed("".join(ET.fromstring(figure.svg).itertext()))  # noqa: S314


LOADED = load(find_project(BASE, "2026-11-22"))
