"""What part of the book a matrix speaks of: a process, a handbook, a part of one, or everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.book import Book, Handbook, Item, Part
from generator.model.process import Process


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the book something stands; a process by itself stands in no item."""

    handbook: Handbook | None = None
    part: Part | None = None
    item: Item | None = None

    def at(self) -> dict[str, str]:
        """The place as coordinates of a fact."""
        found = {"parts": part_key(self.handbook, self.part)} if self.handbook and self.part else {}
        return {**found, "items": self.item.name} if self.item else found


@dataclass(frozen=True, slots=True)
class Scope:
    """The handbooks (or parts of one, as handbooks of that part alone) or the one process that a matrix speaks of."""

    handbooks: tuple[Handbook, ...] = ()
    process: Process | None = None

    def places(self) -> Iterator[Place]:
        """Every item with where it stands."""
        for handbook in self.handbooks:
            for part in handbook.parts:
                yield from (Place(handbook, part, item) for item in part.item_pages)

    def works(self, book: Book) -> Iterator[tuple[Place, Process]]:
        """Every process with the items that list it."""
        if self.process:
            yield Place(), self.process
        for place in self.places():
            if place.item:
                yield from ((place, process) for process in book.processes_of(place.item))


def scope_of(inside: str, book: Book) -> Scope | None:
    """What ``in`` names: a process, a handbook or a part of one; nothing means all handbooks, an unknown name none."""
    if not inside:
        return Scope(book.handbooks)
    if inside in book.sections:
        return Scope((book.sections[inside],))
    process = book.processes.get(inside)
    return Scope(process=process) if process else None


def part_key(handbook: Handbook, part: Part) -> str:
    """A part by its handbook, as ``in`` writes it: ``committee/decision``."""
    return f"{handbook.id}/{part.file.id}"
