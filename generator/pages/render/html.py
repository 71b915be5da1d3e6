"""The HTML that both renderers write alike: text, badges, tables, lists and forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from generator.pages.page import Cell, Form, Inline, Line, Listing, Table
from generator.pages.render import words


@dataclass(frozen=True, slots=True)
class Medium:
    """How one renderer differs in the small.

    ``attributes`` turns an address into the attributes of an ``a`` element, an empty text where there is nothing to
    lead to; ``anchor`` turns an anchor of the page into an id; ``stacked`` sets wide column heads one character a line.
    """

    attributes: Callable[[str], str]
    anchor: Callable[[str], str]
    stacked: bool = False


def inline(item: Inline, medium: Medium) -> str:
    """A run of text."""
    return _dress(item, escape(item.text).replace("\n", "<br>"), medium)


def line(items: Line, medium: Medium) -> str:
    """A line of text."""
    return "".join(inline(item, medium) for item in items)


def lines(items: Iterable[Line], medium: Medium) -> str:
    """Lines below each other."""
    return "<br>".join(line(item, medium) for item in items)


def table(block: Table, medium: Medium) -> str:
    """A table with caption, column heads and row heads."""
    wide = " hb-table--wide" if block.wide else ""
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    heads = "".join(f'<th scope="col">{_column(column, block, medium)}</th>' for column in block.columns)
    head = f"<thead><tr>{heads}</tr></thead>" if any(block.columns) else ""
    rows = "".join(f"<tr>{''.join(_cell(cell, medium) for cell in row)}</tr>" for row in block.rows)
    return f'<table class="hb-table hb-table--{escape(block.kind)}{wide}">{caption}{head}<tbody>{rows}</tbody></table>'


def legend(block: Table, medium: Medium) -> str:
    """What the marks of a table mean, or nothing."""
    return f'<p class="hb-legend">{words.LEGEND}{line(block.legend, medium)}</p>' if block.legend else ""


def listing(block: Listing, medium: Medium) -> str:
    """A list of lines."""
    items = "".join(f"<li>{line(item, medium)}</li>" for item in block.lines)
    return f'<ul class="hb-listing hb-listing--{escape(block.kind)}">{items}</ul>'


def form(block: Form) -> str:
    """A blank form: its number, its title and one row a field."""
    rows = "".join(f'<tr><th scope="row">{escape(field)}</th><td></td></tr>' for field in block.fields)
    code = f'<span class="hb-form__code">{words.FORM_NUMBER} {escape(block.code)}</span>' if block.code else ""
    return (
        f'<table class="hb-table hb-table--form"><caption>{escape(block.title)}{code}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


def _dress(item: Inline, text: str, medium: Medium) -> str:
    if item.strong:
        text = f"<strong>{text}</strong>"
    if item.badge:
        text = f'<span class="hb-badge hb-badge--{escape(item.badge)}">{text}</span>'
    attributes = medium.attributes(item.href) if item.href else ""
    return f"<a {attributes}>{text}</a>" if attributes else text


def _cell(cell: Cell, medium: Medium) -> str:
    tag, scope = ("th", ' scope="row"') if cell.head else ("td", "")
    anchor = f' id="{escape(medium.anchor(cell.anchor))}"' if cell.anchor else ""
    return f"<{tag}{scope}{anchor}>{lines(cell.lines, medium)}</{tag}>"


def _column(column: Line, block: Table, medium: Medium) -> str:
    if not block.wide or column is block.columns[0]:
        return line(column, medium)
    if not medium.stacked:
        return f'<span class="hb-upright">{line(column, medium)}</span>'
    return f'<span class="hb-stack">{"".join(_stacked(item, medium) for item in column)}</span>'


def _stacked(item: Inline, medium: Medium) -> str:
    return _dress(item, "".join(f"<i>{escape(part)}</i>" for part in upright(item.text)), medium)


def upright(text: str) -> list[str]:
    """The parts of a text that is set from top to bottom: single characters, but Latin letters and digits together.

    >>> upright("党委P01")
    ['党', '委', 'P01']
    """
    parts: list[str] = []
    for character in text:
        joins = character.isascii() and not character.isspace() and parts and parts[-1].isascii()
        if joins:
            parts[-1] += character
        elif not character.isspace():
            parts.append(character)
    return parts
