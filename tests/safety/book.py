"""A small book with a given text in every place that takes a text."""

import json
import shutil
from itertools import count
from pathlib import Path

BASE = Path(__file__).parents[1] / "base_project"


def write_book(root: Path, texts: list[str], chapters: dict[str, str], more: list[str]) -> None:
    """Write a book into ``root``: eleven texts a process and its item, registers, chapters by name.

    The texts of ``more`` stand in the register of terms, three a term.
    """
    shutil.copytree(BASE, root)
    places = [texts[start : start + 11] for start in range(0, len(texts), 11)]
    places[-1] = (places[-1] + texts)[:11]
    for number, group in enumerate(places):
        _write(root / f"diagrams/processes/h{number}.yml", _process(group, number))
        _item(root / f"handbooks/branch/i{number}.md", _turned(group, 3), number)
    for name, text in chapters.items():
        (root / f"handbooks/branch/{name}.md").write_text(f"---\nkind: chapter\ntitle: {name}\n---\n{text}\n", "utf-8")
    _registers(root, texts)
    triples = [_turned(more, 3 * number)[:3] for number in range(len(more) // 3 + 1)]
    terms = [{"name": f"多{number}{a}", "meaning": b, "note": c} for number, (a, b, c) in enumerate(triples)]
    _write(root / "handbooks/registers/more.yml", {"kind": "term", "entries": terms})
    _handbook(root, texts, [f"i{number}" for number in range(len(places))], list(chapters))
    (root / "mkdocs.yml").write_text(
        f"site_name: {_quoted(texts[3])}\ntheme: {{name: material, language: zh, font: false}}\nplugins: [handbooks]\n",
        "utf-8",
    )


def _turned(texts: list[str], by: int) -> list[str]:
    return texts[by:] + texts[:by]


def _quoted(text: object) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(path: Path, value: object) -> None:
    """JSON is YAML."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_quoted(value), "utf-8")


def _process(t: list[str], number: int) -> dict[str, object]:
    decide = {
        "decide": t[4],
        "by": "党员大会",
        "records": "党员大会记录",
        "note": t[5],
        "vote": {"quorum": "应到 > 1/2", "pass": "应到 > 1/2", "ballot": "secret", "excluded": t[6]},
        "within": {"value": "1个月", "basis": "19", "confidence": "D"},
        "outcomes": {t[7]: "next", t[8]: f"end {t[9]}"},
    }
    done = [{"do": t[3], "by": f"角色{number}{t[10]}", "records": [f"表{number}{t[10]}"]}, decide]
    return {
        "title": t[0],
        "code": f"P{number + 10}",
        "summary": t[1],
        "trigger": t[2],
        "basis": "发展党员工作细则 18-26",
        "confidence": "A",
        "stages": [
            {"title": t[5], "steps": done},
            {"title": t[6], "steps": [{"do": t[9], "by": "支委会", "records": "F06"}]},
        ],
    }


def _item(path: Path, t: list[str], number: int) -> None:
    front = {
        "kind": "item",
        "title": f"项{t[0]}",
        "code": t[7],
        "takeaway": t[1],
        "processes": [f"h{number}"],
        "logics": ["layers"],
        "matrices": ["marked"],
        "facts": [{"name": t[2], "value": "3-5人", "basis": "支部工作条例 11", "confidence": "B", "note": t[3]}],
        "reviewed": "2026-11-22",
        "workgroup": t[4],
    }
    lines = "".join(f"{key}: {_quoted(value)}\n" for key, value in front.items())
    path.write_text(f"---\n{lines}---\n正文。\n", "utf-8")


def _registers(root: Path, texts: list[str]) -> None:
    t = count()

    def text() -> str:
        return texts[next(t) * 7 % len(texts)]

    groups = [texts[start : start + 11] for start in range(0, len(texts), 11)]
    groups[-1] = (groups[-1] + texts)[:11]
    roles = [
        {
            "name": f"角色{number}{group[10]}",
            "id": f"role-{number}",
            "title": f"全称{text()}",
            "sort": "body",
            "level": "支部级",
            "aliases": [f"别名{number}{text()}"],
            "summary": text(),
            "note": text(),
        }
        for number, group in enumerate(groups)
    ]
    forms = [
        {
            "code": f"F{number + 20}",
            "name": f"表{number}{group[10]}",
            "id": f"form-{number}",
            "sort": "form",
            "keep": text(),
            "note": text(),
            "fields": [
                text(),
                {"name": text(), "type": "number", "unit": text()},
                {"name": "选", "type": "choice", "options": [text(), text()]},
            ],
        }
        for number, group in enumerate(groups)
    ]
    terms = [
        {"name": f"术语{number}{text()}", "meaning": text(), "note": text(), "see": ["i0"]} for number in range(12)
    ]
    edition = {"edition": "2020-01-01", "in_force": "2020-01-01", "issued": "2020-01-01", "articles": 9, "read": "all"}
    regulations = [
        {
            "id": f"R{number + 50}",
            "title": f"法规{text()}",
            "short": f"简称{number}{text()}",
            "issuer": text(),
            "editions": [{**edition, "title": text(), "doc_no": text(), "note": text(), "confidence": "A"}],
        }
        for number in range(6)
    ]
    kinds = {"role": roles, "form": forms, "term": terms, "regulation": regulations}
    for kind, entries in kinds.items():
        _write(root / f"handbooks/registers/hostile-{kind}.yml", {"kind": kind, "entries": entries})
    _diagrams(root, text)


def _diagrams(root: Path, text) -> None:
    blocks = [[{"id": f"b{row}{column}", "text": text(), "note": text()} for column in range(2)] for row in range(2)]
    layers = [{"title": text(), "blocks": row} for row in blocks]
    relations = [{"from": "b10", "to": "b00", "as": "支撑", "label": text()}]
    _write(
        root / "diagrams/logic/layers.yml",
        {"kind": "logic", "title": text(), "summary": text(), "layers": layers, "relations": relations},
    )
    rows, columns, sign = [text(), text()], [text(), text()], "◎"
    cells = {rows[0]: {columns[0]: sign}, rows[1]: {columns[1]: sign}}
    matrix = {
        "kind": "matrix",
        "title": text(),
        "summary": text(),
        "rows": rows,
        "columns": columns,
        "marks": {sign: text()},
        "cells": cells,
    }
    _write(root / "diagrams/matrices/marked.yml", matrix)
    roots = [{"text": text(), "roots": [{"text": text()}, {"text": text()}]}, {"text": text()}]
    _write(
        root / "diagrams/roots/system.yml",
        {"kind": "root", "title": text(), "summary": text(), "trunk": text(), "roots": roots},
    )


def _handbook(root: Path, texts: list[str], items: list[str], chapters: list[str]) -> None:
    appendix = ["forms", "regulations", "roles", "terms", "legend", "unverified"]
    parts = [
        {
            "title": f"组织{texts[8]}",
            "id": "organisation",
            "element": "共性要素",
            "summary": texts[9],
            "items": ["accept-member", *items],
            "chapters": chapters,
        },
        {"title": texts[10], "id": "appendix", "element": "辅助要素", "appendix": appendix},
    ]
    book = {
        "kind": "handbook",
        "id": "branch",
        "title": texts[4],
        "summary": texts[5],
        "edition": texts[6],
        "cover": {"subtitle": texts[7]},
    }
    _write(root / "handbooks/branch/handbook.yml", {**book, "parts": parts})
