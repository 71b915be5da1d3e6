"""The row of every node: order is kept within a lane, a hand-over may stay in its row, stages do not mix."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.drawing.flow.graph import Arc, Graph


@dataclass(frozen=True, slots=True)
class Choice:
    """What the search may vary: arcs within a row, nodes held back, ends put where they are reached, ends put aside."""

    beside: frozenset[int] = frozenset()
    later: frozenset[int] = frozenset()
    early: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()


def rightward(graph: Graph) -> Choice:
    """Hand-overs to the right share a row, other ends wait for the end of the file."""
    arcs = enumerate(graph.arcs)
    return Choice(beside=frozenset(i for i, arc in arcs if graph.lanes[arc.source] < graph.lanes[arc.target]))


def both_ways(graph: Graph) -> Choice:
    """All hand-overs share a row, ends stand where they are reached."""
    ends = frozenset(n for n, outs in enumerate(graph.outs) if not outs)
    return Choice(beside=frozenset(range(len(graph.arcs))), early=ends)


def toggled(choice: Choice, move: tuple[str, int]) -> Choice:
    """The choice with one part turned over: ``("beside", arc)``, ``("later", node)``, …."""
    name, number = move
    before: frozenset[int] = getattr(choice, name)
    return replace(choice, **{name: before ^ {number}})


def stages(graph: Graph) -> tuple[int, ...]:
    """The stage each node stands in; those that name none stand with what leads to them or what they lead to."""
    found = [node.stage for node in graph.nodes]
    for n, stage in enumerate(found):
        if stage is None:
            before = [found[graph.arcs[i].source] for i in graph.ins[n] if not graph.arcs[i].back]
            known = [place for place in before if place is not None]
            found[n] = max(known) if known else next((s for s in found[n + 1 :] if s is not None), 0)
    return tuple(stage or 0 for stage in found)


def rows(graph: Graph, stage: tuple[int, ...], choice: Choice) -> tuple[int, ...]:
    """The row of each node, counted from 0 without gaps."""
    order = _order(graph, choice.early)
    state = _Rows(graph, stage, choice, {n: place for place, n in enumerate(order)})
    for n in order:
        state.put(n)
    used = sorted(set(state.row.values()))
    return tuple(used.index(state.row[n]) for n in range(len(graph.nodes)))


def _order(graph: Graph, early: frozenset[int]) -> list[int]:
    """The order of the flow, early ends moved up to behind their last source."""
    rest = [n for n in range(len(graph.nodes)) if n not in early]
    after: dict[int, list[int]] = {}
    for n in sorted(early):
        last = max((graph.arcs[i].source for i in graph.ins[n]), default=0)
        after.setdefault(last, []).append(n)
    order = [place for n in rest for place in (n, *after.get(n, ()))]
    return order + [n for n in sorted(early) if n not in set(order)]


@dataclass(slots=True)
class _Rows:
    """The rows given so far."""

    graph: Graph
    stage: tuple[int, ...]
    choice: Choice
    place: dict[int, int]
    row: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)
    taken: set[tuple[int, int]] = field(default_factory=set)
    sides: set[tuple[int, bool]] = field(default_factory=set)

    def put(self, n: int) -> None:
        """Give a node the highest row that what stands before it leaves."""
        lane = self.graph.lanes[n]
        sources = [arc for arc in (self.graph.arcs[i] for i in self.graph.ins[n]) if arc.source in self.row]
        low = max([self.last.get(lane, -1) + 1, self._floor(n)])
        beside = self._beside(n, low)
        if beside is not None:
            row = self.row[beside.source]
            self._reserve(beside)
        else:
            row = max([low, *(self.row[arc.source] + 1 for arc in sources)])
            row += n in self.choice.later
            while (lane, row) in self.taken:
                row += 1
        self.row[n] = row
        self.last[lane] = row
        self.taken.add((lane, row))

    def _floor(self, n: int) -> int:
        """The first row below all earlier stages; without a source, the row of what was put before."""
        above = [row + 1 for other, row in self.row.items() if self.stage[other] < self.stage[n]]
        if not any(self.graph.arcs[i].source in self.row for i in self.graph.ins[n]) and self.row:
            above.append(next(reversed(self.row.values())))
        return max(above, default=0)

    def _beside(self, n: int, low: int) -> Arc | None:
        """The arc along whose row the node may stand, below all else that leads to it."""
        ins = self.graph.ins[n]
        if n in self.choice.later:
            return None
        placed = [i for i in ins if self.graph.arcs[i].source in self.row]
        lowest = max((self.row[self.graph.arcs[i].source] for i in placed), default=-1)
        aside = n in self.choice.left or n in self.choice.right
        arcs = [self.graph.arcs[i] for i in placed if aside or i in self.choice.beside]
        arcs = [arc for arc in arcs if self.row[arc.source] == lowest and lowest >= low]
        return next((arc for arc in arcs if self._open(arc)), None)

    def _open(self, arc: Arc) -> bool:
        """Whether nothing stands between the lanes of an arc in the row of its source."""
        one, two = self.graph.lanes[arc.source], self.graph.lanes[arc.target]
        row = self.row[arc.source]
        cells = {(lane, row) for lane in range(min(one, two), max(one, two) + 1)} - {(one, row)}
        return one != two and not cells & self.taken and (arc.source, two > one) not in self.sides

    def _reserve(self, arc: Arc) -> None:
        one, two = self.graph.lanes[arc.source], self.graph.lanes[arc.target]
        row = self.row[arc.source]
        self.taken |= {(lane, row) for lane in range(min(one, two), max(one, two) + 1)} - {(one, row)}
        self.sides |= {(arc.source, two > one), (arc.target, one > two)}
