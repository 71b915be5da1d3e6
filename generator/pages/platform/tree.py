"""Units with all that is below them, as tables that the reader's browser counts again on his own day."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Final, get_args

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Block, Data, Inline
from generator.pages.platform import words
from generator.pages.platform.frame import path, title
from generator.pages.platform.numbers import tenths
from generator.pages.tables import Row, register_table
from generator.scoring.verdict import Status
from generator.views.execution import percent
from generator.views.outlook import ahead, later
from generator.views.standing import Organisation, Standing, Tally

STATUSES: Final = get_args(Status)
"""All statuses in their order."""
SCRIPT: Final = "tree"
"""The name of the values that the script of the tables computes with."""


def tables(caption: str, standings: Sequence[Standing], found: Organisation, book: Book) -> tuple[Block, Block, Data]:
    """How units stand with all below them, how many instances stand at each status, and the values of both."""
    standing = register_table("register", caption, words.UNIT_COLUMNS, (_row(one, found) for one in standings))
    columns = (words.UNIT, *(words.STATUSES[status] for status in STATUSES))
    statuses = register_table("register", words.STATUS_COUNTS, columns, (_counts(one, found) for one in standings))
    return standing, statuses, Data(SCRIPT, tree_data(standings, found, book))


def tree_data(standings: Sequence[Standing], found: Organisation, book: Book) -> str:
    """The counts of units on the day of the build and what changes them by itself, as JSON."""
    values = {
        "as_of": book.as_of,
        "year": found.year,
        "statuses": STATUSES,
        "units": {standing.code: _values(standing, found) for standing in standings},
        "words": {
            "none": words.NOT_YET,
            "rate": words.RATE,
            "unstarred": words.NO_STAR,
            "today": words.TODAY,
            "past": words.PAST_DATA,
        },
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _values(standing: Standing, found: Organisation) -> dict[str, object]:
    tally, counted = found.tally(standing.code), found.statuses(standing.code)
    verdicts = (verdict for below in found.below(standing.code) for verdict in below.score.verdicts)
    return {
        "tally": [tally.due, tally.timely, tally.missed],
        "counts": [counted[status] for status in STATUSES],
        "ahead": [astuple(group) for group in ahead(verdicts)],
        "later": [astuple(change) for change in later(standing, found)],
    }


def _row(standing: Standing, found: Organisation) -> Row:
    level = found.rules.level(str(standing.unit.level))
    tally = found.tally(standing.code)
    total = standing.score.total
    return (
        lines.cell(lines.linked(title(standing), path(standing.code)), head=True, anchor=f"u-{standing.code}"),
        lines.cell(lines.plain(str(level.name) if level else "")),
        lines.cell(lines.plain(standing.type)),
        lines.cell(lines.plain(words.NOT_YET if total is None else tenths(total))),
        lines.cell(lines.plain("" if total is None else found.star(standing.code).proposed or words.NO_STAR)),
        lines.cell(lines.plain(str(tally.due))),
        lines.cell(lines.plain(rate(tally))),
        lines.cell((Inline(str(tally.missed), badge="limit" if tally.missed else ""),)),
    )


def rate(tally: Tally) -> str:
    """The share of what was done in time: ``93%（14/15）``; nothing where nothing was due."""
    share = percent(tally)
    return "" if share is None else words.RATE.format(percent=share, timely=tally.timely, due=tally.due)


def _counts(standing: Standing, found: Organisation) -> Row:
    counted = found.statuses(standing.code)
    name = lines.linked(title(standing), path(standing.code))
    numbers = (lines.cell(lines.plain(str(counted[status]))) for status in STATUSES)
    return (lines.cell(name, head=True, anchor=f"s-{standing.code}"), *numbers)
