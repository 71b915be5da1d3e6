"""What other programs read of the units: all alarms as JSON, and of every unit its values, a calendar and a feed.

Every text depends on the book alone: time stamps are those of the day that it speaks of.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm as Reminder
from icalendar import Calendar, Event

from generator.model.book import Book
from generator.pages.atom import Entry
from generator.pages.atom import feed as atom_feed
from generator.pages.platform import words
from generator.pages.platform.data import unit_data
from generator.pages.platform.frame import path
from generator.pages.publication import Download, Identity
from generator.scoring.verdict import OPEN, Verdict
from generator.views.alarms import Alarm, alarms, names_of, uid
from generator.views.standing import Organisation, Standing


def unit_files(found: Organisation, book: Book, identity: Identity) -> Iterator[Download]:
    """The files beside the units' pages; feeds hold addresses of the site only where it has one."""
    names = names_of(book)
    every = alarms(found.standings.values())
    by_unit: dict[str, list[Alarm]] = defaultdict(list)
    for alarm in every:
        by_unit[alarm.unit].append(alarm)
    yield _file("units/alarms.json", _alarms_json(every, names, book.as_of))
    for standing in found.standings.values():
        if standing.instances:
            yield _file(f"units/{standing.code}.json", _unit_json(standing, found, book))
            yield Download.of(f"units/{standing.code}.ics", calendar(standing, names, book.as_of))
            own = by_unit[standing.code]
            yield _file(f"units/{standing.code}.xml", feed(standing, own, names, book.as_of, identity))


def _file(address: str, text: str) -> Download:
    return Download.of(address, text.encode())


def _alarms_json(every: tuple[Alarm, ...], names: Mapping[str, str], as_of: str) -> str:
    told = [
        {
            "id": alarm.id,
            "unit": alarm.unit,
            "duty": alarm.instance.duty,
            "name": names[alarm.instance.duty],
            "period": alarm.instance.period,
            "due": alarm.instance.due,
            "stage": alarm.stage,
            "since": alarm.since,
        }
        for alarm in every
    ]
    return json.dumps({"as_of": as_of, "alarms": told}, ensure_ascii=False, indent=1) + "\n"


def _unit_json(standing: Standing, found: Organisation, book: Book) -> str:
    return unit_data(standing, found, {}, book.as_of) + "\n"


def calendar(standing: Standing, names: Mapping[str, str], as_of: str) -> bytes:
    """What a unit still has to do, each on the day it is due, with a reminder on the day it is called to mind.

    The name of an event stays the same; its sequence grows with every deferral.
    """
    made = Calendar()
    made.add("prodid", "-//Handbooks//Handbooks//ZH")
    made.add("version", "2.0")
    made.add("x-wr-calname", standing.code)
    stamp = datetime.combine(date.fromisoformat(as_of), datetime.min.time(), UTC)
    deferrals = [(r.duty, r.period) for r in standing.records if r.action == "defer" and r.filed_on <= as_of]
    for verdict in standing.alarming:
        if verdict.status in OPEN:
            instance = verdict.instance
            sequence = deferrals.count((instance.duty, instance.period))
            made.add_component(_event(verdict, names[instance.duty], standing.code, sequence, stamp))
    return bytes(made.to_ical())


def _event(verdict: Verdict, name: str, unit: str, sequence: int, stamp: datetime) -> Event:
    instance = verdict.instance
    due = date.fromisoformat(instance.due)
    made = Event()
    made.add("uid", uid(unit, instance))
    made.add("dtstamp", stamp)
    made.add("dtstart", due)
    made.add("dtend", due + timedelta(1))
    made.add("sequence", sequence)
    made.add("summary", words.EVENT.format(name=name, period=instance.period))
    made.add("transp", "TRANSPARENT")
    if instance.notify:
        reminder = Reminder()
        reminder.add("action", "DISPLAY")
        reminder.add("description", words.EVENT.format(name=name, period=instance.period))
        reminder.add("trigger", date.fromisoformat(instance.notify) - due)
        made.add_component(reminder)
    return made


def feed(standing: Standing, own: Sequence[Alarm], names: Mapping[str, str], as_of: str, identity: Identity) -> str:
    """The alarms of a unit as an Atom feed; an entry is one step of one alarm."""
    page = identity.url(path(standing.code))
    entries = (
        Entry(
            f"urn:handbooks:alarms:{alarm.id}:{alarm.stage}",
            f"{words.ALARMS[alarm.stage]}　{_event_name(alarm, names)}",
            alarm.since,
            words.DUE.format(day=alarm.instance.due),
            page,
        )
        for alarm in own
    )
    title = words.FEED.format(unit=standing.code)
    return atom_feed(f"urn:handbooks:units:{standing.code}", title, as_of, words.FEED_AUTHOR, entries, page)


def _event_name(alarm: Alarm, names: Mapping[str, str]) -> str:
    return words.EVENT.format(name=names[alarm.instance.duty], period=alarm.instance.period)
