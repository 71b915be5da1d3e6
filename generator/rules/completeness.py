"""Completeness: an item tells a reader all that is asked for before it is followed, or what it lacks is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book, Item
from generator.model.occasion import occasions, related, users
from generator.rules.known import check_roles, check_see

MISTAKES: Final = "常见错误"
ONCE: Final = "不重复填"
"""The headings under which every item says what goes wrong, and what is not to be filed twice."""


def check(book: Book) -> Iterator[Finding]:
    """HB544 for an item that lacks something, with all that it lacks; unknown names in ``by`` and ``related``."""
    for handbook in book.handbooks:
        for item in handbook.items():
            yield from check_roles((*item.file.by, *(role for work in item.file.work for role in work.roles)), book)
            yield from check_see(item.file.related, book)
            missing = [what for what, holds in PARTS.items() if not holds(item, book)]
            if missing:
                yield finding("HB544", item.file.title.span, title=item.file.title, missing="、".join(missing))


def _opens(item: Item, book: Book) -> bool:
    return bool(occasions(item, book))


def _used(item: Item, book: Book) -> bool:
    return bool(users(item, book))


def _laid_out(item: Item, book: Book) -> bool:
    """Steps and responsibilities come with a process, and with a comparison of two."""
    return bool(book.processes_of(item) or item.file.matrices or item.file.comparisons)


def _answered(item: Item, book: Book) -> bool:
    """Somebody answers for what is done: at the steps of a process, or as the item says itself."""
    return bool(book.processes_of(item) or item.file.work)


def _numbered(item: Item, book: Book) -> bool:
    steps = (step for process in book.processes_of(item) for step in process.walk())
    return bool(item.file.facts) or any(step.limits or step.vote or step.repeats for step in steps)


def _recorded(item: Item, book: Book) -> bool:
    return any(form.fields for form in book.forms_of(item))


def _based(item: Item, book: Book) -> bool:
    facts = any(fact.basis for fact in item.file.facts)
    return bool(item.file.basis or facts) or any(process.first_basis for process in book.processes_of(item))


def _headed(words: str) -> Callable[[Item, Book], bool]:
    def holds(item: Item, book: Book) -> bool:
        del book
        tokens = item.markdown.tokens
        headings = (text.content for mark, text in pairwise(tokens) if mark.type == "heading_open")
        return any(heading.strip() == words for heading in headings)

    return holds


def _accompanied(item: Item, book: Book) -> bool:
    """The only item of a book has no other to go with."""
    alone = sum(1 for handbook in book.handbooks for _ in handbook.items()) == 1
    return alone or bool(related(item, book))


PARTS: Final[Mapping[str, Callable[[Item, Book], bool]]] = {
    "什么时候用（when）": _opens,
    "谁来用（by）": _used,
    "步骤或矩阵": _laid_out,
    "谁做、谁负责（work）": _answered,
    "数字（facts）": _numbered,
    "空白表单（forms）": _recorded,
    "依据（basis）": _based,
    f"“{MISTAKES}”一节": _headed(MISTAKES),
    f"“{ONCE}”一节": _headed(ONCE),
    "相关条目（related）": _accompanied,
}
"""What an item tells beside its takeaway and its drawing, which the file cannot do without."""
