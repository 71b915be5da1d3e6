"""The view of blocks in layers with typed relations, or in a ring: a logic diagram."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RelationKind = Literal["支撑", "输入", "反馈", "制约"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block. ``layer`` counts from 0, top layer first; ``note`` is a second, smaller line."""

    id: str
    text: str
    layer: int
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed relation from one block to another."""

    source: str
    target: str
    kind: RelationKind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Logic:
    """A logic diagram. ``layers`` are titles, top first; with ``ring`` the blocks stand in a closed loop instead."""

    id: str
    title: str
    description: str
    layers: tuple[str, ...]
    blocks: tuple[Block, ...]
    relations: tuple[Relation, ...]
    ring: bool = False
