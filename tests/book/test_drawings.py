"""Every drawing of the real book obeys the contract of drawings, on the site and on the sheets that are printed."""

import json
import re
from statistics import mean
from xml.etree import ElementTree as ET

import pytest

from generator.building.cache import FOLDER
from generator.drawing.figure import Figure
from generator.views.addresses import Addresses
from generator.views.process_flow import flow_of
from tests.drawing import figures, readback
from tests.drawing import test_flow as contract

pytestmark = pytest.mark.slow
SVG = figures.SVG
DRAWING = re.compile(r'<svg [^>]*class="drawing .*?</svg>', re.DOTALL)
PICTURE = re.compile(r'<img src="([^"]+)"[^>]*>(<svg class="drawing picture".*?</svg>)', re.DOTALL)
"""A drawing that is loaded beside its page, and the links that lie above it."""
FRAMES = ((180, 236), (267, 148), (390, 235))
"""A4 upright and across and A3 across, as books have them, in mm."""
KINDS = {
    *("start", "end", "task", "decision", "call", "split", "join", "merge", "connector", "document", "documents"),
    *("manual-input", "manual-operation", "data", "stored-data", "preparation", "root", "module", "item", "record"),
    "block",
}


@pytest.fixture(scope="module")
def drawings(built):
    """Every drawing by the page or file it stands in and its id."""
    found = {}
    files = (built.site / "drawings/screen").glob("*.svg")
    for page in sorted((*built.site.rglob("*.html"), *files)):
        for svg in DRAWING.findall(PICTURE.sub("", page.read_text(encoding="utf-8"))):
            root = ET.fromstring(svg)  # noqa: S314 - our own text
            found[f"{page.relative_to(built.site)}#{root.get('id')}"] = (svg, root)
    assert len(found) > 10
    return found


@pytest.fixture(scope="module")
def pictures(built):
    """By page: the file and the links of every drawing that is loaded beside it."""
    return {
        str(page.relative_to(built.site)): [
            ((page.parent / source).resolve().relative_to(built.site.resolve()), ET.fromstring(svg))  # noqa: S314
            for source, svg in PICTURE.findall(page.read_text(encoding="utf-8"))
        ]
        for page in sorted(built.site.rglob("*.html"))
    }


def test_links_above_a_picture_lie_on_a_drawing_of_their_size(drawings, pictures):
    sizes = {name.partition("#")[0]: root.get("viewBox").split()[2:] for name, (_, root) in drawings.items()}
    shown = [(file, root) for found in pictures.values() for file, root in found]
    assert shown
    for file, root in shown:
        width, height = map(float, root.get("viewBox").split()[2:])
        assert [width, height] == pytest.approx([float(size) for size in sizes[str(file)]], abs=0.1), file


def grouped(root, name):
    return [group for group in root.iter(f"{SVG}g") if name in group.get("class", "").split()]


def test_nodes_have_a_known_kind_a_title_and_an_outline_first(drawings):
    for name, (_, root) in drawings.items():
        nodes = grouped(root, "node")
        assert len({node.get("data-node") for node in nodes}) == len(nodes), name
        for node in nodes:
            assert node.get("data-kind") in KINDS, name
            parts = [part for part in node.iter() if part.tag not in {f"{SVG}g", f"{SVG}a"}]
            assert parts[0].tag == f"{SVG}title", name
            assert parts[1].tag.removeprefix(SVG) in {"rect", "path", "circle"}, name


def figure(svg, root):
    _, _, width, height = map(float, root.get("viewBox").split())
    sizes = [float(text.get("font-size", "12")) for text in root.iter(f"{SVG}text")]
    return Figure(svg, width, height, min(sizes))


def is_flow(root):
    return bool(grouped(root, "lane"))


def test_in_root_systems_logic_diagrams_and_matrices_nothing_collides(drawings):
    found = {name: figures.faults(figure(svg, root)) for name, (svg, root) in drawings.items() if not is_flow(root)}
    assert len(found) >= 5
    assert {name: told for name, told in found.items() if told} == {}


@pytest.fixture(scope="module")
def flows(drawings, built):
    """Every flowchart of a process as the book has it, with what the site shows."""
    shown = {root.get("id"): svg for svg, root in drawings.values()}
    book = built.book
    whole = [flow_of(process, book, Addresses(book).step, "-flow") for process in book.processes.values()]
    assert len(whole) >= 5
    return [(flow, readback.read(shown[flow.id])) for flow in whole]


@pytest.mark.parametrize(
    "rule",
    [
        contract.test_everything_is_drawn_once,
        contract.test_no_character_of_the_texts_is_lost,
        contract.test_nodes_stand_in_their_lanes_and_stages,
    ],
)
def test_flowcharts_show_the_whole_process(flows, rule):
    for drawn in flows:
        rule(drawn)


