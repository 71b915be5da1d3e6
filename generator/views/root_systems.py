"""From a handbook, or from a root file, to a root-system diagram."""

from __future__ import annotations

from dataclasses import replace

from generator.model.book import Book, Diagram, Handbook, Item
from generator.model.diagrams import RootFile, RootPart
from generator.model.registers import System
from generator.views.addresses import Addresses
from generator.views.appendices import appendices_of
from generator.views.roots import Root, RootSystem

ANNEX = "附"
"""The number of an annex."""
KINDS = ("module", "item", "record", "record")
"""What a root is called by its depth."""


def handbook_roots(handbook: Handbook, book: Book) -> RootSystem:
    """The root system of a handbook: parts as main roots, items on them, printed forms as fine roots.

    A form that many items use grows once, on the first of them: a handbook's own forms do not drown in minutes.
    """
    file = handbook.file
    return RootSystem(
        id=f"roots-{handbook.id}",
        title=f"{file.title}根系图",
        description=f"{file.title}：{len(handbook.parts)} 个部分，{sum(len(p.items) for p in handbook.parts)} 个条目；"
        "几个条目共用的表单，画在最先用到它的条目上。",
        trunk=str(file.title),
        roots=_parts(handbook, book, 0, f"{handbook.id}-"),
        href=Addresses(book).handbook(handbook),
    )


def _parts(handbook: Handbook, book: Book, depth: int, prefix: str) -> tuple[Root, ...]:
    addresses, present = Addresses(book), appendices_of(book)
    roots = []
    grown: set[str] = set()
    for number, part in enumerate(handbook.parts, 1):
        chapters = tuple(
            _root(f"{prefix}{chapter.name}", depth + 1, str(chapter.file.title), "", addresses.page(handbook, chapter))
            for chapter in part.chapters
        )
        items = tuple(_item(handbook, item, book, depth + 1, prefix, grown) for item in part.items)
        annexes = tuple(
            replace(_item(handbook, item, book, depth + 1, prefix, grown), number=ANNEX) for item in part.annexes
        )
        derived = tuple(
            _root(f"{prefix}{key}", depth + 1, present[key].title, "", present[key].path)
            for key in map(str, part.file.appendix)
            if key in present
        )
        below = (*chapters, *items, *annexes, *derived)
        name = f"{prefix}{part.file.id}"
        href = f"{addresses.handbook(handbook)}#{part.file.id}"
        roots.append(_root(name, depth, str(part.file.title), str(number), href, below))
    return tuple(roots)


def _item(handbook: Handbook, item: Item, book: Book, depth: int, prefix: str, grown: set[str]) -> Root:
    """An item with the printed forms that no item before it uses; they are added to ``grown``."""
    addresses = Addresses(book)
    printed = {str(f.name): f for f in book.forms_of(item) if f.fields and str(f.name) not in grown}
    grown.update(printed)
    fine = tuple(
        _root(
            f"{prefix}{item.name}-{addresses.form_key(name)}",
            depth + 1,
            name,
            str(form.code or ""),
            addresses.form(name),
        )
        for name, form in printed.items()
    )
    title, code = str(item.file.title), str(item.file.code or "")
    return _root(f"{prefix}{item.name}", depth, title, code, addresses.page(handbook, item), fine)


def _root(name: str, depth: int, text: str, number: str, href: str, roots: tuple[Root, ...] = ()) -> Root:
    weight = max(1, sum(root.weight for root in roots))
    return Root(name, KINDS[min(depth, len(KINDS) - 1)], text, number, href, weight, roots)


def roots_of(diagram: Diagram, book: Book) -> RootSystem | None:
    """The root system of a file, or ``None`` where the handbook it is derived from is not in the book."""
    file = diagram.file
    if not isinstance(file, RootFile):
        return None
    handbook = book.handbook(str(file.of)) if file.of else None
    if file.of and handbook is None:
        return None
    roots = _parts(handbook, book, 0, "") if handbook else _written(file.roots, book, 0, "r")
    return RootSystem(
        id=diagram.name,
        title=str(file.title),
        description=str(file.summary or file.title),
        trunk=str(file.trunk or file.title),
        roots=roots,
    )


def _written(parts: tuple[RootPart, ...], book: Book, depth: int, prefix: str) -> tuple[Root, ...]:
    roots = []
    for number, part in enumerate(parts, 1):
        name = f"{prefix}{number}"
        handbook = book.handbook(str(part.of)) if part.of else None
        below = _outline(handbook, book, depth + 1, f"{name}-", str(part.depth)) if handbook else ()
        below = below or _written(part.roots, book, depth + 1, f"{name}-")
        href = Addresses(book).see(str(part.see)) if part.see else ""
        if handbook:
            href = Addresses(book).handbook(handbook)
        roots.append(_root(name, depth, str(part.text), "", href, below))
    return tuple(roots)


def _outline(handbook: Handbook, book: Book, depth: int, prefix: str, last: str) -> tuple[Root, ...]:
    """A handbook inside a larger system: its parts and, unless they are the ``last``, its items; no fine roots."""
    return tuple(_pruned(root, last) for root in _parts(handbook, book, depth, prefix))


def _pruned(part: Root, last: str) -> Root:
    items = tuple(Root(r.id, r.kind, r.text, r.number, r.href) for r in part.roots if last == "items")
    return Root(part.id, part.kind, part.text, part.number, part.href, max(1, len(items)), items)


def system_roots(system: System, book: Book) -> RootSystem:
    """The root system of a registered system: its parts as main roots, where they are carried out as roots on them."""
    addresses = Addresses(book)
    prefix = f"system-{system.id}"
    roots = []
    for number, part in enumerate(system.parts, 1):
        name = f"{prefix}-{number}"
        below = tuple(
            _root(f"{name}-{place}", 1, book.title_of(str(see)), "", addresses.see(str(see)))
            for place, see in enumerate(part.see, 1)
        )
        roots.append(_root(name, 0, str(part.name), str(number), "", below))
    title = str(system.title or system.name)
    return RootSystem(
        id=prefix,
        title=f"{title}根系图",
        description=str(system.meaning),
        trunk=title,
        roots=tuple(roots),
        href=addresses.system(str(system.name)),
    )
