"""The formats for programs: the contract of JSON, GitHub's escaping, the SARIF log, and the common order."""

from __future__ import annotations

import json

import pytest

from generator.diagnostics import Fix, Severity, Span, finding
from generator.diagnostics.emitters import FORMATS, emit

KEYS = ["code", "severity", "message", "path", "line", "column", "end_line", "end_column", "hint", "fix"]


def no_line(_path, _line):
    return None


def found(span, **kwargs):
    return finding("HB133", span, lost="#3", **kwargs)


SPAN = Span("diagrams/processes/换届 1.yml", 3, 5, 3, 8)
FIXED = found(SPAN, fix=Fix(Span(SPAN.path, 3, 1, 3, 8), '"a #3"'))


def test_the_formats_are_those_of_the_contract():
    assert list(FORMATS) == ["text", "github", "gitlab", "sarif", "json"]
    with pytest.raises(KeyError):
        emit([], "xml", "zh", no_line)


def test_json_has_exactly_the_keys_of_the_contract():
    first, second = json.loads(emit([FIXED, found(Span("b.yml"))], "json", "zh", no_line))[::-1]
    assert list(first) == list(second) == KEYS
    assert first["path"] == "diagrams/processes/换届 1.yml" or second["path"] == "diagrams/processes/换届 1.yml"
    item = next(item for item in (first, second) if item["fix"])
    assert item["fix"] == {"line": 3, "column": 1, "end_line": 3, "end_column": 8, "text": '"a #3"'}
    assert (item["line"], item["column"], item["end_line"], item["end_column"]) == (3, 5, 3, 8)
    assert item["severity"] == "error"


def test_json_of_nothing_is_an_empty_array():
    assert emit([], "json", "zh", no_line) == "[]"
    assert emit([], "github", "zh", no_line) == ""
    assert json.loads(emit([], "sarif", "zh", no_line))["runs"][0]["results"] == []


def test_findings_are_sorted_and_told_once():
    spans = [Span("b.yml"), Span("a.yml", 2), Span("a.yml", 1, 7, 1, 7), Span("a.yml", 1, 2, 1, 2)]
    items = json.loads(emit([found(span) for span in [*spans, spans[0]]], "json", "en", no_line))
    assert [(item["path"], item["line"], item["column"]) for item in items] == [
        ("a.yml", 1, 2),
        ("a.yml", 1, 7),
        ("a.yml", 2, 1),
        ("b.yml", 1, 1),
    ]


def test_github_escapes_data_and_properties():
    item = finding("HB133", Span("a,b:c%.yml", 1, 2, 3, 4), severity=Severity.INFO, lost="50%\r\n::x")
    assert emit([item], "github", "en", no_line) == (
        "::notice file=a%2Cb%3Ac%25.yml,line=1,col=2,endLine=3,endColumn=4,title=HB133::"
        "“50%25%0D%0A::x” is taken as a comment and lost"
    )


def test_gitlab_gets_a_fingerprint_that_outlives_a_moved_line():
    report = json.loads(emit([FIXED, found(Span(SPAN.path, 9, 1, 9, 2))], "gitlab", "zh", no_line))
    moved = json.loads(emit([found(Span(SPAN.path, 30, 5, 30, 8))], "gitlab", "zh", no_line))
    assert [set(item) for item in report] == [
        {"check_name", "description", "severity", "fingerprint", "location"},
    ] * 2
    assert report[0]["location"] == {"path": "diagrams/processes/换届 1.yml", "lines": {"begin": 3}}
    assert report[0]["severity"] == "major"
    assert report[0]["fingerprint"] != report[1]["fingerprint"]
    assert report[0]["fingerprint"] == moved[0]["fingerprint"]


def test_sarif_holds_rules_regions_and_fixes():
    log = json.loads(emit([FIXED, found(Span("/srv/外.yml"), severity=Severity.WARNING)], "sarif", "zh", no_line))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["HB133"]
    outside, inside = run["results"]
    assert outside["level"] == "warning"
    assert outside["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///srv/%E5%A4%96.yml"}
    place = inside["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "diagrams/processes/%E6%8D%A2%E5%B1%8A%201.yml"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 8}
    change = inside["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["insertedContent"]["text"] == '"a #3"'
    assert run["tool"]["driver"]["rules"][inside["ruleIndex"]]["id"] == "HB133"


@pytest.mark.parametrize("output", FORMATS)
def test_a_name_that_is_not_unicode_can_be_printed(output):
    emit([found(Span("a\udcff.yml"))], output, "zh", no_line).encode()
