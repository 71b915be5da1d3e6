"""The table of articles of a new edition: which article became which, from a CSV or a YAML file of an editor."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Final

from generator.diagnostics import Finding, Span, finding
from generator.model.basis import Article, Articles, read_articles
from generator.model.fault import Fault
from generator.source.files import SourceFile, read_text
from generator.source.value import Items, Table, Text
from generator.source.yaml import read_yaml

HEADS: Final = frozenset({"old", "旧", "旧条号"})
"""What the first cell of a CSV file may be called."""
GONE: Final = frozenset({"-", "—", "删", "删去"})
"""What stands in the place of the new article where there is none."""
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Renumbering:
    """For every old article the new ones: several where it was divided, none where it was dropped."""

    articles: Mapping[Article, tuple[Article, ...]] = field(default_factory=dict)

    def of(self, article: Article) -> tuple[Article, ...] | None:
        """The new articles, or ``None`` where the table has none; a paragraph goes with its whole article."""
        if article in self.articles:
            return self.articles[article]
        whole = self.articles.get(Article(article.number, article.inserted))
        if whole is None or not article.paragraph:
            return whole
        return tuple(Article(new.number, new.inserted, new.paragraph or article.paragraph) for new in whole)


def read_renumbering(path: Path, shown: str) -> tuple[Renumbering, tuple[Finding, ...]]:
    """Read a table. HB173 a line that says no pair of articles, HB174 an article that stands there before."""
    source, findings = read_text(path, shown)
    if source is None:
        return Renumbering(), findings
    pairs, found = _of_yaml(source) if path.suffix in {".yml", ".yaml"} else (list(_of_csv(source)), ())
    articles, told = _articles(pairs)
    return Renumbering(articles), (*findings, *found, *told)


def _of_yaml(source: SourceFile) -> tuple[list[tuple[Text, Text]], tuple[Finding, ...]]:
    """``13: 14`` line by line; what one article became may be a list."""
    reading = read_yaml(source)
    table = reading.value
    if not isinstance(table, Table):
        return [], (*reading.findings, finding("HB173", Span.of_file(source.path), text=source.path))
    return [(old, _one(new)) for old, new in table.items()], reading.findings


def _one(value: Text | Items | Table) -> Text:
    if isinstance(value, Items):
        return Text(", ".join(str(one) for one in value), value.span)
    return value if isinstance(value, Text) else Text("", value.span)


def _of_csv(source: SourceFile) -> Iterator[tuple[Text, Text]]:
    """The first two cells of every line; a head and lines without words are passed over."""
    reader = csv.reader(StringIO(source.text))
    for cells in reader:
        line = source.line(reader.line_num) or ""
        span = Span(source.path, reader.line_num, 1, reader.line_num, len(line) + 1)
        old, new = (*(cell.strip() for cell in cells[:PAIR]), "", "")[:PAIR]
        if any(cells) and old not in HEADS:
            yield Text(old, span, "double"), Text(new, span, "double")


def _articles(pairs: Iterable[tuple[Text, Text]]) -> tuple[dict[Article, tuple[Article, ...]], list[Finding]]:
    found: dict[Article, tuple[Article, ...]] = {}
    lines: dict[Article, int] = {}
    findings = []
    for old, new in pairs:
        matched = _matched(old, new)
        if matched is None:
            findings.append(finding("HB173", old.span.to(new.span), text=f"{old}, {new}"))
            continue
        for article, becomes in matched:
            if article in found and found[article] != becomes:
                findings.append(finding("HB174", old.span, article=article, line=lines[article]))
            found.setdefault(article, becomes)
            lines.setdefault(article, old.span.line)
    return found, findings


def _matched(old: Text, new: Text) -> list[tuple[Article, tuple[Article, ...]]] | None:
    """Old articles with their new ones; ``None`` where they do not go together."""
    before = _expanded(old)
    after = () if new in GONE else _expanded(new)
    if not before or after is None:
        return None
    if not after:
        return [(article, ()) for article in before]
    if len(before) == 1:
        return [(before[0], after)]
    if len(before) != len(after):
        return None
    return [(article, (becomes,)) for article, becomes in zip(before, after, strict=True)]


def _expanded(text: Text) -> tuple[Article, ...] | None:
    """Every article of ``5-7, 9``; ``None`` for what is no article."""
    try:
        return tuple(article for run in read_articles(text) for article in expanded(run)) if text else None
    except Fault:
        return None


def expanded(run: Articles) -> tuple[Article, ...]:
    """Every article of a run; its ends keep their paragraphs."""
    between = (Article(number) for number in range(run.first.number + 1, run.last.number))
    return tuple(dict.fromkeys((run.first, *between, run.last)))


def compressed(articles: Iterable[Article]) -> str:
    """Articles as a file writes them, in order, neighbours as a run: ``9-11, 13(2)``."""
    runs: list[list[Article]] = []
    for article in sorted(set(articles)):
        last = runs[-1][-1] if runs else None
        plain = not (article.inserted or article.paragraph)
        if last and plain and last == Article(article.number - 1):
            runs[-1].append(article)
        else:
            runs.append([article])
    return ", ".join("-".join(one.written for one in dict.fromkeys((run[0], run[-1]))) for run in runs)
