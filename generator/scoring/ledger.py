"""The records of a unit as they stood at the end of a day: what holds, what was corrected, withdrawn or returned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.records import Record

Key = tuple[str, str]
"""A duty and a period."""


@dataclass(frozen=True, slots=True)
class Claim:
    """That a duty was done: on which day, by which record, and how the last review of it ended.

    ``review`` is ``return``, ``pass``, ``fail`` or empty; ``role`` and ``reason`` are those of the review.
    """

    record: Record
    done_on: str
    review: str
    role: str
    reason: str


class Ledger:
    """What the records of a unit say on a day. The order in which records are given does not matter."""

    def __init__(self, records: Iterable[Record], as_of: str) -> None:
        """Take the records that were filed up to a day."""
        self.as_of = as_of
        self._records = sorted((r for r in records if r.filed_on <= as_of), key=lambda r: (r.filed_on, r.id))
        self._by_id = {record.id: record for record in self._records}
        withdrawn = {record.refers_to for record in self._records if record.action == "withdraw"}
        corrections = (record for record in self._records if record.action == "correct" and record.id not in withdrawn)
        self._gone = withdrawn | {record.refers_to for record in corrections}
        self._reviews = {
            record.refers_to: record for record in self._records if record.action in ("return", "pass", "fail")
        }
        self._claims: dict[Key, list[Record]] = defaultdict(list)
        self._words: dict[tuple[str, str, str], Record] = {}
        for record in self._records:
            if record.action in ("done", "correct"):
                self._claims[self._key(record)].append(record)
            elif record.id not in self._gone:
                self._words[record.action, record.duty, record.period] = record

    def _key(self, record: Record) -> Key:
        """The duty and the period of a record, or of the one that it corrects."""
        seen = set[str]()
        while record.action == "correct" and record.refers_to in self._by_id and record.id not in seen:
            seen.add(record.id)
            record = self._by_id[record.refers_to]
        return record.duty, record.period

    def claims(self, key: Key) -> Iterator[Claim]:
        """What was claimed of a duty in a period, the earliest day first.

        What was corrected or withdrawn is no claim any more, but for one that failed its sample: that stands.
        """
        for record in sorted(self._claims.get(key, ()), key=lambda record: (record.done_on, record.id)):
            review = self._reviews.get(record.id)
            failed = review is not None and review.action == "fail"
            if record.id not in self._gone or failed:
                shown = (review.action, review.role, review.reason) if review else ("", "", "")
                yield Claim(record, record.done_on, *shown)

    def exemption(self, key: Key) -> Record | None:
        """The record that exempts from a duty in a period."""
        return self._words.get(("exempt", *key))

    def deferral(self, key: Key) -> Record | None:
        """The last record that puts off the day on which a duty is due in a period."""
        return self._words.get(("defer", *key))

    def begun(self) -> Iterator[Record]:
        """The events and terms that open a duty, in the order of filing."""
        return (record for (action, _, _), record in self._words.items() if action == "begin")

    def answers(self) -> Iterator[tuple[Record, Record | None]]:
        """Every return with the claim that answered it: the first of the same duty and period filed after it."""
        for record in self._records:
            returned = self._by_id.get(record.refers_to) if record.action == "return" else None
            if returned is not None and record.id not in self._gone:
                after = (record.filed_on, record.id)
                later = (claim for claim in self._claims[self._key(returned)] if (claim.filed_on, claim.id) > after)
                yield record, next((claim for claim in later if claim.id != returned.id), None)

    def of(self, action: str) -> Iterator[Record]:
        """All records of an action that were not withdrawn, in the order of filing."""
        return (record for record in self._records if record.action == action and record.id not in self._gone)
