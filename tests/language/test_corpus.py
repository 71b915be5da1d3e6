"""Every file of the corpus is told exactly what the language page says of it, at the exact place."""

from __future__ import annotations

import pytest

from tests.language.checking import check, project_with, write_process
from tests.language.corpus import Case, Place, cases

CASES = cases()


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return project_with(tmp_path_factory.mktemp("corpus") / "project", ["case"])


def test_names_are_unique():
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(project, case: Case):
    told = [one for one in check(project, write_process(project, "case", case.text)) if one.severity != "info"]
    assert {one.path for one in told} <= {"diagrams/processes/case.yml"}
    coded = {place.code for place in case.places} != {""}
    found = sorted(
        Place(one.line, one.column, one.end_line, one.end_column, one.severity, one.code if coded else "")
        for one in told
    )
    assert found == list(case.places), "\n".join(f"{one.code} {one.message}" for one in told)
