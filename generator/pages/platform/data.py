"""A unit's values as JSON: what the reader's browser needs to compute the same, and what others may read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict

from generator.model.records import Record
from generator.pages.platform import words
from generator.scoring.instances import rules_of
from generator.views.standing import Organisation, Standing


def unit_data(standing: Standing, found: Organisation, roles: Mapping[str, str], as_of: str) -> str:
    """The unit on the day of the build: rules, instances and records, without evidence; one JSON object.

    ``arrears`` is what is left over from the year before; ``roles`` names who does each duty.
    """
    values = {
        "unit": standing.code,
        "year": found.year,
        "as_of": as_of,
        "rules": asdict(rules_of(found.rules)),
        "instances": [asdict(instance) for instance in standing.instances],
        "arrears": [asdict(verdict.instance) for verdict in standing.arrears],
        "records": [_record(record) for record in standing.records],
        "score": {"total": standing.score.total, "star": asdict(found.star(standing.code))},
        "words": {
            "statuses": dict(words.STATUSES),
            "alarms": dict(words.ALARMS),
            "explanations": dict(words.EXPLANATIONS),
            "later": words.LATER,
            "none": words.NOT_YET,
            "recorded": words.RECORDED,
            "floored": words.FLOORED,
            "assessed": words.ASSESSED,
            "nothing": words.NOTHING_DUE,
            "sum": words.SUM,
            "bonus": words.BONUS,
            "stars": dict(words.STARS),
            "unstarred": words.NO_STAR,
            "proposal": words.STAR_NOTE,
            "vetoed": words.VETOED,
            "today": words.TODAY,
            "past": words.PAST_DATA,
            "roles": dict(roles),
        },
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _record(record: Record) -> dict[str, object]:
    """A record without what it leaves empty and without its evidence."""
    return {key: value for key, value in asdict(record).items() if value and key != "evidence"}
