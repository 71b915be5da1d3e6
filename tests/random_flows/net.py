"""The abstract description of a random flow: nodes and arcs, made beside the YAML text and never read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["start", "step", "split", "join", "end"]


@dataclass(frozen=True, slots=True)
class Arc:
    """A flow to ``target``; ``port`` tells a join which of its branches arrives; ``label`` is the outcome's."""

    target: str
    label: str = ""
    port: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the token game: a step takes one of its arcs, a split takes all, a join waits for ``width`` ports.

    ``drawn`` is the ``data-kind`` of the drawing, ``lane`` the role of a step, ``text`` what stands in it, ``lines``
    the lines of the file that the step itself takes (from 1; its branches not counted).
    """

    name: str
    kind: Kind
    arcs: tuple[Arc, ...] = ()
    width: int = 1
    drawn: str = ""
    lane: str = ""
    text: str = ""
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Net:
    """All nodes by name; the game begins with one token on ``start``. An arc to a missing name leads nowhere."""

    nodes: dict[str, Node]

    def arcs(self) -> list[tuple[str, str, str]]:
        """Every arc as source, label and target, sorted."""
        return sorted((node.name, arc.label, arc.target) for node in self.nodes.values() for arc in node.arcs)
