"""A new edition of a regulation: its entry in the register, and the articles of every citation from a table.

The old edition is what the book cites until the new one is registered. Both are written together, so that articles are
never changed twice: where the register knows the new edition there is nothing left to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.building.articles import Renumbering, compressed, expanded
from generator.building.fix import BYTE_ORDER_MARK, fixed
from generator.building.fmt import format_definition, format_page
from generator.building.load import Loaded
from generator.building.mentions import Mentions
from generator.building.replacing import replace_file
from generator.diagnostics import Finding, Fix, Span, errors, finding
from generator.model.basis import Article, Citation
from generator.model.cite import cite, comparable
from generator.model.registers import Regulation, RegulationEdition
from generator.source.files import SourceFile
from generator.views.resting import Resting, on_regulation

_ARTICLES: Final = re.compile(r"(?<![^\s\"'])[0-9][0-9.()-]*(?:, ?[0-9][0-9.()-]*)*(?=[\"']?$)")
"""The articles at the end of a citation as it is written, quotes around it or not."""


@dataclass(frozen=True, slots=True)
class NewEdition:
    """The edition to come: its key, which is a day, the day it comes into force, and how many articles it has."""

    edition: str
    in_force: str
    articles: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after."""

    path: Path
    shown: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an edition changes: the files, and the findings; with an error among them nothing may be written."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether something has to be settled first."""
        return bool(errors(self.findings))


def amend(loaded: Loaded, regulation: Regulation, new: NewEdition, table: Renumbering) -> Amendment:
    """The changes that a new edition of a regulation brings.

    HB175 where the register has it already, HB177 where it is not in force on the day of the book.
    """
    known = next((one for one in regulation.editions if one.edition == new.edition), None)
    if known is not None:
        told = finding("HB175", known.edition.span, name=regulation.short, edition=new.edition)
        return Amendment((), (told,))
    if comparable(new.in_force) > loaded.book.as_of:
        told = finding("HB177", regulation.short.span, name=regulation.short, day=new.in_force)
        return Amendment((), (told,))
    old = _old(loaded, regulation)
    resting = on_regulation(str(regulation.short), loaded.book)
    cited = {
        citation.span: citation
        for one in resting
        for citation, means in one.citations(str(regulation.short), loaded.book)
        if means.edition is old
    }
    fixes, findings = _renumbered(loaded, cited.values(), new, table)
    fixes += _registered(loaded, old, new)
    found = (*findings, *_mentioned(loaded, regulation, resting))
    return Amendment(tuple(_changes(loaded, fixes)), found)


def write(amendment: Amendment) -> None:
    """Write the changed files, their byte order marks kept. Raises ``OSError`` where one cannot be written."""
    for change in amendment.changes:
        mark = BYTE_ORDER_MARK if change.path.read_bytes().startswith(BYTE_ORDER_MARK) else b""
        replace_file(change.path, mark + change.after.encode())


def cited_articles(resting: Iterable[Resting], regulation: Regulation, loaded: Loaded) -> tuple[Article, ...]:
    """Every article that is cited, in order: what a table has to say something about."""
    runs = (run for one in resting for run in one.articles(str(regulation.short), loaded.book))
    return tuple(sorted({article for run in runs for article in expanded(run)}))


def _old(loaded: Loaded, regulation: Regulation) -> RegulationEdition:
    """The edition that a citation means which names none."""
    named = Citation(regulation.short, None, (), regulation.origin)
    old = cite(named, loaded.book.regulations, loaded.book.as_of).edition
    return old or regulation.editions[-1]


def _renumbered(
    loaded: Loaded, cited: Iterable[Citation], new: NewEdition, table: Renumbering
) -> tuple[list[Fix], list[Finding]]:
    """HB171 an article that the table misses, HB172 one that the new edition has dropped."""
    fixes: list[Fix] = []
    findings: list[Finding] = []
    for citation in cited:
        found = {article: table.of(article) for run in citation.articles for article in expanded(run)}
        told = [
            finding("HB171" if becomes is None else "HB172", citation.span, name=citation.name, article=article)
            for article, becomes in found.items()
            if not becomes
        ]
        findings += told
        if not told:
            articles = compressed(one for becomes in found.values() for one in becomes or ())
            fixes += _rewritten(loaded.sources[citation.span.path], citation, articles, new.edition)
    return fixes, findings


