"""The commands for editors: starting files, fixing them, and reading schemas and codes."""

import json
import re

from generator.diagnostics.listing import listing
from generator.model.document import KINDS


def test_check_repairs_what_is_safe_and_keeps_comments(run, root):
    file = root / "diagrams/processes/slips.yml"
    file.write_text(
        "title: 例子\nbasis: 党章 5\nconfidence: A\nsteps:\n  - {do: 登记, by：支委会, within: 三个月}   # 说明\n",
        encoding="utf-8",
    )
    assert run("check", file).exit_code == 1
    assert run("check", file, "--fix").exit_code == 0
    assert file.read_text(encoding="utf-8").endswith("  - {do: 登记, by: 支委会, within: 3个月}   # 说明\n")


def test_check_repairs_a_file_outside_the_project(run, tmp_path):
    file = tmp_path / "outside.yml"
    file.write_text("title: 例子\nsteps:\n  - {do: 登记, by：支委会}\n", encoding="utf-8")
    assert run("check", file, "--fix").exit_code == 0
    assert "by: 支委会" in file.read_text(encoding="utf-8")


def test_a_new_file_is_named(run, root):
    result = run("new", "matrix", "annual")
    assert result.stdout == "diagrams/matrices/annual.yml\n"
    assert (root / "diagrams/matrices/annual.yml").is_file()
    assert run("new", "matrix", "annual").exit_code == 2


def test_a_new_item_says_where_it_is_listed(run):
    result = run("new", "item", "annual", "--title", "年度报告")
    assert result.stdout.split() == [
        *("diagrams/processes/annual.yml", "handbooks/branch/annual.md", "handbooks/branch/handbook.yml"),
    ]
    assert "已列入 handbooks/branch/handbook.yml" in result.stderr
    told = re.findall(r"^(\S+?):\d+:\d+: (\S+) .*：(.*)$", run("check").stdout, re.MULTILINE)
    assert [(path, code) for path, code, _ in told] == [  # now that there are two items, each lacks the other
        ("handbooks/branch/accept-member.md", "信息[HB544]"),
        ("handbooks/branch/annual.md", "信息[HB544]"),
    ]
    assert told[0][2] == "相关条目（related）"
    assert "相关条目（related）" in told[1][2]


def test_a_title_that_breaks_a_rule_is_told_at_once(run):
    result = run("new", "matrix", "long", "--title", "很\u0007")
    assert "diagrams/matrices/long.yml" in result.stderr


def test_schemas_are_listed_shown_and_written(run, tmp_path):
    assert run("schema").output.split() == list(KINDS)
    assert json.loads(run("schema", "process").output)["type"] == "object"
    (tmp_path / "schemas").mkdir()
    assert run("schema", "--write", tmp_path / "schemas").exit_code == 0
    assert {path.stem for path in (tmp_path / "schemas").iterdir()} == set(KINDS)


def test_explain_without_a_code_lists_all(run):
    assert run("explain").output == listing() + "\n"
