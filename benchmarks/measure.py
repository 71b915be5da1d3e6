"""What every benchmark returns: rows that compare numbers of ours, mostly times, with those of a peer."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: what is measured, and the numbers of every run of us and of the peer. Less is better.

    ``against`` says who the peer is and what it does not do; ``unit`` is empty for plain numbers.
    """

    what: str
    ours: Sequence[float]
    peer: Sequence[float]
    against: str
    unit: str = " s"

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the peer's, by the medians."""
        return _ratio(median(self.ours), median(self.peer))

    @property
    def spread(self) -> tuple[float, float]:
        """The least and the greatest ratio that these runs could have given."""
        return _ratio(min(self.ours), max(self.peer)), _ratio(max(self.ours), min(self.peer))


def _ratio(ours: float, peer: float) -> float:
    """One number as a multiple of another: 1 where both are nothing, endless where only the other is."""
    return ours / peer if peer else inf if ours else 1.0


def single(what: str, ours: float, peer: float, against: str) -> Row:
    """A comparison of plain numbers that are the same in every run."""
    return Row(what, (ours,), (peer,), against, unit="")


def compared(what: str, ours: Work, peer: Work, against: str, runs: int = 5) -> Row:
    """Measure both in turns, so that what else the machine does meets both."""
    pairs = [(seconds(ours), seconds(peer)) for _ in range(runs)]
    return Row(what, [mine for mine, _ in pairs], [theirs for _, theirs in pairs], against)


def seconds(work: Work) -> float:
    """How long something takes once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def command(*words: str | Path, folder: Path, codes: Sequence[int] = (0,)) -> Work:
    """Running a program in a folder. It raises ``RuntimeError`` where the program ends with another code."""

    def run() -> None:
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode not in codes:
            raise RuntimeError(f"{words}: {done.returncode}\n{done.stderr}")

    return run
