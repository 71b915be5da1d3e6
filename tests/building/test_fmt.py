"""``handbooks fmt``: which files it takes, what it writes, and that the project's own content is in the form."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from generator.building.fmt import format_file, format_paths
from generator.building.project import Project, find_project
from generator.diagnostics import catalogue
from generator.model.document import KINDS
from generator.model.key_order import BELOW, ENTRIES, FREE, STEP, TOP, key_order
from generator.model.schema import schema
from generator.source.files import SourceFile
from generator.source.layout.format import comments
from generator.source.layout.tree import read_tree
from generator.source.markdown import front_matter
from generator.source.yaml import read_yaml
from tests.examples import write_example

ROOT = Path(__file__).parent.parent.parent
OWN = find_project(ROOT, "2026-11-22")
UNTIDY = "title: '例子'   # 题\nbasis:   党章 5\nconfidence: A\nsteps:\n- {by: 支委会,  do: 登记}\n"
TIDY = "title: 例子   # 题\nbasis: 党章 5\nconfidence: A\nsteps:\n  - {do: 登记, by: 支委会}\n"


def test_the_content_of_the_project_is_in_the_form():
    files = format_paths(OWN)
    assert len(files) > 50
    assert [file.shown for file in files if file.differs or file.findings] == [], "run: handbooks fmt"


@pytest.mark.parametrize("path", [file.path for file in format_paths(OWN)], ids=lambda path: path.name)
def test_every_file_keeps_its_values_and_comments(path: Path, tmp_path: Path):
    """Even when it has been made untidy before."""
    source = SourceFile("", path.read_text(encoding="utf-8"))
    whole = front_matter(source) if path.suffix == ".md" else source
    assert whole is not None
    untidy = tmp_path / "untidy.yml"
    wide = whole.text.replace(": ", ":   ")
    commented = re.sub(r"(?m)^([^#\n].*)\n", r"\1   # 后\n\n\n# 再注\n", wide, count=1)
    untidy.write_text(f"# 注\n{commented}", encoding="utf-8")
    made = format_file(Project(tmp_path, OWN.as_of), untidy).after.decode()
    assert read_yaml(SourceFile("", made)).value == read_yaml(whole).value
    assert comments(read_tree(made)) == comments(read_tree(whole.text)) + Counter(("# 注", "# 后", "# 再注"))


def test_files_are_named_and_written(run, root):
    file = root / "diagrams/processes/untidy.yml"
    file.write_text(UNTIDY, encoding="utf-8")
    checked = run("fmt", "--check")
    assert (checked.exit_code, checked.stdout) == (1, "diagrams/processes/untidy.yml\n")
    assert file.read_text(encoding="utf-8") == UNTIDY
    done = run("fmt")
    assert (done.exit_code, done.stdout) == (0, "diagrams/processes/untidy.yml\n")
    assert file.read_text(encoding="utf-8") == TIDY
    assert (run("fmt").stdout, run("fmt", "--check").exit_code) == ("", 0)


def test_a_folder_and_a_file_outside(run, root, tmp_path):
    outside, inside = tmp_path / "outside.yml", root / "diagrams/processes/untidy.yml"
    for file in (outside, inside):
        file.write_text(UNTIDY, encoding="utf-8")
    assert run("fmt", "--check", root / "handbooks").exit_code == 0
    assert run("fmt", root / "diagrams", outside).exit_code == 0
    assert [file.read_text(encoding="utf-8") for file in (outside, inside)] == [TIDY, TIDY]


def test_the_head_of_a_page_is_formatted_and_its_body_stays(run, root):
    file = root / "handbooks/branch/accept-member.md"
    body = "\n## 题\n\n* 甲  \n  乙\n\n\n* 丙\n"
    file.write_bytes(
        b"\xef\xbb\xbf---\r\ntakeaway: '"
        + f"一句话'\r\nkind:  item\r\ntitle: 例子 # 题\r\nprocesses: [ examine ]\r\n---\r\n{body}\n\n".encode()
    )
    assert run("fmt").exit_code == 0
    head = "kind: item\ntitle: 例子 # 题\ntakeaway: 一句话\nprocesses: [examine]\n"
    assert file.read_bytes().decode() == f"---\n{head}---\n{body}"


def test_what_has_errors_is_told_and_stays(run, root):
    file = root / "diagrams/processes/broken.yml"
    file.write_text("title:   例子\nsteps: [\n", encoding="utf-8")
    result = run("fmt")
    assert result.exit_code == 1
    assert "HB124" in result.stderr
    assert file.read_text(encoding="utf-8") == "title:   例子\nsteps: [\n"


def test_a_link_is_neither_followed_nor_replaced(run, root, tmp_path):
    outside = tmp_path / "outside.yml"
    outside.write_text(UNTIDY, encoding="utf-8")
    link = root / "diagrams/processes/link.yml"
    link.symlink_to(outside)
    for arguments in ((), (link,)):
        result = run("fmt", *arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "HB103" in result.stderr
    assert outside.read_text(encoding="utf-8") == UNTIDY
    assert link.is_symlink()


@pytest.mark.parametrize(("which", "told"), [("bad", ["HB153"]), ("good", [])])
def test_the_examples_of_a_file_that_cannot_be_formatted(which, told, root):
    path = write_example(getattr(catalogue()["HB153"], which), root)
    formatted = format_file(find_project(root, "2026-11-22"), path)
    assert [found.code for found in formatted.findings] == told


def mappings(node, whole, place=()):
    """Every mapping of a schema with the keys that lead to it and its own."""
    if "$ref" in node:
        if place.count(place[-1:][0] if place else "") > 2:
            return
        node = whole["$defs"][node["$ref"].rpartition("/")[2]]
    if "properties" in node:
        yield place, list(node["properties"])
        for key, inner in node["properties"].items():
            yield from mappings(inner, whole, (*place, key))
    for word in ("anyOf", "oneOf"):
        for inner in node.get(word, ()):
            yield from mappings(inner, whole, place)
    if isinstance(node.get("items"), dict):
        yield from mappings(node["items"], whole, place)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_its_place_in_the_order(kind):
    for place, keys in mappings(schema(kind), schema(kind)):
        if place[-1:] == ("applies_to",):
            continue
        assert set(keys) <= set(key_order(kind)(place)), place


def test_there_is_no_order_without_keys():
    known = {key for kind in KINDS for _, keys in mappings(schema(kind), schema(kind)) for key in keys}
    orders = (*TOP.values(), *ENTRIES.values(), *BELOW.values())
    assert {key for order in orders for key in order} <= known
    assert {key.rpartition(".")[2] for key in BELOW} | FREE <= known


def test_the_language_page_names_the_keys_of_a_step_in_their_order():
    page = (ROOT / "docs/language.md").read_text(encoding="utf-8")
    table = page.partition("### 步骤的键")[2].partition("\n\n角色写")[0]
    named = re.findall(r"^\| `(\w+)`", table, re.MULTILINE)
    assert named == [key for key in STEP if key in named]
    assert set(STEP) - set(named) == {"do", "decide", "call", "parallel"}


@pytest.mark.parametrize(
    "start",
    sorted(p for p in (ROOT / "generator/building/starts").iterdir() if p.is_file()),
    ids=lambda path: path.name,
)
def test_the_starts_of_new_files_are_in_the_form(start: Path, tmp_path: Path):
    file = tmp_path / start.name
    file.write_bytes(start.read_bytes())
    formatted = format_file(Project(tmp_path, OWN.as_of), file)
    assert formatted.findings == ()
    assert formatted.after.decode() == formatted.before.decode()
