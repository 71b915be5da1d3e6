"""Matrices as drawings: every mark in its cell, no text on another, the legend complete."""

from dataclasses import replace
from itertools import combinations
from random import Random

import pytest

from generator.drawing.matrix import draw_matrix, draw_sheet
from generator.drawing.matrix.sheets import FRAMES, matrix_sheets
from generator.views.matrix import Heading, Mark, Matrix, counted, summed
from tests.drawing.figures import SVG, faults, overlap, points, read, shape_box, text_box

MARKS = (Mark("R", "执行"), Mark("A", "决定"), Mark("C", "会商"), Mark("I", "知会"))
TEXTS = (
    "公示",
    "党员大会讨论表决",
    "支委会讨论并报上级党委同意",
    "填写《入党志愿书》（一式两份），交党支部审查后报送基层党委",
)
ROLES = ("申请人", "支委会", "党员大会", "上级党委组织部门", "基层党委（党组）", "国有企业基层党组织工作领导小组办公室")
GROUPS = ("", "申请", "积极分子", "预备党员的接收和教育考察")


def wild(seed: int) -> Matrix:
    rng = Random(seed)
    stages = sorted(rng.choice(range(4)) for _ in range(rng.randint(1, 12)))
    rows = tuple(
        Heading(
            f"r{i}",
            rng.choice(TEXTS),
            str(i + 1) if rng.random() < 0.7 else "",
            GROUPS[stage],
            rng.choice(("", "a.html")),
        )
        for i, stage in enumerate(stages)
    )
    levels = sorted(rng.choice(range(3)) for _ in range(rng.randint(1, 10)))
    columns = tuple(Heading(f"c{i}", rng.choice(ROLES), "", GROUPS[level]) for i, level in enumerate(levels))
    cells = tuple(tuple(rng.choice(("", "R", "A", "C", "I", "◎", "按季度检查")) for _ in columns) for _ in rows)
    return Matrix(f"matrix-{seed}", "责任矩阵", "谁做什么。", "步骤 / 角色", rows, columns, cells, MARKS)


def small(**changes: str) -> Matrix:
    rows = (Heading("s1", "公示", "1", "准备", "p.html#s1"), Heading("s2", "审批", "2", "准备"))
    columns = (Heading("a", "支委会"), Heading("b", "上级党委组织部门"))
    return Matrix(
        "m", changes.get("title", "矩阵"), "说明。", "步骤 / 角色", rows, columns, (("A", ""), ("I", "R")), MARKS
    )


@pytest.mark.parametrize("seed", range(50))
def test_no_text_leaves_the_drawing_or_lies_on_another(seed):
    figure = draw_matrix(wild(seed), "print")
    assert faults(figure) == []
    texts = [text_box(text) for text in read(figure).root.iter(SVG + "text")]
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]


@pytest.mark.parametrize("seed", range(15))
def test_every_filled_cell_is_there_between_the_lines_of_its_row_and_column(seed):
    matrix = wild(seed)
    root = read(draw_matrix(matrix, "print")).root
    cells = {(g.get("data-row"), g.get("data-column")): g for g in root.iter(SVG + "g") if g.get("class") == "cell"}
    filled = {
        (row.id, column.id): text
        for row, line in zip(matrix.rows, matrix.cells, strict=True)
        for column, text in zip(matrix.columns, line, strict=True)
        if text
    }
    assert {key: "".join(t.text for t in g.iter(SVG + "text")) for key, g in cells.items()} == filled
    middles = {key: [text_box(t) for t in g.iter(SVG + "text")] for key, g in cells.items()}
    for (row, column), boxes in middles.items():
        for (other, _), others in middles.items():
            if other != row and int(other[1:]) > int(row[1:]):
                assert max(b[3] for b in boxes) < min(b[1] for b in others)
        for (_, other), others in middles.items():
            if int(other[1:]) > int(column[1:]):
                assert max(b[2] for b in boxes) < min(b[0] for b in others)


def test_no_rule_runs_through_a_text():
    for seed in range(15):
        root = read(draw_matrix(wild(seed), "print")).root
        texts = [text_box(text) for text in root.iter(SVG + "text")]
        for path in (p for p in root.iter(SVG + "path") if p.get("class") == "rule"):
            for part in path.attrib["d"].split("M")[1:]:
                start, end = part.replace("V", " V").replace("H", " H").split()
                x, y = map(float, start.split(","))
                far = float(end[1:])
                line = (x, y - 0.1, far, y + 0.1) if end[0] == "H" else (x - 0.1, y, x + 0.1, far)
                assert not [box for box in texts if overlap(line, box, 0.15)], (seed, part)


