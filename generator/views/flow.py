"""The view of one process as a swimlane flowchart: plain data, ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NodeKind = Literal[
    "start",
    "end",
    "task",
    "decision",
    "call",
    "split",
    "join",
    "merge",
    "connector",
    "document",
    "documents",
    "manual-input",
    "manual-operation",
    "data",
    "stored-data",
    "preparation",
]


Change = Literal["added", "removed", "changed", "moved"]
"""What happened to a part of a flow since another version of it."""


@dataclass(frozen=True, slots=True)
class FlowNode:
    """A node of the flow.

    ``id`` is the ``data-node`` of the drawing, ``lane`` the name of a lane of the view. ``number`` is the step's
    number as printed (empty for nodes that are no steps). ``limits`` are short texts such as ``1个月内``; one that is
    not verified stands in ``unverified`` as well. ``accountable`` names the accountable role only where it is not the
    lane's. ``note`` is drawn as an annotation; ``changes`` tell a comparison of two versions. ``href`` is the address
    of the step, relative to the page, or empty.
    """

    id: str
    kind: NodeKind
    lane: str
    text: str = ""
    stage: int | None = None
    number: str = ""
    limits: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    accountable: str = ""
    repeats: str = ""
    vote: str = ""
    note: str = ""
    control: bool = False
    optional: bool = False
    href: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowEdge:
    """A flow from one node to another. ``back`` is true when it runs against the order of the file.

    ``change`` tells a comparison of two versions.
    """

    source: str
    target: str
    label: str = ""
    back: bool = False
    change: Literal["", "added", "removed"] = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A process, or one sheet of it, as lanes, stages, nodes and edges.

    ``nodes`` stand in the order of the flow (the order of the file, generated nodes beside what they belong to);
    ``lanes`` in the order they are drawn; ``stages`` are titles that ``FlowNode.stage`` counts from 0. ``id`` prefixes
    every DOM id of the drawing. ``description`` is the text alternative's first sentence.
    """

    id: str
    title: str
    description: str
    lanes: tuple[str, ...]
    stages: tuple[str, ...]
    nodes: tuple[FlowNode, ...]
    edges: tuple[FlowEdge, ...]
