"""What every benchmark returns: rows that compare a number of ours with the same number of a peer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: what is measured, of us and of the peer, in one unit. Less is better."""

    what: str
    ours: float
    peer: float
    unit: str
    against: str

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the peer's."""
        return self.ours / self.peer


def seconds(work: Callable[[], object], runs: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    return min(_timed(work) for _ in range(runs))


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start
