"""Reads a drawn flowchart back: its nodes, lanes and stages, and the flow through everything the drawing added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

PASSED = {"merge", "connector"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A node of the drawing, with the text that stands in it (without blanks)."""

    name: str
    kind: str
    lane: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of the drawing."""

    source: str
    target: str
    label: str
    back: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing says about itself; lists, so that a name drawn twice is seen."""

    nodes: tuple[Mark, ...]
    lines: tuple[Line, ...]
    lanes: tuple[str, ...]
    stages: tuple[str, ...]

    def flow(self) -> list[tuple[str, str, str, bool]]:
        """Source, label, target and direction of every flow between nodes that are no merges or connectors, sorted."""
        kinds = {node.name: node.kind for node in self.nodes}
        found: list[tuple[str, str, str, bool]] = []
        for node in self.nodes:
            if node.kind not in PASSED:
                found += [(node.name, *rest) for rest in self.follow(node.name, kinds, frozenset())]
        return sorted(found)

    def follow(self, name: str, kinds: dict[str, str], seen: frozenset[str]) -> Iterator[tuple[str, str, bool]]:
        """Label, target and direction of every way on from a node."""
        for line in self.lines_from(name, kinds):
            if kinds[line.target] not in PASSED:
                yield line.label, line.target, line.back
            elif line.target in seen:
                raise AssertionError(f"the drawing goes round through {line.target} without meeting a step")
            else:
                for label, target, back in self.follow(line.target, kinds, seen | {line.target}):
                    yield line.label + label, target, line.back or back

    def lines_from(self, name: str, kinds: dict[str, str]) -> list[Line]:
        """The edges that leave a node; the first connector of a pair leads to the second."""
        found = [line for line in self.lines if line.source == name]
        if not found and kinds[name] == "connector" and name.endswith("a"):
            found = [Line(name, f"{name[:-1]}b", "", back=False)]
        return found


def read(svg: str) -> Drawing:
    """The drawing in an SVG text."""
    root = ET.fromstring(svg)  # noqa: S314  # our own output
    groups = [element for element in root.iter() if element.tag.rpartition("}")[2] == "g"]
    return Drawing(
        nodes=tuple(
            Mark(g.get("data-node", ""), g.get("data-kind", ""), g.get("data-lane", ""), text_of(g))
            for g in with_class(groups, "node")
        ),
        lines=tuple(
            Line(g.get("data-from", ""), g.get("data-to", ""), label_of(g), g.get("data-back") is not None)
            for g in with_class(groups, "edge")
        ),
        lanes=tuple(g.get("data-lane", "") for g in with_class(groups, "lane")),
        stages=tuple(g.get("data-stage", "") for g in with_class(groups, "stage")),
    )


def with_class(groups: list[ET.Element], name: str) -> list[ET.Element]:
    return [g for g in groups if name in g.get("class", "").split()]


def text_of(group: ET.Element) -> str:
    """The characters of a group's text elements without blanks."""
    texts = [element for element in group.iter() if element.tag.rpartition("}")[2] == "text"]
    return "".join("".join("".join(text.itertext()).split()) for text in texts)


def label_of(group: ET.Element) -> str:
    return "".join(text_of(label) for label in with_class(list(group.iter()), "edge-label"))
