"""Who keeps what, and what units fill in by themselves: workgroups and systems name what there is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.fault import near
from generator.rules.known import check_roles, check_see


def check(book: Book) -> Iterator[Finding]:
    """HB401 and HB508 names that are not there, HB431 an unknown workgroup, HB432 a workgroup that owns nothing."""
    for group in book.workgroups:
        yield from check_roles((*((group.lead,) if group.lead else ()), *group.members), book)
    for term in book.terms:
        yield from check_see(term.see, book)
    for unit in book.unit_types:
        for task in unit.tasks:
            yield from check_see(task.see, book)
    for system in book.systems:
        for part in system.parts:
            yield from check_see(part.see, book)
    if len(book.workgroups):
        yield from _owners(book)


def _owners(book: Book) -> Iterator[Finding]:
    """HB431 and HB432: every page's workgroup is registered, and every one that writes has a page."""
    owning = set()
    for handbook in book.handbooks:
        for page in handbook.pages():
            name = page.file.workgroup
            if name is None:
                continue
            group = book.workgroups.get(name)
            owning.add(group and group.id)
            if group is None:
                yield finding("HB431", name.span, name=name, near=near(name, book.workgroups.names))
    for group in book.workgroups:
        if group.sort == "workgroup" and group.id not in owning:
            yield finding("HB432", group.name.span, name=group.name)
