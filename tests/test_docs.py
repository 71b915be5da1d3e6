"""The documentation is true: its examples pass the checker, its words are the program's, its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from generator.building.load import Loaded, load, load_file, read_document
from generator.building.project import Project, find_project
from generator.cli import COMMANDS
from generator.diagnostics import Finding, catalogue
from generator.diagnostics.listing import listing
from generator.model.base import Model
from generator.model.document import KINDS
from generator.model.process_file import CallFile, DecideFile, DoFile, ParallelFile, ProcessFile

ROOT = Path(__file__).parent.parent
LANGUAGE, KINDS_PAGE = "docs/language.md", "docs/kinds.md"
PAGES = sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
HEAD = "title: 例子\nbasis: 发展党员工作细则 5-36\nconfidence: A\n"
STEP = "steps:\n  - {do: 归档, by: 组织委员, records: 党员大会记录}\n"


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def book() -> Loaded:
    return load(find_project(ROOT, "2026-11-22"))


def whole(block: str) -> str:
    """A file around an example: a list of steps needs a head, a single line of the head the rest of a file."""
    if re.search(r"^(title|kind):", block, re.MULTILINE):
        return block
    if block.startswith("- "):
        return HEAD + "steps:\n" + "".join(f"  {line}\n" for line in block.splitlines())
    if block.startswith("ring:"):
        return "kind: logic\ntitle: 例子\n" + block
    kept = [line for line in HEAD.splitlines(keepends=True) if line.split(":")[0] != block.split(":", 1)[0]]
    return "".join(kept) + block.rstrip() + "\n" + STEP


def findings(block: str, folder: Path) -> tuple[Finding, ...]:
    path = folder / "example.yml"
    path.write_text(whole(block), encoding="utf-8")
    return load_file(book(), path).findings


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text(page), re.MULTILINE | re.DOTALL)


def rows(page: str) -> Iterator[list[str]]:
    """The cells of every table row; a cell is taken apart at bars that are no code."""
    for line in text(page).splitlines():
        if line.startswith("| ") and line.endswith(" |"):
            yield [cell.strip() for cell in line.strip("|").split(" | ")]


def code(cell: str) -> str:
    return cell.removeprefix("`").split("`")[0]


def said(found: tuple[Finding, ...]) -> list[str]:
    return [f"{item.span.line}: {item.code}" for item in found]


@pytest.mark.parametrize("block", blocks(LANGUAGE, "yaml"))
def test_every_example_of_the_language_passes_the_checker(block: str, tmp_path: Path) -> None:
    assert said(findings(block, tmp_path)) == []


HEAD_LINES = [code(row[0]) for row in rows(LANGUAGE) if re.match(r"`(basis|applies_to): ", row[0])]


@pytest.mark.parametrize("line", HEAD_LINES)
def test_every_example_in_a_table_of_the_language_passes_the_checker(line: str, tmp_path: Path) -> None:
    assert said(findings(line, tmp_path)) == []


SLIPS = [row for row in rows(LANGUAGE) if len(row) == 4 and row[0].startswith("`- ")]


@pytest.mark.parametrize(("wrong", "told", "right"), [row[:3] for row in SLIPS])
def test_every_slip_is_told_as_the_language_page_says(wrong: str, told: str, right: str, tmp_path: Path) -> None:
    assert {item.code for item in findings(code(wrong), tmp_path)} == ({told} - {"—"})
    assert said(findings(code(right), tmp_path)) == []


def test_the_tables_of_the_language_are_read() -> None:
    assert (len(HEAD_LINES), len(SLIPS)) == (14, 10)


STORED = re.compile(r"^entries:|^id:", re.MULTILINE)


@pytest.mark.parametrize("block", [block for block in blocks(KINDS_PAGE, "yaml") if STORED.search(block)])
def test_every_example_of_a_register_or_handbook_can_be_read(block: str, tmp_path: Path) -> None:
    path = tmp_path / "example.yml"
    path.write_text(block, encoding="utf-8")
    document, found = read_document(Project(tmp_path, "2026-11-22"), path, {})
    assert said(found) == []
    assert document is not None


@pytest.mark.parametrize("block", [block for block in blocks(KINDS_PAGE, "yaml") if not STORED.search(block)])
def test_every_example_of_a_diagram_passes_the_checker(block: str, tmp_path: Path) -> None:
    assert said(findings(block, tmp_path)) == []


@pytest.mark.parametrize("block", blocks(KINDS_PAGE, "markdown"))
def test_every_example_of_a_page_can_be_read(block: str, tmp_path: Path) -> None:
    path = tmp_path / "example.md"
    path.write_text(block, encoding="utf-8")
    document, found = read_document(Project(tmp_path, "2026-11-22"), path, {})
    assert said(found) == []
    assert document is not None


def first_cells(page: str) -> set[str]:
    return {name for row in rows(page) for name in re.findall(r"`([a-z_]+)`", row[0])}


@pytest.mark.parametrize("model", [ProcessFile, DoFile, DecideFile, CallFile, ParallelFile])
def test_every_key_of_a_process_has_its_row(model: type[Model]) -> None:
    documented = first_cells(LANGUAGE) | set(re.findall(r"`([a-z]+): ", text(LANGUAGE)))
    assert set(model.keys()) - {"kind"} <= documented


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "process"])
def test_every_kind_has_its_section_and_every_key_a_place_in_it(kind: str) -> None:
    pattern = rf"^## {kind} .*?(?=^## [a-z]|\Z)"
    section = re.search(pattern, text(KINDS_PAGE), re.MULTILINE | re.DOTALL)
    assert section, kind
    shared = text(KINDS_PAGE).split("\n## ")[0]
    for model in models(KINDS[kind]):
        keys = model.keys()
        for key in keys:
            assert re.search(rf"\b{key}\b", section[0] + shared), f"{kind}: {key}"


def models(model: type[Model]) -> Iterator[type[Model]]:
    """A model and the models in it."""
    yield model
    for field in model.model_fields.values():
        for inner in parts(field.annotation):
            if inner is not model:
                yield from models(inner)


def parts(annotation: object) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def test_every_rule_of_the_flow_is_named_by_the_language() -> None:
    named = set(re.findall(r"HB[0-9]{3}", text(LANGUAGE)))
    assert named <= set(catalogue())
    assert {code for code in catalogue() if code.startswith("HB3")} <= named


def test_the_list_of_findings_is_that_of_the_catalogue() -> None:
    assert text("docs/findings.md") == listing()


def test_the_rules_page_tells_of_every_rule_and_of_codes_that_are_there() -> None:
    lines = [row for row in rows("docs/rules.md") if row[0].isdigit()]
    assert [int(row[0]) for row in lines] == list(range(1, 47))
    assert all(len(row) >= 3 and row[2] for row in lines)
    codes = re.findall(r"HB[0-9]{3}", text("docs/rules.md"))
    assert set(codes) <= set(catalogue())
    new = {code for code in catalogue() if re.match("HB3|HB43|HB44|HB45|HB46|HB519|HB52", code)}
    elsewhere = {"HB301", "HB313", "HB314", "HB315", "HB316", "HB319", "HB324", "HB431", "HB432"}
    assert new - set(codes) <= elsewhere


def slug(title: str) -> str:
    """The anchor that a heading gets on the usual hosts."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def anchors(page: str) -> set[str]:
    prose = re.sub(r"^```.*?^```$", "", text(page), flags=re.MULTILINE | re.DOTALL)
    return {slug(title) for title in re.findall(r"^#+ (.*)$", prose, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text(page), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", prose):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        path = ((ROOT / page).parent / name).resolve() if name else ROOT / page
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.relative_to(ROOT).as_posix()), target


@pytest.mark.parametrize("page", PAGES)
def test_every_path_of_the_project_exists(page: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", text(page), flags=re.MULTILINE | re.DOTALL)
    top = "handbooks|diagrams|generator|tests|benchmarks|docs"
    for path in re.findall(rf"`((?:{top})/[\w./-]*)`", prose):
        assert (ROOT / path).exists(), path


def test_every_page_of_the_documentation_is_in_the_index() -> None:
    index = text("docs/README.md")
    for page in PAGES:
        if page.startswith("docs/") and page != "docs/README.md":
            assert f"({page.removeprefix('docs/')})" in index, page


@pytest.mark.parametrize("page", PAGES)
def test_every_command_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE))
    for target in re.findall(r"(?:^|`)make ([a-z]+)", text(page), re.MULTILINE):
        assert target in targets, target
    for command in re.findall(r"(?:^|[`/])handbooks ([a-z]+)", text(page), re.MULTILINE):
        assert command in COMMANDS, command
