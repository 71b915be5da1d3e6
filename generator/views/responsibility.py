"""Who performs, decides, is consulted and is told: the letters of the roles at every step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.model.book import Book
from generator.model.chapters import Work
from generator.model.process import Process, Step


def letters(step: Step, book: Book) -> dict[str, str]:
    """The letters of every role at a step, by the role's name: ``R``, ``A``, ``C``, ``I`` or several in this order."""
    decides = (step.accountable,) if step.accountable else ()
    return _lettered({"R": step.performers, "A": decides, "C": step.consulted, "I": step.informed}, book)


def letters_of_work(work: Work, book: Book) -> dict[str, str]:
    """The same of what is done about an item without a process."""
    decides = work.answers or work.by[0]
    return _lettered({"R": work.by, "A": (decides,), "C": work.consults, "I": work.informs}, book)


def _lettered(groups: Mapping[str, Iterable[str]], book: Book) -> dict[str, str]:
    found: dict[str, str] = {}
    for letter, roles in groups.items():
        for role in roles:
            name = book.role_name(role)
            found[name] = found.get(name, "") + letter
    return found


def roles_of(process: Process, book: Book) -> tuple[str, ...]:
    """The roles of a process: its lanes first, then the others as they appear."""
    names = [book.role_name(lane) for lane in process.lanes]
    names += [role for step in process.walk() for role in letters(step, book)]
    return tuple(dict.fromkeys(names))


def step_title(step: Step, book: Book) -> str:
    """A step's text; for a call the called process's title, also where the edition leaves that process out."""
    called = book.processes.get(step.text) if step.kind == "call" else None
    return called.title if called else book.left_out.get(step.text, str(step.text))
