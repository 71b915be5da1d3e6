"""Who performs, decides, is consulted and is told: responsibility matrices of steps and of items against roles."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.book import Book, Handbook
from generator.model.process import Process, Step
from generator.views.addresses import Addresses
from generator.views.matrix import Heading, Mark, Matrix
from generator.views.wording import LETTERS

MARKS = tuple(Mark(sign, meaning) for sign, meaning in LETTERS.items())


def letters(step: Step, book: Book) -> dict[str, str]:
    """The letters of every role at a step, by the role's name: ``R``, ``A``, ``C``, ``I`` or several in this order."""
    groups = {
        "R": step.performers,
        "A": (step.accountable,) if step.accountable else (),
        "C": step.consulted,
        "I": step.informed,
    }
    found: dict[str, str] = {}
    for letter, roles in groups.items():
        for role in roles:
            name = book.role_name(role)
            found[name] = found.get(name, "") + letter
    return found


def _joined(many: Iterable[dict[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for single in many:
        for role, signs in single.items():
            found[role] = "".join(sign for sign in LETTERS if sign in found.get(role, "") + signs)
    return found


def roles_of(process: Process, book: Book) -> tuple[str, ...]:
    """The roles of a process: its lanes first, then the others as they appear."""
    names = [book.role_name(lane) for lane in process.lanes]
    names += [role for step in process.walk() for role in letters(step, book)]
    return tuple(dict.fromkeys(names))


def process_matrix(process: Process, book: Book) -> Matrix:
    """Steps against roles of one process."""
    addresses = Addresses(book)
    roles = roles_of(process, book)
    steps = [found for found in process.walk() if found.number]
    return Matrix(
        id=f"{process.name}-responsibility",
        title=f"{process.title}职责矩阵",
        description=f"{process.title}：{len(steps)} 个步骤与 {len(roles)} 个角色的职责。",
        corner="步骤 / 角色",
        rows=tuple(_step_heading(process, found, book) for found in steps),
        columns=tuple(Heading(name, name, href=addresses.role(name)) for name in roles),
        cells=tuple(tuple(letters(found, book).get(name, "") for name in roles) for found in steps),
        marks=MARKS,
    )


def step_title(step: Step, book: Book) -> str:
    """A step's text; for a call the called process's title, also where the edition leaves that process out."""
    called = book.processes.get(step.text) if step.kind == "call" else None
    return called.title if called else book.left_out.get(step.text, str(step.text))


def _step_heading(process: Process, step: Step, book: Book) -> Heading:
    group = process.stages[step.stage].title if step.stage is not None else ""
    return Heading(step.id, step_title(step, book), step.number, group, Addresses(book).step(process, step))


def handbook_matrix(name: str, title: str, handbook: Handbook, book: Book) -> Matrix:
    """Items against roles of a handbook; a cell joins the letters of all steps of the item's processes."""
    addresses = Addresses(book)
    rows = []
    cells = []
    for part in handbook.parts:
        for entry in part.item_pages:
            processes = book.processes_of(entry)
            if processes:
                shown = (str(entry.file.title), str(entry.file.code or ""), str(part.file.title))
                rows.append(Heading(entry.name, *shown, addresses.page(handbook, entry)))
                cells.append(_joined(letters(step, book) for process in processes for step in process.walk()))
    roles = tuple(str(found.name) for found in book.roles if any(found.name in cell for cell in cells))
    return Matrix(
        id=name,
        title=title,
        description=f"{title}：{len(rows)} 个条目与 {len(roles)} 个角色。",
        corner="条目 / 角色",
        rows=tuple(rows),
        columns=tuple(Heading(found, found, href=addresses.role(found)) for found in roles),
        cells=tuple(tuple(cell.get(found, "") for found in roles) for cell in cells),
        marks=MARKS,
    )
