"""Checks small files against the base project, and small books beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.building.load import Loaded, load, load_file
from generator.building.project import find_project
from tests.examples import write_example

BASE = Path(__file__).parent.parent / "base_project"
AS_OF = "2026-11-22"

Told = list[tuple[str, str]]
"""The code of every finding with the characters it stands on."""


PAGE = """--- handbooks/branch/accept-member.md ---
---
kind: item
title: 接收预备党员
takeaway: 一句话
processes: [accept-probationary-member, examine, probation]
{head}---
{body}
"""


def item(head: str = "", body: str = "正文。") -> str:
    """An example: the page of an item, with more lines in its head, and with a text."""
    return PAGE.format(head=head, body=body)


def base() -> Loaded:
    return load(find_project(BASE, AS_OF))


def told(loaded: Loaded, folder: Path, text: str) -> Told:
    """What is told of one file outside the project."""
    path = folder / "case.yml"
    path.write_text(text, encoding="utf-8")
    return [(found.code, _at(text, found.span)) for found in load_file(loaded, path).findings]


def book(folder: Path, example: str) -> Loaded:
    """A copy of the base project with the files of an example, loaded."""
    shutil.copytree(BASE, folder / "book")
    write_example(example, folder / "book")
    return load(find_project(folder / "book", AS_OF))


BARE = "HB544"
"""What is told of a page that is not complete, as no page of an example is."""


def codes(loaded: Loaded) -> Told:
    """The code of every finding with the name of its file; that pages are bare is left out."""
    return [(one.code, one.span.path.rpartition("/")[2]) for one in loaded.findings if one.code != BARE]


def _at(text: str, span) -> str:
    line = text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else "…"
