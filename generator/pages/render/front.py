"""What stands before the parts of a printed handbook: cover, imprint, contents, list of drawings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from generator.pages.page import Drawing, Page
from generator.pages.printouts import shown
from generator.pages.publication import Manual, Part
from generator.pages.render import words
from generator.pages.render.address import name
from generator.pages.render.print import CODE, Figured, figure_anchor


def cover(manual: Manual) -> str:
    """Title and edition, room for an emblem where it is wanted, and a line for the unit."""
    unit = f'<p class="unit"><span>{words.UNIT}</span></p>' if manual.unit_line else ""
    emblem = f'<div class="emblem"><span>{words.EMBLEM}</span></div>' if manual.emblem else ""
    return (
        f'<section class="cover">{emblem or _ROOM}<h1 class="name">{escape(manual.title)}</h1>'
        f'<p class="subtitle">{escape(manual.subtitle)}</p>'
        f'<p class="edition">{escape(manual.edition)}</p>{unit}</section>'
    )


_ROOM = '<div class="room"></div>'


def imprint(manual: Manual) -> str:
    """Edition, day and number of the content, with the way to learn whether it is current."""
    facts = ((words.EDITION, manual.edition), (words.AS_OF, manual.as_of), (words.MARK, shown(manual.mark)))
    rows = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in facts if value)
    statement = "".join(f"<p>{sentence}</p>" for sentence in words.STATEMENT)
    return (
        f'<section class="imprint"><div><p class="about">{escape(manual.title)}</p><p>{escape(manual.summary)}</p>'
        f"<dl>{rows}</dl>{_check(manual)}{statement}</div></section>"
    )


def _check(manual: Manual) -> str:
    if not manual.check:
        return f"<p>{words.CHECK_BY_HAND}</p>" if manual.mark else ""
    address = escape(manual.check)
    return (
        f'<section class="check"><section><img src="{CODE}" alt="{words.CHECK_CODE}"></section>'
        f'<section><p>{words.CHECK}</p><p><a href="{address}">{address}</a></p></section></section>'
    )


def contents(manual: Manual, *, indexed: bool) -> str:
    """The contents: what stands before the parts, every part with its pages, and the index where there is one."""
    before = [_line(f"#{_FIGURES}", words.FIGURES)] if _drawings(manual) else []
    before += [_line(f"#{name(page.path)}", page.title) for page in manual.front]
    entries = [f'<li class="front">{entry}</li>' for entry in before]
    last = f"<li>{_line('#index', words.INDEX, '')}</li>" if indexed else ""
    for number, part in enumerate(manual.parts, start=1):
        entries.append(_part_entry(part, number, last if number == len(manual.parts) else ""))
    return f'<nav class="contents"><h1>{words.CONTENTS}</h1><ol>{"".join(entries)}</ol></nav>'


def _part_entry(part: Part, number: int, last: str) -> str:
    groups = groupby(part.pages, key=lambda page: page.form is not None)
    items = "".join(_entries(tuple(pages), forms=forms) for forms, pages in groups)
    return f'<li class="part">{_line(f"#part-{number}", part.title)}<ol>{items}{last}</ol></li>'


def _entries(pages: tuple[Page, ...], *, forms: bool) -> str:
    """The lines of some pages; forms stand in two columns, as they are many and short."""
    entries = "".join(f"<li>{_line(f'#{name(page.path)}', page.title, page.code)}</li>" for page in pages)
    return f'<li class="forms"><ol>{entries}</ol></li>' if forms else entries


def _line(href: str, title: str, code: str | None = None) -> str:
    """A line of a list; ``code`` stands before its title, and leaves its room where it is empty."""
    before = "" if code is None else f'<span class="code">{escape(code)}</span>'
    return f'<a href="{href}">{before}<span class="title">{escape(title)}</span></a>'


_FIGURES = "figures"


def figures(manual: Manual, numbers: Figured) -> str:
    """The list of drawings by part, with their numbers and pages; empty for a book without any."""
    listed = _drawings(manual)
    if not listed:
        return ""
    entries = "".join(_figures_of(part, pages, numbers) for part, pages in listed.items())
    return f'<nav class="contents figures"><h1 id="{_FIGURES}">{words.FIGURES}</h1><ol>{entries}</ol></nav>'


def _figures_of(part: str, pages: Sequence[tuple[Page, Drawing]], numbers: Figured) -> str:
    def line(page: Page, drawing: Drawing) -> str:
        number = words.FIGURE.format(number=numbers[page.path, drawing.id])
        return _line(f"#{figure_anchor(page, drawing)}", drawing.title, number)

    lines = (line(page, drawing) for page, drawing in pages)
    return f'<li class="part"><span>{escape(part)}</span><ol>{"".join(f"<li>{line}</li>" for line in lines)}</ol></li>'


def _drawings(manual: Manual) -> Mapping[str, Sequence[tuple[Page, Drawing]]]:
    """The drawings by the title of their part, for the parts that have some."""
    found = {part.title: tuple(drawings_of(part)) for part in manual.parts}
    return {title: drawings for title, drawings in found.items() if drawings}


def drawings_of(part: Part) -> Iterator[tuple[Page, Drawing]]:
    """The drawings of a part with their pages, in order."""
    for page in part.pages:
        for section in page.sections:
            yield from ((page, block) for block in section.blocks if isinstance(block, Drawing))


def numbers_of(manual: Manual) -> Figured:
    """The numbers of the drawings of a book, from 1 throughout."""
    held = [(page.path, drawing.id) for part in manual.parts for page, drawing in drawings_of(part)]
    return {key: number for number, key in enumerate(dict.fromkeys(held), start=1)}
