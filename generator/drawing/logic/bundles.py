"""Bundles relations: lines of one kind that share an end run on one trunk and pass every layer through one gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.views.logic import Relation

End = tuple[int, str]
"""A place that a bundle touches: its layer, and a block's id or the name of a pass."""
Key = tuple[str, str, str, int]


def bundled(relations: Sequence[Relation], level: Mapping[str, int], members: Iterable[int]) -> dict[int, int]:
    """The bundle of every member, by number of the relation; ``level`` is the layer of every block.

    Every relation joins the largest bundle that it can: same kind, same side, same source or same target. A bundle is
    named after its first relation.
    """
    found: dict[int, int] = {}
    free = list(members)
    while free:
        keys = Counter(key for number in free for key in _keys(relations[number], number, level))
        best = max(keys, key=lambda key: (keys[key], key))
        joined = [number for number in free if best in _keys(relations[number], number, level)]
        found.update(dict.fromkeys(joined, joined[0]))
        free = [number for number in free if number not in joined]
    return found


def _keys(relation: Relation, number: int, level: Mapping[str, int]) -> list[Key]:
    """The bundles a relation may join; one with a label keeps to itself."""
    if relation.label:
        return [("label", "", "", number)]
    down = level[relation.target] - level[relation.source]
    way = (down > 0) - (down < 0)
    return [("to", relation.target, relation.kind, way), ("from", relation.source, relation.kind, way)]


def ends(relation: Relation, bundle: int | None, level: Mapping[str, int]) -> tuple[End, ...]:
    """A relation's ends from top to bottom, with the passes of its bundle between."""
    upper, lower = sorted((relation.source, relation.target), key=lambda block: level[block])
    passes = ((number, f"pass {bundle}") for number in range(level[upper] + 1, level[lower]))
    return ((level[upper], upper), *passes, (level[lower], lower))
