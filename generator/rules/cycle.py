"""Cycle time: what takes at least so long fits into the limit around it (standards 3.5, rule 43)."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import Limit, Process, Step
from generator.model.quantities import Duration
from generator.rules.scope import Scope, scopes
from generator.rules.wording import Wording

LEAST: Final = {"小时": 1 / 24, "日": 1.0, "个工作日": 1.0, "周": 7.0, "个月": 28.0, "年": 365.0}
"""The fewest days that a unit can be."""
MOST: Final = {"小时": 1 / 24, "日": 1.0, "个工作日": 11.0, "周": 7.0, "个月": 31.0, "年": 366.0}
"""The most days that a unit can be; a working day may stand behind the longest holidays."""


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB325 an upper limit that the least durations up to it exceed on every path (warning)."""
    if not any(limit.kind == "at_least" for step in process.walk() for limit in step.limits):
        return
    wording = Wording(process, book)
    for scope in scopes(process):
        limits = [(_start(scope, step, limit), step, limit) for step in scope.distinct for limit in step.limits]
        earliest = {start: _earliest(scope, start) for start in {start for start, *_ in limits} if start is not None}
        for start, step, limit in limits:
            days = earliest[start].get(step.id, 0.0) if start is not None else 0.0
            if start is not None and days > _days(limit.duration, MOST):
                since = wording.name(scope.by_id[start]) if start else "开始"
                yield finding("HB325", limit.origin, limit=limit.duration, days=f"{days:g}", start=since)


def _start(scope: Scope, step: Step, limit: Limit) -> str | None:
    """The step of the list that an upper limit counts from, empty for its beginning; nothing for what is not here."""
    if limit.kind != "within":
        return None
    if limit.anchor == "start":
        return "" if scope.parent is None else None
    return str(limit.anchor) if limit.anchor in scope.by_id and limit.anchor != step.id else None


def _earliest(scope: Scope, start: str) -> dict[str, float]:
    """The fewest days from the completion of a step (of the beginning) to that of each other, by the shortest way."""
    done: dict[str, float] = {}
    first = [target.id for _, target in scope.inside(scope.by_id[start])] if start else [scope.steps[0].id]
    waiting = [(0.0, step) for step in first]
    while waiting:
        days, name = heapq.heappop(waiting)
        if name in done:
            continue
        step = scope.by_id[name]
        waits = () if step.optional else step.limits
        done[name] = max(days + _own(step), *(_since(limit, done, start) for limit in waits), 0.0)
        for _, target in scope.inside(step):
            heapq.heappush(waiting, (done[name], target.id))
    return done


def _own(step: Step) -> float:
    """The fewest days that a step takes by itself; of branches the longest."""
    if step.branches:
        return max(sum(map(_own, _straight(branch))) for branch in step.branches)
    lasting = [limit for limit in step.limits if limit.kind == "at_least" and limit.anchor is None]
    return 0.0 if step.optional else sum(_days(limit.duration, LEAST) for limit in lasting)


def _straight(branch: tuple[Step, ...]) -> Iterator[Step]:
    """The steps that every way through a branch passes one after the other, from its first on."""
    yield branch[0]
    for before, step in pairwise(branch):
        if [way.target for way in before.exits] != [step.id]:
            return
        yield step


def _since(limit: Limit, done: dict[str, float], start: str) -> float:
    """When a wait that counts from an earlier step is over."""
    if limit.kind != "at_least" or limit.anchor is None or (limit.anchor not in done and limit.anchor != start):
        return 0.0
    return done.get(limit.anchor, 0.0) + _days(limit.duration, LEAST)


def _days(duration: Duration, unit: dict[str, float]) -> float:
    return duration.amount * unit[duration.unit]
