"""``handbooks amend``: what rests on a regulation, and its articles renumbered once for a new edition."""

from __future__ import annotations

import pytest

from generator.building.articles import compressed, read_renumbering
from generator.building.load import load
from generator.building.project import Project
from generator.diagnostics import catalogue
from generator.model.basis import Article
from generator.views.resting import on_regulation
from tests.examples import write_example

AS_OF = "2026-11-22"
RULES = "发展党员工作细则"
PROCESS = "diagrams/processes/accept-probationary-member.yml"
REGISTER = "handbooks/registers/regulations.yml"
TABLE = 'old,new\n1-17,1-17\n18,"18, 20"\n19-25,21-27\n26-44,29-47\n'


@pytest.fixture
def table(root):
    path = root / "articles.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def amend(run, table):
    return lambda *more: run("amend", RULES, "--edition", "2026-11-01", "--table", table, *more)


def texts(root):
    return {path: path.read_text(encoding="utf-8") for path in root.rglob("*") if path.suffix in {".yml", ".md"}}


def cited(root):
    """What rests on the regulation with its articles, whatever number a line has."""
    book = load(Project(root, AS_OF)).book
    return {(one.kind, one.title, one.number): one.articles(RULES, book) for one in on_regulation(RULES, book)}


def test_everything_that_rests_on_a_regulation_is_listed_with_place_and_address(run):
    told = run("amend", "R06").stdout
    assert f"  {PROCESS}:14  branch/accept-member.html#accept-probationary-member-preview  第18条  " in told
    assert "流程里的数字 4\n" in told
    assert "第24—25条  接收预备党员：7 是否批准：时限  3个月内 A\n" in told
    assert "  handbooks/registers/forms.yml:10  forms/f02.html  第18条  入党志愿书\n" in told
    assert run("amend", "R06", "--lang", "en").stdout.startswith("processes and stages 3\n")


def test_the_draft_of_a_table_holds_every_article_that_is_cited(run, root):
    draft = run("amend", RULES, "--draft").stdout
    assert draft.startswith("old,new\n6,\n16,\n18,\n")
    filled = root / "filled.csv"
    filled.write_text("".join(f"{line}{line[:-1]}\n" for line in draft.splitlines() if line != "old,new"))
    done = run("amend", RULES, "--edition", "2026-11-01", "--table", filled)
    assert (done.exit_code, "HB171" in done.stderr) == (0, False)


def test_a_dry_run_shows_the_change_and_writes_nothing(amend, root):
    before = texts(root)
    done = amend()
    assert done.exit_code == 0
    assert "-        within: {value: 3个月, basis: 24-25, confidence: A}\n" in done.stdout
    assert "+        within: {value: 3个月, basis: 26-27, confidence: A}\n" in done.stdout
    assert "4 个文件要改" in done.stderr
    assert texts(root) == before


def test_articles_are_renumbered_and_nothing_else(amend, root, run):
    text = (root / PROCESS).read_text(encoding="utf-8")
    (root / PROCESS).write_text(text.replace("basis: 19-20", "basis: 19-20   # 表决"), encoding="utf-8")
    assert run("fmt").exit_code == 0
    before, articles = texts(root), cited(root)
    assert amend("--write").exit_code == 0
    after = texts(root)
    changed = {path.relative_to(root).as_posix() for path, said in after.items() if before[path] != said}
    assert changed == {PROCESS, "diagrams/processes/probation.yml", "handbooks/registers/forms.yml", REGISTER}
    assert "basis: 21-22   # 表决" in after[root / PROCESS]
    assert [line for line in after[root / PROCESS].splitlines() if "basis" not in line] == [
        line for line in before[root / PROCESS].splitlines() if "basis" not in line
    ]
    assert run("fmt", "--check").exit_code == 0
    now = cited(root)
    assert now.keys() == articles.keys()
    moved = {19: 21, 20: 22, 24: 26, 25: 27, 31: 34, 36: 39, 16: 16, 6: 6, 32: 35}
    ends = [(one[0], now[key][0]) for key, one in articles.items() if one[0].first.number in moved]
    assert len(ends) > 8
    assert all(new.first.number == moved[old.first.number] for old, new in ends)


def test_the_new_edition_is_registered_and_its_numbers_are_to_be_read_again(amend, root, run):
    amend("--write", "--in-force", "2026-11-15", "--articles", "47")
    regulation = load(Project(root, AS_OF)).book.regulations.get(RULES)
    old, new = regulation.editions[-2:]
    assert (str(old.until), str(old.superseded_by)) == ("2026-11-15", "2026-11-01")
    assert (str(new.edition), str(new.in_force), new.articles, str(new.read)) == (
        "2026-11-01",
        "2026-11-15",
        47,
        "none",
    )
    checked = run("check")
    assert checked.exit_code == 0
    assert checked.stdout.count("[HB429]") == 2


def test_a_second_run_changes_nothing(amend, root):
    amend("--write")
    before = texts(root)
    again = amend("--write")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "HB175" in again.stderr
    assert texts(root) == before


def test_an_edition_that_stands_on_one_line_is_ended_too(run, root, table):
    assert run("amend", "党章", "--edition", "2026-11-01", "--table", table, "--write").exit_code == 0
    old, new = load(Project(root, AS_OF)).book.regulations.get("党章").editions
    assert (str(old.until), str(old.superseded_by), old.articles) == ("2026-11-01", "2026-11-01", 55)
    assert str(new.edition) == "2026-11-01"
    assert run("fmt", "--check").exit_code == 0


