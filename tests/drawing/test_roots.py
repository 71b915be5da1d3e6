"""Root-system diagrams: nothing collides, everything is there, and a whole handbook is legible on A4."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from generator.drawing.roots import draw_roots
from generator.drawing.roots.fit import SCREENS, fitted
from generator.views.roots import Root, RootSystem
from tests.drawing.figures import SVG, faults, holds, points, read

A4 = ((180, 236), (267, 148))
A3 = ((267, 366), (390, 235))
"""The frames that a page leaves for a drawing, upright and landscape, in mm."""
ITEMS = ("换届", "支委会组成与分工", "党组织设立、调整和撤销", "民主生活会", "党费与党建经费", "党员教育培训")
RECORDS = ("会议通知", "党委会会议记录", "组织关系台账", "选票", "换届选举材料目录", "承诺和岗区登记表", "评议表")
TEXTS = (
    "换届",
    "支委会组成与分工",
    "党组织设立、调整和撤销",
    "物资、劳务、验工计价三类风险清单",
    "中央八项规定精神与纠“四风”",
    "《入党志愿书》",
    "KPI dashboard",
    "公示",
)


def system(*modules: Root, trunk: str = "党支部（总支）标准化工作手册") -> RootSystem:
    return RootSystem("branch", trunk, f"{trunk}的根系图。", trunk, modules, "branch/index.html")


def handbook(modules: int, items: int, records: int) -> RootSystem:
    return system(
        *(
            Root(
                f"m{m}",
                "module",
                "组织管理",
                str(m),
                weight=1 + items * (1 + records),
                roots=tuple(
                    Root(
                        f"i{m}-{i}",
                        "item",
                        TEXTS[(m + i) % 3],
                        f"{m}.{i}",
                        f"branch/{m}-{i}.html",
                        1 + records,
                        tuple(Root(f"r{m}-{i}-{r}", "record", "责任矩阵和记录表") for r in range(records)),
                    )
                    for i in range(1, items + 1)
                ),
            )
            for m in range(1, modules + 1)
        )
    )


def printed(figure, frames) -> float:
    """The smallest text in points, on the paper as it is best held."""
    return max(figure.printed_text_points(*frame) for frame in frames)


def grown(rng: Random, depth: int, name: str) -> Root:
    kind = ("module", "item", "record", "record")[depth - 1]
    count = rng.randint(0, (0, 6, 3, 2, 0)[depth]) if depth < 4 else 0
    roots = tuple(grown(rng, depth + 1, f"{name}-{i}") for i in range(count))
    number = name.replace("-", ".") if rng.random() < 0.7 else ""
    return Root(
        name, kind, rng.choice(TEXTS), number, rng.choice(("", "a.html")), 1 + sum(r.weight for r in roots), roots
    )


def wild(seed: int) -> RootSystem:
    rng = Random(seed)
    trunk = rng.choice(("附录", "党委标准化工作手册", "国有企业基层党组织党建质量进阶管理系统总体框架"))
    return system(*(grown(rng, 1, str(i)) for i in range(rng.randint(0, 10))), trunk=trunk)


def everyone(root: Root) -> list[Root]:
    return [root, *(found for child in root.roots for found in everyone(child))]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_collides_in_random_root_systems(seed):
    figure = draw_roots(wild(seed), "print")
    assert faults(figure) == []


@pytest.mark.parametrize("seed", range(12))
def test_every_root_is_a_node_that_its_parent_leads_to(seed):
    tree = wild(seed)
    drawing = read(draw_roots(tree, "web"))
    roots = [found for module in tree.roots for found in everyone(module)]
    assert drawing.kinds == {"branch": "root", **{root.id: root.kind for root in roots}}
    pairs = [(tree.id, module.id) for module in tree.roots]
    pairs += [(root.id, child.id) for root in roots for child in root.roots]
    assert sorted((source, target) for source, target, _ in drawing.edges) == sorted(pairs)


@pytest.mark.parametrize("seed", range(12))
def test_the_bodies_of_roots_keep_off_items_and_records(seed):
    drawing = read(draw_roots(wild(seed), "print"))
    bodies = next((p for p in drawing.root.iter(SVG + "path") if p.get("class") == "bodies"), None)
    boxes = [box for name, box in drawing.nodes.items() if drawing.kinds[name] in {"item", "record"}]
    outline = points(bodies.attrib["d"]) if bodies is not None and bodies.get("d") else []
    assert not any(holds(box, point, 1.0) for box in boxes for point in outline)


def whole() -> RootSystem:
    """A generated handbook of 6 modules with 60 items and 150 leaves."""
    rng = Random(4)
    modules = []
    for m in range(1, 7):
        counts = [rng.choice((1, 2, 3, 4)) for _ in range(10)]
        while sum(counts) != 25:
            place = rng.randrange(10)
            counts[place] = max(1, counts[place] + (1 if sum(counts) < 25 else -1))
        items = tuple(
            Root(
                f"i{m}-{i}",
                "item",
                rng.choice(ITEMS),
                f"C{m}{i:02}",
                f"c/{m}-{i}.html",
                count,
                tuple(
                    Root(f"r{m}-{i}-{r}", "record", rng.choice(RECORDS), f"F{rng.randrange(500)}") for r in range(count)
                ),
            )
            for i, count in enumerate(counts, 1)
        )
        modules.append(Root(f"m{m}", "module", "组织建设", str(m), weight=25, roots=items))
    return system(*modules)


def test_a_whole_handbook_prints_at_six_points_on_a4_and_at_nine_on_a3():
    tree = whole()
    assert sum(len(module.roots) for module in tree.roots) == 60
    assert sum(len(item.roots) for module in tree.roots for item in module.roots) == 150
    assert printed(draw_roots(tree, "print", "a4"), A4) >= 6
    assert printed(draw_roots(tree, "print", "a3"), A3) >= 9


def test_a_small_root_system_prints_at_seven_points_or_more():
    for tree in (handbook(5, 8, 0), handbook(4, 4, 2), handbook(3, 5, 2), handbook(1, 3, 0), handbook(6, 0, 0)):
        assert printed(draw_roots(tree, "print"), A4) >= 7


def test_on_a_screen_text_keeps_its_size_and_nothing_is_wider_than_the_page():
    for tree in (whole(), handbook(5, 8, 2), handbook(10, 4, 1), handbook(1, 2, 1)):
        for place, width in SCREENS.items():
            figure = draw_roots(tree, "web", place)
            assert figure.width <= width
            assert figure.text_size >= 12
            assert faults(figure) == []


def test_on_a3_the_roots_of_a_handbook_spread_left_and_right_of_the_trunk():
    drawing = read(draw_roots(handbook(6, 6, 1), "print", "a3"))
    left, _, right, _ = drawing.nodes["branch"]
    middles = [(drawing.nodes[f"m{m}"][0] + drawing.nodes[f"m{m}"][2]) / 2 for m in range(1, 7)]
    _, _, width, height = map(float, drawing.root.get("viewBox").split())
    assert width > 1.2 * height
    assert sum(x < left for x in middles) == sum(x > right for x in middles) >= 2


@pytest.mark.parametrize("place", ["a3", "screen", "phone"])
@pytest.mark.parametrize("seed", range(5))
def test_nothing_collides_on_any_paper_or_screen(seed, place):
    assert faults(draw_roots(wild(seed), "print", place)) == []


def test_roots_grow_downwards_from_the_trunk():
    drawing = read(draw_roots(handbook(5, 6, 2), "print"))
    for source, target, _ in drawing.edges:
        assert drawing.nodes[target][1] > drawing.nodes[source][1]


def test_numbers_run_down_the_main_root():
    drawing = read(draw_roots(handbook(3, 8, 1), "print"))
    tops = [drawing.nodes[f"i2-{i}"][1] for i in range(1, 9)]
    sides = {drawing.nodes[f"i2-{i}"][0] > drawing.nodes["m2"][0] for i in range(1, 9)}
    assert tops == sorted(tops)
    assert sides == {True, False}


def area(outline: str) -> float:
    line = points(outline)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*line, line[0]]))) / 2


def test_a_heavier_root_is_thicker():
    light, heavy = Root("a", "module", "附录", weight=1), Root("b", "module", "附录", weight=30)
    whole_ = fitted(system(light, heavy)).bodies
    thin, thick = sorted(map(area, whole_))[-2:]
    assert thick > 1.3 * thin


def test_modules_without_items_and_a_trunk_without_roots_are_drawn():
    bare = draw_roots(system(), "print")
    assert faults(bare) == []
    assert list(read(bare).nodes) == ["branch"]
    assert faults(draw_roots(handbook(4, 0, 0), "print")) == []


def test_the_web_links_every_node_that_leads_somewhere_and_print_repeats_them():
    tree = handbook(2, 3, 0)
    web, paper = draw_roots(tree, "web"), draw_roots(tree, "print")
    assert web.svg.count("<a ") == len(web.links) == len(paper.links) == 1 + 6
    assert "<a " not in paper.svg
    boxes = read(paper).nodes
    link = next(link for link in paper.links if link.href == "branch/2-3.html")
    assert (link.x, link.y) == pytest.approx(boxes["i2-3"][:2], abs=0.02)


def test_links_stand_in_reading_order_in_groups_named_after_their_modules():
    tree = handbook(3, 4, 0)
    drawing = read(draw_roots(tree, "web", "screen"))
    assert drawing.root.get("role") == "group"
    linked = [node.get("data-node") for a in drawing.root.iter(SVG + "a") for node in a]
    assert linked == ["branch", *(f"i{m}-{i}" for m in range(1, 4) for i in range(1, 5))]
    groups = [g.get("aria-label") for g in drawing.root.iter(SVG + "g") if g.get("role") == "group"]
    assert groups == [f"{m} 组织管理" for m in range(1, 4)]


def test_print_writes_literal_colours_and_the_standalone_web_skin_its_own_style():
    tree = handbook(2, 2, 1)
    assert "var(" not in draw_roots(tree, "print").svg
    assert "<style>" not in draw_roots(tree, "web").svg
    assert "prefers-color-scheme" in draw_roots(tree, "web", standalone=True).svg


def test_drawing_twice_gives_the_same_bytes_and_both_skins_one_geometry():
    tree = wild(3)
    assert draw_roots(tree, "print") == draw_roots(tree, "print")
    assert read(draw_roots(tree, "web")).nodes == read(draw_roots(tree, "print")).nodes


def test_markup_in_names_stays_text():
    tree = system(replace(Root("m", "module", '<script>"&'), roots=(Root("i", "item", "a<b>"),)), trunk="<x>")
    drawing = read(draw_roots(tree, "web"))
    assert {"m", "i"} < set(drawing.nodes)
    assert not list(drawing.root.iter(SVG + "script"))
