"""Basis: which text, which edition and which articles a step, a number or an item rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from generator.diagnostics import Finding, Fix, Span, finding
from generator.model.base import Flag, Model, Words, construct, empty, missing, shape
from generator.model.fault import Fault
from generator.model.quantities import part
from generator.source.value import Items, Table, Text

_ARTICLE = r"[0-9]{1,4}(?:\.[0-9]{1,4})?(?:\([0-9]{1,4}\))?"
_ARTICLE_PARTS = re.compile(r"([0-9]+)(?:\.([0-9]+))?(?:\(([0-9]+)\))?")
_ARTICLES = re.compile(rf"{_ARTICLE}(?:-{_ARTICLE})?(?:, ?{_ARTICLE}(?:-{_ARTICLE})?)*")
_TIDY = str.maketrans("０１２３４５６７８９，、–—~～－（）", "0123456789,,-----()")


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """An article: its number, ``inserted`` for 之N (``120.1``), ``paragraph`` for 第N款 (``13(2)``)."""

    number: int
    inserted: int = 0
    paragraph: int = 0

    def __str__(self) -> str:
        """The article as it is printed."""
        inserted = f"之{self.inserted}" if self.inserted else ""
        paragraph = f"第{self.paragraph}款" if self.paragraph else ""
        return f"第{self.number}条{inserted}{paragraph}"

    @property
    def written(self) -> str:
        """The article as a file writes it: ``13``, ``120.1``, ``13(2)``."""
        inserted = f".{self.inserted}" if self.inserted else ""
        paragraph = f"({self.paragraph})" if self.paragraph else ""
        return f"{self.number}{inserted}{paragraph}"


@dataclass(frozen=True, slots=True)
class Articles:
    """One article, or a run of them from ``first`` to ``last``; ``span`` is where it is written."""

    first: Article
    last: Article
    span: Span

    @property
    def written(self) -> str:
        """The numbers of the run as a file writes them: ``45``, ``43-46``."""
        return "-".join(article.written for article in dict.fromkeys((self.first, self.last)))

    def __str__(self) -> str:
        """The run as it is printed."""
        if self.first == self.last:
            return str(self.first)
        return f"第{self.first.number}—{self.last.number}条" if self._plain() else f"{self.first}至{self.last}"

    def _plain(self) -> bool:
        return not any((self.first.inserted, self.first.paragraph, self.last.inserted, self.last.paragraph))


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a regulation. ``name`` is empty for bare articles, which belong to the process's first basis."""

    name: Text
    edition: Text | None
    articles: tuple[Articles, ...]
    span: Span

    def of(self, first: Citation) -> Citation:
        """The citation itself, or for bare articles the same articles of another citation's regulation."""
        return self if self.name else Citation(first.name, first.edition, self.articles, self.span)


def _date(value: Any) -> Text:
    if not isinstance(value, Text) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        raise Fault(finding("HB212", value.span, text=value if isinstance(value, Text) else ""))
    try:
        date.fromisoformat(value)
    except ValueError:
        raise Fault(finding("HB212", value.span, text=value)) from None
    return value


DateField = Annotated[Words, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, ``YYYY-MM-DD``."""


class Practice(Model):
    """A basis in practice, where no text says: the role that approved it and the day, or that has yet to approve it.

    What nobody has approved is a ``default`` of this book.
    """

    practice: Words = Field(description="批准这种做法的角色")
    approved: DateField | None = Field(None, description="批准的日期")
    default: Flag = Field(False, description="true：本项目默认，还没有批准；与批准的日期只写一个")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """It says one of both: the day of the approval, or that it is a default."""
        written = [key for key, value in table.items() if key == "approved" or (key == "default" and value != "false")]
        if not written:
            return list(missing(table, "approved"))
        return [finding("HB217", key.span, one=written[0], other=key) for key in written[1:]]

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.origin


Basis = Citation | Practice


def read_citation(text: Text) -> Citation:
    """Read ``short name[@edition] [articles]`` or bare articles. Raises :class:`Fault` at the part that is wrong."""
    name_end = re.match(r"\S*", text)
    end = name_end.end() if name_end else 0
    if text and text[0] in "0123456789０１２３４５６７８９":
        end = 0
    rest = part(text, end, len(text))
    lead = len(rest) - len(rest.lstrip())
    articles = read_articles(part(text, end + lead, len(text))) if rest.strip() else ()
    name, at, edition = text[:end].partition("@")
    if (at and not edition) or (at and not name):
        raise Fault(finding("HB229", text.span, text=text))
    return Citation(part(text, 0, len(name)), part(text, len(name) + 1, end) if at else None, articles, text.span)


def read_articles(text: Text) -> tuple[Articles, ...]:
    """Read ``5``, ``18, 20-22``, ``13(2)``. Raises :class:`Fault` where it is none of these."""
    if not _ARTICLES.fullmatch(text):
        tidy = re.sub(r"第|条", "", text.translate(_TIDY)).strip()
        good = text.style == "plain" and _ARTICLES.fullmatch(tidy)
        fix = Fix(text.span, tidy) if good and text.span.line == text.span.end_line else None
        raise Fault(finding("HB229", text.span, text=text, fix=fix))
    return tuple(_read_run(part(text, *match.span())) for match in re.finditer(r"[^\s,]+", text))


def _read_run(text: Text) -> Articles:
    first, _, last = text.partition("-")
    run = Articles(_read_article(first), _read_article(last or first), text.span)
    if run.last < run.first or run.first.number < 1:
        raise Fault(finding("HB230", text.span, text=text))
    return run


def _read_article(text: str) -> Article:
    number, inserted, paragraph = (int(part or 0) for part in _ARTICLE_PARTS.findall(text)[0])
    return Article(number, inserted, paragraph)


def _read_basis(value: Any) -> tuple[Basis, ...]:
    if isinstance(value, tuple):
        return value
    if isinstance(value, Items) and not value:
        raise Fault(finding("HB211", value.span))
    entries = value if isinstance(value, Items) else [value]
    found: list[Basis] = []
    faults: list[Finding] = []
    for entry in entries:
        try:
            found.append(_read_entry(entry))
        except Fault as fault:
            faults.extend(fault.findings)
    if faults:
        raise Fault(*faults)
    return tuple(found)


def _read_entry(entry: Any) -> Basis:
    if isinstance(entry, Table):
        practice, findings = construct(Practice, entry)
        if practice is None:
            raise Fault(*findings)
        return practice
    if isinstance(entry, Text) and entry.strip():
        return read_citation(entry)
    if isinstance(entry, Text):
        raise Fault(*empty(entry))
    raise Fault(finding("HB203", entry.span, expected="依据", found=shape(entry)))


BasisField = Annotated[
    tuple[Basis, ...],
    PlainValidator(_read_basis, json_schema_input_type=Words | Practice | tuple[Words | Practice, ...]),
]
"""One source or a list of them."""
