"""A unit's values as JSON: what the reader's browser needs to compute the same, and what others may read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Final

from generator.model.records import Record
from generator.pages.platform import words
from generator.scoring.instances import rules_of
from generator.views.standing import Organisation, Standing

MOST: Final = 200_000
"""How many bytes the values of a unit have at most, at the size for which the platform is made."""


def unit_data(standing: Standing, found: Organisation, roles: Mapping[str, str], as_of: str) -> str:
    """The unit on the day of the build: rules, instances and records, without evidence; one JSON object.

    ``arrears`` is what is left over from the year before; ``roles`` names who does each duty. Instances and records are
    tables, ``columns`` and ``rows``: sixty duties a month with a record each stay below :data:`MOST`.
    """
    values = {
        "unit": standing.code,
        "year": found.year,
        "as_of": as_of,
        "rules": asdict(rules_of(found.rules)),
        "instances": _table(map(asdict, standing.instances)),
        "arrears": _table(asdict(verdict.instance) for verdict in standing.arrears),
        "records": _table(map(_record, standing.records)),
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
    """A record without its evidence."""
    return {key: value for key, value in asdict(record).items() if key != "evidence"}


def _table(entries: Iterable[Mapping[str, object]]) -> dict[str, list[object]]:
    """Entries of the same keys as a table, without the columns that stay empty in all of them."""
    known = list(entries)
    columns = [key for key in (known[0] if known else ()) if any(entry[key] for entry in known)]
    return {"columns": [*columns], "rows": [[entry[key] for key in columns] for entry in known]}
