"""Editions side by side: how much each holds, and what stands in some of them only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model.book import Book
from generator.model.editions import EVERYBODY, NAMED, WHOLE, AppliesTo, Edition
from generator.views.addresses import Addresses
from generator.views.responsibility import step_title

Sort = Literal["part", "page", "process", "step", "duty"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that not every edition holds: what it is, where it stands, and for each of the named editions if so."""

    sort: Sort
    title: str
    href: str
    held: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """How much an edition holds: items by handbook, processes, steps and duties."""

    edition: Edition
    items: tuple[int, ...]
    processes: int
    steps: int
    duties: int


def differences(book: Book) -> tuple[Difference, ...]:
    """Everything that says to whom it applies, by sort and in the order of the book."""
    return tuple(
        Difference(sort, title, href, tuple(applies_to.includes(edition) for edition in NAMED))
        for sort, title, href, applies_to in (*_pages(book), *_processes(book), *_duties(book))
        if applies_to != EVERYBODY
    )


Found = tuple[Sort, str, str, AppliesTo]


def _pages(book: Book) -> Iterator[Found]:
    addresses = Addresses(book)
    for handbook in book.handbooks:
        for part in handbook.parts:
            href = f"{addresses.handbook(handbook)}#{part.file.id}"
            yield "part", str(part.file.title), href, part.file.applies_to
            for page in part.pages():
                yield "page", str(page.file.title), addresses.page(handbook, page), page.file.applies_to


def _processes(book: Book) -> Iterator[Found]:
    addresses = Addresses(book)
    for process in book.processes.values():
        yield "process", process.title, addresses.process(process.name), process.file.applies_to
    for process in book.processes.values():
        for step in process.walk():
            title = f"{process.title}：{step_title(step, book)}"
            yield "step", title, addresses.step(process, step), step.applies_to


def _duties(book: Book) -> Iterator[Found]:
    addresses = Addresses(book)
    for duty in book.duties:
        yield "duty", str(duty.name), addresses.see(str(duty.item)), duty.applies_to


def holdings(book: Book) -> tuple[Holding, ...]:
    """The whole book, then every named edition."""
    return tuple(_holding(book, edition) for edition in (WHOLE, *NAMED))


def _holding(book: Book, edition: Edition) -> Holding:
    kept = [process for process in book.processes.values() if process.file.applies_to.includes(edition)]
    items = tuple(
        sum(
            item.file.applies_to.includes(edition)
            for part in handbook.parts
            if part.file.applies_to.includes(edition)
            for item in part.items
        )
        for handbook in book.handbooks
    )
    steps = [step for process in kept for step in process.walk() if step.number]
    return Holding(
        edition,
        items,
        len(kept),
        sum(step.applies_to.includes(edition) for step in steps),
        sum(duty.applies_to.includes(edition) for duty in book.duties),
    )
