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

    At a merge only what came on all ways counts; at a join all branches count.
    """

    def __init__(self, process: Process) -> None:
        self._scopes = list(scopes(process))
        self._surely: dict[str, frozenset[str]] = {}
        self._fill(self._scopes[0], frozenset())

    def surely(self, step: str) -> frozenset[str]:
        """The ids of the steps that are completed on every path to a step; empty for one that cannot be reached."""
        return self._surely.get(step, frozenset())

    def _fill(self, scope: Scope, entry: frozenset[str]) -> frozenset[str]:
        """Fill in a scope; returns what is surely completed when it is left."""
        done = {step.id: self._block(scope, step, entry) for step in scope.steps}
        inside: dict[str, frozenset[str] | None] = dict.fromkeys(scope.by_id)
        if not scope.steps:
            return entry
        inside[scope.steps[0].id] = entry
        changed = True
        while changed:
            changed = False
            for step in scope.steps:
                ways = [inside[b.id] for b in scope.entering[step.id]]
                known = [
                    way | done[b.id] for way, b in zip(ways, scope.entering[step.id], strict=True) if way is not None
                ]
                if step is scope.steps[0]:
                    known.append(entry)
                value = frozenset.intersection(*known) if known else None
                if value != inside[step.id]:
                    inside[step.id] = value
                    changed = True
        for step in scope.steps:
            value = inside[step.id]
            self._surely[step.id] = value if value is not None else frozenset()
            for branch in (s for s in self._scopes if s.parent is step):
                self._fill(branch, self._surely[step.id])
        leaving = [self._surely[s.id] | done[s.id] for s in scope.steps if scope.leaves(s) and inside[s.id] is not None]
        return frozenset.intersection(*leaving) if leaving else entry

    def _block(self, scope: Scope, step: Step, entry: frozenset[str]) -> frozenset[str]:
        """What is completed when a step is: itself, and for a parallel what every branch surely completes."""
        del scope
        inner = [self._fill(branch, entry) for branch in self._scopes if branch.parent is step]
        return frozenset({step.id}).union(*inner)

    def may_follow(self, step: str, later: str) -> bool:
        """Whether a step can come after another on some path, not beside it in another branch."""
        scope = next((s for s in self._scopes if step in s.by_id), None)
        while scope is not None:
            following = scope.reach([target.id for _, target in scope.inside(scope.by_id[step])])
            if any(later in {inner.id for inner in scope.by_id[after].walk()} for after in following):
                return True
            if scope.parent is None:
                return False
            step, scope = scope.parent.id, scope.outer
        return False
