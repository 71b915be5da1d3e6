"""How a text is written as a YAML scalar: with quotes only where it would be read as something else without."""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.source.files import SourceFile
from generator.source.layout.tree import Scalar
from generator.source.yaml import read_yaml

_RESOLVER = yaml.resolver.Resolver()
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\n\t]')


def written(scalar: Scalar, *, flow: bool, key: bool = False) -> str:
    """A scalar on one line, in brackets (``flow``) or outside, as a key or as a value."""
    value = scalar.value
    if not scalar.style and scalar.raw == value:
        return value
    if not _other_type(value) and _plain(value, flow=flow, key=key):
        return value
    return _quoted(value)


def _other_type(value: str) -> bool:
    """Whether other readers of YAML would take an unquoted text for a number, a day or a truth value."""
    kind = _RESOLVER.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return bool(kind != "tag:yaml.org,2002:str")


def _plain(value: str, *, flow: bool, key: bool) -> bool:
    """Whether the reader takes an unquoted text for this very text, without a word."""
    if "\n" in value:
        return False
    places: list[tuple[str, Any]] = [(f"{value}: x", {value: "x"})]
    if not key:
        places = [(f"k: {value}", {"k": value}), (f"{value}, x" if flow else f"- {value}", [value, "x"][: 1 + flow])]
    brackets = ("{}", "[]") if flow else ("", "")
    for pair, (text, expected) in zip(brackets, places, strict=False):
        reading = read_yaml(SourceFile("", f"{pair[:1]}{text}{pair[1:]}\n"))
        if reading.findings or reading.value != expected:
            return False
    return True


def _quoted(value: str) -> str:
    """A text in double quotes; in single quotes where that saves every escape."""
    if _ESCAPED.search(value) and not re.search(r"[\n\t]", value):
        return "'" + value.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(lambda match: _ESCAPES[match[0]], value) + '"'
