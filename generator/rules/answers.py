"""Answers: a question that a page answers is found by itself, so a number in the answer says where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book, Chapter, Item
from generator.source.files import SourceFile

ANSWER: Final = re.compile(r"^\*\*[^*\n]+[？?]\*\*[ \t]*(.*)$", re.MULTILINE)
"""A paragraph that begins with a question in bold letters: the answer behind it."""

_COUNT: Final = r"[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百]+|半"
_NUMBER: Final = re.compile(
    rf"(?<![0-9第同月年－—])(?:{_COUNT})(?:个工作日|个月|学时|小时|天|日|周|(?<![0-9]{{4}})年)"
    rf"|[0-9.]+%|(?:{_COUNT})分之(?:{_COUNT})|半数"
    r"|(?:[0-9]+|[二两三四五六七八九十百]+)[人名家元]"
    r"|每(?:周|月|季度|半年|年)"
)
"""Durations, shares, frequencies, and how many people or units; not days of the calendar, and not “一人”."""

_SOURCED: Final = re.compile(
    r"本项目默认|待核|通行|第[0-9一二三四五六七八九十百—、]+条|\]\(regulation:|没有[^。；]{0,8}(?:规定|条文|写|核)"
)
"""An article, our own default, a practice, or the word that it is still to be verified."""


def check(book: Book) -> Iterator[Finding]:
    """HB545 a number in an answer that names neither an article or a regulation nor that it is a default."""
    for handbook in book.handbooks:
        for page in handbook.pages():
            yield from _answers(page, book)


def _answers(page: Item | Chapter, book: Book) -> Iterator[Finding]:
    body = SourceFile(page.path, page.markdown.body, page.markdown.body_line)
    for match in ANSWER.finditer(body.text):
        answer = match[1]
        number = _NUMBER.search(answer)
        if number and not _SOURCED.search(answer) and not any(name in answer for name in book.regulations.names):
            start = match.start(1)
            yield finding("HB545", body.span(start + number.start(), start + number.end()), number=number[0])
