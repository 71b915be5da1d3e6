"""What duties and records need to be computed at all, and what records speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.duties import Duty
from generator.model.fault import near
from generator.model.records import Record, RecordsFile
from generator.model.units import Unit
from generator.scoring import guards
from generator.scoring.instances import Plan, instances
from generator.scoring.ledger import Key
from generator.scoring.schedule import schedule
from generator.scoring.workdays import MissingYearError, Workdays
from generator.source.csv import Row


def check(book: Book) -> Iterator[Finding]:
    """What is wrong with the working days of duties and with the records of units."""
    missing = tuple(_years(book, int(book.as_of[:4]), "HB428"))
    yield from missing
    yield from _next_year(book)
    if not missing:
        yield from _records(book)
        yield from guards.check(book)


def _years(book: Book, year: int, code: str) -> Iterator[Finding]:
    """HB428 a duty that counts in working days of a year without table: the year that the book speaks of."""
    workdays = Workdays.of(book.workdays)
    for duty in book.duties:
        try:
            schedule([duty], year, workdays)
        except MissingYearError as absent:
            yield finding(code, duty.name.span, duty=duty.name, year=absent.year)


def _next_year(book: Book) -> Iterator[Finding]:
    """HB845 and HB846 what the next year lacks, from December on: then there is still time to write it."""
    year, month = int(book.as_of[:4]), book.as_of[5:7]
    rules = book.scoring.get(str(year))
    if month != "12" or rules is None or not len(book.units):
        return
    if book.scoring.get(str(year + 1)) is None:
        yield finding("HB845", rules.year.span, year=year + 1)
    yield from _years(book, year + 1, "HB846")


def _records(book: Book) -> Iterator[Finding]:
    return check_records(book.records, book)


def check_records(files: Iterable[RecordsFile], book: Book) -> Iterator[Finding]:
    """HB801 records of a unit that is not there, HB823 of a year without rules, and what their lines speak of.

    The book holds all records of the units, those of the files among them.
    """
    plans = {str(rules.year): Plan.of(book, rules) for rules in book.scoring}
    records: dict[str, list[Record]] = defaultdict(list)
    for file in book.records:
        records[file.unit] += file.records
    for file in files:
        unit, plan = book.units.get(file.unit), plans.get(file.year)
        if unit is None:
            yield finding("HB801", file.heading.span, unit=file.unit, near=near(file.unit, book.units.names))
        elif plan is None:
            yield finding("HB823", file.heading.span, year=file.year)
        else:
            try:
                yield from _Lines(file, unit, plan, records[file.unit], book).check()
            except MissingYearError as absent:
                yield finding("HB830", file.heading.span, year=absent.year)


class _Lines:
    """The lines of a file of records beside the unit, its plan of the year, all its records and the registers."""

    def __init__(self, file: RecordsFile, unit: Unit, plan: Plan, records: Sequence[Record], book: Book) -> None:
        self.file, self.plan, self.book = file, plan, book
        self.duties: Mapping[str, Duty] = {str(duty.id): duty for duty in plan.duties.get(str(unit.level), ())}
        self.stars = [str(star.name) for star in plan.rules.stars]
        self.dimensions = [str(dimension.id) for dimension in plan.rules.dimensions]
        self.records = {record.id: record for record in records}
        known = instances(unit, plan, self.records.values(), "9999-12-31")
        self.keys: frozenset[Key] = frozenset((instance.duty, instance.period) for instance in known)

    def check(self) -> Iterator[Finding]:
        for record, row in self.file.lines:
            yield from self._names(record, row)
            yield from self._reference(record, row)
            if record.duty:
                yield from self._instance(record, row)

    def _told(self, code: str, row: Row, column: str, **arguments: object) -> Finding:
        return finding(code, self.file.cell(row, column).span, fix=None, severity=None, **arguments)

    def _names(self, record: Record, row: Row) -> Iterator[Finding]:
        """HB401, HB402, HB205 and HB825 names that are not there, HB826 what was filed before it was done."""
        if record.role and self.book.roles.get(record.role) is None:
            yield self._told("HB401", row, "role", role=record.role, near=near(record.role, self.book.roles.names))
        for form, _ in record.evidence:
            if self.book.forms.get(form) is None:
                yield self._told("HB402", row, "evidence", record=form, near=near(form, self.book.forms.names))
        if record.dimension and record.dimension not in self.dimensions:
            known = near(record.dimension, self.dimensions)
            yield self._told("HB825", row, "dimension", dimension=record.dimension, near=known)
        if record.action == "confirm" and record.outcome not in self.stars:
            words = {"near": near(record.outcome, self.stars), "words": "、".join(self.stars)}
            yield self._told("HB205", row, "outcome", word=record.outcome, **words)
        if record.done_on > record.filed_on:
            yield self._told("HB826", row, "done_on", done=record.done_on, filed=record.filed_on)

    def _reference(self, record: Record, row: Row) -> Iterator[Finding]:
        """HB827 a record that refers to none, or to one that is no claim where only a claim makes sense."""
        other = self.records.get(record.refers_to)
        claim = other is not None and other.action in ("done", "correct")
        if record.refers_to and not (claim or (other is not None and record.action == "withdraw")):
            yield self._told("HB827", row, "refers_to", id=record.refers_to)

    def _instance(self, record: Record, row: Row) -> Iterator[Finding]:
        """HB820 a duty that the unit does not have, HB821 a period in which it has none, HB824 evidence that lacks."""
        duty = self.duties.get(record.duty)
        if duty is None:
            yield self._told("HB820", row, "duty", duty=record.duty, near=near(record.duty, self.duties))
            return
        follows = duty.period in ("event", "term")
        if record.action == "begin":
            if not follows:
                yield self._told("HB828", row, "duty", duty=duty.name)
        elif (record.duty, record.period) not in self.keys:
            yield self._told("HB821", row, "period", duty=duty.name, period=record.period)
        elif record.action == "done":
            yield from self._evidence(record, row, duty)

    def _evidence(self, record: Record, row: Row, duty: Duty) -> Iterator[Finding]:
        named = [str(form.name) for name, _ in record.evidence if (form := self.book.forms.get(name))]
        for evidence in duty.evidence:
            form = self.book.forms.get(evidence.form)
            if form is not None and named.count(str(form.name)) < evidence.least:
                yield self._told("HB824", row, "evidence", duty=duty.name, form=form.name, least=evidence.least)
