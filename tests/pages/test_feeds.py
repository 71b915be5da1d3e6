"""What other programs read of the units: alarms, calendars and feeds, read back by readers that are not ours."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from generator.model.book import Book
from generator.pages.figures import draw_views, finished, views_of
from generator.pages.platform import platform_pages, unit_files, unit_pages
from generator.pages.publication import Identity
from generator.publishing.tree import markdown
from generator.views.standing import organisation
from tests.examples import load_with

PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
HEAD = "id,action,duty,period,done_on,filed_on,evidence,until,role,reason\n"
DEFERRED = "r2,defer,meeting,2026-Q4,,2026-11-20,,2027-01-15,支委会,到期日有争议\n"


def files(folder: Path, records: str = "", site_url: str = "") -> dict[str, bytes]:
    made = book(folder, records)
    found = organisation(made)
    assert found is not None
    return {file.address: file.content for file in unit_files(found, made, Identity("手册", site_url))}


def book(folder: Path, records: str) -> Book:
    platform = PLATFORM[: PLATFORM.index("--- organisation/records")]
    loaded = load_with(f"{platform}--- organisation/records/2026/all.csv ---\n{HEAD}{records}", folder)
    assert [found.code for found in loaded.findings] == []
    return loaded.book


def events(content: bytes) -> dict[str, dict[str, object]]:
    return {
        str(event["uid"]): {
            "due": event.decoded("dtstart"),
            "sequence": event["sequence"],
            "triggers": [alarm.decoded("trigger") for alarm in event.walk("VALARM")],
        }
        for event in Calendar.from_ical(content).walk("VEVENT")
    }


def test_a_calendar_is_read_back_with_its_days_and_reminders(tmp_path: Path) -> None:
    found = events(files(tmp_path)["units/all.ics"])
    assert found["meeting.2026-Q4.all@handbooks"] == {
        "due": date(2026, 12, 31),
        "sequence": 0,
        "triggers": [timedelta(days=-7)],
    }
    assert len(found) == 4


def test_a_deferral_keeps_the_name_of_an_event_and_raises_its_sequence(tmp_path: Path) -> None:
    found = events(files(tmp_path, DEFERRED)["units/all.ics"])
    moved = found["meeting.2026-Q4.all@handbooks"]
    assert (moved["due"], moved["sequence"]) == (date(2027, 1, 15), 1)


def test_what_is_not_verified_is_in_the_calendar_without_a_reminder(tmp_path: Path) -> None:
    found = events(files(tmp_path)["units/changed.ics"])
    assert found["round.2026-H2.changed@handbooks"]["triggers"] == []


def test_all_alarms_stand_in_one_file_the_gravest_first(tmp_path: Path) -> None:
    told = json.loads(files(tmp_path)["units/alarms.json"])
    assert told["as_of"] == "2026-11-22"
    stages = [alarm["stage"] for alarm in told["alarms"]]
    assert stages == ["red"] * len(stages)
    assert told["alarms"][0] == {
        "id": "meeting.2026-Q1.all@handbooks",
        "unit": "all",
        "duty": "meeting",
        "name": "开会",
        "period": "2026-Q1",
        "due": "2026-03-31",
        "stage": "red",
        "since": "2026-04-30",
    }


@pytest.mark.parametrize(
    ("site_url", "link"), [("", None), ("https://example.org/x/", "https://example.org/x/units/all.html")]
)
def test_a_feed_holds_addresses_of_the_site_only_where_it_has_one(
    tmp_path: Path, site_url: str, link: str | None
) -> None:
    root = ET.fromstring(files(tmp_path, site_url=site_url)["units/all.xml"])  # noqa: S314 - our own text
    space = "{http://www.w3.org/2005/Atom}"
    entry = root.findall(f"{space}entry")[0]
    assert entry.findtext(f"{space}id") == "urn:handbooks:alarms:meeting.2026-Q1.all@handbooks:red"
    assert entry.findtext(f"{space}updated") == "2026-04-30T00:00:00+08:00"
    found = entry.find(f"{space}link")
    assert (None if found is None else found.get("href")) == link


def test_nothing_that_is_published_of_a_unit_tells_what_it_is_made_of(tmp_path: Path) -> None:
    """Band of members, end of the term and hours of training are counted on one page, for all units together."""
    told = "members: 100+, term_ends: 2027-05-17, training: 32-55"
    platform = PLATFORM.replace("{code: all, level: branch,", f"{{code: all, level: branch, {told},")
    assert told in platform
    made = load_with(platform, tmp_path).book
    found = organisation(made)
    assert found is not None
    sketched = (*platform_pages(found, made), *unit_pages(found, made))
    pages = [finished(page, iter(draw_views([*views_of(page)]))) for page in sketched]
    texts = {page.path: markdown(page) for page in pages if page.path != "platform/analysis.html"}
    texts |= {file.address: file.content.decode() for file in unit_files(found, made, Identity(""))}
    assert {"units/all.html", "platform/assessment.html", "units/all.json", "units/all.ics", "units/all.xml"} <= set(
        texts
    )
    secret = ("100+", "2027-05-17", "32-55")
    assert [(name, word) for name, text in texts.items() for word in secret if word in text] == []
