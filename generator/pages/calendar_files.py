"""The calendar as files for other programs (iCalendar): of every role and type of branch, with names that stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from generator.model.book import Book
from generator.model.editions import Edition
from generator.pages import words
from generator.pages.publication import Download, Identity
from generator.scoring.schedule import Occurrence
from generator.views.addresses import Addresses
from generator.views.plan import file_path, of_role, planned_roles, plans, types


def calendar_files(book: Book, identity: Identity) -> Iterator[Download]:
    """A file for everybody and for each role, of all types of branch and of each.

    An event has the same name in all of them and in every build, so that a calendar that takes several in keeps it
    once and moves it when its day changes. It holds its address on the site where that has one.
    """
    found = tuple(one for year in plans(book).values() for one in year)
    stamp = datetime.combine(date.fromisoformat(book.as_of), datetime.min.time(), UTC)
    events = {id(one): _event(one, book, stamp, identity) for one in found}
    for role in (None, *planned_roles(book)):
        who = str(role.name) if role else words.EVERYBODY
        own = of_role(found, role, book)
        for kind, name in (("", ""), *types(book)):
            chosen = (one for one in own if one.duty.applies_to.includes(Edition(branch_type=name)))
            title = words.CALENDAR_NAME.format(who=f"{who}（{name}）" if name else who)
            yield Download.of(file_path(role, kind), _calendar(title, (events[id(one)] for one in chosen)))


def _calendar(title: str, events: Iterable[Event]) -> bytes:
    made = Calendar()
    made.add("prodid", "-//Handbooks//Handbooks//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", title)
    for event in events:
        made.add_component(event)
    return bytes(made.to_ical())


def _event(one: Occurrence, book: Book, stamp: datetime, identity: Identity) -> Event:
    """What is due on its day, the whole day, with who does it and what proves it."""
    duty, address = one.duty, Addresses(book).see(str(one.duty.item))
    proof = "、".join(str(evidence.form) for evidence in duty.evidence)
    made = Event()
    made.add("uid", f"{duty.id}.{one.period.key}@handbooks")
    made.add("dtstamp", stamp)
    made.add("dtstart", one.due)
    made.add("dtend", one.due + timedelta(1))
    made.add("summary", str(duty.name))
    made.add("description", words.EVENT_TEXT.format(who=book.role_name(duty.by), proof=proof))
    if address and (url := identity.url(address)):
        made.add("url", url)
    made.add("transp", "TRANSPARENT")
    return made
