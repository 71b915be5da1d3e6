"""Which printed books are current: the number of what each of them says, on a page that a printout leads to.

The number changes with the words, tables and drawings of the book alone: the same content printed on another day, on
other paper or by another version of the program has the same number. A printout leads to the line of its own number;
the page marks that line, without a script. Where there is no such line any more, the printout is not current.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from generator.pages import lines, words
from generator.pages.page import Inline, Listing, Page, Section
from generator.pages.publication import Identity, Manual
from generator.pages.tables import HOME, register_table

PATH: Final = "printouts.html"
LENGTH: Final = 12
"""How many hexadecimal digits a number has: enough that no two editions of an organisation share one by chance."""
GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class Printout:
    """A printed book: its handbook, its title and edition, and the number of its content."""

    handbook: str
    title: str
    edition: str
    mark: str

    @property
    def anchor(self) -> str:
        """The line of the printout on the page."""
        return f"{self.handbook}-{self.mark}"


def content_mark(manual: Manual) -> str:
    """The number of what the parts of a book say; of its drawings, which are not made yet, counts what they show."""
    pages = [(page.path, page.title, page.code, page.sections) for part in manual.parts for page in part.pages]
    parts = [(part.title, part.element, part.summary) for part in manual.parts]
    content = (manual.title, manual.subtitle, manual.summary, parts, pages)
    return sha256(repr(content).encode()).hexdigest()[:LENGTH]


def printout_of(manual: Manual) -> Printout:
    """The printout that a book is, with the number that it has or, without one, of its content."""
    handbook = manual.id.partition(".")[0]
    return Printout(handbook, manual.title, manual.edition, manual.mark or content_mark(manual))


def shown(mark: str) -> str:
    """A number in groups, so that it can be read aloud and compared.

    >>> shown("1a2b3c4d5e6f")
    '1a2b-3c4d-5e6f'
    """
    return "-".join(mark[at : at + GROUP] for at in range(0, len(mark), GROUP))


def address(printout: Printout, identity: Identity) -> str:
    """Where a printout leads to; empty where the site has no address of its own."""
    return identity.url(f"{PATH}#{printout.anchor}")


def printouts_page(printouts: Sequence[Printout], as_of: str) -> Page:
    """The page with the current number of every printed book."""
    rows = (
        (
            lines.cell(
                (Inline(shown(one.mark), badge="code"), Inline(words.IS_CURRENT, badge="current")),
                head=True,
                anchor=one.anchor,
            ),
            lines.cell(lines.plain(one.title)),
            lines.cell(lines.plain(one.edition)),
        )
        for one in printouts
    )
    table = register_table("register", words.PRINTOUTS_TITLE, words.PRINTOUT_COLUMNS, rows)
    how = Listing("plain", tuple(map(lines.plain, (*words.PRINTOUTS_HOW, words.PRINTOUTS_DAY.format(day=as_of)))))
    sections = (Section("", "", (how,)), Section("numbers", words.PRINTOUT_NUMBERS, (table,)))
    return Page(PATH, words.PRINTOUTS_TITLE, sections, summary=words.PRINTOUTS_SUMMARY, trail=HOME)