def _rewritten(source: SourceFile, citation: Citation, articles: str, edition: str) -> Iterator[Fix]:
    """The citation with other articles, and with the new edition where it names one.

    A comma that comes in could end a value in a list or a mapping, so the text is quoted then; a file in the canonical
    form loses quotes that it does not need.
    """
    span = citation.span
    start, end = (source.offset(line) + column - 1 for line, column in _ends(span))
    before = source.text[start:end]
    after = _ARTICLES.sub(articles, before) if citation.articles else before
    after = after.replace(f"@{citation.edition}", f"@{edition}") if citation.edition else after
    if "," in after and "," not in before and before[:1] not in {'"', "'"}:
        after = f'"{after}"'
    if after != before:
        yield Fix(span, after)


def _ends(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    return (span.line, span.column), (span.end_line, span.end_column)


def _registered(loaded: Loaded, old: RegulationEdition, new: NewEdition) -> list[Fix]:
    """The new edition behind the old one, and on the old one when it ended and what took its place."""
    source = loaded.sources[old.origin.path]
    ended = [
        f"{key}: {value}"
        for key, value in (("until", new.in_force), ("superseded_by", new.edition))
        if key not in old.key_spans
    ]
    begun = [f"edition: {new.edition}", f"in_force: {new.in_force}"]
    begun += [f"articles: {new.articles}"] if new.articles else []
    begun += ["read: none", "confidence: C"]
    key = old.key_spans["edition"]
    line = source.line(key.line) or ""
    dash = line[: key.column - 1].rstrip("{ ")
    indent = " " * (len(dash) + 1)
    entry = f"\n{dash} " + f"\n{indent}".join(begun)
    at = old.in_force.span
    flow = "{" in line[: key.column - 1]
    last = _last_line(source, old)
    joined = "".join(f", {one}" if flow else f"\n{indent}{one}" for one in ended)
    return [
        Fix(_point(at, at.end_line, at.end_column), joined),
        Fix(_point(at, last, len(source.line(last) or "") + 1), entry),
    ]


def _last_line(source: SourceFile, edition: RegulationEdition) -> int:
    """The last line of an edition's entry that holds something."""
    line = max(span.line for span in edition.key_spans.values())
    following = line + 1
    indent = edition.key_spans["edition"].column - 1
    while (text := source.line(following)) is not None and text.strip() and len(text) - len(text.lstrip()) > indent:
        line, following = following, following + 1
    return line


def _point(span: Span, line: int, column: int) -> Span:
    return Span(span.path, line, column, line, column)


def _mentioned(loaded: Loaded, regulation: Regulation, resting: Iterable[Resting]) -> Iterator[Finding]:
    """HB176 the articles that texts name outside of citations (warning)."""
    mentions = Mentions(loaded.book.regulations.names)
    paths = {one.span.path for one in resting}
    for path in sorted(loaded.paths & loaded.sources.keys()):
        yield from mentions.of(str(regulation.short), loaded.sources[path], rests=path in paths)


def _changes(loaded: Loaded, fixes: Iterable[Fix]) -> Iterator[Change]:
    by_path: dict[str, list[Fix]] = {}
    for fix in fixes:
        by_path.setdefault(fix.span.path, []).append(fix)
    for path, own in sorted(by_path.items()):
        source = loaded.sources[path]
        after = fixed(source, own)
        form = format_page if path.endswith(".md") else format_definition
        if form(source) == source.text:
            after = form(SourceFile(path, after))
        if after != source.text:
            yield Change(loaded.project.locate(path), path, source.text, after)
