"""The view of two sets against each other: an L-type matrix with marks in its cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a row or a column. ``group`` is the text of the band it stands in (a stage, a module), or empty."""

    id: str
    text: str
    number: str = ""
    group: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign that may stand in a cell, with its meaning for the legend (``A`` = 决定)."""

    sign: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns. ``cells[i][j]`` is the text where row ``i`` meets column ``j``, empty where nothing does.

    ``corner`` names the two sets (``步骤 / 角色``); ``marks`` is the legend. In a T-type matrix, one set against two
    others, the row heads stand ``between`` the columns of both: behind so many of them; in an L-type it is 0.
    """

    id: str
    title: str
    description: str
    corner: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[str, ...], ...]
    marks: tuple[Mark, ...] = ()
    between: int = 0
