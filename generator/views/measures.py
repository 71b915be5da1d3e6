"""What a cell can say: the facts it is made of, how they join, what its signs mean, and what is missing in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.model.book import Book
from generator.views import facts
from generator.views.facts import Fact
from generator.views.matrix import EMPTY, Mark
from generator.views.scope import Scope
from generator.views.wording import LETTERS

Pair = frozenset[str]
"""The two sets whose members meet in a cell."""
Join = Callable[[Sequence[Fact], Pair], str]
"""What a cell says of the facts that meet in it."""

DOT: Final = "●"


def _joined_letters(found: Sequence[Fact], pair: Pair) -> str:
    del pair
    signs = {sign for fact in found for sign in fact.sign}
    return "".join(sign for sign in LETTERS if sign in signs)


def _articles(found: Sequence[Fact], pair: Pair) -> str:
    """The articles at a step; of a whole item only that there are some."""
    if "steps" not in pair:
        return facts.SOMETHING if found else ""
    return "、".join(dict.fromkeys(part for fact in found for part in fact.sign.split("、")))


def _words(found: Sequence[Fact], pair: Pair) -> str:
    del pair
    return "；".join(dict.fromkeys(fact.sign for fact in found))


def _number(found: Sequence[Fact], pair: Pair) -> str:
    del pair
    weights = {fact.about: fact.weight for fact in found}
    return str(sum(weights.values()) or "")


def _dot(found: Sequence[Fact], pair: Pair) -> str:
    del pair
    return DOT if found else ""


def _days(found: Sequence[Fact], pair: Pair) -> str:
    return _words(found, pair) if pair == {"items", "periods"} else _number(found, pair)


def _emphasis(found: Sequence[Fact], pair: Pair) -> str:
    """That a role answers for steps of a key task; elsewhere that the two belong together."""
    return "A" if found and "roles" in pair else _dot(found, pair)


def _records(found: Sequence[Fact], pair: Pair) -> str:
    return _dot(found, pair) if "steps" in pair else _number(found, pair)


def _handed(found: Sequence[Fact], pair: Pair) -> str:
    """What is handed over in one process; of several processes how often."""
    if any("items" in fact.at for fact in found):
        return _number(found, pair)
    return _words([fact for fact in found if fact.sign != facts.SOMETHING], pair) or _words(found, pair)


NUMBER: Final = "数字"
"""Stands in a legend for the numbers of the cells."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A kind of cell.

    ``marks`` are the signs it may hold with their meanings. ``needed`` is one that every row must have, ``empty`` the
    word for a row without any; ``free`` tells that a row need not have any. Where the columns count ``unlike`` things,
    a row is to have all of them, and its total is how many it has.
    """

    facts: Callable[[Scope, Book], Iterator[Fact]]
    join: Join
    marks: Mapping[str, str]
    needed: str = ""
    empty: str = EMPTY
    free: bool = False
    unlike: bool = False

    def legend(self, cells: Sequence[str]) -> tuple[Mark, ...]:
        """The marks of a matrix; signs that none of its cells holds are left out, what a row must have come whole."""
        used = "".join(cells)
        told = {sign for sign in self.marks if self.needed or self.unlike or sign in used}
        told |= {NUMBER} if any(cell.isdigit() for cell in cells) else set()
        return tuple(Mark(sign, meaning) for sign, meaning in self.marks.items() if sign in told)

    def gap(self, cells: tuple[str, ...]) -> str:
        """The word for what is missing in a row."""
        if not any(cells):
            return self.empty
        if self.unlike:
            missing = cells.count("")
            return f"缺{missing}项" if missing else ""
        return "" if any(self.needed in cell for cell in cells) else f"缺{self.needed}"


MEASURES: Final[Mapping[str, Measure]] = {
    "responsibility": Measure(facts.responsibility, _joined_letters, LETTERS, needed="A", empty="无流程"),
    "basis": Measure(facts.basis, _articles, {facts.SOMETHING: "依据这部法规"}, empty="无条文", free=True),
    "records": Measure(facts.records, _records, {DOT: "留下这份记录", NUMBER: "留下这份记录的步骤数"}),
    "duties": Measure(facts.duties, _days, {facts.UNCHECKED: "待核", NUMBER: "任务数"}, empty="无任务", free=True),
    "handover": Measure(facts.handover, _handed, {facts.SOMETHING: "不带记录", NUMBER: "交接次数"}),
    "fields": Measure(facts.fields, _number, {NUMBER: "属于这一方面的过程数"}),
    "coverage": Measure(facts.coverage, _number, dict(zip(facts.FUNCTIONS, facts.COUNTED, strict=True)), unlike=True),
    "tasks": Measure(facts.tasks, _emphasis, {DOT: "重点任务", "A": LETTERS["A"]}),
}
"""Every measure by the word that stands behind ``cells``."""
