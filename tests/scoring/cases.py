"""The cases of the conformance corpus as the values that both scorers take, and what the one in Python answers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from generator.model.records import Record
from generator.scoring.plain import Dimension, Instance, Rules, Star
from generator.scoring.score import Score, score

CORPUS = Path(__file__).parent / "conformance" / "cases.yml"

RULES: dict[str, Any] = {
    "late": 80,
    "overdue": 50,
    "failed": 100,
    "bonus": 5,
    "held": 1,
    "reds": 3,
    "dimensions": [
        {"id": "routine", "weight": 60},
        {"id": "superior", "weight": 25},
        {"id": "ballot", "weight": 15},
    ],
    "stars": [{"name": "三星达标", "at": 80}, {"name": "四星晋位", "at": 90}, {"name": "五星标杆", "at": 95}],
}


class _Loader(yaml.SafeLoader):
    """Days stay text."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, expression) for tag, expression in found if tag != "tag:yaml.org,2002:timestamp"]
    for sign, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def corpus() -> list[dict[str, Any]]:
    """The cases, each with everything that a scorer takes."""
    return [whole(case) for case in yaml.load(CORPUS.read_text(encoding="utf-8"), _Loader)]  # noqa: S506 - a safe loader


def whole(case: dict[str, Any]) -> dict[str, Any]:
    """A case with what it leaves to the defaults."""
    return {
        **case,
        "year": case.get("year", "2026"),
        "rules": RULES | case.get("rules", {}),
        "instances": [instance(**entry) for entry in case.get("instances", ())],
        "records": [record(**entry) for entry in case.get("records", ())],
    }


def instance(due: str, **more: Any) -> dict[str, Any]:
    """An instance with its alarms."""

    def later(days: int) -> str:
        return (date.fromisoformat(due) + timedelta(days)).isoformat()

    alarms = {"notify": later(-7), "orange": later(7), "red": later(30)}
    return {"due": due, "grace": due, "points": 10, "dimension": "routine", "veto": False} | alarms | more


def record(**cells: Any) -> dict[str, Any]:
    """A record with all its cells."""
    return asdict(Record("", "", "")) | cells


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """What the scorer in Python says of a case, as JSON would hold it."""
    rules = case["rules"] | {
        "dimensions": tuple(Dimension(**d) for d in case["rules"]["dimensions"]),
        "stars": tuple(Star(**s) for s in case["rules"]["stars"]),
    }
    instances = [Instance(**entry) for entry in case["instances"]]
    records = [Record(**entry) for entry in case["records"]]
    return told(score(instances, records, Rules(**rules), case["year"], case["as_of"]))


def told(result: Score) -> dict[str, Any]:
    """A score as JSON would hold it."""
    star = result.star
    return {
        "statuses": [v.status for v in result.verdicts],
        "scores": [v.score for v in result.verdicts],
        "counts": [v.counts for v in result.verdicts],
        "alarms": [v.alarm for v in result.verdicts],
        "dues": [v.instance.due for v in result.verdicts],
        "dimensions": [[d.gained, d.points, list(d.assessed)] for d in result.dimensions],
        "bonus": result.bonus,
        "total": result.total,
        "vetoed": [one.duty for one in result.vetoed],
        "star": [star.before, star.reached, star.proposed, star.step],
    }
