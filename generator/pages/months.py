"""What is due this month: for the reader's own month and role; without a script the way to the year's calendar."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.model.book import Book
from generator.pages import words
from generator.pages.calendar import CALENDAR, anchor
from generator.pages.page import Data, Inline, Listing, Section
from generator.views.addresses import Addresses
from generator.views.plan import plan, plans

SCRIPT = "months"
"""The script of the page that computes the month, and the values it reads."""


def months_section(book: Book) -> Iterator[Section]:
    """The section of the month, with the months of which the calendar tells; a book without duties has none."""
    if len(book.duties):
        known = sorted({one.due.month for one in plan(book, int(book.as_of[:4]))})
        months = (Inline(words.MONTH.format(month=n), href=f"{CALENDAR.path}#{anchor(n)}") for n in known)
        year = (Inline(words.YEAR_CALENDAR, href=CALENDAR.path, strong=True), *months)
        yield Section("month", words.THIS_MONTH, (Listing("months", (year,)), Data(SCRIPT, months_data(book))))


def months_data(book: Book) -> str:
    """The plan of the years that are known, as JSON.

    ``roles`` are names with their pages; ``duties`` are ``[name, address, role, whom it applies to]``, a role by its
    place in ``roles``; ``due`` are ``[duty, day]``, a duty by its place in ``duties``, by day.
    """
    addresses = Addresses(book)
    roles: dict[tuple[str, str], int] = {}
    duties: dict[tuple[str, str, int, str], int] = {}
    due: list[tuple[int, str]] = []
    for one in (one for year in plans(book).values() for one in year):
        duty, role = one.duty, book.role_name(one.duty.by)
        place = roles.setdefault((role, addresses.role(role)), len(roles))
        told = (str(duty.name), addresses.see(str(duty.item)), place, " ".join(duty.applies_to.named()))
        due.append((duties.setdefault(told, len(duties)), one.due.isoformat()))
    values = {
        "years": sorted(plans(book)),
        "calendar": CALENDAR.path,
        "roles": [*roles],
        "duties": [*duties],
        "due": due,
        "words": dict(words.MONTH_WORDS),
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
