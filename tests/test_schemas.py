"""The JSON Schemas: complete, in Chinese, the same as the committed files, and of one mind with the checker."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.diagnostics import catalogue
from generator.model.document import DEFINITIONS, KINDS
from generator.model.schema import schema, schema_text
from generator.source.files import SourceFile
from generator.source.markdown import read_markdown
from generator.source.value import Items, Table, Text
from generator.source.yaml import read_yaml
from tests.examples import parts

ROOT = Path(__file__).parent.parent
CONTENT = sorted(path for folder in ("diagrams", "handbooks") for path in (ROOT / folder).rglob("*.*"))


def plain(value: Text | Items | Table) -> Any:
    """A value as the YAML of an editor sees it: the core schema of YAML 1.2, where ``18`` is a number."""
    if isinstance(value, Table):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, Items):
        return [plain(part) for part in value]
    if value.style != "plain":
        return str(value)
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    return float(value) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", value) else str(value)


def front(path: str, text: str) -> tuple[str, Any]:
    """The kind and the values of a file, of a Markdown file those of its front matter."""
    source = SourceFile(path, text)
    value = read_markdown(source).front if path.endswith(".md") else read_yaml(source).value
    assert isinstance(value, Table), path
    return str(value.get("kind", "process")), plain(value)


def faults(kind: str, value: Any) -> list[str]:
    validator = Draft202012Validator(schema(kind), format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def inner(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema in a schema."""
    yield node
    for word in ("properties", "$defs"):
        for part in node.get(word, {}).values():
            yield from inner(part)
    for word in ("anyOf", "oneOf"):
        for part in node.get(word, []):
            yield from inner(part)
    for word in ("items", "additionalProperties"):
        if isinstance(node.get(word), dict):
            yield from inner(node[word])


def properties(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in inner(schema(kind)):
        if "description" in node or node.get("type") == "object":
            yield from node.get("properties", {}).items()


@pytest.mark.parametrize("kind", KINDS)
def test_the_committed_file_is_what_the_model_says(kind: str) -> None:
    committed = (ROOT / "docs/schemas" / f"{kind}.json").read_text(encoding="utf-8")
    assert committed == schema_text(kind), "write it anew: handbooks schema --write docs/schemas"


def test_there_is_a_file_for_every_kind_and_no_other() -> None:
    assert {path.stem for path in (ROOT / "docs/schemas").iterdir()} == set(KINDS)


def test_the_editor_is_told_of_every_kind_of_yaml_file() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert {Path(path).stem for path in settings["yaml.schemas"]} == set(DEFINITIONS)


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_and_says_so(kind: str) -> None:
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in made
    assert re.search(r"[\u4e00-\u9fff]", made["title"])
    assert re.search(r"[\u4e00-\u9fff]", made["description"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_in_chinese_and_only_in_chinese(kind: str) -> None:
    assert list(properties(kind))
    for key, node in properties(kind):
        assert re.search(r"[\u4e00-\u9fff]", node.get("description", "")), key
    for node in inner(schema(kind)):
        assert not re.search(r"[A-Za-z]+ [A-Za-z]+ [A-Za-z]+", node.get("description", "") + node.get("title", ""))


@pytest.mark.parametrize("kind", KINDS)
def test_mappings_are_closed_and_nothing_is_null(kind: str) -> None:
    for node in inner(schema(kind)):
        assert node.get("type") != "object" or "additionalProperties" in node
        assert node.get("type") != "null"


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_a_valid_value_of_its_key(kind: str) -> None:
    whole = schema(kind)
    for key, node in properties(kind):
        for example in node.get("examples", ()):
            validator = Draft202012Validator({**node, "$defs": whole.get("$defs", {})})
            assert list(validator.iter_errors(example)) == [], key


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_the_content_of_the_project_is_valid(path: Path) -> None:
    kind, value = front(path.name, path.read_text(encoding="utf-8"))
    assert faults(kind, value) == []


def examples(side: str) -> Iterator[tuple[str, str, str]]:
    """Code, path and text of the first file of every example of the language."""
    for code, entry in catalogue().items():
        if code.startswith(("HB2", "HB3", "HB4", "HB5")):
            path, text = next(iter(parts(getattr(entry, side)).items()))
            if not text.startswith("#!"):
                yield code, path, text


@pytest.mark.parametrize(("code", "path", "text"), list(examples("good")))
def test_what_the_checker_accepts_is_valid(code: str, path: str, text: str) -> None:
    assert faults(*front(path, text)) == [], code


SHAPES = ("HB201", "HB202", "HB203", "HB204", "HB205", "HB206", "HB207", "HB208", "HB209", "HB210")
TOGETHER = ("HB215", "HB216", "HB217", "HB218", "HB501", "HB502")


@pytest.mark.parametrize("code", SHAPES + TOGETHER)
def test_what_has_the_wrong_shape_is_underlined_in_the_editor(code: str) -> None:
    path, text = next((path, text) for known, path, text in examples("bad") if known == code)
    assert faults(*front(path, text)) != []
