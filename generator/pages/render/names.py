"""The heads that a cell of a table belongs to, by id: bands over columns, columns, groups of rows and rows."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.pages.page import Table


@dataclass(frozen=True, slots=True)
class Names:
    """The ids of a table's heads, below a base; without a base there are none.

    Only a table with groups needs them: in another one ``scope`` says it all.
    """

    base: str
    block: Table

    def _told(self) -> bool:
        grouped = any(len(row) == 1 and row[0].head for row in self.block.rows)
        return bool(self.base) and (grouped or bool(self.block.bands))

    def column(self, number: int) -> str:
        """The id of a column's head."""
        return self._id(f"c{number}")

    def band(self, number: int) -> str:
        """The id of the head over some columns."""
        return self._id(f"b{number}")

    def line(self, body: int, number: int, *, grouped: bool = False) -> LineNames:
        """The names in a row: the one of that number in a body, which a head over all columns may begin."""
        base = self.base if self._told() else ""
        return LineNames(base, f"g{body}" if grouped else "", f"r{body}-{number}", self._bands())

    def _bands(self) -> tuple[str, ...]:
        """The band over every column, empty where there is none."""
        names = ((f"b{number}" if text else "", count) for number, (text, count) in enumerate(self.block.bands))
        return tuple(name for name, count in names for _ in range(count))

    def _id(self, name: str) -> str:
        return f' id="{escape(self.base)}-{name}"' if self._told() else ""


@dataclass(frozen=True, slots=True)
class LineNames:
    """The names in one row of a table."""

    base: str
    body: str
    row: str
    bands: tuple[str, ...]

    def group(self) -> str:
        """The id of the head over the rows of a body."""
        return f' id="{escape(self.base)}-{self.body}"' if self.base else ""

    def cell(self, number: int, *, head: bool) -> str:
        """The id of the row's head, or the heads of a cell."""
        if not self.base:
            return ""
        names = (self.body,) if head else (*self.bands[number : number + 1], f"c{number}", self.body, self.row)
        own = f' id="{escape(self.base)}-{self.row}"' if head else ""
        told = " ".join(f"{escape(self.base)}-{name}" for name in names if name)
        return f'{own} headers="{told}"' if told else own