def test_long_column_heads_are_stacked_and_short_ones_stay_level():
    stacked = draw_matrix(small(), "print").svg
    assert ">上</text>" in stacked
    level = Matrix("m", "矩阵", "", "", (Heading("r", "公示"),), (Heading("c", "决策型"),), (("◎",),))
    assert ">决策型</text>" in draw_matrix(level, "print").svg


def test_stacked_punctuation_stands_upright():
    rows, columns = (Heading("r", "公示"),), (Heading("c", "党支部（总支）"),)
    svg = draw_matrix(Matrix("m", "矩阵", "", "", rows, columns, (("R",),)), "print").svg
    assert ">︵</text>" in svg
    assert "<title>党支部（总支）</title>" in svg


def test_the_decider_stands_out_by_weight_and_colour():
    root = read(draw_matrix(small(), "print")).root
    looks = {
        g[1].text: (g[1].get("font-weight"), g[1].get("fill")) for g in root.iter(SVG + "g") if g.get("class") == "cell"
    }
    assert looks["A"][0] == "bold"
    assert looks["A"][1] != looks["R"][1] == looks["I"][1]


def test_the_legend_says_what_every_mark_means():
    root = read(draw_matrix(small(), "print")).root
    legend = next(g for g in root.iter(SVG + "g") if g.get("class") == "legend")
    assert [t.text for t in legend.iter(SVG + "text")] == ["R", "执行", "A", "决定", "C", "会商", "I", "知会"]


def test_a_legend_wider_than_the_grid_goes_on_in_the_next_row():
    marks = tuple(Mark(sign, "决定或者批准的一级") for sign in "决选审报")
    matrix = Matrix("m", "界限", "", "", (Heading("r", "换届"),), (Heading("c", "党委"),), (("决",),), marks)
    figure = draw_matrix(matrix, "print")
    assert faults(figure) == []
    legend = next(g for g in read(figure).root.iter(SVG + "g") if g.get("class") == "legend")
    places = [(t.get("x"), float(t.get("y"))) for t in legend.iter(SVG + "text")]
    assert [x for x, _ in places[::2]] == ["12"] * 4
    assert len({y for _, y in places}) == 4
    assert max(y for _, y in places) < figure.height


def test_heads_link_on_the_web_and_print_repeats_the_links():
    web, paper = draw_matrix(small(), "web"), draw_matrix(small(), "print")
    assert web.svg.count("<a ") == len(web.links) == len(paper.links) == 1
    assert "<a " not in paper.svg
    assert "var(" not in paper.svg


def test_an_empty_matrix_is_drawn():
    assert faults(draw_matrix(Matrix("m", "空", "", "", (), (), ()), "print")) == []


