"""Logic diagrams: layers and rings in which no line touches a stranger, no label lies on anything."""

import re
from random import Random

import pytest

from generator.drawing.logic import draw_logic
from generator.views.logic import Block, Logic, Relation
from tests.drawing.figures import SVG, faults, holds, read, shared

TEXTS = ("办公室", "党委工作体系", "研究确定发展对象", "信息系统与数据", "落实两个责任", "创新优势", "report")
NOTES = ("", "", "按规章办事、照程序纠错、遵要求提升", "9+N")
KINDS = ("支撑", "支撑", "输入", "反馈", "制约")
LAYERS = ("目标", "体系", "机制", "载体", "保障")


def wild(seed: int, *, ring: bool = False) -> Logic:
    rng = Random(seed)
    count = rng.randint(1, 5)
    blocks = [
        Block(f"b{layer}-{i}", rng.choice(TEXTS), layer, rng.choice(NOTES), rng.choice(("", "a.html")))
        for layer in range(count)
        for i in range(rng.randint(1, 6))
    ]
    blocks = blocks[:9] if ring else blocks
    pairs = {
        tuple(rng.sample(range(len(blocks)), 2)) for _ in range(rng.randint(0, len(blocks) * 3 // 2)) if blocks[1:]
    }
    relations = [
        Relation(blocks[a].id, blocks[b].id, rng.choice(KINDS), rng.choice(("", "", "", "", "考核结果")))
        for a, b in sorted(pairs)
    ]
    return Logic(f"logic-{seed}", "逻辑", "说明", LAYERS[:count], tuple(blocks), tuple(relations), ring)


def ring(*relations: Relation, count: int = 4) -> Logic:
    names = ("计划", "实施", "考核", "改进", "总结", "提升")
    blocks = tuple(Block(f"b{i}", names[i], 0) for i in range(count))
    return Logic("pdca", "计划、实施、考核、改进", "环环相扣。", (), blocks, relations, ring=True)


@pytest.mark.parametrize("seed", range(60))
def test_layers_obey_the_contract_and_unrelated_lines_share_no_track(seed):
    figure = draw_logic(wild(seed), "print")
    assert faults(figure) == []
    assert shared(read(figure)) == []


@pytest.mark.parametrize("seed", range(40))
def test_rings_obey_the_contract(seed):
    assert faults(draw_logic(wild(seed, ring=True), "print")) == []


@pytest.mark.parametrize("seed", range(15))
def test_every_relation_is_one_edge_with_its_kind(seed):
    logic = wild(seed)
    root = read(draw_logic(logic, "print")).root
    names = {"支撑": "support", "输入": "input", "反馈": "feedback", "制约": "constraint"}
    edges = [g for g in root.iter(SVG + "g") if g.get("class") == "edge"]
    drawn = [(g.get("data-from"), g.get("data-to"), g.get("data-kind"), g.get("data-label") or "") for g in edges]
    assert drawn == [(r.source, r.target, names[r.kind], r.label) for r in logic.relations]


@pytest.mark.parametrize("seed", range(15))
def test_blocks_stand_in_the_band_of_their_layer(seed):
    logic = wild(seed)
    drawing = read(draw_logic(logic, "print"))
    bands = [g for g in drawing.root.iter(SVG + "g") if g.get("class") == "band"]
    assert [band.get("data-band") for band in bands] == list(logic.layers)
    for block in logic.blocks:
        rect = bands[block.layer][0].attrib
        x, y, width, height = (float(rect[name]) for name in ("x", "y", "width", "height"))
        box = drawing.nodes[block.id]
        assert x < box[0] < box[2] < x + width
        assert y < box[1] < box[3] < y + height


def test_blocks_keep_the_order_of_the_file_where_no_line_asks_for_another():
    blocks = tuple(Block(f"b{i}", "手册", 0) for i in range(5))
    drawing = read(draw_logic(Logic("l", "逻辑", "", ("载体",), blocks, ()), "print"))
    lefts = [drawing.nodes[block.id][0] for block in blocks]
    assert lefts == sorted(lefts)


def test_a_reordering_that_saves_many_crossings_is_made_and_one_that_saves_a_single_one_is_not():
    blocks = (Block("a", "甲", 0), Block("b", "乙", 0), Block("c", "丙", 1), Block("d", "丁", 1))
    relations = [Relation(*way, kind) for way in (("c", "b"), ("d", "a")) for kind in ("支撑", "制约")]
    single = read(draw_logic(Logic("l", "逻辑", "", ("一", "二"), blocks, tuple(relations[::2])), "print"))
    assert single.nodes["a"][0] < single.nodes["b"][0]
    assert single.nodes["c"][0] < single.nodes["d"][0]
    drawing = read(draw_logic(Logic("l", "逻辑", "", ("一", "二"), blocks, tuple(relations)), "print"))
    a, b, c, d = (drawing.nodes[name][0] for name in "abcd")
    assert (a < b) == (d < c)


def test_lines_of_one_kind_to_one_block_join():
    blocks = (Block("top", "目标", 0), *(Block(f"b{i}", "体系", 1) for i in range(4)))
    relations = tuple(Relation(f"b{i}", "top", "支撑") for i in range(4))
    drawing = read(draw_logic(Logic("l", "逻辑", "", ("一", "二"), blocks, relations), "print"))
    assert len({line[-1] for _, _, line in drawing.edges}) == 1


def test_kinds_differ_in_more_than_colour_and_the_legend_names_those_used():
    blocks = (Block("a", "甲", 0), Block("b", "乙", 1), Block("c", "丙", 1), Block("d", "丁", 1), Block("e", "戊", 1))
    relations = tuple(Relation(s, "a", k) for s, k in zip("bcde", ("支撑", "输入", "反馈", "制约"), strict=True))
    root = read(draw_logic(Logic("l", "逻辑", "", ("一", "二"), blocks, relations), "print")).root
    paths = [g.find(SVG + "path") for g in root.iter(SVG + "g") if g.get("class") == "edge"]
    heads = {m.get("id"): m[0].get("fill") == "none" for m in root.iter(SVG + "marker")}
    looks = {(p.get("stroke-dasharray"), heads[p.get("marker-end")[5:-1]]) for p in paths}
    assert len(looks) == 4
    legend = next(g for g in root.iter(SVG + "g") if g.get("class") == "legend")
    assert [text.text for text in legend.iter(SVG + "text")] == ["支撑", "输入", "反馈", "制约"]


def test_a_ring_leads_from_every_block_to_the_next():
    drawing = read(draw_logic(ring(Relation("b0", "b1", "输入")), "print"))
    assert [(s, t) for s, t, _ in drawing.edges] == [("b0", "b1"), ("b1", "b2"), ("b2", "b3"), ("b3", "b0")]


def test_a_ring_runs_clockwise_from_the_top_and_carries_its_title_where_it_is_free():
    figure = draw_logic(ring(), "print")
    boxes = read(figure).nodes
    assert boxes["b0"][1] < boxes["b1"][1] < boxes["b2"][1]
    assert boxes["b3"][0] < boxes["b0"][0] < boxes["b1"][0]
    assert 'class="heart"' in figure.svg
    crossed = draw_logic(ring(Relation("b0", "b2", "反馈"), Relation("b1", "b3", "制约")), "print")
    assert 'class="heart"' not in crossed.svg


def test_chords_stay_inside_of_the_ring():
    drawing = read(draw_logic(ring(Relation("b0", "b2", "反馈"), Relation("b4", "b1", "制约"), count=6), "print"))
    boxes = drawing.nodes.values()
    hull = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    assert all(holds(hull, point, 0) for _, _, line in drawing.edges[6:] for point in line)


def test_lines_end_with_commands_on_which_weasyprint_turns_arrowheads_rightly():
    for logic in (wild(5), wild(5, ring=True), wild(8, ring=True)):
        root = read(draw_logic(logic, "print")).root
        paths = [g.find(SVG + "path").get("d") for g in root.iter(SVG + "g") if g.get("class") == "edge"]
        assert paths
        assert {re.findall("[A-Z]", path)[-1] for path in paths} <= {"L", "C"}


def test_rings_of_one_and_two_blocks_and_no_block_at_all_are_drawn():
    for count in (0, 1, 2, 3):
        assert faults(draw_logic(ring(count=count), "print")) == []
    assert faults(draw_logic(Logic("l", "空", "", (), (), ()), "print")) == []


def test_a_logic_of_five_layers_prints_at_seven_points():
    blocks = tuple(
        Block(f"b{n}-{i}", "党支部工作体系", n, "星级达标、晋位升级")
        for n in range(5)
        for i in range((3, 7, 4, 5, 4)[n])
    )
    relations = tuple(Relation(f"b{n + 1}-{i % 3}", f"b{n}-{i % 3}", "支撑") for n in range(4) for i in range(3))
    figure = draw_logic(Logic("l", "逻辑", "", LAYERS, blocks, relations), "print")
    assert max(figure.printed_text_points(180, 247), figure.printed_text_points(267, 160)) >= 7


def test_drawing_twice_gives_the_same_bytes_and_both_skins_one_geometry():
    for logic in (wild(5), wild(5, ring=True)):
        assert draw_logic(logic, "print") == draw_logic(logic, "print")
        web, paper = draw_logic(logic, "web"), draw_logic(logic, "print")
        assert read(web).nodes == read(paper).nodes
        assert web.links == paper.links
        assert web.svg.count("<a ") == len(web.links)
        assert "var(" not in paper.svg
