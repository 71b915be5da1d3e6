"""Atom feeds: what changed, for readers that ask for themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM: Final = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: a name that stays, a title, the ISO day, the words, and the whole address of its page or none."""

    id: str
    title: str
    day: str
    content: str
    link: str = ""


def feed(name: str, title: str, day: str, author: str, entries: Iterable[Entry], link: str = "") -> str:
    """A feed as a document; ``link`` is the whole address of its page, empty where the site has none of its own."""
    root = Element("feed", xmlns=ATOM)
    _add(root, "id", name)
    _add(root, "title", title)
    _add(root, "updated", _moment(day))
    _add(SubElement(root, "author"), "name", author)
    for one in entries:
        entry = SubElement(root, "entry")
        _add(entry, "id", one.id)
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.day))
        _add(entry, "content", one.content)
        if one.link:
            SubElement(entry, "link", href=one.link)
    if link:
        SubElement(root, "link", href=link)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _add(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _moment(day: str) -> str:
    return f"{day}T00:00:00+08:00"