def test_a_matrix_of_twelve_rows_and_eight_columns_prints_at_seven_points():
    rows = tuple(Heading(f"r{i}", TEXTS[i % 3], str(i), GROUPS[i // 4 + 1]) for i in range(12))
    columns = tuple(Heading(f"c{i}", ROLES[i % 5]) for i in range(8))
    cells = tuple(tuple("RACI"[(i + j) % 4] for j in range(8)) for i in range(12))
    figure = draw_matrix(Matrix("m", "矩阵", "", "步骤 / 角色", rows, columns, cells, MARKS), "print")
    assert figure.printed_text_points(180, 247) >= 7


def test_drawing_twice_gives_the_same_bytes_and_both_skins_one_geometry():
    matrix = wild(7)
    assert draw_matrix(matrix, "print") == draw_matrix(matrix, "print")
    assert draw_matrix(matrix, "web").links == draw_matrix(matrix, "print").links


def test_the_row_heads_of_a_t_stand_between_its_two_sets_of_columns():
    columns = (Heading("c", "甲", group="一"), Heading("d", "乙", group="一"), Heading("e", "丙", group="二"))
    rows = (Heading("r", "换届"), Heading("s", "补选"))
    figure = draw_matrix(Matrix("t", "T", "", "", rows, columns, (("◎", "", "○"), ("", "○", "◎")), between=2), "print")
    assert faults(figure) == []
    groups = [g for g in read(figure).root.iter(SVG + "g") if g.get("data-head") or g.get("data-band")]
    places = {g.get("data-head"): [float(t.get("x")) for t in g.iter(SVG + "text")] for g in groups}
    assert max(places["c"] + places["d"]) < min(places["r"] + places["s"]) < min(places["e"])
    assert [g.get("data-band") for g in groups if g.get("data-band")] == ["一", "二"]


def cross(rows=(3, 5), columns=(4, 6)) -> Matrix:
    groups = (("支部类型", "工作项"), ("重点任务", "责任角色"))
    down, across = (
        tuple(
            Heading(f"{side}{group}{i}", TEXTS[i % 2] if side == "r" else ROLES[i % 4], group=names[group])
            for group, count in enumerate(counts)
            for i in range(count)
        )
        for side, counts, names in (("r", rows, groups[0]), ("c", columns, groups[1]))
    )
    cells = tuple(tuple("●" if (i + j) % 3 else "" for j in range(len(across))) for i in range(len(down)))
    marks = (Mark("●", "重点任务"),)
    return Matrix("x", "十字", "", "", down, across, cells, marks, between=columns[0], below=rows[0])


@pytest.mark.parametrize(("rows", "columns"), [((3, 5), (4, 6)), ((1, 1), (1, 1)), ((7, 20), (25, 30))])
def test_the_heads_of_a_cross_stand_in_its_middle_and_its_four_sets_are_named_there(rows, columns):
    matrix = cross(rows, columns)
    figure = draw_matrix(matrix, "print")
    assert faults(figure) == []
    root = read(figure).root
    texts = [text_box(text) for text in root.iter(SVG + "text")]
    assert not [pair for pair in combinations(texts, 2) if overlap(*pair)]
    corner = next(g for g in root.iter(SVG + "g") if g.get("class") == "corner")
    left, top, right, bottom = shape_box(corner[0])
    assert [t.text for t in corner.iter(SVG + "text")] == ["支部类型", "责任角色", "工作项", "重点任务"]
    for box in map(text_box, corner.iter(SVG + "text")):
        assert left < box[0] < box[2] < right
        assert top < box[1] < box[3] < bottom
    for group in (g for g in root.iter(SVG + "g") if g.get("class") == "cell"):
        box = text_box(next(group.iter(SVG + "text")))
        assert (box[3] < top) == (group.get("data-row") in {head.id for head in matrix.rows[: matrix.below]})
        assert (box[2] < left) == (group.get("data-column") in {head.id for head in matrix.columns[: matrix.between]})


def test_no_diagonal_of_a_cross_runs_through_a_name():
    root = read(draw_matrix(cross(), "print")).root
    corner = next(g for g in root.iter(SVG + "g") if g.get("class") == "corner")
    line = points(corner[1].attrib["d"])
    boxes = [text_box(text) for text in corner.iter(SVG + "text")]
    assert not [(x, y) for x, y in line for b in boxes if b[0] < x < b[2] and b[1] < y < b[3]]


def test_totals_are_drawn_and_what_is_missing_is_told_by_a_sign_and_a_word():
    root = read(draw_matrix(counted(small()), "print")).root
    cells = {
        (g.get("data-row"), g.get("data-column")): "".join(t.text for t in g.iter(SVG + "text"))
        for g in root.iter(SVG + "g")
        if "total" in (g.get("class") or "").split()
    }
    assert cells == {
        ("s1", "total"): "1",
        ("s2", "total"): "2",
        ("total", "a"): "2",
        ("total", "b"): "1",
        ("total", "total"): "3",
    }
    bare = replace(counted(small()), cells=(("", ""), ("I", "R")))
    empty = counted(bare)
    texts = [t.text for t in read(draw_matrix(empty, "print")).root.iter(SVG + "text")]
    assert "0 ※空" in texts
    assert texts[-2:] == ["※", "空着或有缺"]


@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_matrix_too_large_for_a_sheet_is_parted_with_its_heads_repeated(paper):
    rows = tuple(Heading(f"r{i}", TEXTS[i % 3], str(i)) for i in range(70))
    columns = tuple(Heading(f"c{i}", ROLES[i % 5]) for i in range(60))
    cells = tuple(tuple("RACI"[(i + j) % 4] for j in range(60)) for i in range(70))
    matrix = counted(Matrix("m", "矩阵", "", "步骤 / 角色", rows, columns, cells, MARKS))
    sheets = matrix_sheets(matrix, paper)
    frames = FRAMES[paper]
    assert len(sheets) > 1
    assert [sheet.id for sheet in sheets] == [f"m-{n}" for n in range(1, len(sheets) + 1)]
    for sheet in sheets:
        figure = draw_sheet(sheet, "print")
        assert max(figure.printed_text_points(*frame) for frame in frames) >= 7
    found = [
        (row.id, column.id, text)
        for sheet in sheets
        for row, line in zip(sheet.rows, sheet.cells, strict=True)
        for column, text in zip(sheet.columns, line, strict=True)
    ]
    full = summed(matrix)
    assert len(found) == len(set(found)) == len(full.rows) * len(full.columns)


def test_a_matrix_that_fits_is_one_sheet():
    assert matrix_sheets(small(), "a4") == (small(),)
