"""Around an item: when it is used, by whom, and which other items go with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.book import Book, Chapter, Handbook, Item


def occasions(item: Item, book: Book) -> tuple[str, ...]:
    """When an item is used: what it says itself, else what starts each of its processes."""
    if item.file.when:
        return (str(item.file.when),)
    return tuple(dict.fromkeys(str(p.file.trigger) for p in book.processes_of(item) if p.file.trigger))


def users(item: Item, book: Book) -> tuple[str, ...]:
    """Who uses an item: the roles it names itself, else those that perform in its processes, by name."""
    lanes = (lane for process in book.processes_of(item) for lane in process.lanes)
    return tuple(dict.fromkeys(book.role_name(str(role)) for role in (item.file.by or lanes)))


def related(item: Item, book: Book) -> tuple[tuple[Handbook, Item], ...]:
    """The items that go with an item, each once, with their handbooks.

    First those that it names, then those that its prose and its processes lead to, then those that lead to it.
    """
    pages = {page.name: (handbook, page) for handbook in book.handbooks for page in handbook.pages()}
    homes = _homes(book)
    own = [str(name) for name in item.file.related]
    ahead = _leads(item, homes, book)
    behind = [page.name for _, page in pages.values() if item.name in set(_leads(page, homes, book))]
    found = dict.fromkeys(name for name in (*own, *ahead, *behind) if name != item.name)
    known = (pages[name] for name in found if name in pages)
    return tuple((handbook, page) for handbook, page in known if isinstance(page, Item))


def _homes(book: Book) -> Mapping[str, str]:
    """The first item that lists each process."""
    found: dict[str, str] = {}
    for handbook in book.handbooks:
        for item in handbook.items():
            for name in item.file.processes:
                found.setdefault(str(name), item.name)
    return found


def _leads(page: Item | Chapter, homes: Mapping[str, str], book: Book) -> Iterator[str]:
    """The pages that a page leads to: by a link to them or to a process on them, or by a step that calls one."""
    for link in page.markdown.links:
        kind, colon, rest = link.target.partition(":")
        name = (rest if colon else kind).partition("#")[0]
        if name.endswith(".md"):
            yield name.rpartition("/")[2].removesuffix(".md")
        elif kind == "process" and name in homes:
            yield homes[name]
    if isinstance(page, Item):
        steps = (step for process in book.processes_of(page) for step in process.walk())
        yield from (homes[step.text] for step in steps if step.kind == "call" and step.text in homes)
