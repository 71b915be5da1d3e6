"""Tags of items: the module they stand in, the part of the circle of improvement, and the fields of party building."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.book import Book, Handbook, Item
from generator.model.words import FIELDS, PDCA


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag: its name, and the anchor of what bears it on the page of the tags."""

    name: str
    anchor: str


def circle() -> tuple[Tag, ...]:
    """The parts of the circle: plan, do, check, act."""
    return tuple(Tag(name, f"pdca-{key}") for key, name in PDCA.items())


def fields() -> tuple[Tag, ...]:
    """The fields of party building."""
    return tuple(Tag(name, f"field-{number}") for number, name in enumerate(FIELDS, 1))


def tags_of(item: Item, book: Book) -> tuple[Tag, ...]:
    """The tags of an item: those of its processes, in the order of the tags."""
    files = [process.file for process in book.processes_of(item)]
    named = {PDCA[str(file.pdca)] for file in files if file.pdca}
    named |= {FIELDS[number] for file in files for number in _fields(tuple(map(str, file.field)))}
    return tuple(tag for tag in (*circle(), *fields()) if tag.name in named)


def tagged(tag: Tag, book: Book) -> Iterator[tuple[Handbook, Item]]:
    """The items that bear a tag, in the order of the handbooks."""
    for handbook in book.handbooks:
        yield from ((handbook, item) for item in handbook.items() if tag in tags_of(item, book))


def _fields(written: tuple[str, ...]) -> Iterator[int]:
    """The places of fields in their list; they may be written without ``建设``."""
    return (number for number, name in enumerate(FIELDS) if {name, name.removesuffix("建设")} & set(written))
