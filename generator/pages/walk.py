"""A process as a list of steps that can be read beside its drawing, or walked one by one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.process import JOIN, Exit, Process, Step
from generator.pages import lines, words
from generator.pages.page import Stop, Walk, Way
from generator.pages.steps import limit_lines, other_lines, what_lines
from generator.views.addresses import Addresses
from generator.views.process_flow import FLOW_SUFFIX


def walk_of(process: Process, book: Book) -> Walk:
    """The steps of a process in order, each with the ways on from it.

    The branches of what happens at the same time are walked one after the other: from the end of a branch the way leads
    to the next one, and from the end of the last to what follows when all have come together.
    """
    return Walk(
        name=process.name,
        title=f"{process.code} {process.title}".strip(),
        drawing=f"{process.name}{FLOW_SUFFIX}",
        stops=tuple(_stops(process.steps, (), process, book)),
    )


def _stops(steps: tuple[Step, ...], after: tuple[Way, ...], process: Process, book: Book) -> Iterator[Stop]:
    """The stops of one list of steps; ``after`` are the ways on from where a branch ends."""
    for step in steps:
        onward = tuple(_onward(step, after, process))
        if not step.branches:
            yield _stop(step, onward, process, book)
            continue
        first = step.branches[0][0]
        yield _stop(step, (_to("", first),), process, book)
        following = (*(branch[0] for branch in step.branches[1:]), None)
        for branch, then in zip(step.branches, following, strict=True):
            ways = (_to(words.ALSO, then),) if then else onward
            yield from _stops(branch, ways, process, book)


def _stop(step: Step, ways: tuple[Way, ...], process: Process, book: Book) -> Stop:
    addresses = Addresses(book)
    stage = process.stages[step.stage].title if step.stage is not None else ""
    return Stop(
        id=step.id,
        node=f"{step.id}-split" if step.branches else step.id,
        number=step.number,
        stage=stage,
        what=what_lines(step, book, addresses),
        who=tuple(
            line
            for line in (lines.plain("、".join(map(str, step.performers))), *other_lines(step, book, addresses))
            if line
        ),
        limits=tuple(limit_lines(step, process)),
        records=lines.records(step.records, addresses),
        ways=ways,
        only=step.applies_to.named(),
    )


def _onward(step: Step, after: tuple[Way, ...], process: Process) -> Iterator[Way]:
    for way in step.exits:
        if way.target != JOIN:
            yield _way(way, process)
        elif way.label:
            yield from (Way(f"{way.label} {then.label}".strip(), then.text, then.stop, then.end) for then in after)
        else:
            yield from after


def _way(way: Exit, process: Process) -> Way:
    end = next((end for end in process.ends if end.id == way.target), None)
    if end is not None:
        return Way(str(way.label), words.END.format(text=end.text), end=end.id)
    return _to(str(way.label), next(step for step in process.walk() if step.id == way.target))


def _to(label: str, step: Step) -> Way:
    text = words.NEXT_STEP.format(number=step.number) if step.number else words.TO_PARALLEL
    return Way(label, text, step.id)
