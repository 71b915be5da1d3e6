"""Scoring at the size of a large group: 60 duties, twelve periods, a record for nearly each of them.

The first peer is the same work for a tenth of the units: the cost has to grow with their number, not faster. The others
are the limits: a minute on two cores, and a gigabyte. Seconds are those of the processor: what else the machine does
counts for nothing.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from measure import Row

from generator.model.records import Record
from generator.scoring.plain import Dimension, Instance, Rules, Star
from generator.scoring.score import score

UNITS = 5_000
TENTH = UNITS // 10
DUTIES = 60
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
PROCESSES, SECONDS, GIGABYTES = 2, 60.0, 1.0
LATER = ("2027-02-01", "2027-03-01")
"""The days of orange and red."""
RULES = Rules(
    (Dimension("routine", 60), Dimension("superior", 25), Dimension("ballot", 15)),
    (Star("三星达标", 80), Star("四星晋位", 90)),
)


def run() -> list[Row]:
    """All units beside a tenth of them, as seconds for a thousand, and beside the limits that the project has set."""
    tenth = [_processor(TENTH) for _ in range(3)]
    processor = _processor(UNITS)
    child, own = (getrusage(who).ru_maxrss / 1024**2 for who in (RUSAGE_CHILDREN, RUSAGE_SELF))
    whole = f"score {UNITS} units of {DUTIES * len(MONTHS)} instances"
    return [
        Row(
            f"score a thousand of {UNITS} units",
            [processor / UNITS * 1000],
            [seconds / TENTH * 1000 for seconds in tenth],
            f"of {TENTH} units",
        ),
        Row(whole, [processor], [PROCESSES * SECONDS], f"the limit: {SECONDS:.0f} s on two cores"),
        Row(f"{whole}: memory of all processes", [own + PROCESSES * child], [GIGABYTES], "the limit", " GB"),
    ]


def _processor(units: int) -> float:
    """How many seconds of the processor some units take, on two processes."""
    before = getrusage(RUSAGE_CHILDREN)
    with ProcessPoolExecutor(PROCESSES) as pool:
        for _ in pool.map(total, range(units), chunksize=50):
            pass
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
