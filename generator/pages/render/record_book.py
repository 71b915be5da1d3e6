"""A record book as HTML: cover, the year's calendar, contents with page numbers, and the forms, dated."""

from __future__ import annotations

from datetime import date
from html import escape
from itertools import groupby
from typing import Final

from generator.pages.record_book import Entry, Leaf, RecordBook
from generator.pages.render import words
from generator.pages.render.blank import document, sheet

NAME: Final = "工作记录本"
CALENDAR: Final = "全年日历"
CONTENTS: Final = "目录"
DUE: Final = "{month}月{day}日前"
COPY: Final = "（{copy}/{copies}）"
MONTH: Final = "{month}月"
ALSO: Final = "另存：{names}"
NOTHING: Final = "没有定期事项"
UNIT: Final = "单位"
FROM_EVENTS: Final = "遇事才有的（发展党员、换届、转接等）不在册内，发生时另取表单。"


def title(book: RecordBook) -> str:
    """The title of the book: its year and what it is, and whose duties it holds."""
    return f"{book.year}年{NAME} · {book.handbook}"


def html(book: RecordBook, codes: dict[str, str]) -> str:
    """The whole book; ``codes`` are QR codes as SVG by the address they lead to."""
    numbered = [(f"leaf-{number}", entry, leaf) for number, (entry, leaf) in enumerate(_leaves(book), start=1)]
    sheets = "".join(
        f'<div id="{anchor}">{sheet(leaf.blank, codes.get(leaf.blank.url, ""), _when(entry, leaf))}</div>'
        for anchor, entry, leaf in numbered
    )
    return document(title(book), f"{_cover(book)}{_calendar(book)}{_contents(numbered)}<main>{sheets}</main>", "bound")


def _leaves(book: RecordBook) -> list[tuple[Entry, Leaf]]:
    return [(entry, leaf) for entry in book.entries for leaf in entry.leaves]


def _cover(book: RecordBook) -> str:
    version = words.GAP.join(part for part in (book.edition, f"{words.AS_OF} {book.as_of}") if part)
    whose = f'<p class="whose">{escape(book.whose)}</p>' if book.whose else ""
    return (
        f'<section class="cover"><p class="year">{book.year}</p><p class="name">{NAME}</p>'
        f'<p class="whose">{escape(book.handbook)}</p>{whose}'
        f'<p class="unit">{UNIT}<span></span></p><p class="version">{escape(version)}</p></section>'
    )


def _calendar(book: RecordBook) -> str:
    """What is due in each month, with a box to tick."""
    months = {month: list(found) for month, found in groupby(book.entries, lambda entry: int(entry.due[5:7]))}
    rows = "".join(_month(month, months.get(month, [])) for month in range(1, 13))
    return f'<section class="calendar"><h1>{CALENDAR}</h1><table>{rows}</table><p>{FROM_EVENTS}</p></section>'


def _month(month: int, entries: list[Entry]) -> str:
    due = "".join(f'<span class="due">□ {_day(entry)} {escape(entry.name)}</span>' for entry in entries)
    return f'<tr><th scope="row">{MONTH.format(month=month)}</th><td>{due or NOTHING}</td></tr>'


def _day(entry: Entry) -> str:
    day = date.fromisoformat(entry.due)
    return DUE.format(month=day.month, day=day.day)


def _when(entry: Entry, leaf: Leaf) -> str:
    copies = COPY.format(copy=leaf.copy, copies=leaf.copies) if leaf.copies > 1 else ""
    return f"{entry.name}{words.GAP}{entry.period}{words.GAP}{_day(entry)}{copies}"


def _contents(numbered: list[tuple[str, Entry, Leaf]]) -> str:
    """The entries by month; each with its forms and the page where the first of them stands."""
    parts = []
    for month, found in groupby(numbered, lambda one: int(one[1].due[5:7])):
        entries = "".join(_line(list(leaves)) for _, leaves in groupby(found, lambda one: id(one[1])))
        parts.append(f"<h2>{MONTH.format(month=month)}</h2><ol>{entries}</ol>")
    return f'<section class="contents"><h1>{CONTENTS}</h1>{"".join(parts)}</section>'


def _line(leaves: list[tuple[str, Entry, Leaf]]) -> str:
    anchor, entry, _ = leaves[0]
    forms = "、".join(dict.fromkeys(leaf.blank.block.title for *_, leaf in leaves))
    also = f"；{ALSO.format(names='、'.join(entry.others))}" if entry.others else ""
    return (
        f'<li><a href="#{anchor}"><span>{_day(entry)}　{escape(entry.name)}</span>'
        f"<small>{escape(forms + also)}</small></a></li>"
    )
