"""Every start passes the check as it is written, and is met where a reader looks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.building.fix import rewrite
from generator.building.load import load
from generator.building.new import PLACES, Wanted, write_start
from generator.building.placing import listed_in_part
from generator.building.project import ProjectError, find_project
from generator.diagnostics import Severity

REPOSITORY = Path(__file__).parents[2]
NAME = "annual-report"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for folder in ("handbooks", "diagrams"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    for folder in ("handbooks", "diagrams"):
        (tmp_path / folder).mkdir()
    return tmp_path


def told(root: Path) -> list[str]:
    """The codes of everything that is no mere information."""
    return [found.code for found in load(find_project(root)).findings if found.severity is not Severity.INFO]


def start(root: Path, kind: str, name: str = NAME, **given: str) -> list[Path]:
    return [root / path for path in write_start(find_project(root), Wanted(kind, name, **given)).paths]


@pytest.mark.parametrize("place", ["book", "empty"])
@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("title", ["", "年度报告", "关于 #1: “报告” - 'a'", "1.10"])
def test_a_start_passes_the_check(kind: str, place: str, title: str, request: pytest.FixtureRequest) -> None:
    root = request.getfixturevalue(place)
    before = told(root)
    written = start(root, kind, title=title)
    assert all(path.is_file() for path in written)
    unlisted = {"process": ["HB509"], "matrix": ["HB528"], "logic": ["HB528"], "form": ["HB441"]}
    unreviewed = {"item": ["HB521"], "handbook": ["HB521"]} if place == "book" else {}
    assert sorted(told(root)) == sorted([*before, *unlisted.get(kind, []), *unreviewed.get(kind, [])])


def test_a_start_refers_to_what_the_registers_hold(root: Path) -> None:
    start(root, "item")
    assert told(root) == []
    assert "records: 党员大会记录\n" in (root / f"diagrams/processes/{NAME}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("kind", "page"), [("item", f"branch/{NAME}"), ("handbook", f"{NAME}/about")])
def test_a_page_is_kept_by_a_workgroup_that_writes_and_claims_no_review(kind: str, page: str, book: Path) -> None:
    project = find_project(book, "2026-11-20")
    groups = load(project).book.workgroups
    write_start(project, Wanted(kind, NAME))
    text = (book / f"handbooks/{page}.md").read_text(encoding="utf-8")
    first = next(group.name for group in groups if group.sort == "workgroup")
    assert "\nreviewed:" not in text
    assert f"\nworkgroup: {first} " in text


def test_without_workgroups_a_page_names_none(empty: Path) -> None:
    start(empty, "item")
    text = (empty / f"handbooks/branch/{NAME}.md").read_text(encoding="utf-8")
    assert "workgroup" not in text
    assert "GROUP" not in text


def test_a_handbook_that_cannot_be_read_is_told(empty: Path) -> None:
    (empty / "handbooks/branch").mkdir()
    (empty / "handbooks/branch/handbook.yml").write_text("kind: handbook\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="handbooks check"):
        start(empty, "item")


@pytest.mark.parametrize("kind", PLACES)
def test_a_title_is_read_as_it_was_given(kind: str, book: Path) -> None:
    title = "他说: “好” #1"
    start(book, kind, title=title)
    known = load(find_project(book)).book
    titles = {
        "process": lambda: known.processes[NAME].file.title,
        "item": lambda: next(item for item in known.handbook("branch").items() if item.name == NAME).file.title,
        "form": lambda: known.forms.get(title).name,
        "matrix": lambda: known.matrices[NAME].file.title,
        "logic": lambda: known.logics[NAME].file.title,
        "handbook": lambda: known.handbook(NAME).file.title,
    }
    assert titles[kind]() == title


@pytest.mark.parametrize("kind", PLACES)
def test_a_start_never_replaces_a_file(kind: str, book: Path) -> None:
    before = {path: path.read_bytes() for path in start(book, kind)}
    with pytest.raises(ProjectError, match="已经有这个文件"):
        start(book, kind)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("kind", PLACES)
@pytest.mark.parametrize("name", ["年报", "Annual", "../up", "a b", "a/b", "-a", ""])
def test_an_odd_name_is_refused_before_anything_is_written(name: str, kind: str, empty: Path) -> None:
    with pytest.raises(ProjectError, match="--title"):
        start(empty, kind, name)
    assert [path for path in empty.rglob("*") if path.is_file()] == []


def test_nothing_is_written_behind_a_link(book: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.move(book / "diagrams/matrices", elsewhere / "matrices")
    (book / "diagrams/matrices").symlink_to(elsewhere / "matrices")
    with pytest.raises(ProjectError, match="diagrams/matrices"):
        start(book, "matrix")
    assert not (elsewhere / "matrices" / f"{NAME}.yml").exists()


def test_an_item_is_listed_in_the_part_that_was_named(book: Path) -> None:
    for number, part in enumerate(("教育管理", "organisation", "作用发挥", "")):
        start(book, "item", f"item-{number}", part=part)
    parts = load(find_project(book)).book.handbook("branch").parts
    homes = [part.file.title for n in range(4) for part in parts if f"item-{n}" in [item.name for item in part.items]]
    assert homes == ["教育管理", "组织管理", "作用发挥", "基础管理"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    items: [a,\n            b]   # 次序\n", "    items: [a,\n            b, new]   # 次序\n"),
        (
            "    items:\n      - a   # 甲\n      - b   # 乙\n",
            "    items:\n      - a   # 甲\n      - b   # 乙\n      - new\n",
        ),
        ("    items:\r\n    - a\r\n    - b\r\n", "    items:\r\n    - a\r\n    - b\r\n    - new\r\n"),
        ("    items: []\n", "    items: [new]\n"),
        ("    chapters: [a]   # 章\n", "    items: [new]\n    chapters: [a]   # 章\n"),
    ],
)
def test_listing_keeps_comments_layout_and_line_ends(before: str, after: str, empty: Path) -> None:
    head = (
        "\ufeff# 手册\nkind: handbook\nid: branch\ntitle: 手册\nedition: 第一版\nparts:\n  - title: 甲   # 第一部分\n"
    )
    file = empty / "handbooks/branch/handbook.yml"
    file.parent.mkdir()
    file.write_bytes((head + before).encode())
    entry, part = listed_in_part(find_project(empty), file, "", "new")
    assert rewrite(file, entry.span.path, [entry])
    assert part == "甲"
    assert file.read_bytes().decode() == head + after


def test_a_part_in_braces_gets_its_list(empty: Path) -> None:
    file = empty / "handbooks/branch/handbook.yml"
    file.parent.mkdir()
    file.write_text(
        "kind: handbook\nid: branch\ntitle: 手册\nedition: 第一版\nparts: [{title: 甲, appendix: [terms]}]\n",
        encoding="utf-8",
    )
    entry, _ = listed_in_part(find_project(empty), file, "甲", "new")
    assert rewrite(file, entry.span.path, [entry])
    assert "parts: [{title: 甲, appendix: [terms], items: [new]}]" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["process", "matrix", "logic"])
def test_a_drawing_is_shown_by_the_item_that_was_named(kind: str, book: Path) -> None:
    before = told(book)
    *_, changed = start(book, kind, item="party-groups")
    assert changed == book / "handbooks/branch/party-groups.md"
    assert told(book) == before


@pytest.mark.parametrize(
    ("kind", "given", "words"),
    [
        ("item", {"handbook": "nothing"}, "有：committee、project、branch、member"),
        ("item", {"part": "没有"}, "组织管理、教育管理"),
        ("matrix", {"item": "nothing"}, "没有条目“nothing”"),
        ("form", {"item": "general-meeting"}, "--item 只用于"),
    ],
)
def test_a_place_that_is_not_there_is_told_and_nothing_written(
    kind: str, given: dict[str, str], words: str, book: Path
) -> None:
    before = {path: path.read_bytes() for path in book.rglob("*") if path.is_file()}
    with pytest.raises(ProjectError, match=words):
        start(book, kind, **given)
    assert {path: path.read_bytes() for path in book.rglob("*") if path.is_file()} == before
