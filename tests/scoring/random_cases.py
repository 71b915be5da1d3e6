"""Random cases for the scorers: a year of a unit with records of every action, also clumsy ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

Cells = dict[str, Any]
STARS = ("三星达标", "四星晋位", "五星标杆")
REFERRING = ("return", "pass", "fail", "correct", "withdraw")


def drawn(chance: random.Random) -> Cells:
    """A case at random, as one of the corpus is written."""
    instances = [*_instances(chance)]
    records = [_record(chance, f"r{number}", instances) for number in range(chance.randint(0, 30))]
    records += _confirmed(chance)
    return {"as_of": _day(chance), "instances": instances, "records": records, "rules": {"held": chance.randint(1, 3)}}


def _day(chance: random.Random) -> str:
    return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def _instances(chance: random.Random) -> Iterator[Cells]:
    for duty in "abcd"[: chance.randint(1, 4)]:
        for month in chance.sample(range(1, 13), chance.randint(1, 6)):
            due = f"2026-{month:02}-28"
            quiet = {"notify": "", "orange": "", "red": ""} if chance.random() < 0.2 else {}
            yield {
                "duty": duty,
                "period": f"2026-{month:02}",
                "due": due,
                "grace": max(due, _day(chance)),
                "points": chance.randint(1, 13),
                "dimension": chance.choice(["routine", "routine", "superior"]),
                "veto": chance.random() < 0.1,
                **quiet,
            }


def _record(chance: random.Random, name: str, instances: list[Cells]) -> Cells:
    one = chance.choice(instances)
    aim = {"duty": one["duty"], "period": one["period"]}
    makes: dict[str, Callable[[], Cells]] = {
        "done": lambda: {**aim, "done_on": _day(chance)},
        "exempt": lambda: aim,
        "defer": lambda: {**aim, "until": _day(chance)},
        "assess": lambda: {
            "dimension": chance.choice(["superior", "ballot"]),
            "period": chance.choice(["2026", "2026-H1"]),
            "points": chance.randint(0, 1000),
        },
        "bonus": lambda: {"points": chance.randint(1, 30)},
    }
    action = chance.choice(["done"] * 6 + ["exempt", "defer", "assess", "bonus", *REFERRING])
    cells = makes[action]() if action in makes else {"refers_to": f"r{chance.randint(0, 30)}"}
    if action == "correct":
        cells["done_on"] = _day(chance)
    return {"id": name, "action": action, "filed_on": _day(chance), "role": "基层党委", **cells}


def _confirmed(chance: random.Random) -> Iterator[Cells]:
    for year in ("2023", "2024", "2025"):
        if chance.random() < 0.5:
            star = {"period": year, "outcome": chance.choice(STARS)}
            yield {"id": f"c{year}", "action": "confirm", "filed_on": "2026-01-05", **star}
