"""Charts: bars and lines over a few labels, every mark with its number in words; a table beside them says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Point:
    """A number of a series and how it is written; without a ``value`` only the words stand there, as for ``<5``."""

    value: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one thing, one a label of the chart."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``bars`` lie beside each other, ``lines`` run over labels that follow each other in time.

    Values are from nought up; bars begin at nought, lines at ``least``. ``most`` is the end of the scale where it is
    not the greatest value.
    """

    id: str
    title: str
    description: str
    kind: Literal["bars", "lines"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    most: int = 0
    least: int = 0

    @property
    def scale(self) -> int:
        """The value at the end of the scale, at least 1."""
        values = (point.value or 0 for series in self.series for point in series.points)
        return max(self.most, 1, *values)


def floor(series: tuple[Series, ...]) -> int:
    """Where lines of percentages begin so that they use the height: the ten below the least, but for the top ten."""
    values = [point.value for one in series for point in one.points if point.value is not None]
    return min(80, max(0, (min(values, default=0) - 1) // 10 * 10))


def percent(value: int | None) -> Point:
    """A share in whole per cent, or a dash for none."""
    return Point(value, "—" if value is None else f"{value}%")


def count(value: int) -> Point:
    """A number as it is."""
    return Point(value, str(value))
