"""The finished layout in px: where every box, line, label, note and frame of a flow stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawing.flow.boxes import Box
from generator.drawing.flow.content import Line
from generator.drawing.tokens import SIZE_TEXT
from generator.views.flow import Flow, FlowNode

Spot = tuple[float, float]
"""A place as x and y in px."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A node with its box; ``x`` and ``y`` are its middle."""

    node: FlowNode
    box: Box
    x: float
    y: float

    @property
    def left(self) -> float:
        """Left edge."""
        return self.x - self.box.width / 2

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.y - self.box.height / 2

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.box.width / 2

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.box.height / 2


@dataclass(frozen=True, slots=True)
class Wire:
    """A flow line: the number of its edge in the flow and its corners from source to target."""

    edge: int
    points: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text in a rectangle: an edge's label, or what stands beside a node. ``anchor`` as in SVG."""

    lines: tuple[Line, ...]
    left: float
    top: float
    width: float
    height: float
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Label:
    """The label of an edge."""

    edge: int
    words: Words


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a node: its details, or with ``bracket`` a remark, led to by a dashed line."""

    node: str
    words: Words
    bracket: bool = False
    leader: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A stage: its title, its upper and lower edge."""

    title: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """A flow laid out. ``lanes`` are left and right edges."""

    flow: Flow
    width: float
    height: float
    lanes: tuple[tuple[float, float], ...]
    heading: float
    bands: tuple[Band, ...]
    nodes: tuple[Placed, ...]
    wires: tuple[Wire, ...]
    labels: tuple[Label, ...]
    notes: tuple[Note, ...]
    legend: Words | None = None

    @property
    def foot(self) -> float:
        """The lower end of the frames: the height, without the legend of a comparison."""
        return self.legend.top if self.legend else self.height

    @property
    def text_size(self) -> float:
        """The smallest text, in px."""
        return min([SIZE_TEXT, *(piece.size for line in self._lines() for piece in line.pieces if piece.text)])

    @property
    def text_lines(self) -> int:
        """The number of all lines of text."""
        return len(self._lines())

    def _lines(self) -> list[Line]:
        lines = [line for node in self.nodes for line in node.box.lines]
        lines += [line for label in self.labels for line in label.words.lines]
        return lines + [line for note in self.notes for line in note.words.lines]
