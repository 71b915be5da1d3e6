"""A basis names a text, an edition and articles, each with its place."""

from __future__ import annotations

import pytest

from generator.diagnostics import Span
from generator.model.basis import read_citation
from generator.model.fault import Fault
from generator.source.value import Text


def text(words: str) -> Text:
    return Text(words, Span("f.yml", 1, 1, 1, len(words) + 1))


@pytest.mark.parametrize(
    ("written", "name", "edition", "articles"),
    [
        ("党章", "党章", None, []),
        ("党章 5", "党章", None, ["第5条"]),
        ("党章@2022-10-22 5-6", "党章", "2022-10-22", ["第5—6条"]),
        ("18, 20-22", "", None, ["第18条", "第20—22条"]),
        ("刑法 120.1", "刑法", None, ["第120条之1"]),
        ("细则 13(2)", "细则", None, ["第13条第2款"]),
        ("细则 13(1)-13(2)", "细则", None, ["第13条第1款至第13条第2款"]),
    ],
)
def test_citations(written, name, edition, articles):
    citation = read_citation(text(written))
    assert (citation.name, citation.edition) == (name, edition)
    assert [str(run) for run in citation.articles] == articles


@pytest.mark.parametrize(
    ("written", "code", "place", "fix"),
    [
        ("党章 第五条", "HB229", "第五条", None),
        ("党章 第5条", "HB229", "第5条", "5"),
        ("党章 ５－６", "HB229", "５－６", "5-6"),
        ("党章 6-5", "HB230", "6-5", None),
        ("党章 0", "HB230", "0", None),
        ("党章@ 5", "HB229", "党章@ 5", None),
        ("@2022 5", "HB229", "@2022 5", None),
        ("党章 10000", "HB229", "10000", None),
        ("党章 " + "9" * 5000, "HB229", "9" * 5000, None),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_what_is_wrong_is_told_at_its_place(written, code, place, fix):
    with pytest.raises(Fault) as raised:
        read_citation(text(written))
    (found,) = raised.value.findings
    assert found.code == code
    assert written[found.span.column - 1 : found.span.end_column - 1] == place
    assert (found.fix.text if found.fix else None) == fix


def test_bare_articles_take_name_and_edition_of_another_citation():
    taken = read_citation(text("19")).of(read_citation(text("党章@2022 5")))
    assert (taken.name, taken.edition, str(taken.articles[0])) == ("党章", "2022", "第19条")
    assert read_citation(text("细则 3")).of(read_citation(text("党章 5"))).name == "细则"
