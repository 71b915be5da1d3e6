"""The straight stretches of all routes, and the nets: what runs on one track of a channel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.drawing.flow.cells import Point
from generator.drawing.flow.graph import BARS, Graph
from generator.drawing.flow.routes import LEFT, TOP, Route

Tap = tuple[float, int, int]
"""Where something leaves a track: position along the channel, direction (-1 up or left, 1 down or right), arc."""


STUB: Final = -1
"""Stands for the arc from a merge to its node."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A straight part of a route: ``index`` is its column when it is upright, else its row."""

    arc: int
    place: int
    upright: bool
    index: int
    offset: float = 0.0

    @property
    def in_channel(self) -> bool:
        """Whether it has to have a track."""
        return self.index % 2 == 0


@dataclass(frozen=True, slots=True)
class Net:
    """Stretches that share a track of the channel ``index``; ``gathers`` is the node before which they meet, if any."""

    upright: bool
    index: int
    members: tuple[Stretch, ...]
    gathers: int | None = None


@dataclass(frozen=True, slots=True)
class Wiring:
    """All stretches by arc and place, the nets, and the net of every stretch in a channel.

    ``ports`` has how far an arc's end at a bar stands off its middle, in steps, by arc and whether it leaves the bar.
    """

    graph: Graph
    routes: tuple[Route, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    nets: tuple[Net, ...]
    net_of: Mapping[tuple[int, int], int]
    ports: Mapping[tuple[int, bool], float]

    def position(self, arc: int, place: int, shares: tuple[float, ...]) -> float:
        """Column or row of a stretch, the share of the channel before its track behind the point."""
        stretch = self.stretches[arc][place]
        net = self.net_of.get((arc, place))
        return stretch.index + (stretch.offset * 0.01 if net is None else shares[net])

    def taps(self, net: Net, shares: tuple[float, ...]) -> tuple[Tap, ...]:
        """Where a net is entered and left."""
        found = []
        for stretch in net.members:
            points = self.routes[stretch.arc].points
            for other, end in ((stretch.place - 1, stretch.place - 1), (stretch.place + 1, stretch.place + 2)):
                if end < len(points):
                    way = points[end][0 if stretch.upright else 1] - stretch.index
                    found.append((self.position(stretch.arc, other, shares), (way > 0) - (way < 0), stretch.arc))
        if net.gathers is not None:
            at, way = self._meeting(net.gathers)
            found.append((at, way, STUB))
            found += [(at, -way, arc) for arc in self._straight_in(net)]
        return tuple(found)

    def _meeting(self, node: int) -> tuple[float, int]:
        """Where along its channel a merge stands, and on which side of the channel its node."""
        side = merge_side(self.graph, self.routes, node)
        if side == TOP:
            return 2.0 * self.graph.lanes[node] + 1, 1
        return float(self.routes[self.graph.ins[node][0]].points[-1][1]), 1 if side == LEFT else -1

    def _straight_in(self, net: Net) -> list[int]:
        """The arcs that come to a merge straight across its channel."""
        arcs = [arc for arc in self.graph.ins[net.gathers or 0] if self.graph.arcs[arc].dot]
        return [arc for arc in arcs if self.stretches[arc][-1].upright != net.upright]


def wiring(graph: Graph, chosen: tuple[Route, ...]) -> Wiring:
    """Cut routes into stretches and gather those that run to one merge into one net."""
    ports = _ports(graph, chosen)
    stretches = tuple(_stretches(number, route, ports) for number, route in enumerate(chosen))
    singles: list[Net] = []
    gathered: dict[int, list[Stretch]] = {node: [] for node in graph.dots}
    for number, line in enumerate(stretches):
        for stretch in line:
            if not stretch.in_channel:
                continue
            target = _gathers(graph, stretch, chosen[number])
            if target is None:
                singles.append(Net(stretch.upright, stretch.index, (stretch,)))
            else:
                gathered.setdefault(target, []).append(stretch)
    nets = (
        *singles,
        *(_meeting_net(graph, chosen, to, tuple(group)) for to, group in gathered.items()),
    )
    net_of = {(one.arc, one.place): number for number, net in enumerate(nets) for one in net.members}
    return Wiring(graph, chosen, stretches, nets, net_of, ports)


def _stretches(number: int, route: Route, ports: Mapping[tuple[int, bool], float]) -> tuple[Stretch, ...]:
    found = []
    last = len(route.points) - 2
    for place, ((x, y), (to_x, _)) in enumerate(pairwise(route.points)):
        upright = x == to_x
        offset = ports.get((number, True), 0.0) if place == 0 else 0.0
        offset = ports.get((number, False), offset) if place == last else offset
        found.append(Stretch(number, place, upright, x if upright else y, offset if upright else 0.0))
    return tuple(found)


def _gathers(graph: Graph, stretch: Stretch, route: Route) -> int | None:
    """The node before which a stretch meets others on their way to it."""
    arc = graph.arcs[stretch.arc]
    if arc.dot and route.enter % 4 != TOP:
        last = stretch.place == len(route.points) - 2
        return arc.target if stretch.upright and last else None
    meets = arc.dot or (len(graph.ins[arc.target]) > 1 and graph.nodes[arc.target].kind not in BARS)
    if not meets or stretch.upright or route.enter % 4 != TOP:
        return None
    channel = route.points[-1][1] - (not arc.dot)
    final = stretch.place == len(route.points) - (2 if arc.dot else 3)
    return arc.target if final and stretch.index == channel else None


def merge_side(graph: Graph, chosen: tuple[Route, ...], node: int) -> int:
    """The side of a node where its merge stands."""
    return chosen[graph.ins[node][0]].enter % 4 if node in graph.dots else TOP


def _meeting_net(graph: Graph, chosen: tuple[Route, ...], node: int, members: tuple[Stretch, ...]) -> Net:
    """The net of those that meet before a node: in the channel above it, or in that where its merge stands."""
    if merge_side(graph, chosen, node) == TOP:
        return Net(upright=False, index=_above(chosen, graph, node), members=members, gathers=node)
    return Net(upright=True, index=chosen[graph.ins[node][0]].points[-1][0], members=members, gathers=node)


def _above(chosen: tuple[Route, ...], graph: Graph, node: int) -> int:
    """The channel above a node."""
    arc = graph.ins[node][0]
    return chosen[arc].points[-1][1] - (not graph.arcs[arc].dot)


def _ports(graph: Graph, chosen: tuple[Route, ...]) -> dict[tuple[int, bool], float]:
    """Places along the bars: what goes left leaves on the left, the straight line keeps the middle."""
    found: dict[tuple[int, bool], float] = {}
    for node, data in enumerate(graph.nodes):
        if data.kind in BARS:
            found.update(_spread(graph.outs[node], chosen, leaving=True))
            found.update(_spread(() if node in graph.dots else graph.ins[node], chosen, leaving=False))
    return found


def _spread(arcs: tuple[int, ...], chosen: tuple[Route, ...], *, leaving: bool) -> dict[tuple[int, bool], float]:
    sides: dict[int, list[tuple[int, int, int]]] = {-1: [], 0: [], 1: []}
    for arc in arcs:
        points = chosen[arc].points if leaving else chosen[arc].points[::-1]
        side, turn = _heading(points)
        depth = max(abs(y - points[0][1]) for _, y in points)
        sides[side].append((turn, depth * side, arc))
    middle = 0.0 if sides[0] else 0.5
    found = {}
    for side in (-1, 1):
        ordered = [arc for *_, arc in sorted(sides[side])][::side]
        found.update({(arc, leaving): side * (place + 1 - middle) for place, arc in enumerate(ordered)})
    straight = [arc for *_, arc in sides[0]]
    found.update({(arc, leaving): place - (len(straight) - 1) / 2 for place, arc in enumerate(straight)})
    return found if len(arcs) > 1 else dict.fromkeys(found, 0.0)


def _heading(points: tuple[Point, ...]) -> tuple[int, int]:
    """To which side of its first point a route turns first, and to which column."""
    column = next((x for x, _ in points if x != points[0][0]), points[0][0])
    return (column > points[0][0]) - (column < points[0][0]), column