def test_lines_of_flowcharts_have_few_bends(flows):
    bends = [[len(edge.corners) - 2 for edge in drawn.edges] for _, drawn in flows]
    assert sum(map(sum, bends)) / sum(map(len, bends)) <= 0.6
    assert mean(sum(own) / len(own) for own in bends) <= 0.6


@pytest.fixture(scope="module")
def geometries(built):
    """Every flowchart and every sheet that is printed, as the build has kept them."""
    kept = [json.loads(path.read_bytes()[32:]) for path in sorted((built.root / FOLDER / "drawings").glob("[0-9a-f]*"))]
    svgs = [figure["svg"] for both in kept for figure in (both["web"], *both["sheets"])]
    return [readback.read(svg) for svg in svgs if 'class="lane' in svg]


@pytest.mark.parametrize(
    "rule",
    [
        contract.test_lanes_stand_side_by_side_and_stages_below_each_other,
        contract.test_nothing_covers_anything,
        contract.test_text_stands_inside_its_outline,
        contract.test_lines_are_level_or_upright_and_end_on_their_nodes,
        contract.test_no_line_runs_through_or_along_a_node,
        contract.test_no_line_runs_through_text,
        contract.test_only_lines_of_a_common_node_share_a_track,
        contract.test_labels_stand_by_the_start_of_their_own_line,
        contract.test_what_runs_back_has_its_own_dash,
        contract.test_nothing_is_cut_off,
    ],
)
def test_flowcharts_and_their_sheets_obey_the_contract(geometries, rule):
    assert len(geometries) >= 10
    for geometry in geometries:
        rule((None, geometry))


def test_nodes_of_flowcharts_and_their_sheets_stand_in_their_lanes(geometries):
    for geometry in geometries:
        for node in geometry.nodes:
            lane = geometry.lanes[node.lane]
            assert lane[0] < node.box[0] < node.box[2] < lane[2], node.id
            assert lane[1] < node.box[1] < node.box[3] < lane[3], node.id


def test_every_sheet_of_a_flowchart_prints_at_seven_points(built):
    for path in sorted((built.root / FOLDER / "drawings").glob("[0-9a-f]*")):
        for sheet in json.loads(path.read_bytes()[32:])["sheets"]:
            drawn = Figure(**{**sheet, "links": ()})
            if 'class="lane' in drawn.svg:
                assert max(drawn.printed_text_points(*frame) for frame in FRAMES) >= 6.99, drawn.svg[:300]


def test_edges_name_their_nodes_and_are_one_path(drawings):
    for name, (_, root) in drawings.items():
        nodes = {node.get("data-node") for node in grouped(root, "node")}
        for edge in grouped(root, "edge"):
            assert {edge.get("data-from"), edge.get("data-to")} <= nodes, name
            assert len(edge.findall(f"{SVG}path")) == 1, name


def test_flowcharts_start_end_and_leave_no_step_alone(drawings):
    for name, (_, root) in drawings.items():
        if not grouped(root, "lane"):
            continue
        kinds = {node.get("data-node"): node.get("data-kind") for node in grouped(root, "node")}
        sources = {edge.get("data-from") for edge in grouped(root, "edge")}
        targets = {edge.get("data-to") for edge in grouped(root, "edge")}
        assert {"start", "connector"} & set(kinds.values()), name
        assert {"end", "connector"} & set(kinds.values()), name
        assert {node for node, kind in kinds.items() if kind not in {"end", "connector"}} <= sources, name
        assert {node for node, kind in kinds.items() if kind not in {"start", "connector"}} <= targets, name


def test_drawings_carry_no_style_of_their_own_and_no_foreign_content(drawings):
    for name, (svg, _) in drawings.items():
        assert not re.search(r"(?i)<(script|style|foreignObject|image|iframe)|\son\w+=", svg), name


def test_ids_of_all_drawings_of_a_page_differ(drawings, pictures):
    by_page = {
        page: [element.get("id") for _, root in found for element in root.iter() if element.get("id")]
        for page, found in pictures.items()
    }
    for name, (_, root) in drawings.items():
        own = [element.get("id") for element in root.iter() if element.get("id")]
        by_page.setdefault(name.partition("#")[0], []).extend(own)
    assert {page: len(own) - len(set(own)) for page, own in by_page.items() if len(own) != len(set(own))} == {}


def test_the_build_has_kept_its_drawings(built):
    assert len(list((built.root / FOLDER / "drawings").glob("[0-9a-f]*"))) >= 10
