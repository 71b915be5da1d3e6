"""A year's record book: for each day that something is due the forms that prove it, in the order of the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.book import Book, Handbook
from generator.model.editions import Edition
from generator.model.excerpt import excerpt
from generator.pages.blanks import blank, edition
from generator.pages.publication import Blank, Identity
from generator.scoring.schedule import Occurrence, schedule
from generator.scoring.workdays import Workdays


@dataclass(frozen=True, slots=True)
class Leaf:
    """A form that is to be filled in for a duty, and which of its copies this is, from 1."""

    blank: Blank
    copy: int
    copies: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Something due: its name, its period and the ISO day, the forms to fill in, and records without a blank."""

    name: str
    period: str
    due: str
    leaves: tuple[Leaf, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordBook:
    """The record book of a handbook's duties for a year; ``whose`` names the type of branch or the readers."""

    handbook: str
    whose: str
    year: int
    edition: str
    as_of: str
    entries: tuple[Entry, ...]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every form of the book, in order."""
        return tuple(leaf for entry in self.entries for leaf in entry.leaves)


def record_book(book: Book, handbook: Handbook, year: int, wanted: Edition, identity: Identity) -> RecordBook:
    """The record book of a year; what begins with an event has no day, so its forms are taken when it happens.

    Raises :class:`~generator.scoring.workdays.MissingYearError` where a year's working days are not known.
    """
    duties = excerpt(book, handbook).duties
    due = schedule(duties, year, Workdays.of(book.workdays), wanted)
    entries = tuple(_entry(occurrence, book, identity) for occurrence in due)
    return RecordBook(str(handbook.file.title), str(wanted), year, edition(book), book.as_of, entries)


def _entry(occurrence: Occurrence, book: Book, identity: Identity) -> Entry:
    duty = occurrence.duty
    forms = [(book.forms.get(evidence.form), evidence) for evidence in duty.evidence]
    leaves = tuple(
        leaf for form, one in forms if form and form.fields for leaf in _copies(blank(form, book, identity), one.least)
    )
    others = tuple(str(form.name if form else one.form) for form, one in forms if not (form and form.fields))
    return Entry(str(duty.name), occurrence.period.key, occurrence.due.isoformat(), leaves, others)


def _copies(one: Blank, count: int) -> Iterator[Leaf]:
    """As many as the duty asks for; a list has rows for all of them on one sheet."""
    copies = -(-count // one.block.rows) if one.block.rows else count
    yield from (Leaf(one, copy, copies) for copy in range(1, copies + 1))
