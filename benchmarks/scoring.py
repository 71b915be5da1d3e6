"""Scoring at the size of a large group: 60 duties, twelve periods, a record for nearly each of them.

The peer is the same work for a tenth of the units: the cost has to grow with their number, not faster. What a run of
all 5,000 units takes, and how much memory, is printed beside the table.
"""

from __future__ import annotations

import resource
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from measure import Row

from generator.model.records import Record
from generator.scoring.plain import Dimension, Instance, Rules, Star
from generator.scoring.score import score

UNITS = 5_000
TENTH = UNITS // 10
DUTIES = 60
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
LATER = ("2027-02-01", "2027-03-01")
"""The days of orange and red."""
RULES = Rules(
    (Dimension("routine", 60), Dimension("superior", 25), Dimension("ballot", 15)),
    (Star("三星达标", 80), Star("四星晋位", 90)),
)


def run() -> list[Row]:
    """All units and a tenth of them, on two processes, as seconds for a thousand units."""
    with ProcessPoolExecutor(2) as pool:
        tenth = [_seconds(pool, TENTH) / TENTH * 1000 for _ in range(3)]
        whole = _seconds(pool, UNITS)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"scoring {UNITS} units: {whole:.1f} s on two processes, {memory:.0f} MB each at most", file=sys.stderr)
    return [Row(f"score a thousand of {UNITS} units", [whole / UNITS * 1000], tenth, f"of {TENTH} units")]


def _seconds(pool: ProcessPoolExecutor, units: int) -> float:
    start = perf_counter()
    for _ in pool.map(total, range(units), chunksize=50):
        pass
    return perf_counter() - start


def total(unit: int) -> int | None:
    """The total of a unit whose records are made on the spot; every unit misses something else."""
    return score(_instances(), _records(unit), RULES, "2026", "2027-01-10").total


def _instances() -> list[Instance]:
    return [
        Instance(
            f"d{duty}", month, f"{month}-28", f"{month}-28", 5, "routine", f"{month}-21", "2027-02-01", "2027-03-01"
        )
        for duty in range(DUTIES)
        for month in MONTHS
    ]


def _records(unit: int) -> list[Record]:
    made = []
    for number, (duty, month) in enumerate((duty, month) for duty in range(DUTIES) for month in MONTHS):
        if (number + unit) % 17:
            day = f"{month}-{20 + (number + unit) % 11:02}"
            made.append(Record(f"r{number}", "done", day, f"d{duty}", month, day))
    return made
