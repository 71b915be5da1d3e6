"""Limits: what they count from comes before, what they lead to follows, and each says where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book
from generator.model.fault import near
from generator.model.process import Limit, Process, Source, Step
from generator.rules.scope import Scope, in_edition, name, scopes


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB308, HB309 misplaced anchors, HB311 numbers without a source, HB318 anchors that are no step."""
    del book
    before = Before(process)
    for step in process.walk():
        for limit in step.limits:
            yield from _anchor(process, before, step, limit)
            yield from _source(limit.source, limit.origin, str(limit.duration))


def _source(source: Source, span: Span, number: str) -> Iterator[Finding]:
    if not source.basis or not source.confidence:
        missing = (
            "依据和可信度" if not source.basis and not source.confidence else "依据" if not source.basis else "可信度"
        )
        yield finding("HB311", span, number=number, missing=missing)


def _anchor(process: Process, before: Before, step: Step, limit: Limit) -> Iterator[Finding]:
    anchor = limit.anchor
    if anchor is None or (anchor == "start" and limit.kind != "ahead"):
        return
    steps = {str(other.id): other for other in process.walk()}
    if anchor not in steps:
        named = [str(other.id) for other in process.walk()]
        yield finding("HB318", anchor.span, id=anchor, near=near(anchor, named), edition=in_edition(process))
    elif limit.kind == "ahead":
        if not before.may_follow(step.id, anchor):
            yield finding(
                "HB309", anchor.span, step=name(step), anchor=name(steps[anchor]), edition=in_edition(process)
            )
    elif anchor not in before.surely(step.id):
        yield finding("HB308", anchor.span, step=name(step), anchor=name(steps[anchor]), edition=in_edition(process))


class Before:
    """Which steps have been completed on every path to a step, and which can follow it on some path.

    At a merge only what came on all ways counts; at a join all branches count. What is completed before a step within
    its own list does not depend on what stands around the list, so each list is explored once.
    """

    def __init__(self, process: Process) -> None:
        self._scopes = list(scopes(process))
        self._scope_of = {step.id: scope for scope in reversed(self._scopes) for step in scope.steps}
        self._within: dict[str, frozenset[str]] = {}
        for scope in reversed(self._scopes):
            self._within.update(self._explore(scope))

    def surely(self, step: str) -> frozenset[str]:
        """The ids of the steps that are completed on every path to a step; empty for one that cannot be reached."""
        parent = self._scope_of[step].parent
        within = self._within.get(step, frozenset())
        return within if parent is None else within | self.surely(parent.id)

    def _explore(self, scope: Scope) -> dict[str, frozenset[str]]:
        """For every step that can be reached: what of its own list, and inside it, is surely completed before it."""
        found: dict[str, frozenset[str]] = {scope.distinct[0].id: frozenset()} if scope.distinct else {}
        done = {step.id: self._completes(step) for step in scope.distinct}
        pending = [step.id for step in scope.distinct[:1]]
        while pending:
            step = scope.by_id[pending.pop(0)]
            after = found[step.id] | done[step.id]
            for _, target in scope.inside(step):
                value = after & found[target.id] if target.id in found else after
                if value != found.get(target.id):
                    found[target.id] = value
                    pending.append(target.id)
        return found

    def _completes(self, step: Step) -> frozenset[str]:
        """What is completed when a step is: itself, and for a parallel what every branch surely completes."""
        branches = [scope for scope in map(self._first_scope, step.branches) if scope is not None]
        return frozenset({step.id}).union(*(self._leaving(scope) for scope in branches))

    def _first_scope(self, branch: tuple[Step, ...]) -> Scope | None:
        return self._scope_of.get(branch[0].id) if branch else None

    def _leaving(self, scope: Scope) -> frozenset[str]:
        """What is surely completed when a branch reaches the join."""
        ways = [
            self._within[step.id] | self._completes(step)
            for step in scope.distinct
            if scope.leaves(step) and step.id in self._within
        ]
        return frozenset.intersection(*ways) if ways else frozenset()

    def may_follow(self, step: str, later: str) -> bool:
        """Whether a step can come after another on some path, not beside it in another branch."""
        scope: Scope | None = self._scope_of[step]
        while scope is not None:
            following = scope.reach([target.id for _, target in scope.inside(scope.by_id[step])])
            if any(later in {inner.id for inner in scope.by_id[after].walk()} for after in following):
                return True
            if scope.parent is None:
                return False
            step, scope = scope.parent.id, scope.outer
        return False
