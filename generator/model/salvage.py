"""Salvaging: what can be read of a file with faults, so that all the rest of it is checked at once.

The smallest entries that hold the faults are taken out, and the rest is constructed again. What is then missing takes
its holder with it: an optional entry goes alone, a required one with its step.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from generator.diagnostics import Finding, Severity, Span
from generator.model.base import Model, construct
from generator.model.lost import EVERYTHING, Lost
from generator.model.places import Places
from generator.source.value import Items, Table, Text, Value

M = TypeVar("M", bound=Model)

ROUNDS = 10
"""How often what is left is constructed again."""

_LACKS = frozenset({"HB202", "HB209", "HB501", "HB502"})
"""What a mapping lacks, told at its first key."""

_STAND_INS = frozenset({"title", "takeaway", "edition"})
"""Texts of a file that its name may stand for while the rest is checked."""

_ONE_KEY = frozenset({"HB112", "HB113"})
"""The reader's findings that name the only key they concern."""

_HARMLESS = frozenset(
    {"HB107", "HB114", "HB116", "HB117", "HB119", "HB120", "HB133", "HB134", "HB143", "HB144", "HB145"}
)
"""The reader's findings after which no key is missing that the pruning would not see."""

_LOSES_KEYS = frozenset({"HB113", "HB115", "HB118", "HB134", "HB135", "HB136", "HB137", "HB139"})
"""The reader's findings after which a key may be missing in the mapping around."""


def salvage(model: type[M], table: Table, reading: Iterable[Finding], name: str) -> tuple[M | None, Lost]:
    """What can be read of a mapping with faults, and what is lost; ``reading`` is what the reader has told.

    ``name`` stands for a title that cannot be read.
    """
    lost = set(_lost_in_reading(reading))
    left = _prune_root(table, (), lost, name)
    for _ in range(ROUNDS):
        if left is None:
            break
        made, told = construct(model, left)
        if made is not None:
            return made, Lost(frozenset(lost))
        left = _prune_root(left, told, lost, name)
    return None, Lost(frozenset({EVERYTHING}))


def without_echoes(findings: Iterable[Finding], reading: Sequence[Finding], table: Table) -> tuple[Finding, ...]:
    """The findings without those that stand where the reader has told the cause, or that lack what it has lost."""
    told = Places(reading)
    holes = {id(_holder(table, found.span)) for found in reading if found.code in _LOSES_KEYS}
    return tuple(
        found
        for found in findings
        if not told.touch(found.span)
        and not (holes and found.code in _LACKS and id(_holder(table, found.span)) in holes)
    )


def _lost_in_reading(reading: Iterable[Finding]) -> Iterable[str]:
    for found in reading:
        if found.severity is not Severity.ERROR or found.code in _HARMLESS:
            continue
        key = dict(found.arguments).get("key", "")
        if found.code not in _ONE_KEY:
            yield EVERYTHING
        else:
            yield key if re.fullmatch(r"[a-z_]+", key) else "outcomes"


def _prune_root(table: Table, told: Sequence[Finding], lost: set[str], name: str) -> Table | None:
    missing = {str(dict(found.arguments)["key"]) for found in told if found.code == "HB202" and _lacks(table, found)}
    if not missing <= _STAND_INS:
        return None
    lost |= missing
    others = [found for found in told if not _lacks(table, found)]
    pruned = _Pruning(lost).table(table, sorted(others, key=lambda found: _start(found.span)), "")
    if pruned is None or any(_lacks(table, found) and found.code != "HB202" for found in told):
        return None
    place = next(iter(pruned)).span
    return Table({**pruned, **{Text(key, place): Text(name, place) for key in sorted(missing)}}, pruned.span)


class _Pruning:
    """Takes out of a value what holds findings; ``lost`` gathers the keys that went."""

    def __init__(self, lost: set[str]) -> None:
        self._lost = lost

    def value(self, value: Value, told: list[Finding], key: str) -> Value | None:
        """What is left of a value, or ``None``. The findings are sorted; ``key`` is the key it stands under."""
        match value:
            case Table():
                return self.table(value, told, key)
            case Items():
                return self._items(value, told, key)
        blank = not value and value.style == "plain"
        return None if told or blank else value

    def table(self, table: Table, told: list[Finding], key: str) -> Table | None:
        """What is left of a mapping; nothing when a finding is about the whole of it."""
        left: dict[Text, Any] = {}
        seen = 0
        if any(_lacks(table, found) for found in told):
            return None
        for name, value in table.items():
            on_key, inside = _within(told, name.span), _within(told, value.span)
            seen += len(on_key) + len(inside)
            kept = None if on_key else self.value(value, inside, str(name))
            if kept is None:
                self._lost |= {str(name), key} if key == "outcomes" else {str(name)}
            else:
                left[name] = kept
        return Table(left, table.span) if left and seen == len(told) else None

    def _items(self, items: Items, told: list[Finding], key: str) -> Items | None:
        left = []
        seen = 0
        for item in items:
            inside = _within(told, item.span)
            seen += len(inside)
            kept = self.value(item, inside, key)
            if kept is None:
                self._lost.add(key)
            else:
                left.append(kept)
        return Items(left, items.span) if left and seen == len(told) else None


def _within(told: list[Finding], span: Span) -> list[Finding]:
    """The findings that stand inside a span."""
    if not told:
        return []
    first = bisect_left(told, _start(span), key=lambda found: _start(found.span))
    last = bisect_left(told, _end(span), first, key=lambda found: _start(found.span))
    return [found for found in told[first:last] if _end(found.span) <= _end(span)]


def _lacks(table: Table, found: Finding) -> bool:
    """Whether a finding tells that a mapping lacks something."""
    return found.code in _LACKS and found.span in (table.span, next(iter(table)).span if table else table.span)


def _holder(value: Value, span: Span) -> Value:
    """The innermost mapping or list that holds a span."""
    children = value.values() if isinstance(value, Table) else value if isinstance(value, Items) else ()
    for child in children:
        if not isinstance(child, Text) and _start(child.span) <= _start(span) and _end(span) <= _end(child.span):
            return _holder(child, span)
    return value


def _start(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _end(span: Span) -> tuple[int, int]:
    return span.end_line, span.end_column
