"""From an article to what rests on it: the steps, the numbers and pages, and the forms that its steps leave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.book import Book
from generator.model.registers import Regulation
from generator.pages import lines, words
from generator.pages.page import Line
from generator.pages.tables import Row
from generator.views.addresses import Addresses
from generator.views.resting import Resting, numbers_of, on_regulation

NO_ARTICLE: Final = 0
"""Stands for the whole regulation, where no article is cited."""

OF_STEPS: Final = frozenset({"step", "number"})
"""What is told by its step; the numbers of a step stand in its own table with their articles."""

ELSEWHERE: Final = frozenset({*OF_STEPS, "process", "form"})
"""What has no line among the numbers and pages: processes by their steps, forms by their column."""


def cited_rows(regulation: Regulation, book: Book) -> Iterator[Row]:
    """One row an article, in their order, then one for what cites the regulation without an article."""
    addresses = Addresses(book)
    short = str(regulation.short)
    cited: dict[int, list[Resting]] = defaultdict(list)
    for one in on_regulation(short, book):
        for number in numbers_of(one.articles(short, book)) or (NO_ARTICLE,):
            cited[number].append(one)
    for number in sorted(cited, key=lambda number: (number == NO_ARTICLE, number)):
        found = cited[number]
        name = words.ARTICLE.format(number=number) if number else words.WITHOUT_ARTICLE
        yield (
            lines.cell(lines.plain(name), head=True, anchor=addresses.article_anchor(number)),
            lines.cell(*_links(_steps(found))),
            lines.cell(*_links(one for one in found if one.kind not in ELSEWHERE)),
            lines.cell(lines.records(dict.fromkeys(form for one in found for form in one.forms), addresses)),
        )


def _steps(found: Iterable[Resting]) -> list[Resting]:
    """The steps and the numbers of steps; where there are none, the processes and stages."""
    told = list(found)
    return [one for one in told if one.kind in OF_STEPS] or [one for one in told if one.kind == "process"]


def _links(found: Iterable[Resting]) -> Iterator[Line]:
    """One line for everything that stands at one place, by the longest of its names that they share."""
    told: dict[tuple[str, str], Resting] = {}
    for one in found:
        told.setdefault((one.href, one.title.rpartition("：")[0] if one.kind == "number" else one.title), one)
    for (href, title), one in told.items():
        yield lines.linked(f"{title}（{one.number}）" if one.kind == "fact" else title, href)
