"""Reads a process against the registers of the base project."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent

from generator.building.load import load
from generator.building.project import Project
from generator.model.assemble import process_of
from generator.model.book import Book, Diagram
from generator.model.document import read_definition
from generator.model.process import Process
from generator.source.files import SourceFile
from generator.views.flow import Flow
from generator.views.process_flow import flow_of

BASE = Path(__file__).parent.parent / "base_project"
HEAD = "title: 例子\nbasis: 支部工作条例 11\nconfidence: A\n"


@cache
def base() -> Book:
    return load(Project(BASE, "2026-11-22")).book


def process(text: str, name: str = "example") -> Process:
    """A process without findings; without a title it gets one."""
    whole = dedent(text)
    whole = whole if whole.startswith("title:") else HEAD + whole
    document, findings = read_definition(SourceFile(f"{name}.yml", whole))
    assert document is not None, findings
    made, more = process_of(document, document.file, base().role_names)
    assert (*findings, *more) == ()
    return made


def flow(text: str) -> Flow:
    return flow_of(process(text), base())


def edges(drawn: Flow) -> set[str]:
    """Every edge in one line: ``vote -通过-> s2``, ``s2 ~> vote`` where it runs back."""
    return {
        f"{edge.source} {f'-{edge.label}' if edge.label else ''}{'~>' if edge.back else '->'} {edge.target}"
        for edge in drawn.edges
    }


def nodes(drawn: Flow) -> dict[str, str]:
    """The kind of every node, in order."""
    assert len({node.id for node in drawn.nodes}) == len(drawn.nodes)
    return {node.id: node.kind for node in drawn.nodes}


def diagram(text: str, name: str = "example") -> Diagram:
    """A diagram without findings."""
    document, findings = read_definition(SourceFile(f"{name}.yml", dedent(text)))
    assert document is not None, findings
    assert findings == ()
    return Diagram(document.name, document.path, document.file)
