"""Draws a logic diagram 逻辑图: blocks in layers or in a ring, joined by typed relations."""

from __future__ import annotations

from typing import Final

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.logic.layers import placed
from generator.drawing.logic.marks import LEGEND_HEIGHT, LOOKS, band, edge, group, heads, heart, legend, track
from generator.drawing.logic.nets import nets
from generator.drawing.logic.order import orders
from generator.drawing.logic.plan import Plan
from generator.drawing.logic.ring import ring
from generator.drawing.paper import largest
from generator.drawing.sheet import Sheet, write_sheet
from generator.drawing.svg import Element
from generator.drawing.tokens import SIZE_HEADING, SIZE_SMALL
from generator.views.logic import Logic

_LIMITS: Final = (4, 5, 6, 7, 8, 10, 12)
"""Widths tried for the texts of blocks, in ems."""
_SLACKS: Final = (1.0, 1.6, 2.4)
"""How far the gaps are widened until every label finds room."""


def draw_logic(logic: Logic, skin: Skin, *, standalone: bool = False) -> Figure:
    """Draw a logic diagram in the proportions that print its text largest on A4."""
    plan = ring(logic) if logic.ring else layered(logic)
    kinds = [kind for kind in LOOKS if any(line.relation.kind == kind and not line.follows for line in plan.lines)]
    content = [heads(logic.id, plan.lines)] if plan.lines else []
    content += [*track(plan), *map(band, plan.bands), *(edge(logic.id, line) for line in plan.lines)]
    content += _groups(logic, plan)
    content += [heart(plan)] if plan.heart else []
    content += [legend(logic.id, kinds, plan)] if kinds else []
    width, height = round(plan.width, 1), round(plan.height + (LEGEND_HEIGHT if kinds else 0.0), 1)
    sheet = Sheet("logic", logic.id, logic.title, logic.description, width, height)
    small = bool(kinds) or any(box.words.note for box in plan.boxes)
    links = tuple(
        Link(b.words.block.href, b.rect.x, b.rect.y, b.rect.width, b.rect.height, b.words.block.text)
        for b in plan.boxes
        if b.words.block.href
    )
    return Figure(
        write_sheet(sheet, content, skin, standalone=standalone),
        width,
        height,
        SIZE_SMALL if small else SIZE_HEADING,
        links,
    )


def _groups(logic: Logic, plan: Plan) -> list[Element]:
    """The blocks of every layer, or of the ring, as a group with a name."""
    if not plan.bands:
        return [group(logic.title, plan.boxes, "")] if plan.boxes else []
    within = [
        ("".join(layer.title), [box for box in plan.boxes if layer.rect.holds(box.rect.middle)]) for layer in plan.bands
    ]
    return [group(name or logic.title, boxes, plan.lead) for name, boxes in within]


def layered(logic: Logic) -> Plan:
    """The blocks in layers: the plan that prints largest among those in which every label has its place."""
    best: Plan | None = None
    for order in orders(logic) if logic.blocks else ():
        bundles = nets(order, logic.relations)
        for slack in _SLACKS:
            plans = [placed(logic, order, bundles, limit * SIZE_HEADING, slack) for limit in _LIMITS]
            clean = [plan for plan in plans if not plan.faults]
            if clean:
                return largest(clean, _size, _cost)
            best = min([*plans, *([best] if best else [])], key=lambda plan: plan.faults)
    return best or Plan(0.0, 0.0, (), (), ())


def _size(plan: Plan) -> tuple[float, float]:
    return plan.width, plan.height


def _cost(plan: Plan) -> tuple[float, ...]:
    """Lines of text, then width."""
    return sum(len(box.words.lines) + len(box.words.note) for box in plan.boxes), plan.width
