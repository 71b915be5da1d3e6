"""What is left over from the year before: it has no score any more, but it alarms until it is done.

Only units that filed records in that year have any: where nobody kept records, everything would be open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from generator.model.book import Book
from generator.model.records import Record
from generator.scoring.instances import Plan, instances, rules_of
from generator.scoring.ledger import Ledger
from generator.scoring.verdict import Verdict, judge


def arrears_by_unit(book: Book) -> Mapping[str, tuple[Verdict, ...]]:
    """What of the year before still raises an alarm on the day of the book; it counts for no score."""
    year = str(int(book.as_of[:4]) - 1)
    rules = book.scoring.get(year)
    filing = {file.unit for file in book.records if file.year == year}
    if rules is None or not filing:
        return {}
    plan, plain = Plan.of(book, rules), rules_of(rules)
    records: dict[str, list[Record]] = defaultdict(list)
    for file in book.records:
        records[file.unit] += file.records
    found = {}
    for unit in book.units:
        code = str(unit.code)
        if code in filing:
            ledger = Ledger(records[code], book.as_of)
            asked = instances(unit, plan, records[code], book.as_of)
            verdicts = (judge(instance, ledger, plain) for instance in asked)
            found[code] = tuple(replace(verdict, counts=False) for verdict in verdicts if verdict.alarm)
    return found
