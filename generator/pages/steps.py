"""What a page says of one step: what is done, who else has a part in it, and by when."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.process import Process, Step
from generator.pages import lines, words
from generator.pages.page import Inline, Line
from generator.views.addresses import Addresses
from generator.views.responsibility import step_title
from generator.views.wording import BALLOTS, limit_text, vote_shares


def what_lines(step: Step, book: Book, addresses: Addresses) -> tuple[Line, ...]:
    """What a step does, with its badges; for steps at the same time their numbers; the note."""
    title = step_title(step, book) or words.PARALLEL
    badges = [(step.control, words.CONTROL, "control"), (step.optional, words.OPTIONAL, "optional")]
    shown = tuple(Inline(text, badge=badge) for on, text, badge in badges if on)
    href = addresses.called(step) if step.kind == "call" else ""
    only = step.applies_to.words(book.edition)
    limited = (Inline(only, badge="only"),) if only else ()
    branches = " ∥ ".join(_run(branch) for branch in step.branches)
    return (Inline(title, href=href, strong=True), *shown, *limited), lines.plain(branches), lines.plain(step.note)


def other_lines(step: Step, book: Book, addresses: Addresses) -> Iterator[Line]:
    """Who answers for the step, where it is not the first who performs; who is consulted and told."""
    first = book.role_name(step.performers[0]) if step.performers else ""
    decides = (step.accountable,) if step.accountable and book.role_name(step.accountable) != first else ()
    answers = words.DECIDES if step.kind == "decide" else words.ANSWERS
    groups = ((answers, decides), (words.CONSULTS, step.consulted), (words.INFORMS, step.informed))
    for word, names in groups:
        if names:
            yield (Inline(word), *lines.roles(names, addresses))


def limit_lines(step: Step, process: Process) -> Iterator[Line]:
    """The limits, the frequency and the vote of a step."""
    for limit in step.limits:
        yield (Inline(limit_text(limit, process), badge="limit"), *lines.unverified_badge(limit.source))
    if step.repeats is not None and step.repeats_source is not None:
        yield (Inline(str(step.repeats)), *lines.unverified_badge(step.repeats_source))
    if step.vote is not None:
        for share, source in vote_shares(step.vote):
            yield (*lines.plain(share), *lines.unverified_badge(source))
        yield lines.plain(BALLOTS[step.vote.ballot])
        if step.vote.excluded:
            yield lines.plain(words.EXCLUDED.format(names="、".join(step.vote.excluded)))


def _run(branch: tuple[Step, ...]) -> str:
    """The numbers of a branch's steps: ``第 8—9 步``."""
    found = [step.number for outer in branch for step in outer.walk() if step.number]
    return words.BRANCHES.format(steps="—".join(dict.fromkeys((found[0], found[-1])))) if found else ""
