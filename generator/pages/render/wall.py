"""A year on one sheet: what is due every month on top, then the months by quarter."""

from __future__ import annotations

from html import escape
from typing import Final

from generator.pages.page import Line, Month, Wall
from generator.pages.render import html, words
from generator.pages.render.html import Medium

MONTHS: Final = 3
"""How many months a quarter has."""

Entries = tuple[tuple[Line, tuple[str, ...]], ...]


def wall(block: Wall, medium: Medium) -> str:
    """The sheet; its title stands on it for those who hang it up."""
    every = f"<section><h2>{words.EVERY_MONTH}</h2>{_entries(block.every, medium)}</section>" if block.every else ""
    quarters = "".join(
        _quarter(name, block.months[first : first + MONTHS], medium)
        for name, first in zip(words.QUARTERS, range(0, len(block.months), MONTHS), strict=True)
    )
    return f'<div class="hb-wall"><p class="hb-wall__title">{escape(block.title)}</p>{every}{quarters}</div>'


def _quarter(name: str, months: tuple[Month, ...], medium: Medium) -> str:
    return f"<section><h2>{escape(name)}</h2>{''.join(_month(month, medium) for month in months)}</section>"


def _month(month: Month, medium: Medium) -> str:
    anchor = escape(medium.anchor(month.anchor))
    return f'<div><h3 id="{anchor}">{escape(month.title)}</h3>{_entries(month.entries, medium)}</div>'


def _entries(entries: Entries, medium: Medium) -> str:
    items = "".join(f"<li{html.only(values)}>{html.line(text, medium)}</li>" for text, values in entries)
    return f"<ul>{items}</ul>" if items else ""
