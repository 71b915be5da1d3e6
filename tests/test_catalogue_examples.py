"""Every code of the catalogue: its bad example raises it, its good example raises no error at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.building import build as building
from generator.building import limits
from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.limits import Limit
from generator.building.load import load
from generator.building.project import find_project
from generator.diagnostics import Finding, Severity, catalogue
from generator.publishing.downloads import with_downloads
from tests.examples import load_with, write_example
from tests.publishing.printing import build_into

BASE = Path(__file__).parent / "base_project"
AS_OF = "2026-11-22"


def codes(*families: str) -> list[str]:
    return [code for code in catalogue() if code.startswith(families)]


WORKBOOKS = ("HB831", "HB832")
"""Codes about spreadsheets, which no example of text can hold; the tests of the record commands raise them."""

HISTORIES = ("HB837", "HB838", "HB839")
"""Codes about the history of records, which no example of text has; ``tests/building/test_filing.py`` raises them."""

DECEMBER = ("HB845", "HB846")
"""Codes that are told in December alone; ``tests/building/test_years.py`` raises them."""

UNLOADED = (*WORKBOOKS, *HISTORIES, *DECEMBER)
LOADED = [code for code in codes("HB2", "HB3", "HB4", "HB5", "HB8") if code not in UNLOADED]


def findings(example: str, folder: Path) -> tuple[Finding, ...]:
    return load_with(example, folder).findings


@pytest.mark.parametrize("code", LOADED)
def test_bad_example_raises_its_code(code: str, tmp_path: Path) -> None:
    found = findings(catalogue()[code].bad, tmp_path)
    assert code in {item.code for item in found}
    severity = catalogue()[code].severity
    assert all(item.severity is severity for item in found if item.code == code)


@pytest.mark.parametrize("code", LOADED)
def test_good_example_raises_neither_its_code_nor_an_error(code: str, tmp_path: Path) -> None:
    found = findings(catalogue()[code].good, tmp_path)
    assert code not in {item.code for item in found}
    assert [item for item in found if item.severity is Severity.ERROR] == []


def test_the_base_project_itself_is_clean(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "project")
    assert load(find_project(tmp_path / "project", AS_OF)).findings == ()


def composed(example: str, folder: Path, runner: Runner | None = None) -> building.Build:
    root = folder / "project"
    shutil.copytree(BASE, root)
    write_example(example, root)
    return building.build(find_project(root, AS_OF), runner=runner)


@pytest.mark.parametrize("which", ["bad", "good"])
def test_the_examples_of_the_site_address(which: str, tmp_path: Path) -> None:
    with Runner(Cache(tmp_path)) as runner:
        made = composed(getattr(catalogue()["HB901"], which), tmp_path, runner)
        assert made.publication is not None
        site = with_downloads(made.publication.site, runner)
    found = build_into(tmp_path / "site", site)
    assert [item.code for item in found] == ["HB901"] * (which == "bad")


@pytest.mark.parametrize(
    ("code", "limit"),
    [("HB611", Limit(1.0, limits.DRAWING.memory)), ("HB612", Limit(60.0, 16 * limits.MEBIBYTE))],
)
@pytest.mark.parametrize("which", ["bad", "good"])
def test_the_examples_of_drawings_beyond_their_limit(
    code: str, limit: Limit, which: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "DRAWING", limit)
    found = composed(getattr(catalogue()[code], which), tmp_path).loaded.findings
    errors = [item for item in found if item.code == code]
    assert len(errors) == (which == "bad")
    assert all(item.span.path == "diagrams/processes/example.yml" for item in errors)


@pytest.mark.parametrize(("which", "told"), [("bad", ["HB902"]), ("good", [])])
def test_the_examples_of_a_missing_glyph(which: str, told: list[str], tmp_path: Path) -> None:
    found = findings(getattr(catalogue()["HB902"], which), tmp_path)
    assert [item.code for item in found if item.severity is Severity.ERROR] == told
