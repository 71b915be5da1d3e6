"""The view of a hierarchy as a root-system diagram: a trunk and the roots that grow from it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Root:
    """One root with the roots that branch off it, in reading order.

    ``kind`` is ``module``, ``item`` or ``record`` by depth (1, 2, 3 and deeper). ``number`` is printed before the text.
    ``weight`` (at least 1) is how much hangs on it and gives the line its thickness.
    """

    id: str
    kind: str
    text: str
    number: str = ""
    href: str = ""
    weight: int = 1
    roots: tuple[Root, ...] = ()


@dataclass(frozen=True, slots=True)
class RootSystem:
    """A whole root system: ``trunk`` stands above the ground, ``roots`` grow below it."""

    id: str
    title: str
    description: str
    trunk: str
    roots: tuple[Root, ...]
    href: str = ""
