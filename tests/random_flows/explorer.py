"""A brute-force explorer: plays every token game of a net and decides whether the process is sound."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from tests.random_flows.net import Arc, Net

Token = tuple[str, int]
State = tuple[Token, ...]
START: State = (("start", 0),)


class TooLargeError(Exception):
    """The net has more reachable states than the explorer is willing to visit."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the exploration found.

    ``unreached`` are nodes no run visits; ``hopeless`` are nodes that hold a token in a state from which the end cannot
    be reached properly (tokens of parallel branches included); ``path`` is a shortest run into such a state, as the
    names of the nodes left one after the other, ``None`` where every state is fine.
    """

    unreached: frozenset[str]
    hopeless: frozenset[str]
    path: tuple[str, ...] | None
    states: int

    @property
    def sound(self) -> bool:
        """Whether every node is reached, the end is always within reach and nothing is left running then."""
        return not self.unreached and self.path is None


@dataclass(frozen=True, slots=True)
class Graph:
    """The reachable states, with the moves between them; ``tree`` leads back to the start on a shortest run."""

    moves: dict[State, list[tuple[str, State]]]
    tree: dict[State, tuple[State, str]]


def put(state: State, token: Token) -> State | None:
    """The state with one more token, or ``None`` where the place is taken: two tokens on one place are never sound."""
    return None if token in state else tuple(sorted((*state, token)))


def moves_of(net: Net, state: State) -> list[tuple[str, State | None]]:
    """What can happen in a state: the node that is left, and the next state (``None``: two tokens on one place)."""
    found: list[tuple[str, State | None]] = []
    for token in state:
        node = net.nodes.get(token[0])
        if node is None or (node.kind == "join" and token[1] != 0):
            continue
        ports = {(node.name, port) for port in range(node.width)}
        if not ports <= set(state):
            continue
        rest = tuple(other for other in state if other not in ports)
        choices = [node.arcs] if node.kind == "split" else [(arc,) for arc in node.arcs]
        found.extend((node.name, place(rest, choice)) for choice in choices)
    return found


def place(state: State, arcs: tuple[Arc, ...]) -> State | None:
    """The state after tokens travelled along the arcs."""
    result: State | None = state
    for arc in arcs:
        result = None if result is None else put(result, (arc.target, arc.port))
    return result


def is_final(net: Net, state: State) -> bool:
    """Whether the process is over in this state and nothing is left running."""
    return len(state) == 1 and state[0][0] in net.nodes and net.nodes[state[0][0]].kind == "end"


def reachable(net: Net, without: str = "", limit: int = 200_000) -> Graph:
    """All states within reach, breadth first; the node ``without`` never lets go of a token.

    Raises:
        TooLargeError: there are more than ``limit`` states.
    """
    moves: dict[State, list[tuple[str, State]]] = {}
    tree: dict[State, tuple[State, str]] = {}
    queue = deque([START])
    while queue:
        state = queue.popleft()
        if state in moves:
            continue
        if len(moves) >= limit:
            raise TooLargeError
        steps = [
            (name, (("crowded", 0), *state) if after is None else after)
            for name, after in moves_of(net, state)
            if name != without
        ]
        moves[state] = steps
        for name, after in steps:
            if after not in moves and after not in tree:
                tree[after] = (state, name)
                if after[0][0] == "crowded":
                    moves[after] = []
                else:
                    queue.append(after)
    return Graph(moves, tree)


def explore(net: Net) -> Verdict:
    """Play every game of the net."""
    graph = reachable(net)
    before: dict[State, list[State]] = {}
    for state, steps in graph.moves.items():
        for _, after in steps:
            before.setdefault(after, []).append(state)
    good = {state for state in graph.moves if is_final(net, state)}
    queue = list(good)
    while queue:
        for state in before.get(queue.pop(), ()):
            if state not in good:
                good.add(state)
                queue.append(state)
    visited = {name for state in graph.moves for name, _ in state}
    bad = [state for state in (START, *graph.tree) if state not in good]  # breadth first: the first is a nearest one
    path = run_to(graph, bad[0]) if bad else None
    return Verdict(
        unreached=frozenset(net.nodes) - visited,
        hopeless=frozenset(name for state in bad for name, _ in state),
        path=path,
        states=len(graph.moves),
    )


def run_to(graph: Graph, state: State) -> tuple[str, ...]:
    """The shortest run from the start into a state: the nodes left on the way."""
    names: list[str] = []
    while state in graph.tree and state != START:
        state, name = graph.tree[state]
        names.append(name)
    return tuple(reversed(names))


def always_before(net: Net, first: str, second: str) -> bool:
    """Whether ``first`` is completed on every run before ``second`` begins."""
    graph = reachable(net, without=first)
    return first != second and all(name != second for state in graph.moves for name, _ in state)


def follows(net: Net, first: str, second: str) -> bool:
    """Whether some flow leads from ``first`` on to ``second``."""
    seen: set[str] = set()
    queue = [arc.target for arc in net.nodes[first].arcs]
    while queue:
        name = queue.pop()
        if name not in seen and name in net.nodes:
            seen.add(name)
            queue.extend(arc.target for arc in net.nodes[name].arcs)
    return second in seen
