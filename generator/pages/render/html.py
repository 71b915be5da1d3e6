"""The HTML that both renderers write alike: text, badges, tables and lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator.pages.page import Cell, Inline, Line, Listing, Prose, Table
from generator.pages.render import lengths, words
from generator.pages.render.address import rewrite, rewrite_pictures
from generator.pages.render.names import LineNames, Names

Row = tuple[Cell, ...]

UNNAMED = frozenset({"limits", "facts", "tasks"})
"""Tables whose cells stand below each other on a narrow screen without the names of their columns."""
NAMELESS = Inline("")
SHORT = 12
"""The longest head of a row, in characters, that a register keeps on one line."""


@dataclass(frozen=True, slots=True)
class Medium:
    """How one renderer differs in the small.

    ``attributes`` turns an address into the attributes of an ``a`` element, an empty text where there is nothing to
    lead to; ``anchor`` turns an anchor of the page into an id; ``picture`` turns the address of a picture into its
    ``src``; ``stacked`` sets upright column heads one character a line; ``labels`` repeats the column heads in the
    cells, for screens too narrow for columns; in ``sparse`` tables cells that hold nothing do not name their heads.
    """

    attributes: Callable[[str], str]
    anchor: Callable[[str], str]
    picture: Callable[[str], str]
    stacked: bool = False
    labels: bool = False
    sparse: bool = False


def prose(block: Prose, medium: Medium) -> str:
    """A chapter's text."""
    html = rewrite_pictures(rewrite(block.html, medium.attributes), medium.picture)
    return f'<div class="hb-prose">{html}</div>'


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
    """A table with caption, column heads and row heads; rows below a common head are a body of their own.

    Where it has an id, its cells name the heads that they belong to, those of groups too.
    """
    names = Names(medium.anchor(block.id) if block.id else "", block)
    looks = {
        "upright": block.upright,
        "words": block.words,
        "short": lengths.of_table(block) <= lengths.SHORT,
        "ticks": block.ticks,
    }
    look = "".join(f" hb-table--{name}" for name, told in looks.items() if told)
    caption = f"<caption>{escape(block.caption)}</caption>" if block.caption else ""
    heads = "".join(_head(column, names.column(n), block, medium) for n, column in enumerate(block.columns))
    head = f"<thead>{_bands(block, names)}<tr>{heads}</tr></thead>" if any(block.columns) else ""
    groups = tuple(_bodies(block))
    bodies = "".join(
        f"<tbody>{''.join(_lines(rows, number, block, medium, names))}</tbody>" for number, rows in enumerate(groups)
    )
    last = "".join(_lines(block.foot, len(groups), block, medium, names))
    foot = f"<tfoot>{last}</tfoot>" if last else ""
    return f'<table class="hb-table hb-table--{escape(block.kind)}{look}">{caption}{head}{bodies}{foot}</table>'


def _lines(rows: Sequence[Row], body: int, block: Table, medium: Medium, names: Names) -> Iterator[str]:
    """The rows of a body."""
    grouped = bool(rows) and is_group(rows[0])
    for number, row in enumerate(rows):
        yield _row(row, block, medium, names.line(body, number, grouped=grouped))


def _bands(block: Table, names: Names) -> str:
    """The row above the column heads that names groups of columns."""
    cells = (
        f'<th scope="colgroup" colspan="{count}"{names.band(number)}>{escape(text)}</th>'
        if text
        else f'<td colspan="{count}"></td>'
        for number, (text, count) in enumerate(block.bands)
    )
    return f'<tr class="hb-bands">{"".join(cells)}</tr>' if block.bands else ""


def is_group(row: Row) -> bool:
    """Whether a row is one head over all columns."""
    return len(row) == 1 and row[0].head and row[0].span > 1


def _bodies(block: Table) -> Iterable[list[Row]]:
    """The rows, parted before each head over all columns."""
    rows: list[Row] = []
    for row in block.rows:
        if is_group(row) and rows:
            yield rows
            rows = []
        rows.append(row)
    yield rows


def _row(row: Row, block: Table, medium: Medium, line: LineNames) -> str:
    if is_group(row):
        cell = row[0]
        head = f'<th scope="rowgroup" colspan="{cell.span}"{line.group()}>'
        return f'<tr class="hb-group">{head}<span class="hb-stay">{lines(cell.lines, medium)}</span></th></tr>'
    labels = medium.labels and not block.upright and block.kind != "matrix"
    heads = block.columns if labels and len(block.columns) == len(row) else ((),) * len(row)
    heads = tuple((NAMELESS,) if head else () for head in heads) if block.kind in UNNAMED else heads
    cells = (
        _cell(cell, head, medium, line.cell(number, head=cell.head) if cell.lines or not medium.sparse else "")
        for number, (cell, head) in enumerate(zip(row, heads, strict=True))
    )
    return f"<tr{only(row[0].only if row else ())}>{''.join(cells)}</tr>"


def only(values: Iterable[str]) -> str:
    """The attribute that says whom something applies to, or nothing."""
    told = escape(" ".join(values))
    return f' data-for="{told}"' if told else ""


def legend(block: Table, medium: Medium) -> str:
    """What the marks of a table mean, or nothing."""
    return f'<p class="hb-legend">{words.LEGEND}{_marks(block.legend, medium)}</p>' if block.legend else ""


def listing(block: Listing, medium: Medium) -> str:
    """A list of lines."""
    between = " " if block.kind == "groups" else ""
    items = "".join(f"<li>{between.join(inline(part, medium) for part in item)}</li>" for item in block.lines)
    return f'<ul class="hb-listing hb-listing--{escape(block.kind)}">{items}</ul>'


def _dress(item: Inline, text: str, medium: Medium) -> str:
    if item.strong:
        text = f"<strong>{text}</strong>"
    if item.badge:
        text = f'<span class="hb-badge hb-badge--{escape(item.badge)}">{text}</span>'
    attributes = medium.attributes(item.href) if item.href else ""
    return f"<a {attributes}>{text}</a>" if attributes else text


def _cell(cell: Cell, head: Line, medium: Medium, names: str = "") -> str:
    short = cell.head and sum(len(item.text) for text in cell.lines for item in text) <= SHORT
    tag, scope = ("th", ' scope="row"') if cell.head else ("td", "")
    looks = [*(("hb-short",) if short else ()), *((f"hb-{cell.look}",) if cell.look else ())]
    look = f' class="{escape(" ".join(looks))}"' if looks else ""
    anchor = f' id="{escape(medium.anchor(cell.anchor))}"' if cell.anchor else names
    words = "".join(item.text for item in head)
    label = f' data-label="{escape(words)}"' if head and not cell.head and cell.lines else ""
    return f"<{tag}{scope}{look}{anchor}{label}>{lines(cell.lines, medium)}</{tag}>"


def _head(column: Line, name: str, block: Table, medium: Medium) -> str:
    """A column's head; a corner without words is none."""
    return f'<th scope="col"{name}>{_column(column, block, medium)}</th>' if line(column, medium) else "<td></td>"


def _column(column: Line, block: Table, medium: Medium) -> str:
    if not block.upright or column is block.columns[0]:
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


def _marks(legend: Line, medium: Medium) -> str:
    return " ".join(f"<span>{inline(mark, medium)}</span>" for mark in legend)
