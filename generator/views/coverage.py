"""Coverage: how far the items of every part are carried out, and how good the content is by its own measure.

The measures are those of rows S-05, S-76 and S-83 of the requirements; they are this project's own reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.model.basis import Citation
from generator.model.book import Book, Handbook, Item, Part
from generator.model.process import Step


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of things hold, and by name those that do not."""

    held: int
    whole: int
    missing: tuple[str, ...] = ()

    @property
    def fraction(self) -> Fraction:
        """The share; of nothing, nothing is missing."""
        return Fraction(self.held, self.whole) if self.whole else Fraction(1)

    @property
    def percent(self) -> int:
        """The share in whole per cent, rounded down, so that only the whole is 100."""
        return int(self.fraction * 100)


@dataclass(frozen=True, slots=True)
class PartCoverage:
    """The items of a part against every measure, in the order of :data:`MEASURES`.

    ``counts`` are how many processes, duties and forms they have and what points the duties make, as :data:`COUNTS`.
    """

    handbook: Handbook
    part: Part
    shares: tuple[Share, ...]
    counts: tuple[int, ...] = ()


def _steps(item: Item, book: Book) -> Iterator[Step]:
    for process in book.processes_of(item):
        yield from (step for step in process.walk() if step.performers)


def _owned(item: Item, book: Book) -> bool:
    drawn = item.file.matrices or item.file.logics
    return bool(drawn) or any(step.accountable or step.performers for step in _steps(item, book))


def _based(item: Item, book: Book) -> bool:
    facts = any(fact.basis for fact in item.file.facts)
    return bool(item.file.basis or facts) or any(process.first_basis for process in book.processes_of(item))


def _stepped(item: Item, book: Book) -> bool:
    return any(True for _ in _steps(item, book))


def _measured(item: Item, book: Book) -> bool:
    records = bool(item.file.forms) or any(step.records for step in _steps(item, book))
    numbers = bool(item.file.facts) or any(step.limits or step.vote or step.repeats for step in _steps(item, book))
    return records and numbers


def _scheduled(item: Item, book: Book) -> bool:
    return any(duty.item in (item.name, *item.file.processes) for duty in book.duties)


MEASURES: Final[Mapping[str, tuple[str, Callable[[Item, Book], bool]]]] = {
    "组织化": ("有负责人", _owned),
    "制度化": ("有依据", _based),
    "具体化": ("有步骤", _stepped),
    "标准化": ("有表单和数字", _measured),
    "日常化": ("有定期任务", _scheduled),
}
"""What an item is measured by: the name, what it takes, and the test."""


COUNTS: Final = ("过程", "任务", "表单", "分值")
"""What is counted of a part beside its items."""


def coverage(book: Book) -> tuple[PartCoverage, ...]:
    """Every part that has items, in the order of the handbooks."""
    return tuple(
        PartCoverage(
            handbook,
            part,
            tuple(_share(part, holds, book) for _, holds in MEASURES.values()),
            _counts(part, book),
        )
        for handbook in book.handbooks
        for part in handbook.parts
        if part.item_pages
    )


def _counts(part: Part, book: Book) -> tuple[int, ...]:
    processes = {process.name for item in part.item_pages for process in book.processes_of(item)}
    pages = {page.name for page in part.pages()} | processes
    duties = [duty for duty in book.duties if duty.item in pages]
    named = [name for item in part.item_pages for name in item.file.forms]
    named += [name for item in part.item_pages for step in _steps(item, book) for name in step.records]
    forms = {str(form.name) for name in named if (form := book.forms.get(name))}
    return len(processes), len(duties), len(forms), sum(duty.points for duty in duties)


def _share(part: Part, holds: Callable[[Item, Book], bool], book: Book) -> Share:
    missing = tuple(item.name for item in part.item_pages if not holds(item, book))
    return Share(len(part.item_pages) - len(missing), len(part.item_pages), missing)


def quality(book: Book) -> Mapping[str, tuple[str, Share]]:
    """The five measures of the content itself: the name, how it is measured, and the share."""
    processes = list(book.processes.values())
    steps = [step for process in processes for step in process.walk() if step.performers]
    decisions = [step for step in steps if step.kind == "decide"]
    limits = [limit for step in steps for limit in step.limits]
    items = [item for handbook in book.handbooks for item in handbook.items()]
    return {
        "流程更清晰": ("条目有步骤图的比例", _of(_stepped(item, book) for item in items)),
        "责任主体更明确": (
            "步骤由一个角色负总责的比例",
            _of(bool(step.accountable or step.performers) for step in steps),
        ),
        "推进更规范": ("步骤依据成文规定的比例", _of(_written(step) for step in steps)),
        "标准更严格": ("时限已经核实的比例", _of(limit.source.verified for limit in limits)),
        "结果评价更科学": ("判断留有记录的比例", _of(bool(step.records) for step in decisions)),
    }


def _clear(step: Step) -> bool:
    """Whether nobody has to guess who answers for a step."""
    return len(step.performers) == 1 or step.accountable != step.performers[0]


def _written(step: Step) -> bool:
    """Whether a step rests on a text and not on practice alone."""
    return any(isinstance(basis, Citation) for basis in step.source.basis)


def _of(held: Iterator[bool]) -> Share:
    told = list(held)
    return Share(sum(told), len(told))
