"""What is scored, as plain values: the same that a unit's JSON file holds for the reader's browser.

Days are ISO dates and compare as text. Points are whole, scores are whole hundredths of a point, so that nothing is
rounded before the one total (standards 3.6).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Instance:
    """A duty of a unit in one of its periods.

    ``due`` is the last day in time, ``grace`` the last of the period of grace, ``notify`` the first day of reminding,
    ``orange`` and ``red`` the first days of these alarms; the three are empty where the duty never raises an alarm.
    """

    duty: str
    period: str
    due: str
    grace: str
    points: int
    dimension: str
    notify: str = ""
    orange: str = ""
    red: str = ""
    veto: bool = False


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension and its weight in percent."""

    id: str
    weight: int


@dataclass(frozen=True, slots=True)
class Star:
    """A star: from which total, in points, it may be proposed, and to how many percent of the units of a superior."""

    name: str
    at: int
    share: int = 100


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a year; ``late``, ``overdue`` and ``failed`` are percent of an instance's points."""

    dimensions: tuple[Dimension, ...]
    stars: tuple[Star, ...] = ()
    late: int = 80
    overdue: int = 50
    failed: int = 100
    bonus: int = 5
    held: int = 1
    reds: int = 3
