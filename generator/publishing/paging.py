"""The pages of a printed book as CSS: sheets and margins by its format, running heads, folios, and the thumb index.

Every part of a book has pages of its own kind (``within-1``, ``upright-1`` … for the first), so that each carries the
tab of its part at the fore-edge, one step below that of the part before. Pages that lie across are bound at their upper
edge: their fore-edge is the lower one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.pages.render.paper import Edges, Format, Paper

FIRST: Final = 31.0
"""How far below the upper edge of an upright A4 page the first tab begins, in mm."""
PITCH: Final = 26.0
"""From one tab to the next at most, in mm."""
GAP: Final = 3.0
"""Between two tabs, in mm."""
DEPTH: Final = 7.0
"""How far a tab reaches into the page, in mm."""
BEYOND: Final = 3.0
"""How far it goes beyond the edge, so that no white shows where a sheet is cut."""
MOST: Final = 6
"""How many characters a tab has room for; of longer titles it shows the number of the part."""
SPARE: Final = 2.0
"""What is left free below a block that fills a page of text, in mm."""
A4_HEIGHT: Final = 297.0

_SIDES: Final = ("right", "left")


def page_rules(form: Format, tabs: Sequence[str] = ()) -> str:
    """The rules of all pages of a format; ``tabs`` are the titles of the parts."""
    sizes = form.sizes
    points = {"text": sizes.text, "list": sizes.list, "table": sizes.table, "item": sizes.item, "part": sizes.part}
    points["form"] = sizes.form
    full = form.page.sheet[1] - form.page.edges.top - form.page.edges.bottom - SPARE
    variables = "".join(f"--{name}:{size}pt;" for name, size in points.items()) + f"--full:{full}mm"
    papers = (*form.papers, form.wide)
    rules = [f":root{{{variables}}}", f"@page{{size:{_size(form.page)};{_edges(form.page.edges, 'right')}}}"]
    rules += [rule for side in _SIDES for rule in _side(form.page, side)]
    rules += [_paper(paper, side, (paper.name,)) for paper in papers[1:] for side in _SIDES]
    for number, tab in enumerate(tabs, start=1):
        rules += _part(papers, number)
        tabbed = tab if len(tab) <= MOST else str(number)
        rules += [_tab(paper, side, number, tabbed, len(tabs)) for paper in papers for side in _SIDES]
    return "\n".join(rules)


def tab_place(number: int, count: int, height: float) -> tuple[float, float]:
    """Where the tab of a part begins below the upper edge of a page of some height, and how long it is, in mm.

    >>> tab_place(2, 6, 297.0)
    (57.0, 23.0)
    """
    first = FIRST * height / A4_HEIGHT
    pitch = min(PITCH * height / A4_HEIGHT, (height - 2 * first) / count)
    return first + (number - 1) * pitch, pitch - GAP


def page_name(paper: str, number: int) -> str:
    """The name of the pages of a kind within a part."""
    return f"{paper}-{number}"


def _size(paper: Paper) -> str:
    return f"{paper.sheet[0]}mm {paper.sheet[1]}mm"


def _edges(edges: Edges, side: str) -> str:
    right, left = (edges.outer, edges.inner) if side == "right" else (edges.inner, edges.outer)
    return f"margin:{edges.top}mm {right}mm {edges.bottom}mm {left}mm"


def _side(page: Paper, side: str) -> Iterator[str]:
    """Running head and folio of one side: on the left the part, on the right the item, both outside."""
    text = "item" if side == "right" else "part"
    head = f"@top-{side}{{content:string({text});vertical-align:bottom;padding-bottom:5mm}}"
    folio = f"@bottom-{side}{{content:counter(page);vertical-align:top;padding-top:6mm}}"
    yield f"@page :{side}{{{_edges(page.edges, side)};{head}{folio}}}"


def _paper(paper: Paper, side: str, names: Sequence[str]) -> str:
    selector = ",".join(f"{name}:{side}" for name in names)
    return f"@page {selector}{{size:{_size(paper)};{_edges(paper.edges, side)}}}"


def _part(papers: Sequence[Paper], number: int) -> Iterator[str]:
    """The pages of a part."""
    yield f".part-{number}{{page:{page_name(papers[0].name, number)}}}"
    for paper in papers[1:]:
        name = page_name(paper.name, number)
        yield f".part-{number} .{paper.name}{{page:{name}}}"
        yield from (_paper(paper, side, (name,)) for side in _SIDES)
    yield f".part-{number} .opening{{page:{page_name('opening', number)}}}"
    yield f"@page {page_name('opening', number)}{{@top-right{{content:none}}@top-left{{content:none}}}}"


def _tab(paper: Paper, side: str, number: int, text: str, count: int) -> str:
    """The tab of a part on one side of a kind of page; on pages of text also beside its opening."""
    names = [page_name(paper.name, number), *([page_name("opening", number)] if paper.name == "within" else [])]
    selector = ",".join(f"{name}:{side}" for name in names)
    place, length = tab_place(number, count, paper.sheet[0] if paper.turned else paper.sheet[1])
    box = _turned_tab(paper, side, place, length) if paper.turned else _upright_tab(paper, side, place, length)
    words = ("" if paper.turned else "\\A ").join(map(_written, text))
    return (
        f"@page {selector}{{{box}content:'{words}';background:var(--drawing-grey);color:var(--drawing-paper);"
        f"font-size:7pt;line-height:1.3;text-align:center;vertical-align:middle;white-space:pre}}}}"
    )


def _written(character: str) -> str:
    """A character as it stands in a string of CSS."""
    return character if character.isalnum() else f"\\{ord(character):x} "


def _upright_tab(paper: Paper, side: str, place: float, length: float) -> str:
    edges, other = paper.edges, "left" if side == "right" else "right"
    return (
        f"@{side}-top{{box-sizing:border-box;width:{DEPTH + BEYOND}mm;height:{length:.2f}mm;padding-{side}:{BEYOND}mm;"
        f"margin-{side}:-{BEYOND}mm;margin-{other}:auto;margin-top:{place - edges.top:.2f}mm;"
    )


def _turned_tab(paper: Paper, side: str, place: float, length: float) -> str:
    """At the lower edge, counted from the upper edge of the book: the right edge of the page on a right-hand one."""
    edges, other = paper.edges, "left" if side == "right" else "right"
    inside = paper.sheet[0] - edges.inner - edges.outer - (place - edges.outer) - length
    return (
        f"@bottom-{other}{{box-sizing:border-box;height:{DEPTH + BEYOND}mm;width:{length:.2f}mm;"
        f"padding-bottom:{BEYOND}mm;margin-bottom:-{BEYOND}mm;margin-top:auto;"
        f"margin-{other}:{inside:.2f}mm;margin-{side}:0;"
    )
