"""What the book says, as facts: each stands at a point of several sets and puts one sign there.

A matrix looks at the facts of one measure along two of their sets; whatever else they stand at is joined in the cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from generator.model.basis import Basis, Citation
from generator.model.book import Book
from generator.model.cite import cite
from generator.model.duties import Duty
from generator.model.editions import Edition
from generator.model.process import Process, Step
from generator.model.words import FIELDS
from generator.views.duties import by_when
from generator.views.process_flow import flow_of
from generator.views.responsibility import letters, letters_of_work
from generator.views.scope import Place, Scope

UNCHECKED: Final = "＊"
"""Stands behind a day that was not verified."""
SOMETHING: Final = "○"
"""A text without an article, or a handover without a record."""
FUNCTIONS: Final = ("业务全覆盖", "随时掌握", "执行力提升", "实时考核", "深度减负", "状态分析")
"""The six functions of the platform, in short."""
COUNTED: Final = ("条目数", "任务数", "有时限的步骤数", "任务的分值", "空白表单数", "步骤留下的记录数")
"""What is counted for each of them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sign where members of several sets meet: ``at`` gives a member of each set by its key.

    Where a cell tells a number, it is the sum of the weights of what its facts are ``about``, each taken once.
    """

    at: Mapping[str, str]
    sign: str = ""
    about: str = ""
    weight: int = 1


def responsibility(scope: Scope, book: Book) -> Iterator[Fact]:
    """The letters of every role at every step, and in what is done about items without a process."""
    for place, process in scope.works(book):
        for step in process.walk():
            yield from _lettered({**place.at(), "steps": step.id}, letters(step, book), book)
    for place in scope.places():
        for work in place.item.file.work if place.item else ():
            yield from _lettered(place.at(), letters_of_work(work, book), book)


def _lettered(at: Mapping[str, str], signs: Mapping[str, str], book: Book) -> Iterator[Fact]:
    for name, sign in signs.items():
        role = book.roles.get(name)
        level = {"levels": str(role.level)} if role else {}
        yield Fact({**at, "roles": name, **level}, sign)


def basis(scope: Scope, book: Book) -> Iterator[Fact]:
    """The articles that every step rests on, and what items and whole processes rest on besides."""
    for place, process in scope.works(book):
        yield from _cited(place.at(), process.first_basis, book)
        for step in process.walk():
            for role in _performers(step, book):
                yield from _cited({**place.at(), "steps": step.id, **role}, step.source.basis, book)
    for place in scope.places():
        if place.item:
            file = place.item.file
            told = (*(fact.basis for fact in file.facts), *(work.basis for work in file.work))
            yield from _cited(place.at(), (*(file.basis or ()), *(one for basis in told for one in basis or ())), book)


def _cited(at: Mapping[str, str], sources: Iterable[Basis], book: Book) -> Iterator[Fact]:
    for source in sources:
        if isinstance(source, Citation):
            regulation = cite(source, book.regulations, book.as_of).regulation
            name = str(regulation.short) if regulation else str(source.name)
            yield Fact({**at, "regulations": name}, "、".join(map(str, source.articles)) or SOMETHING)


def _performers(step: Step, book: Book) -> list[dict[str, str]]:
    return [{"roles": book.role_name(role)} for role in step.performers] or [{}]


def records(scope: Scope, book: Book) -> Iterator[Fact]:
    """The forms and records that every step leaves."""
    for place, process in scope.works(book):
        for step in process.walk():
            for role, name in product(_performers(step, book), map(str, step.records)):
                form = book.forms.get(name)
                at = {**place.at(), "steps": step.id, **role, "forms": str(form.name) if form else name}
                yield Fact(at, about=f"{process.name}:{step.id}:{name}")


def duties(scope: Scope, book: Book) -> Iterator[Fact]:
    """By when every duty is due, for every type of branch that has it."""
    for place, duty in _owed(scope, book):
        sign = by_when(duty) + ("" if duty.verified else UNCHECKED)
        at = {**place.at(), "roles": book.role_name(str(duty.by)), "periods": str(duty.period)}
        yield from (Fact({**at, **one}, sign, str(duty.id)) for one in _types(duty, book))


def _owed(scope: Scope, book: Book) -> Iterator[tuple[Place, Duty]]:
    """The duties with the items that tell how they are done."""
    for place in scope.places():
        if place.item:
            told = (place.item.name, *place.item.file.processes)
            yield from ((place, duty) for duty in book.duties if duty.item in told)


def _types(duty: Duty, book: Book) -> list[dict[str, str]]:
    names = (str(unit.name) for unit in book.unit_types)
    return [{"unit-types": name} for name in names if duty.applies_to.includes(Edition(name))] or [{}]


def handover(scope: Scope, book: Book) -> Iterator[Fact]:
    """Every flow from one lane to another with the records that its step leaves."""
    for place, process in scope.works(book):
        for at, sign, way in _handed(process, book):
            yield Fact({**place.at(), **at}, sign, f"{process.name}:{way}")


def _handed(process: Process, book: Book) -> Iterator[tuple[dict[str, str], str, str]]:
    flow = flow_of(process, book)
    steps = {node.id: node for node in flow.nodes if node.number}
    ways: dict[str, list[str]] = {}
    for edge in flow.edges:
        ways.setdefault(edge.source, []).append(edge.target)
    for source in steps.values():
        for target in _reached(source.id, ways, frozenset(steps)):
            giver, receiver = (book.role_name(steps[node].lane) for node in (source.id, target))
            if giver != receiver:
                at = {"steps": source.id, "givers": giver, "receivers": receiver}
                yield at, "、".join(source.records) or SOMETHING, f"{source.id}>{target}"


def _reached(start: str, ways: Mapping[str, list[str]], steps: frozenset[str]) -> list[str]:
    """The next steps behind a step, through splits, joins and merges."""
    found: list[str] = []
    pending, seen = list(ways.get(start, ())), set[str]()
    while pending:
        node = pending.pop(0)
        if node in seen:
            continue
        seen.add(node)
        if node in steps:
            found.append(node)
        else:
            pending += ways.get(node, ())
    return found


def fields(scope: Scope, book: Book) -> Iterator[Fact]:
    """The fields of work that every process serves; ``政治`` in a file is 政治建设."""
    for place, process in scope.works(book):
        written = process.file.field
        for field in FIELDS:
            if field in written or field.removesuffix("建设") in written:
                yield Fact({**place.at(), "fields": field}, about=process.name)


def coverage(scope: Scope, book: Book) -> Iterator[Fact]:
    """What every item gives to the six functions of the platform (requirements S-76 to S-81)."""
    for place in scope.places():
        if place.item:
            at = {**place.at(), "functions": FUNCTIONS[0]}
            yield Fact(at, about=place.item.name)
            forms = (form for form in book.forms_of(place.item) if form.fields)
            yield from (Fact({**at, "functions": FUNCTIONS[4]}, about=str(form.name)) for form in forms)
    for place, process in scope.works(book):
        for step in process.walk():
            here = f"{process.name}:{step.id}"
            if step.limits:
                yield Fact({**place.at(), "functions": FUNCTIONS[2]}, about=here)
            left = (f"{here}:{record}" for record in step.records)
            yield from (Fact({**place.at(), "functions": FUNCTIONS[5]}, about=record) for record in left)
    for place, duty in _owed(scope, book):
        yield Fact({**place.at(), "functions": FUNCTIONS[1]}, about=str(duty.id))
        yield Fact({**place.at(), "functions": FUNCTIONS[3]}, about=str(duty.id), weight=duty.points)


def tasks(scope: Scope, book: Book) -> Iterator[Fact]:
    """The key tasks of every type of branch, the items that carry them, and the roles that answer for steps there."""
    answering: dict[str, list[Fact]] = {}
    for fact in responsibility(scope, book):
        if "A" in fact.sign:
            answering.setdefault(fact.at.get("items", ""), []).append(fact)
    places = {place.item.name: place for place in scope.places() if place.item}
    for unit in book.unit_types:
        for task in unit.tasks:
            at = {"unit-types": str(unit.name), "tasks": str(task.name)}
            yield Fact(at)
            for name in (str(name) for name in task.see if name in places):
                yield Fact({**at, **places[name].at()})
                yield from (Fact({**fact.at, **at}) for fact in answering.get(name, ()))
