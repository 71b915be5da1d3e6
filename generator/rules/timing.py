"""Limits: what they count from comes before, what they lead to follows, and each says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book
from generator.model.fault import near
from generator.model.process import Limit, Process, Source, Step
from generator.model.words import RESERVED
from generator.rules.scope import Scope, scopes
from generator.rules.wording import Wording


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB308, HB309 misplaced anchors, HB311 numbers without a source, HB318 anchors that are no step."""
    wording = Wording(process, book)
    before = Before(process)
    named = {step.id: step for step in process.walk() if not RESERVED.fullmatch(step.id)}
    for step in process.walk():
        for limit in step.limits:
            yield from _anchor(wording, named, before, step, limit)
            yield from _source(limit.source, limit.origin, str(limit.duration))


def _source(source: Source, span: Span, number: str) -> Iterator[Finding]:
    if not source.basis or not source.confidence:
        missing = (
            "依据和可信度" if not source.basis and not source.confidence else "依据" if not source.basis else "可信度"
        )
        yield finding("HB311", span, number=number, missing=missing)


def _anchor(wording: Wording, steps: Mapping[str, Step], before: Before, step: Step, limit: Limit) -> Iterator[Finding]:
    anchor = limit.anchor
    if anchor is None or (anchor == "start" and limit.kind != "ahead"):
        return
    if anchor not in steps:
        yield finding("HB318", anchor.span, id=anchor, near=near(anchor, steps), edition=wording.edition)
    elif limit.kind == "ahead":
        if not before.may_follow(step.id, anchor):
            yield finding(
                "HB309",
                anchor.span,
                step=wording.name(step),
                anchor=wording.name(steps[anchor]),
                edition=wording.edition,
            )
    elif not before.surely(anchor, step.id):
        yield finding(
            "HB308", anchor.span, step=wording.name(step), anchor=wording.name(steps[anchor]), edition=wording.edition
        )


class Before:
    """Which steps are completed on every path to a step, and which can follow it on some path.

    At a merge only what comes on all ways counts; at a join all branches count. Two steps are compared in the innermost
    list that holds both, where a parallel stands for what is inside it.
    """

    def __init__(self, process: Process) -> None:
        self._scope_of: dict[str, Scope] = {}
        for scope in scopes(process):
            for step in scope.steps:
                self._scope_of.setdefault(step.id, scope)

    def surely(self, anchor: str, step: str) -> bool:
        """Whether a step is completed on every path to another. True where one of them cannot be reached at all."""
        inner, scope, places = self._common(anchor, step)
        before, at = places
        if not (scope.dominators.reaches(before) and scope.dominators.reaches(at)):
            return True
        return scope.dominators.strictly(before, at) and all(
            branch.dominators.strictly(place, len(branch.place)) for branch, place in inner
        )

    def may_follow(self, step: str, later: str) -> bool:
        """Whether a step can come after another on some path, not beside it in another branch."""
        _, common, places = self._common(later, step)
        after, at = places
        scope: Scope | None = common
        while scope is not None:
            if scope.followers[at] >> after & 1:
                return True
            if scope.parent is not None and scope.outer is not None:
                at = after = scope.outer.place[scope.parent.id]
            scope = scope.outer
        return False

    def _common(self, one: str, other: str) -> tuple[list[tuple[Scope, int]], Scope, tuple[int, int]]:
        """The innermost list that holds two steps and their places there, and the way down from it to the first."""
        places = {id(scope): place for scope, place in self._upwards(other)}
        inner: list[tuple[Scope, int]] = []
        for scope, place in self._upwards(one):
            if id(scope) in places:
                return inner, scope, (place, places[id(scope)])
            inner.append((scope, place))
        raise AssertionError(one, other)

    def _upwards(self, step: str) -> Iterator[tuple[Scope, int]]:
        """The lists that hold a step, innermost first, with the place where it stands in them."""
        scope: Scope | None = self._scope_of[step]
        while scope is not None:
            yield scope, scope.place[step]
            step = scope.parent.id if scope.parent is not None else ""
            scope = scope.outer
