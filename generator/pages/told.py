"""Drawings in words: root systems and logic diagrams as nested lists, for whom a picture tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages import words
from generator.pages.page import Inline, Line, Told, View
from generator.views.logic import Block, Logic
from generator.views.roots import Root, RootSystem


def told_of(view: View) -> tuple[Told, ...]:
    """What a drawing says; nothing of flowcharts and matrices, which stand beside their tables."""
    match view:
        case RootSystem():
            return tuple(map(_root, view.roots))
        case Logic():
            return tuple(_logic(view))
        case _:
            return ()


def _root(root: Root) -> Told:
    number = (Inline(f"{root.number} "),) if root.number else ()
    return Told((*number, Inline(root.text, href=root.href)), tuple(map(_root, root.roots)))


def _logic(logic: Logic) -> Iterator[Told]:
    """The layers with their blocks, or the blocks of a ring in their order; below each what it does to others."""
    if logic.ring:
        order = [block.id for block in logic.blocks]
        after = dict(zip(order, order[1:] + order[:1], strict=True))
        yield from (_block(block, logic, after[block.id]) for block in logic.blocks)
        return
    for place, title in enumerate(logic.layers):
        blocks = (block for block in logic.blocks if block.layer == place)
        yield Told((Inline(title, strong=True),), tuple(_block(block, logic) for block in blocks))


def _block(block: Block, logic: Logic, after: str = "") -> Told:
    """A block with its relations; ``after`` is the one that follows in a ring."""
    texts = {other.id: other.text for other in logic.blocks}
    note = (Inline(words.NOTED.format(note=block.note)),) if block.note else ()
    lines = [_relation(r.kind, texts[r.target], r.label) for r in logic.relations if r.source == block.id]
    if after and after != block.id and not any(r.source == block.id and r.target == after for r in logic.relations):
        lines.insert(0, (Inline(words.FOLLOWED.format(text=texts[after])),))
    return Told((Inline(block.text, href=block.href), *note), tuple(map(Told, lines)))


def _relation(kind: str, target: str, label: str) -> Line:
    said = words.NOTED.format(note=label) if label else ""
    return (Inline(f"{kind}：{target}{said}"),)
