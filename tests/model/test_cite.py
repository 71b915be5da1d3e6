"""A citation means the edition it names, else the one in force on the day."""

from __future__ import annotations

import pytest

from generator.model.basis import read_citation
from generator.model.cite import cite, comparable, in_force
from generator.model.index import Index
from generator.model.register_files import Register
from generator.source.value import Text
from tests.model.reading import read

REGISTER = """
kind: regulation
entries:
  - id: R06
    title: 发展党员工作细则
    short: 细则
    issuer: 中办
    editions:
      - {edition: 2026-05-11, in_force: 2026-05-11}
      - {edition: 2014-05-28, in_force: 2014-05-28, until: 2026-05-11}
      - {edition: 1990-08-01, in_force: 1990, until: 2014-05}
"""


@pytest.fixture(scope="module")
def regulations() -> Index:
    document, findings = read(REGISTER, "handbooks/registers/regulations.yml")
    assert findings == ()
    assert document is not None
    assert isinstance(document.file, Register)
    return Index(document.file.entries)


@pytest.mark.parametrize(
    ("citation", "as_of", "edition"),
    [
        ("细则 5", "2026-05-11", "2026-05-11"),
        ("细则 5", "2026-05-10", "2014-05-28"),
        ("细则 5", "2014-05-10", "1990-08-01"),
        ("细则 5", "1980-01-01", "1990-08-01"),
        ("细则@2014-05-28 5", "2026-11-22", "2014-05-28"),
        ("细则@2014 5", "2026-11-22", "2014-05-28"),
        ("细则@20 5", "2026-11-22", None),
        ("细则@1999 5", "2026-11-22", None),
    ],
)
def test_the_edition_that_is_meant(regulations, citation, as_of, edition):
    cited = cite(read_citation(Text(citation)), regulations, as_of)
    assert cited.regulation is not None
    assert (cited.edition.edition if cited.edition else None) == edition


def test_an_unknown_name_means_nothing(regulations):
    assert cite(read_citation(Text("党章 5")), regulations, "2026-01-01").regulation is None


def test_a_text_is_in_force_from_its_first_day_to_the_day_before_its_end(regulations):
    (_, middle, _) = next(iter(regulations)).editions
    days = ("2014-05-27", "2014-05-28", "2026-05-10", "2026-05-11")
    assert [in_force(middle, day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("day", "first"), [("2014", "2014-01-01"), ("2014-05", "2014-05-01"), ("2014-05-28", "2014-05-28")]
)
def test_months_and_years_begin_with_their_first_day(day, first):
    assert comparable(day) == first
