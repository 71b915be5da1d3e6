"""Punctuation (GB/T 15834) and numbers (GB/T 15835) in every text of the book: values of files and prose of pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.diagnostics import Finding, Fix, Span, finding
from generator.model.base import Model
from generator.model.book import Book
from generator.source.markdown import Chapter as Markdown
from generator.source.value import Text

_C: Final = "\u3400-\u9fff"
_DIGITS: Final = str.maketrans("〇○一二三四五六七八九", "00123456789")
_HALF: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_FULL: Final = str.maketrans(",;:?!", "，；：？！")


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing that a standard does not know, the code that tells it, and what is right."""

    code: str
    pattern: re.Pattern[str]
    right: Callable[[re.Match[str]], str]


def _always(right: str) -> Callable[[re.Match[str]], str]:
    return lambda _match: right


FORMS: Final = (
    Form("HB464", re.compile(rf"(?<=[{_C}”》）])[,;:?!] ?(?=[{_C}“《（])"), lambda m: m[0].strip().translate(_FULL)),
    Form("HB464", re.compile(rf"(?<!\])\((?=[^()\n]*[{_C}])([^()\n]*)\)"), lambda m: f"（{m[1]}）"),
    Form("HB464", re.compile(rf"\"(?=[^\"\n]*[{_C}])([^\"\n]*)\""), lambda m: f"“{m[1]}”"),
    Form("HB464", re.compile(r"「([^」\n]*)」"), lambda m: f"“{m[1]}”"),
    Form("HB464", re.compile(rf"(?<=[{_C}])\.{{3,6}}|。{{2,}}|(?<!…)…(?!…)"), _always("……")),
    Form("HB464", re.compile(rf"(?<=[{_C}])--+(?=[{_C}])"), _always("——")),
    Form(
        "HB464",
        re.compile(rf"(?<=[{_C}]) +(?=[，。；：！？、）》”])|(?<=[，。；：！？、（《“]) +(?=[{_C}])"),
        _always(""),
    ),
    Form("HB464", re.compile(r"[，、；：][，。；：、]"), lambda m: m[0][1]),
    Form("HB464", re.compile(r"》、《|”、“"), lambda m: m[0].replace("、", "")),
    Form("HB465", re.compile(r"[０-９]+"), lambda m: m[0].translate(_HALF)),
    Form("HB465", re.compile(r"(?<=[0-9%])~(?=[0-9])"), _always("～")),
    Form(
        "HB465",
        re.compile(r"(?<![0-9.%])([0-9]+(?:\.[0-9]+)?)([-—～至])([0-9]+(?:\.[0-9]+)?%)"),
        lambda m: f"{m[1]}%{m[2]}{m[3]}",
    ),
    Form("HB465", re.compile(r"(?<![0-9,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])"), lambda m: m[0].replace(",", "")),
    Form("HB465", re.compile(r"[〇○一二三四五六七八九]{4}(?=年)"), lambda m: m[0].translate(_DIGITS)),
)
"""What is told, with its right form."""

PAIRS: Final = ("“”", "《》", "（）", "〔〕", "‘’")
"""Marks that stand in pairs."""

NAMES: Final = frozenset({"aliases", "avoid"})
"""Keys whose texts are words of others and stay as they are."""

_VERBATIM: Final = re.compile(r"```.*?^```|`[^`\n]*`|(?<=\])\([^)\n]*\)|<[a-z]+:[^>\n]*>", re.DOTALL | re.MULTILINE)
"""What prose quotes letter by letter: code and the targets of links."""


def check(book: Book) -> Iterator[Finding]:
    """HB464 marks, HB465 numbers in a form that the standards do not know, HB466 a mark without its pair."""
    for text in values(_files(book)):
        yield from _value(text)
    for handbook in book.handbooks:
        for page in handbook.pages():
            yield from _prose(page.markdown, page.path)


def values(found: Any) -> Iterator[Text]:  # noqa: ANN401 - a field of a model may be anything
    """Every text of models, with what stands in their lists and mappings."""
    if isinstance(found, Text):
        yield found
    elif isinstance(found, Model):
        for name in type(found).model_fields:
            if name not in NAMES:
                yield from values(getattr(found, name))
    elif isinstance(found, dict):
        yield from values((*found, *found.values()))
    elif isinstance(found, tuple | list):
        for one in found:
            yield from values(one)


def _files(book: Book) -> tuple[Any, ...]:
    drawn = (
        found.file for group in (book.processes, book.matrices, book.logics, book.roots) for found in group.values()
    )
    pages = (page.file for handbook in book.handbooks for page in handbook.pages())
    registers: tuple[Iterable[Model], ...] = (
        *(book.roles, book.levels, book.regulations, book.forms, book.terms, book.unit_types),
        *(book.messages, book.workgroups, book.systems, book.duties),
    )
    entries = (entry for register in registers for entry in register)
    return (*drawn, *(handbook.file for handbook in book.handbooks), *pages, *entries)


def _value(text: Text) -> Iterator[Finding]:
    for form in FORMS:
        for match in form.pattern.finditer(text):
            span, right = text.part(*match.span()), form.right(match)
            exact = span != text.span or match.span() == (0, len(text))
            yield finding(
                form.code,
                span,
                fix=Fix(span, right) if exact and text.style == "plain" else None,
                text=match[0],
                right=right,
            )
    for mark in unpaired(text):
        yield finding("HB466", text.span, text=mark)


def _prose(markdown: Markdown, path: str) -> Iterator[Finding]:
    """The body of a page, line by line; marks are paired within a paragraph."""
    body = _VERBATIM.sub(lambda match: re.sub(r"[^\n]", "\0", match[0]), markdown.body)
    begun, open_lines = 0, ""
    for number, line in enumerate((*body.split("\n"), "")):
        for form in FORMS:
            for match in form.pattern.finditer(line):
                at = number + markdown.body_line
                span = Span(path, at, match.start() + 1, at, match.end() + 1)
                right = form.right(match)
                yield finding(form.code, span, fix=Fix(span, right), text=match[0], right=right)
        if line.strip() and not line.lstrip().startswith(("|", "-", "#", ">")):
            begun = begun if open_lines else number
            open_lines += line
            continue
        for place, paragraph in ((begun, open_lines), (number, line)):
            for mark in unpaired(paragraph):
                yield finding("HB466", Span(path, place + markdown.body_line), text=mark)
        open_lines = ""


def unpaired(text: str) -> Iterator[str]:
    """The marks of a text that stand without their other half."""
    for opening, closing in PAIRS:
        if text.count(opening) != text.count(closing):
            yield opening if text.count(opening) > text.count(closing) else closing
