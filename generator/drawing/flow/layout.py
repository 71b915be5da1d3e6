"""The finished layout in px: where every box, line, label, note and frame of a flow stands."""

from __future__ import annotations

from dataclasses import dataclass

from generator.drawing.flow.boxes import Box
from generator.drawing.flow.content import Line
from generator.drawing.flow.orientation import Orientation
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
    """A flow line: the number of its edge in the flow and its corners from source to target.

    ``joins`` is the number of the corner where it turns into another line to its target, 0 where it joins none.
    """

    edge: int
    points: tuple[Spot, ...]
    joins: int = 0


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
class Frame:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> Spot:
        """Where its diagonals meet."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its frame and the part of it that bears the name, broken into lines."""

    frame: Frame
    head: Frame
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A stage: its title, broken into ``lines``, in a frame beside the lanes, and the rule where it begins."""

    title: str
    frame: Frame
    rule: tuple[Spot, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A flow laid out, as it is drawn."""

    flow: Flow
    orientation: Orientation
    width: float
    height: float
    lanes: tuple[Lane, ...]
    bands: tuple[Band, ...]
    nodes: tuple[Placed, ...]
    wires: tuple[Wire, ...]
    labels: tuple[Label, ...]
    notes: tuple[Note, ...]
    legend: Words | None = None

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
