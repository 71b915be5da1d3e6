"""Loading single files, in the project and outside it, and the preview of a project with errors."""

import shutil
from pathlib import Path

import pytest

from generator.building import build as building
from generator.building.load import load, load_file
from generator.building.project import find_project
from generator.diagnostics import Severity
from generator.model.book import Diagram, Handbook
from generator.model.process import Process
from generator.pages import words
from generator.pages.publication import Identity

BASE = Path(__file__).parents[1] / "base_project"
HEAD = "title: 例子\nbasis: 支部工作条例 11\nconfidence: A\n"
FLOW = HEAD + "steps:\n  - {do: 甲, by: 支委会, records: 批复}\n"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(BASE, tmp_path / "book")
    return tmp_path / "book"


def loaded(root):
    return load(find_project(root, "2026-11-22"))


def told(findings):
    return [(found.code, found.severity) for found in findings]


def test_a_file_outside_needs_no_place_in_a_handbook(root, tmp_path):
    (tmp_path / "mine.yml").write_text(FLOW, encoding="utf-8")
    found = load_file(loaded(root), tmp_path / "mine.yml")
    assert isinstance(found.definition, Process)
    assert told(found.findings) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{do: 甲, by: 外来角色, records: 批复}", "HB401"),
        ("{do: 甲, by: 支委会, records: 外来表单}", "HB402"),
        ("{call: elsewhere, by: 支委会}", "HB403"),
        ("{do: 甲, by: 支委会, records: 批复, basis: 外来规定 3}", "HB421"),
    ],
)
def test_unresolved_references_are_warnings_outside_and_errors_inside(root, tmp_path, line, code):
    text = f"{HEAD}steps:\n  - {line}\n"
    (tmp_path / "mine.yml").write_text(text, encoding="utf-8")
    outside = load_file(loaded(root), tmp_path / "mine.yml")
    assert isinstance(outside.definition, Process)
    assert (code, Severity.WARNING) in told(outside.findings)
    assert all(found.severity is not Severity.ERROR for found in outside.findings)
    (root / "diagrams/processes/mine.yml").write_text(text, encoding="utf-8")
    inside = load_file(loaded(root), root / "diagrams/processes/mine.yml")
    assert (code, Severity.ERROR) in told(inside.findings)


def test_an_approval_level_that_is_not_registered_is_a_warning_outside(root, tmp_path):
    (tmp_path / "mine.yml").write_text(f"approval_level: 外来层级\n{FLOW}", encoding="utf-8")
    assert told(load_file(loaded(root), tmp_path / "mine.yml").findings) == [("HB404", Severity.WARNING)]


def test_what_is_wrong_in_itself_is_an_error_outside_too(root, tmp_path):
    (tmp_path / "mine.yml").write_text(FLOW.replace("by: 支委会", "bye: 支委会"), encoding="utf-8")
    assert ("HB201", Severity.ERROR) in told(load_file(loaded(root), tmp_path / "mine.yml").findings)


def test_a_file_that_is_not_there_is_told(root, tmp_path):
    found = load_file(loaded(root), tmp_path / "none.yml")
    assert (found.definition, told(found.findings)) == (None, [("HB101", Severity.ERROR)])


def test_a_file_may_have_any_ending(root, tmp_path):
    for name in ("mine.yaml", "mine.txt", "mine"):
        (tmp_path / name).write_text(FLOW, encoding="utf-8")
        assert isinstance(load_file(loaded(root), tmp_path / name).definition, Process)


def test_a_file_of_the_project_has_the_findings_of_the_whole_book(root):
    (root / "diagrams/processes/examine.yml").write_text(FLOW, encoding="utf-8")
    (root / "diagrams/processes/lonely.yml").write_text(FLOW, encoding="utf-8")
    book = loaded(root)
    assert load_file(book, root / "diagrams/processes/examine.yml").findings == ()
    assert load_file(book, root / "diagrams/processes/lonely.yml").findings != ()


def test_every_kind_of_definition_of_the_project_is_found(root):
    (root / "diagrams/logic").mkdir()
    (root / "diagrams/logic/ring.yml").write_text("kind: logic\ntitle: 环\nring: [甲, 乙, 丙]\n", encoding="utf-8")
    book = loaded(root)
    assert isinstance(load_file(book, root / "diagrams/logic/ring.yml").definition, Diagram)
    assert isinstance(load_file(book, root / "handbooks/branch/handbook.yml").definition, Handbook)
    assert load_file(book, root / "handbooks/registers/roles.yml").definition is None
    assert load_file(book, root / "handbooks/branch/accept-member.md").definition is None


def test_hidden_files_and_other_endings_are_passed_over(root):
    (root / "diagrams/processes/.draft.yml").write_text("{", encoding="utf-8")
    (root / "handbooks/.trash").mkdir()
    (root / "handbooks/.trash/old.md").write_text("x", encoding="utf-8")
    (root / "handbooks/branch/notes.txt").write_text("x", encoding="utf-8")
    assert loaded(root).findings == ()


def test_a_book_with_errors_has_no_publication(root):
    (root / "diagrams/processes/examine.yml").write_text("title:\n", encoding="utf-8")
    assert building.build(find_project(root, "2026-11-22")).publication is None


def test_the_preview_keeps_the_last_good_pages_under_the_findings(root):
    good = building.site(root)
    (root / "diagrams/processes/examine.yml").write_text("title:\n", encoding="utf-8")
    shown = building.site(root, good)
    assert shown.pages == good.pages
    assert "HB113" in str(shown.notice)
    assert good.notice is None
    [only] = building.site(root).pages
    assert only.path == "index.html"
    assert "HB113" in str(only.sections)


def test_names_and_address_of_the_site_come_from_its_settings(root):
    (root / "mkdocs.yml").write_text("site_name: 名称\nsite_url: https://example.org/x/\n", encoding="utf-8")
    made = building.build(find_project(root, "2026-11-22"))
    assert made.publication.site.identity == Identity("名称", "https://example.org/x/")
    (root / "mkdocs.yml").unlink()
    assert building.build(find_project(root, "2026-11-22")).publication.site.identity == Identity(words.HANDBOOKS)


def test_a_build_tells_what_it_is_at(root):
    stages = []
    building.build(find_project(root, "2026-11-22"), report=stages.append)
    assert stages[0] == "读取和检查"
    assert any(stage.endswith("画图：接收预备党员") for stage in stages)
