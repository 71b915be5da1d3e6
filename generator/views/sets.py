"""The members of the sets that rows and columns are derived from, in the order of the book, with where they lead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from generator.model.book import Book
from generator.model.process import Process, Step
from generator.model.words import FIELDS
from generator.views.addresses import Addresses
from generator.views.duties import PERIODS
from generator.views.facts import FUNCTIONS
from generator.views.matrix import Heading
from generator.views.responsibility import roles_of, step_title
from generator.views.scope import Scope, part_key

NAMES: Final[Mapping[str, str]] = {
    "parts": "部分",
    "items": "条目",
    "steps": "步骤",
    "roles": "角色",
    "levels": "层级",
    "givers": "交出",
    "receivers": "接收",
    "regulations": "法规",
    "forms": "表单",
    "periods": "周期",
    "unit-types": "支部类型",
    "tasks": "重点任务",
    "fields": "方面",
    "functions": "功能",
}
"""What a set is called in the corner of a matrix."""

WHOLE: Final = frozenset({"parts", "items", "steps", "unit-types", "tasks", "fields", "functions"})
"""The sets whose members all stand in a matrix, with or without an entry."""


def members(name: str, scope: Scope, book: Book) -> tuple[Heading, ...]:
    """The members of a set within a scope."""
    return tuple(_MEMBERS[name](scope, book))


def _parts(scope: Scope, book: Book) -> Iterable[Heading]:
    addresses = Addresses(book)
    several = len(scope.handbooks) > 1
    for handbook in scope.handbooks:
        home, group = addresses.handbook(handbook), str(handbook.file.title) if several else ""
        for part in handbook.parts:
            if part.item_pages:
                yield Heading(part_key(handbook, part), str(part.file.title), group=group, href=home)


def _items(scope: Scope, book: Book) -> Iterable[Heading]:
    addresses = Addresses(book)
    for handbook in scope.handbooks:
        for part in handbook.parts:
            for item in part.item_pages:
                shown = (str(item.file.title), str(item.file.code or ""), str(part.file.title))
                yield Heading(item.name, *shown, addresses.page(handbook, item))


def _steps(scope: Scope, book: Book) -> Iterable[Heading]:
    process = scope.process
    return [_step(process, step, book) for step in process.walk() if step.number] if process else ()


def _step(process: Process, step: Step, book: Book) -> Heading:
    group = process.stages[step.stage].title if step.stage is not None else ""
    href = Addresses(book).step(process, step)
    return Heading(step.id, step_title(step, book), step.number, group, href, called=step.kind == "call")


def _roles(scope: Scope, book: Book) -> Iterable[Heading]:
    """The roles of the register; of one process its lanes first, then the others as they appear."""
    addresses = Addresses(book)
    names = roles_of(scope.process, book) if scope.process else [str(role.name) for role in book.roles]
    return (Heading(name, name, href=addresses.role(name)) for name in names)


def _lanes(scope: Scope, book: Book) -> Iterable[Heading]:
    """The lanes of the processes in the scope: as they appear in one process, else as the register has them."""
    lanes = {book.role_name(lane) for _, process in scope.works(book) for lane in process.lanes}
    return (head for head in _roles(scope, book) if head.id in lanes)


def _levels(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope
    return (Heading(str(level.name), str(level.name)) for level in book.levels)


def _regulations(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope
    addresses = Addresses(book)
    names = (str(regulation.short) for regulation in book.regulations)
    return (Heading(name, name, href=addresses.regulation(name)) for name in names)


def _forms(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope
    addresses = Addresses(book)
    names = ((str(form.name), str(form.code or "")) for form in book.forms)
    return (Heading(name, name, code, href=addresses.form(name)) for name, code in names)


def _periods(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope, book
    return (Heading(key, text) for key, text in PERIODS.items())


def _unit_types(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope
    return (Heading(str(unit.name), str(unit.name)) for unit in book.unit_types)


def _tasks(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope
    names = dict.fromkeys(str(task.name) for unit in book.unit_types for task in unit.tasks)
    return (Heading(name, name) for name in names)


def _fields(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope, book
    return (Heading(name, name) for name in FIELDS)


def _functions(scope: Scope, book: Book) -> Iterable[Heading]:
    del scope, book
    return (Heading(name, name) for name in FUNCTIONS)


_MEMBERS: Final[Mapping[str, Callable[[Scope, Book], Iterable[Heading]]]] = {
    "parts": _parts,
    "items": _items,
    "steps": _steps,
    "roles": _roles,
    "levels": _levels,
    "givers": _lanes,
    "receivers": _lanes,
    "regulations": _regulations,
    "forms": _forms,
    "periods": _periods,
    "unit-types": _unit_types,
    "tasks": _tasks,
    "fields": _fields,
    "functions": _functions,
}
