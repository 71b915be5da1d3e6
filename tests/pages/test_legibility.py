"""Drawings that print too small are told, at the page that prints them."""

import shutil
from pathlib import Path

from generator.building.build import build
from generator.building.project import find_project
from generator.diagnostics import Severity, catalogue
from generator.pages.legibility import check
from tests.examples import write_example

BASE = Path(__file__).parents[1] / "base_project"


def found(example, folder):
    root = folder / "project"
    shutil.copytree(BASE, root)
    write_example(example, root)
    built = build(find_project(root, "2026-11-22"))
    assert built.publication is not None, built.loaded.findings
    return [item for manual in built.publication.manuals for item in check(manual)]


def test_a_drawing_too_wide_for_any_paper_is_told(tmp_path):
    (told,) = found(catalogue()["HB601"].bad, tmp_path)
    assert told.code == "HB601"
    assert told.severity is Severity.WARNING
    assert told.span.path == "handbooks/branch/accept-member.md"
    assert float(dict(told.arguments)["points"]) < 7


def test_drawings_that_fit_are_not(tmp_path):
    assert found(catalogue()["HB601"].good, tmp_path) == []
