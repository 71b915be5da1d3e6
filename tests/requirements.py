"""The rows of the source article with the places that answer them: read, resolved against the book, and listed.

``python -m tests.requirements`` writes ``docs/requirements.md`` anew.
"""

from __future__ import annotations

import ast
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.building.load import load
from generator.building.project import find_project
from generator.cli import COMMANDS
from generator.diagnostics import catalogue
from generator.model.book import Book
from generator.pages.compose import compose
from generator.pages.figures import Figures, draw_view
from generator.pages.page import Page, Table
from generator.pages.publication import Identity
from generator.views.written_logic import logic_of

ROOT = Path(__file__).parent.parent
ROWS = ROOT / "docs/requirements.yml"
LIST = ROOT / "docs/requirements.md"
HEAD = """# 要求与落点 Requirements and where they are met

来源文章（2019年10月开始的课题，刊于《中外企业文化》2020年12期）逐行的要求，每行写明在哪里做到、由哪个测试证明；还没有做到的写明缺什么。本页由
[requirements.yml](requirements.yml) 生成：`python -m tests.requirements`。

{count} 行，其中 {open} 行还有没做到的。

| 行 | 要求 | 落点 | 证明 | 还缺 |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """A row: its id, what it asks, the places that answer it as ``(kind, name)``, its proof, and what is missing."""

    id: str
    asks: str
    at: tuple[tuple[str, str], ...]
    by: str
    open: str


@cache
def rows() -> tuple[Row, ...]:
    read = yaml.safe_load(ROWS.read_text(encoding="utf-8"))
    return tuple(
        Row(
            row["id"],
            row["asks"],
            tuple((kind, name) for kind, _, name in (place.partition(" ") for place in row.get("at", []))),
            row.get("by", ""),
            row.get("open", ""),
        )
        for row in read
    )


@cache
def book() -> Book:
    return load(find_project(ROOT, "2026-11-22")).book


@cache
def anchors() -> dict[str, frozenset[str]]:
    """The anchors of every page of the site; the drawings do not matter here and are all the same one."""
    some = next(logic for diagram in book().logics.values() if (logic := logic_of(diagram, book())))
    one: Figures = draw_view(some)
    site = compose(book(), Identity("书"), draw=lambda views: [one for _ in views]).site
    return {page.path: frozenset(_anchors(page)) for page in site.pages}


def _anchors(page: Page) -> set[str]:
    found = {section.anchor for section in page.sections}
    tables = [block for section in page.sections for block in section.blocks if isinstance(block, Table)]
    return found | {cell.anchor for table in tables for row in table.rows for cell in row}


def there(kind: str, name: str) -> bool:
    """Whether a place exists."""
    if kind == "page":
        path, _, anchor = name.partition("#")
        return path in anchors() and (not anchor or anchor in anchors()[path])
    if kind == "file":
        return (ROOT / name).is_file()
    known: dict[str, Container[str]] = {
        "flow": book().processes,
        "matrix": book().matrices,
        "logic": book().logics,
        "root": book().roots,
        "system": book().systems.names,
        "rule": catalogue(),
        "command": COMMANDS,
    }
    return name in known[kind]


def proves(by: str) -> bool:
    """Whether a test, or a file of tests, exists."""
    path, _, name = by.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    tests = {
        node.name for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)
    }
    return name in tests if name else any(test.startswith("test_") for test in tests)


def listing() -> str:
    """The rows as a page of the documentation."""
    head = HEAD.format(count=len(rows()), open=sum(1 for row in rows() if row.open))
    return head + "".join(map(_line, rows()))


def _line(row: Row) -> str:
    places = "、".join(f"{kind} `{name}`" for kind, name in row.at)
    return f"| {row.id} | {row.asks} | {places} | {_proof(row.by)} | {row.open} |\n"


def _proof(by: str) -> str:
    return f"`{by.removeprefix('tests/')}`" if by else ""


if __name__ == "__main__":
    LIST.write_text(listing(), encoding="utf-8")
