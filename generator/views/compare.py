"""Two versions of a flow drawn over each other: what was added, removed, changed and moved."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from typing import Final

from generator.views.flow import Change, Flow, FlowEdge, FlowNode
from generator.views.wording import without_doubt

WORDS: Final[Mapping[Change, str]] = {"added": "新增", "removed": "取消", "changed": "改动", "moved": "移动"}
"""What a change is called."""
ALIKE: Final = 0.6
"""From this likeness on two texts of one lane are versions of one step."""
_COUNTED: Final = re.compile(r"(?:s\d+|end-\d+)(?:-split|-join)?")
_NUMBER: Final = re.compile(r"第\d+步")
_SHOWN: Final = {
    "text": "文字",
    "kind": "符号",
    "limits": "时限",
    "records": "记录",
    "accountable": "决定者",
    "repeats": "频次",
    "vote": "表决",
    "note": "说明",
    "control": "监督点",
    "optional": "可选",
}


def compared(old: Flow, new: Flow) -> tuple[Flow, tuple[str, ...]]:
    """The new flow with what the old one had besides, every difference marked, and the differences of steps in words.

    Steps are the same when they have the same written id, else the same text, else a similar one in the same lane.
    """
    before, after = without_merges(old), without_merges(new)
    same = same_steps(before.nodes, after.nodes)
    changes = changes_of(before, after, same)
    nodes = _together(before, after, same, changes)
    names = {**same, **{node.id: f"old-{node.id}" for node in before.nodes if node.id not in same}}
    edges = _edges(before, after, names, [node.id for node in nodes])
    lanes = (*new.lanes, *(lane for lane in old.lanes if lane not in new.lanes))
    words = tuple(_sentences(before, after, same, changes))
    description = f"{new.title}，和另一个版本对照：" + ("；".join(words) or "步骤没有差别") + "。"
    flow = replace(new, lanes=lanes, nodes=nodes, edges=edges, description=description)
    return _merged(flow), words


def without_merges(flow: Flow) -> Flow:
    """The flow without merges: its lines lead straight to their steps."""
    onward = {edge.source: edge.target for edge in flow.edges if edge.source.startswith("merge-")}

    def target(name: str) -> str:
        return target(onward[name]) if name in onward else name

    return replace(
        flow,
        nodes=tuple(node for node in flow.nodes if node.id not in onward),
        edges=tuple(replace(e, target=target(e.target)) for e in flow.edges if e.source not in onward),
    )


def same_steps(old: tuple[FlowNode, ...], new: tuple[FlowNode, ...]) -> dict[str, str]:
    """The new id of every old node that is still there."""
    written = {node.id for node in old if not _COUNTED.fullmatch(node.id)} & {node.id for node in new}

    def keys(nodes: tuple[FlowNode, ...]) -> list[tuple[str, str]]:
        return [("id", node.id) if node.id in written else (node.kind, node.text) for node in nodes]

    blocks = SequenceMatcher(None, keys(old), keys(new), autojunk=False).get_matching_blocks()
    found = {old[b.a + i].id: new[b.b + i].id for b in blocks for i in range(b.size)}
    found |= {name: name for name in written}
    for rule in (_equal, _alike):
        for node in old:
            free = [other for other in new if other.id not in set(found.values())]
            match = next((other for other in free if rule(node, other)), None)
            if node.id not in found and node.text and match:
                found[node.id] = match.id
    return found


def _equal(one: FlowNode, two: FlowNode) -> bool:
    return (one.kind, one.text) == (two.kind, two.text)


def _alike(one: FlowNode, two: FlowNode) -> bool:
    same = (one.lane, one.kind == "decision", one.kind == "end") == (
        two.lane,
        two.kind == "decision",
        two.kind == "end",
    )
    return same and SequenceMatcher(None, one.text, two.text, autojunk=False).ratio() >= ALIKE


def changes_of(old: Flow, new: Flow, same: Mapping[str, str]) -> dict[str, tuple[Change, ...]]:
    """What happened to every node of the new flow that is a step, a start or an end."""
    source = {to: name for name, to in same.items()}
    before = {node.id: node for node in old.nodes}
    place = {node.id: number for number, node in enumerate(old.nodes)}
    steps = [node for node in new.nodes if node.number and node.id in source]
    kept = _rising([place[source[node.id]] for node in steps])
    moved = {node.id for number, node in enumerate(steps) if number not in kept}
    found: dict[str, tuple[Change, ...]] = {}
    for node in new.nodes:
        if node.id not in source:
            found[node.id] = ("added",)
            continue
        was = before[source[node.id]]
        changed = bool(_different(was, node))
        elsewhere = node.id in moved or (bool(node.number) and node.lane != was.lane)
        found[node.id] = (*(("changed",) if changed else ()), *(("moved",) if elsewhere else ()))
    return found


def unnumbered(limit: str) -> str:
    """A limit without the number of the step it counts from, which other steps change."""
    return _NUMBER.sub("第…步", limit)


def _different(was: FlowNode, now: FlowNode) -> list[str]:
    """What differs between two versions of a step; numbers of other steps and what is not verified do not count."""

    def plain(node: FlowNode, name: str) -> object:
        value = getattr(node, name)
        if name == "vote":
            return without_doubt(str(value))
        return tuple(map(unnumbered, value)) if name == "limits" else value

    return [word for name, word in _SHOWN.items() if plain(was, name) != plain(now, name)]


def _rising(places: list[int]) -> set[int]:
    """The positions of a longest rising run of numbers."""
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for position, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(heads[at - 1] if at else -1)
        tails[at:] = [place] if at == len(tails) else [place, *tails[at + 1 :]]
        heads[at:] = [position] if at == len(heads) else [position, *heads[at + 1 :]]
    found, position = set[int](), heads[-1] if heads else -1
    while position >= 0:
        found.add(position)
        position = before[position]
    return found


def _together(
    old: Flow, new: Flow, same: Mapping[str, str], changes: Mapping[str, tuple[Change, ...]]
) -> tuple[FlowNode, ...]:
    """The new nodes in their order, each removed one behind what stood before it."""
    behind: dict[str, list[FlowNode]] = {}
    stages = {node.id: node.stage for node in new.nodes}
    last = new.nodes[0].id
    for node in old.nodes:
        if node.id in same:
            last = same[node.id]
            continue
        title = old.stages[node.stage] if node.stage is not None and old.stages else ""
        stage = new.stages.index(title) if title in new.stages else stages[last]
        gone = replace(node, id=f"old-{node.id}", stage=stage, changes=("removed",), href="")
        behind.setdefault(last, []).append(gone)
    return tuple(
        one for node in new.nodes for one in (replace(node, changes=changes[node.id]), *behind.get(node.id, ()))
    )


def _edges(old: Flow, new: Flow, names: Mapping[str, str], order: list[str]) -> tuple[FlowEdge, ...]:
    place = {name: number for number, name in enumerate(order)}
    before = {(names[e.source], names[e.target], e.label) for e in old.edges}
    after = {(e.source, e.target, e.label) for e in new.edges}
    kept = [replace(e, change="" if (e.source, e.target, e.label) in before else "added") for e in new.edges]
    gone = dict.fromkeys((names[e.source], names[e.target], e.label) for e in old.edges)
    removed = [
        FlowEdge(source, target, label, back=place[target] <= place[source], change="removed")
        for source, target, label in gone
        if (source, target, label) not in after
    ]
    return (*kept, *removed)


def _merged(flow: Flow) -> Flow:
    """The flow with a merge before everything but joins that several lines enter."""
    entering: dict[str, list[FlowEdge]] = {}
    for edge in flow.edges:
        entering.setdefault(edge.target, []).append(edge)
    joins = {node.id for node in flow.nodes if node.kind == "join"}
    several = {name: edges for name, edges in entering.items() if len(edges) > 1 and name not in joins}
    taken = {node.id for node in flow.nodes}
    merge = {name: _free(f"merge-{name.removesuffix('-split')}", taken) for name in several}
    nodes = [one for node in flow.nodes for one in (*_merge(node, merge), node)]
    edges = [replace(edge, target=merge.get(edge.target, edge.target)) for edge in flow.edges]
    for name, ways in several.items():
        kinds = {edge.change for edge in ways}
        edges.append(FlowEdge(merge[name], name, change=kinds.pop() if len(kinds) == 1 else ""))
    return replace(flow, nodes=tuple(nodes), edges=tuple(edges))


def _merge(node: FlowNode, merge: Mapping[str, str]) -> Iterable[FlowNode]:
    if node.id in merge:
        yield FlowNode(merge[node.id], "merge", node.lane, stage=node.stage)


def _free(name: str, taken: set[str]) -> str:
    return name if name not in taken else next(one for n in count(2) if (one := f"{name}-{n}") not in taken)


def _sentences(
    old: Flow, new: Flow, same: Mapping[str, str], changes: Mapping[str, tuple[Change, ...]]
) -> Iterable[str]:
    """The differences of the steps, in the order of the new flow, then what was removed."""
    source = {to: name for name, to in same.items()}
    before = {node.id: node for node in old.nodes}
    for node in new.nodes:
        if not node.text or not changes[node.id]:
            continue
        was = before.get(source.get(node.id, ""))
        words = [WORDS[change] for change in changes[node.id]]
        if was and _different(was, node):
            words[0] += "（" + "、".join(_different(was, node)) + "）"
        if was and was.lane != node.lane:
            words[-1] += f"（{was.lane} → {node.lane}）"
        yield f"{'、'.join(words)}：{f'{node.number} {node.text}'.strip()}"
    for node in old.nodes:
        if node.id not in same and node.text:
            yield f"{WORDS['removed']}：{f'原 {node.number} {node.text}' if node.number else node.text}"
