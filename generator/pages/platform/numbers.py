"""Scores in figures: hundredths and tenths as decimals without trailing noughts, fractions to two places."""

from __future__ import annotations

from fractions import Fraction


def hundredths(value: int) -> str:
    """Hundredths of a point: ``9.6``, ``10``."""
    sign, (whole, part) = "-" if value < 0 else "", divmod(abs(value), 100)
    return f"{sign}{whole}" + (f".{part:02}".rstrip("0") if part else "")


def tenths(value: int) -> str:
    """Tenths with one place: ``93.0``."""
    return f"{value // 10}.{value % 10}"


def about(value: Fraction) -> str:
    """A fraction to two places, rounded half up: ``96.00``; only shown, never counted on with."""
    cents = (value * 200 + 1).__floor__() // 2
    return f"{cents // 100}.{cents % 100:02}"
