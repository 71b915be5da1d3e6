"""The examples of the reading family, each run against the reader itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Finding, catalogue
from generator.source.files import read_text
from generator.source.markdown import read_markdown
from generator.source.yaml import read_yaml
from tests.examples import read_example, write_example

CODES = [code for code in catalogue() if "HB101" <= code <= "HB149"]


def read(path: Path) -> tuple[Finding, ...]:
    file, findings = read_text(path, path.name)
    if file is None:
        return findings
    chapter = path.suffix == ".md"
    return findings + (read_markdown(file).findings if chapter else read_yaml(file).findings)


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_raises_its_code_alone(code, tmp_path):
    findings = read(write_example(catalogue()[code].bad, tmp_path))
    assert {item.code for item in findings} == {code}


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_raises_nothing(code, tmp_path):
    assert read(write_example(catalogue()[code].good, tmp_path)) == ()


def test_an_example_may_hold_several_files_and_bytes():
    text = "--- a/b.yml ---\ntitle: 甲\n  #! repeat: 3 ab\n--- c.md ---\n#! bytes: ff0a\n--- d ---\n#! folder\n"
    assert read_example(text) == {"a/b.yml": "title: 甲\n  ababab\n".encode(), "c.md": b"\xff\n"}
    assert read_example("title: 甲\n") == {"diagrams/processes/example.yml": "title: 甲\n".encode()}
