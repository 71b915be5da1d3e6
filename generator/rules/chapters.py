"""Handbooks, items and chapters: what they list is there, and every process has a home."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book, Chapter, Handbook, Item
from generator.model.fault import near
from generator.model.process import UNVERIFIED
from generator.rules.basis import check_all, check_read
from generator.rules.known import check_forms, check_roles
from generator.source.markdown import Link, anchors, slug
from generator.source.value import Text

PLACES = ("use", "related", "work", "facts", "recurring", "records", "basis")
"""What can be linked on an item's page beside its headings: its work, numbers, duties, records and basis."""


def check(book: Book) -> Iterator[Finding]:
    """HB504 and HB508 names that are not there, HB509 a process without an item, HB513 a number without a source."""
    for handbook in book.handbooks:
        yield from check_roles((review.by for review in handbook.file.review if review.by), book)
        for part in handbook.parts:
            for item in part.item_pages:
                yield from _item(item, book)
                yield from _links(item, handbook, book)
            for chapter in part.chapters:
                yield from _drawn(chapter.file.matrices, book.matrices, "矩阵")
                yield from _drawn(chapter.file.logics, book.logics, "逻辑图")
                yield from _drawn(chapter.file.comparisons, _compared(book), "有旧版的过程")
                yield from _links(chapter, handbook, book)
    for name, process in book.processes.items():
        if book.home_of(name) is None:
            yield finding("HB509", Span.of_file(process.path), process=process.title)
    yield from _former(book)


def _former(book: Book) -> Iterator[Finding]:
    """HB416 a former version that is none, HB417 one that nothing is compared with."""
    for process in book.processes.values():
        against = process.file.against
        if against and against not in book.past:
            yield finding("HB416", against.span, name=against, near=near(against, book.past))
    named = {str(process.file.against) for process in book.processes.values()}
    for name, process in book.past.items():
        if name not in named:
            yield finding("HB417", process.file.title.span, name=name)


def _item(item: Item, book: Book) -> Iterator[Finding]:
    file = item.file
    yield from _drawn(file.processes, book.processes, "过程")
    yield from _drawn(file.matrices, book.matrices, "矩阵")
    yield from _drawn(file.logics, book.logics, "逻辑图")
    yield from _drawn(file.comparisons, _compared(book), "有旧版的过程")
    yield from check_forms(file.forms, book)
    yield from check_all(file.basis or (), book)
    for work in file.work:
        yield from check_all(work.basis or (), book)
    for fact in file.facts:
        yield from check_all(fact.basis or (), book)
        confidence = str(fact.confidence or file.confidence or "")
        yield from check_read(confidence, fact.basis or file.basis or (), book)
        sourced = (fact.basis or file.basis) and confidence
        if not sourced and not fact.default:
            yield finding(
                "HB311", fact.origin, number=fact.value, missing="可信度" if confidence in UNVERIFIED else "依据"
            )


def _compared(book: Book) -> Mapping[str, object]:
    """The processes that can be drawn over a former version."""
    return {name: process for name, process in book.processes.items() if book.former(process)}


def _drawn(names: tuple[Text, ...], known: Mapping[str, object], what: str) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            yield finding("HB508", name.span, what=what, name=name, near=near(name, known))


def _links(holder: Item | Chapter, handbook: Handbook, book: Book) -> Iterator[Finding]:
    for link in holder.markdown.links:
        if not link.image:
            yield from _link(link, holder, handbook, book)


def _link(link: Link, holder: Item | Chapter, handbook: Handbook, book: Book) -> Iterator[Finding]:
    kind, colon, rest = link.target.partition(":")
    name, _, anchor = rest.partition("#")
    known: Mapping[str, object] | None = {
        "process": book.processes,
        "form": book.forms.names,
        "role": book.roles.names,
        "regulation": {**book.regulations.names} | {str(entry.id): entry for entry in book.regulations},
        "term": book.terms.names,
        "system": book.systems.names,
    }.get(kind if colon else "")
    if known is not None:
        if name not in known:
            yield finding("HB514", link.span, target=link.target, near=near(name, known))
        elif anchor and kind == "process" and anchor not in {step.id for step in book.processes[name].walk()}:
            ids = [step.id for step in book.processes[name].walk()]
            yield finding("HB514", link.span, target=link.target, near=near(anchor, ids))
    elif match := re.fullmatch(r"(?:\.\./([a-z][a-z0-9-]*)/)?([^/#:]+)\.md(?:#(.*))?", link.target):
        home = book.handbook(match[1]) if match[1] else handbook
        pages = {page.name: page for page in home.pages()} if home else {}
        if match[2] in pages:
            yield from _place(link, match[3] or "", pages[match[2]])
        else:
            yield finding("HB514", link.span, target=link.target, near=near(match[2], pages))
    elif link.target.startswith("#"):
        yield from _place(link, link.target[1:], holder)
    elif not colon:
        yield finding("HB514", link.span, target=link.target, near="—")


def _place(link: Link, anchor: str, page: Item | Chapter) -> Iterator[Finding]:
    """HB514 for the words of a heading that the page does not have."""
    known = (*anchors(page.markdown.tokens), *(PLACES if isinstance(page, Item) else ()))
    if anchor and slug(unquote(anchor)) not in known:
        yield finding("HB514", link.span, target=link.target, near=near(unquote(anchor), known))
