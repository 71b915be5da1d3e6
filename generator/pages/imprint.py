"""What stands at the end of every page of the site: edition, last change, review, doubts, basis, how it is cited."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Final
from urllib.parse import quote

from generator.model.book import Book
from generator.model.registers import Workgroup
from generator.pages import lines, words
from generator.pages.history import History, changed, files_of_pages, sentence
from generator.pages.page import Imprint, Inline, Line, Listing, Page, Prose, Table
from generator.pages.publication import Identity, Redirect
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES, appendices_of
from generator.views.reviews import Reviewed, office, reviews

NAMED: Final = 4
"""How many regulations a page names as its basis at most."""

_LINK: Final = re.compile(r'<a [^>]*href="([^"]*)"')


def signer(book: Book, identity: Identity, history: History, redirects: Sequence[Redirect]) -> Callable[[Page], Page]:
    """What gives a page of the book its imprint."""
    writer = _Writer.of(book, identity, history, redirects)
    return lambda page: replace(page, imprint=writer.imprint(page))


@dataclass(frozen=True, slots=True)
class _Writer:
    """What the imprints of a book are made of.

    ``files`` are those that define a page, ``reviewed`` its review, both by its path; ``short`` are short addresses of
    pages, ``regulations`` short names by the paths of their pages.
    """

    book: Book
    identity: Identity
    history: History
    files: Mapping[str, tuple[str, ...]]
    reviewed: Mapping[str, Reviewed]
    short: Mapping[str, str]
    regulations: Mapping[str, str]
    edition: str

    @classmethod
    def of(cls, book: Book, identity: Identity, history: History, redirects: Sequence[Redirect]) -> _Writer:
        addresses = Addresses(book)
        codes = (one for one in reversed(redirects) if one.path.endswith("/index.html"))
        editions = dict.fromkeys(str(handbook.file.edition) for handbook in book.handbooks)
        return cls(
            book,
            identity,
            history,
            dict(files_of_pages(book)),
            {addresses.page(found.handbook, found.page): found for found in reviews(book)},
            {one.target.partition("#")[0]: one.path.removesuffix("index.html") for one in codes},
            {addresses.regulation(str(one.short)): str(one.short) for one in book.regulations},
            "、".join(editions),
        )

    def imprint(self, page: Page) -> Imprint:
        """The imprint of one page."""
        found = self.reviewed.get(page.path)
        edition = str(found.handbook.file.edition) if found else self.edition
        files = self.files.get(page.path, ())
        return Imprint(
            (
                (words.EDITION_OF_PAGE, lines.plain(words.EDITION_AS_OF.format(edition=edition, day=self.book.as_of))),
                (words.LAST_CHANGE, (Inline(sentence(files, self.history), href=self._changes()),)),
                (words.REVIEWED, self._review(found)),
                (words.UNVERIFIED, _doubts(page)),
                (words.BASIS, self._basis(page)),
            ),
            self._citation(page, found, edition, changed(files, self.history)),
            self._report(page, found, edition),
        )

    def _changes(self) -> str:
        return APPENDICES["changes"].path if "changes" in appendices_of(self.book) else ""

    def _review(self, found: Reviewed | None) -> Line:
        if found is None:
            return (Inline(words.REVIEWED_WITH), *_keeper(office(self.book)))
        day = lines.day(found.day) or (Inline(words.NEVER_REVIEWED, badge="unverified"),)
        late = (Inline(words.REVIEW_DUE, badge="limit"),) if found.day and found.due else ()
        return (*day, *late, *_keeper(found.group))

    def _basis(self, page: Page) -> Line:
        """The regulations that the page leads to, the most cited first."""
        cited = [name for href in _links(page) if (name := self.regulations.get(href.partition("#")[0]))]
        names = sorted(dict.fromkeys(cited), key=lambda name: -cited.count(name))
        addresses = Addresses(self.book)
        shown = lines.joined(lines.linked(f"《{name}》", addresses.regulation(name)) for name in names[:NAMED])
        more = words.AND_MORE.format(count=len(names)) if len(names) > NAMED else ""
        return (*shown, *lines.plain(more)) or lines.plain(words.NO_BASIS)

    def _citation(self, page: Page, found: Reviewed | None, edition: str, day: str) -> Line:
        """How the page is cited after GB/T 7714-2015, as a part of an electronic book without a named author."""
        host = str(found.handbook.file.title) if found else self.identity.title
        inside = f"//{host}" if page.title != host else ""
        when = f"({day})" if day else ""
        return (
            Inline(f"{page.title}[EB/OL]{inside}. {edition}. {when}"),
            Inline(words.CITED_ON, badge="cited-on"),
            Inline(". "),
            Inline(self._address(page), href=self._target(page)),
            Inline("."),
        )

    def _target(self, page: Page) -> str:
        """Where the short address of a page leads: whole, where the site has an address of its own."""
        short = self.short.get(page.path)
        return self._whole(short) or (f"{short}index.html" if short else page.path)

    def _address(self, page: Page) -> str:
        short = self.short.get(page.path, page.path)
        return self._whole(short) or short

    def _whole(self, path: str | None) -> str:
        return self.identity.url(path) if path else ""

    def _report(self, page: Page, found: Reviewed | None, edition: str) -> Line:
        """The link that tells an error of the page, or to whom one is told where no address is set."""
        report = self.identity.report
        if not report:
            group = (found and found.group) or office(self.book)
            return (Inline(words.REPORT_TO), *_keeper(group)) if group else lines.plain(words.REPORT_NOWHERE)
        address = self._address(page)
        if "://" in report:
            asked = {"page": address, "title": page.title, "edition": edition}
            query = "&".join(f"{key}={quote(value, safe='')}" for key, value in asked.items())
            return lines.linked(words.REPORT, f"{report}{'&' if '?' in report else '?'}{query}")
        subject = quote(words.REPORT_SUBJECT.format(title=page.title, edition=edition), safe="")
        body = quote(words.REPORT_BODY.format(page=address, edition=edition).replace("\n", "\r\n"), safe="")
        return lines.linked(words.REPORT, f"mailto:{report}?subject={subject}&body={body}")


def _keeper(group: Workgroup | None) -> Line:
    """Who answers for a page, with a link to what the group does."""
    if group is None:
        return ()
    return (Inline("　"), Inline(str(group.name), href=f"{APPENDICES['workgroups'].path}#{group.id or ''}".rstrip("#")))


def _doubts(page: Page) -> Line:
    """How many marks of numbers that are not verified stand on the page."""
    count = sum(part.badge == "unverified" and part.text in words.DOUBTS for part in _parts(page))
    if not count:
        return lines.plain(words.NO_DOUBTS)
    return (Inline(words.DOUBTS_COUNT.format(count=count), badge="unverified", href=APPENDICES["unverified"].path),)


def _links(page: Page) -> Iterator[str]:
    """Where the page leads, by its parts and its prose."""
    yield from (part.href for part in _parts(page) if part.href)
    blocks = (block for section in page.sections for block in section.blocks)
    for prose in (block for block in blocks if isinstance(block, Prose)):
        yield from map(unescape, _LINK.findall(prose.html))


def _parts(page: Page) -> Iterator[Inline]:
    """What stands in the tables and lists of a page."""
    for block in (block for section in page.sections for block in section.blocks):
        if isinstance(block, Listing):
            yield from (part for line in block.lines for part in line)
        elif isinstance(block, Table):
            rows = (*block.rows, *block.foot)
            yield from (part for row in rows for cell in row for line in cell.lines for part in line)
