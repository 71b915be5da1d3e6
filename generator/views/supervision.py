"""Double supervision: the same duties as the list of the branch, of the member and of the superior.

Whoever does a duty has it on his own list; the others have it with their part: to urge, to take part, or to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from generator.model.book import Book
from generator.model.duties import Duty
from generator.views.responsibility import letters, letters_of_work

Side = Literal["member", "branch", "superior"]
Part = Literal["does", "takes-part", "urges", "checks"]

SIDES: Final[tuple[Side, ...]] = ("branch", "member", "superior")
BRANCH: Final = "branch"
"""The id of the level that stands between a member and what is above both."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A duty on the list of a side, with the part that the side has in it."""

    duty: Duty
    part: Part


def supervision(book: Book) -> Mapping[Side, tuple[Watched, ...]]:
    """The three lists of a book, each in the order of the register."""
    sides = _sides(book)
    acting = {name: _acting(name, sides, book) for name in {str(duty.item) for duty in book.duties}}
    lists: dict[Side, list[Watched]] = {side: [] for side in SIDES}
    for duty in book.duties:
        if duty.applies_to.includes(book.edition):
            own = sides[book.role_name(duty.by)]
            for side in SIDES:
                part = _part(side, own, acting[str(duty.item)])
                if part:
                    lists[side].append(Watched(duty, part))
    return {side: tuple(watched) for side, watched in lists.items()}


def _part(side: Side, own: Side, acting: frozenset[Side]) -> Part | None:
    """What a side has to do with a duty of another: a branch urges its members, a superior checks its branches."""
    match side, own:
        case _ if side == own:
            return "does"
        case "branch", "member":
            return "urges"
        case "superior", "branch":
            return "checks"
        case _:
            return "takes-part" if own != "member" and side in acting else None


def _sides(book: Book) -> dict[str, Side]:
    """The side of every role by its level: the lowest is the member's, up to the branch's the branch's."""
    order = [str(level.name) for level in book.levels]
    branch = next((place for place, level in enumerate(book.levels) if level.id == BRANCH), len(order))
    ranks = {str(role.name): order.index(role.level) if role.level in order else 1 for role in book.roles}
    return {name: "member" if not rank else "branch" if rank <= branch else "superior" for name, rank in ranks.items()}


def _acting(item: str, sides: Mapping[str, Side], book: Book) -> frozenset[Side]:
    """The sides that have a letter in what describes a duty."""
    pages = [one for handbook in book.handbooks for one in handbook.items() if one.name == item]
    processes = [process for page in pages for process in book.processes_of(page)]
    processes += [book.processes[item]] if item in book.processes else []
    named = [letters(step, book) for process in processes for step in process.walk()]
    named += [letters_of_work(work, book) for page in pages for work in page.file.work]
    return frozenset(sides[name] for found in named for name in found if name in sides)
