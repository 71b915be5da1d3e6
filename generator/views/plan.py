"""The plan of a year: what is due on which day, of everybody or of one role."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.duties import Duty
from generator.model.registers import Role
from generator.scoring.schedule import Occurrence, schedule
from generator.scoring.workdays import MissingYearError, Workdays


def plan(book: Book, year: int) -> tuple[Occurrence, ...]:
    """What is due in a year, by day.

    Raises :class:`~generator.scoring.workdays.MissingYearError` where working days are needed of a year without table.
    """
    return schedule(book.duties, year, Workdays.of(book.workdays), book.edition)


def plans(book: Book) -> dict[int, tuple[Occurrence, ...]]:
    """The plan of the book's year, and of the next one where its working days are known or not needed."""
    year = int(book.as_of[:4])
    found = {year: plan(book, year)}
    try:
        found[year + 1] = plan(book, year + 1)
    except MissingYearError:
        return found
    return found


def planned_roles(book: Book) -> tuple[Role, ...]:
    """The roles that something is due of in the book's year, in the order of the register."""
    names = {duty.by for duty in book.duties if duty.applies_to.includes(book.edition)}
    acting = {id(role) for name in names if (role := book.roles.get(name))}
    due = {id(book.roles.get(occurrence.duty.by)) for occurrence in plan(book, int(book.as_of[:4]))}
    return tuple(role for role in book.roles if id(role) in acting & due)


def of_role(found: tuple[Occurrence, ...], role: Role | None, book: Book) -> tuple[Occurrence, ...]:
    """Those of a role, or all."""
    return tuple(one for one in found if role is None or book.roles.get(one.duty.by) is role)


def page_path(role: Role | None) -> str:
    """The address of the year of a role on one sheet, or of everybody's."""
    return f"calendar/{role.id if role else 'all'}.html"


def file_path(role: Role | None, branch_type: str = "") -> str:
    """The address of the calendar file of a role, or of everybody's, of all types of branch or of one by its id."""
    name = str(role.id) if role else "all"
    return f"calendar/{name}{f'-{branch_type}' if branch_type else ''}.ics"


def types(book: Book) -> Iterator[tuple[str, str]]:
    """The types of branch that calendar files are made for, as id and name; none in the edition of one type."""
    if not book.edition.branch_type:
        yield from ((str(unit.id or unit.name), str(unit.name)) for unit in book.unit_types)


def monthly(duty: Duty) -> bool:
    """Whether a duty is due every month."""
    return str(duty.period) == "month"