def test_a_citation_that_names_its_edition_names_the_new_one(amend, root):
    text = (root / PROCESS).read_text(encoding="utf-8")
    pinned = text.replace("basis: 发展党员工作细则 18-26", 'basis: ["发展党员工作细则@2026-05-11 18-26", 党章 5]')
    (root / PROCESS).write_text(pinned, encoding="utf-8")
    assert amend("--write").exit_code == 0
    assert "发展党员工作细则@2026-11-01 18, 20-27, 29" in (root / PROCESS).read_text(encoding="utf-8")


def test_an_article_that_is_divided_inside_a_mapping_is_quoted(run, root):
    table = root / "articles.yml"
    table.write_text("1-23: 1-23\n24: [24, 30]\n25-44: 31-50\n", encoding="utf-8")
    assert run("amend", RULES, "--edition", "2026-11-01", "--table", table, "--write").exit_code == 0
    assert 'basis: "24, 30-31", confidence: A}' in (root / PROCESS).read_text(encoding="utf-8")
    assert "错误" not in run("check").stdout


@pytest.mark.parametrize("code", [code for code in catalogue() if "HB171" <= code <= "HB177"])
@pytest.mark.parametrize("which", ["bad", "good"])
def test_the_examples_of_the_findings(code, which, run, root):
    write_example(getattr(catalogue()[code], which), root)
    before = texts(root)
    later = ("--in-force", "2099-01-01") if (code, which) == ("HB177", "bad") else ()
    done = run("amend", RULES, "--edition", "2026-11-01", *later, "--table", root / "table.csv", "--write")
    assert (code in done.stderr) == (which == "bad")
    failed = which == "bad" and code != "HB176"
    assert done.exit_code == int(failed)
    assert (texts(root) == before) == failed


def test_articles_in_cells_are_told_and_citations_are_not(amend, root):
    (root / "diagrams/matrices").mkdir()
    cell = "依据: 发展党员工作细则18-20"
    text = f"kind: matrix\ntitle: 依据表\nrows: [预审]\ncolumns: [依据, 年份]\nbasis: {RULES} 18\n"
    text += f"cells:\n  预审: {{{cell}, 年份: 发展党员工作细则2026年版}}\n"
    (root / "diagrams/matrices/cells.yml").write_text(text, encoding="utf-8")
    told = [line for line in amend().stderr.splitlines() if "HB176" in line]
    assert [line.partition(": ")[0] for line in told] == ["diagrams/matrices/cells.yml:7:20"]
    assert "18-20" in told[0]


def test_articles_in_names_of_rows_are_told(amend, root):
    (root / "diagrams/matrices").mkdir()
    rows = "rows: [第18条预审, 第19—20条表决]\n"
    cells = "cells:\n  第18条预审: {谁: 党委}\n  第19—20条表决: {谁: 大会}\n"
    text = f"kind: matrix\ntitle: 条文表\nbasis: {RULES}\n{rows}columns: [谁]\n{cells}"
    (root / "diagrams/matrices/rows.yml").write_text(text, encoding="utf-8")
    told = [line for line in amend().stderr.splitlines() if "HB176" in line]
    places = [line.partition(": ")[0].removeprefix("diagrams/matrices/rows.yml:") for line in told]
    assert places == ["4:8", "4:16", "7:3", "8:3"]
    assert "第19—20条" in told[1]


PROSE = """---
kind: item
title: 接收预备党员
takeaway: 一句话
processes: [accept-probationary-member]
basis: 发展党员工作细则 18
---
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("先预审（第18条）。", ["第18条"]),
        (
            "细则写明要预审、要谈话、要开会，还要审批，一样不能少（发展党员工作细则要求，见第18至20条）。",
            ["第18至20条"],
        ),
        ("党章第5条，发展党员工作细则第19条。", ["第19条"]),
        ("党章第5条，还有第6条。", []),
        ("见[细则](regulation:R06)第二十条。", ["第二十条"]),
        ("第三章有条文，三条规矩。", []),
    ],
)
def test_an_article_without_a_name_is_of_what_its_line_or_its_file_names(amend, root, text, told):
    (root / "handbooks/branch/accept-member.md").write_text(f"{PROSE}{text}\n", encoding="utf-8")
    lines = [line for line in amend().stderr.splitlines() if "HB176" in line]
    assert [line.partition("》")[2].partition("，")[0] for line in lines] == told


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["无此法规"], "法规登记册里没有"),
        ([RULES, "--edition", "2026-11-01"], "--table"),
        ([RULES, "--edition", "明年", "--table", "articles.csv"], "2026-05-11"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_a_line(run, given, words):
    done = run("amend", *given)
    assert done.exit_code == 2
    assert words in done.stderr


def test_articles_are_written_as_runs():
    assert compressed([Article(9), Article(11), Article(10), Article(13, paragraph=2)]) == "9-11, 13(2)"


def test_a_paragraph_goes_with_its_article(tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("13,14\n15(2),16(3)\n17,-\n")
    renumbering, findings = read_renumbering(table, "table.csv")
    assert findings == ()
    assert renumbering.of(Article(13, paragraph=2)) == (Article(14, paragraph=2),)
    assert renumbering.of(Article(15, paragraph=2)) == (Article(16, paragraph=3),)
    assert renumbering.of(Article(15)) is None
    assert renumbering.of(Article(17)) == ()
