"""Every row of the source article has a place that exists and a test that proves it, or says what is missing."""

from __future__ import annotations

import pytest

from tests.requirements import LIST, Row, listing, proves, rows, there


def test_every_row_of_the_article_is_there_once():
    assert [row.id for row in rows()] == [f"S-{number:02}" for number in range(1, 105)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_a_row_has_a_place_and_a_proof_or_says_what_is_missing(row: Row):
    assert (row.at and row.by) or row.open
    assert [name for kind, name in row.at if not there(kind, name)] == []
    assert not row.by or proves(row.by)


def test_the_list_is_that_of_the_rows():
    assert LIST.read_text(encoding="utf-8") == listing()
