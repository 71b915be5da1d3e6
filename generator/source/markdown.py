"""Reading Markdown: a chapter's front matter, its body as tokens, its headings and its links with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from generator.diagnostics import Finding, Span, finding, sort_findings
from generator.source.files import SourceFile
from generator.source.pictures.picture import Picture
from generator.source.value import Table
from generator.source.yaml import read_yaml

SCHEMES = frozenset({"http", "https", "mailto"})
"""The schemes of a link that leads out of the project; a link without a scheme is relative."""

REFERENCES = frozenset({"process", "form", "role", "regulation", "term", "system"})
"""The schemes of a link that names something by its kind, such as ``role:支委会``; higher layers resolve them."""

DEEPEST_SECTION = 3
"""Headings of this level and above begin a section with an anchor."""

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.MULTILINE | re.DOTALL)
_OPENING = re.compile(r"---[ \t]*\r?$", re.MULTILINE)
_SCHEME = re.compile(r"\s*([^/?#]*?)\s*:")
_LABEL = re.compile(r"\[([^\[\]]+)\](?!:)")
_MAX_SHOWN = 40

MAX_BODY = 256
"""The longest text of a chapter, in KiB: some hundred printed pages."""

MAX_PARAGRAPH = 8
"""The longest paragraph of a chapter, in KiB: reading one takes a time that grows with the square of its length."""

MAX_BLOCKS = 20_000
"""The most blocks of a chapter: paragraphs, items of a list, cells of a table, each with its beginning and its end."""

MAX_NESTING = 20
"""How deep blocks stand in each other; a list takes two levels, its list and its item."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its level from 1 to 6, its words without markup, its line in the file."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a picture of the body. ``target`` is as written; ``span`` is its place, the best that is known."""

    target: str
    span: Span
    image: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """A Markdown file.

    ``front`` is its front matter; without one, or with one that cannot be read, there is none. ``body`` is the text
    below it and begins on ``body_line`` of the file; the line maps of ``tokens`` count from 0 at that line. The tokens
    hold neither raw HTML nor a link of a refused scheme: both are findings and stay text. ``pictures`` are those it
    shows, by the way it writes them; who reads files puts them there.
    """

    front: Table | None
    body: str
    body_line: int
    findings: tuple[Finding, ...]
    tokens: tuple[Token, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    pictures: Mapping[str, Picture] = field(default_factory=dict)


def read_markdown(file: SourceFile) -> Chapter:
    """Read a chapter. Never raises; what is wrong is among the findings."""
    front, start, findings = _front(file)
    body = file.clean[start:]
    body_line = file.place(start)[0]
    part = SourceFile(file.path, body, body_line)
    beyond = tuple(_beyond(part))
    if beyond:
        return Chapter(front, body, body_line, sort_findings((*findings, *beyond)), (), (), ())
    reader = _Body(part)
    findings += reader.findings
    tokens = _parse(body) if reader.findings else reader.tokens
    return Chapter(front, body, body_line, sort_findings(findings), tokens, reader.headings, tuple(reader.links))


def slug(title: str, taken: Sequence[str] = ()) -> str:
    """An anchor made of a title's letters and digits, Chinese ones too; a number follows where it is taken."""
    letters = re.sub(r"[^\w]+", "-", unicodedata.normalize("NFKC", title).lower()).strip("-_") or "section"
    count, anchor = 1, letters
    while anchor in taken:
        count += 1
        anchor = f"{letters}-{count}"
    return anchor


def anchors(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The anchors of a body's sections: one for every heading up to the third level that stands in nothing else."""
    found: list[str] = []
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.level == 0 and int(token.tag[1]) <= DEEPEST_SECTION:
            found.append(slug(_words(inline.children or []).strip(), found))
    return tuple(found)


def is_relative(target: str) -> bool:
    """Whether a link's target has neither a scheme nor a host of its own."""
    return _SCHEME.match(target) is None and not re.match(r"\s*[/\\]{2}", target)


def is_allowed(target: str) -> bool:
    """Whether a link may lead there: a relative path, a reference or one of the allowed schemes."""
    match = _SCHEME.match(target)
    return match.group(1).lower() in SCHEMES | REFERENCES if match else is_relative(target)


def front_matter(file: SourceFile) -> SourceFile | None:
    """The front matter as a text of its own, without the lines around it; nothing where there is none."""
    match = _FRONT.match(file.clean)
    return None if match is None else SourceFile(file.path, file.text[slice(*match.span(1))], file.first_line + 1)


def _front(file: SourceFile) -> tuple[Table | None, int, tuple[Finding, ...]]:
    """The front matter, the offset of the body, and what is wrong."""
    match = _FRONT.match(file.clean)
    if match is None:
        opening = _OPENING.match(file.clean)
        if opening is None:
            return None, 0, ()
        return None, opening.end(), (finding("HB141", file.span(0, 3)),)
    place = file.span(*match.span(1))
    if not match.group(1).strip():
        return Table(span=place), match.end(), ()
    reading = read_yaml(SourceFile(file.path, match.group(1), file.first_line + 1))
    if isinstance(reading.value, Table) or reading.findings:
        front = reading.value if isinstance(reading.value, Table) else None
        return front, match.end(), reading.findings
    return None, match.end(), (finding("HB142", reading.value.span if reading.value is not None else place),)


def _parser(*, html: bool) -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": html}).enable(["table", "strikethrough"])


def _parse(body: str) -> tuple[Token, ...]:
    """The tokens of a body in which raw HTML and refused links stay text."""
    parser = _parser(html=False)
    parser.validateLink = is_allowed  # type: ignore[assignment, method-assign]
    return tuple(parser.parse(body))


def _beyond(file: SourceFile) -> Iterator[Finding]:
    """What goes beyond the limits of a chapter, told before its paragraphs are read."""
    if len(file.text.encode()) > MAX_BODY * 1024:
        yield finding("HB110", Span(file.path, file.first_line, 1, file.first_line, 1), limit=MAX_BODY)
        return
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 2 * MAX_NESTING}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    tokens = parser.parse(file.text)
    if len(tokens) > MAX_BLOCKS:
        yield finding("HB109", _line_of(file, tokens[MAX_BLOCKS]), limit=MAX_BLOCKS)
        return
    deep = next((token for token in tokens if token.level >= MAX_NESTING and token.map), None)
    if deep:
        yield finding("HB108", _line_of(file, deep), limit=MAX_NESTING)
    for token in tokens:
        if token.type == "inline" and len(token.content.encode()) > MAX_PARAGRAPH * 1024:
            yield finding("HB110", _line_of(file, token), limit=MAX_PARAGRAPH)


def _line_of(file: SourceFile, token: Token) -> Span:
    start = file.offset((token.map[0] if token.map else 0) + file.first_line)
    line = file.text[start:].split("\n", 1)[0]
    return file.span(start, start + len(line.rstrip()))


class _Body:
    """One pass over the tokens of a body, read with everything allowed, to find what must be refused."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.text = file.text
        self.raw: dict[str, str] = {}
        self.links: list[Link] = []
        self.refused: list[Finding] = []
        self.env: dict[str, dict[str, dict[str, list[int]]]] = {}
        self.tokens = self._tokens()
        self._definitions()
        self.headings = tuple(_headings(self.tokens, file.first_line))
        self.cursor = self.block = self.end = 0
        self.in_heading = False
        for token in self.tokens:
            self.in_heading = token.type == "heading_open" or (self.in_heading and token.type != "heading_close")
            self._block(token)
        self.findings = tuple(self.refused)

    def _tokens(self) -> tuple[Token, ...]:
        parser = _parser(html=True)
        normalize = parser.normalizeLink

        def keep(url: str) -> str:
            return self.raw.setdefault(normalize(url), url) and normalize(url)

        parser.normalizeLink = keep  # type: ignore[method-assign]
        parser.validateLink = _any_link  # type: ignore[method-assign]
        return tuple(parser.parse(self.text, self.env))

    def _definitions(self) -> None:
        """Footnotes, which have no place, and addresses that no link uses: both would vanish from the page."""
        definitions = self.env.get("references", {})
        used = {normalizeReference(label) for label in _LABEL.findall(self.text)} if definitions else set()
        for label, definition in definitions.items():
            if label.startswith("^") or label not in used:
                start = self.file.offset(definition["map"][0] + self.file.first_line)
                self.refused.append(finding("HB146", self._line(start), label=_shown(label)))

    def _block(self, token: Token) -> None:
        if token.map is None:
            return
        start, self.end = (self.file.offset(line + self.file.first_line) for line in token.map)
        if start != self.block or token.type == "inline":
            self.cursor = max(start, self.cursor if start == self.block else start)
            self.block = start
        if token.type == "html_block":
            self._html(token.content)
        elif token.children:
            self._inline(token.children)

    def _inline(self, children: list[Token]) -> None:
        open_links: list[tuple[Token, int]] = []
        for token in children:
            if token.type == "html_inline":
                self._html(token.content)
            elif token.type == "image":
                self._picture(token)
            elif token.type == "link_open":
                open_links.append((token, self.cursor))
            elif token.type == "link_close" and open_links:
                opened, start = open_links.pop()
                if opened.markup == "autolink":
                    self.cursor = start
                self._link(str(opened.attrs.get("href", "")), start)
            elif token.type in {"text", "code_inline"}:
                self._find(token.content)

    def _picture(self, token: Token) -> None:
        start = self.cursor
        self._find(token.content)
        self._link(str(token.attrs.get("src", "")), start, image=True)
        if not _words(token.children or []).strip():
            self.refused.append(finding("HB147", self.links[-1].span))
        if self.in_heading:
            self.refused.append(finding("HB148", self.links[-1].span))

    def _find(self, words: str) -> tuple[int, int] | None:
        """Where words of the current block stand, looked for from the cursor on, which moves behind them."""
        at = self.text.find(words, self.cursor, self.end) if words else -1
        if at < 0:
            return None
        self.cursor = at + len(words)
        return at, self.cursor

    def _html(self, content: str) -> None:
        first = content.strip().split("\n", 1)[0]
        at = self._find(first)
        span = self.file.span(*at) if at else self._line(self.cursor)
        self.refused.append(finding("HB143", span, html=_shown(first)))

    def _link(self, target: str, start: int, *, image: bool = False) -> None:
        raw = self.raw.get(target, target)
        at = self._find(raw)
        span = self.file.span(*at) if at else self._line(start)
        self.links.append(Link(raw, span, image))
        if not is_allowed(raw):
            self.refused.append(finding("HB144", span, target=_shown(raw)))
        elif image and not is_relative(raw):
            self.refused.append(finding("HB145", span, target=_shown(raw)))

    def _line(self, offset: int) -> Span:
        """The line that holds an offset, without its indentation."""
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.text[start:].split("\n", 1)[0]
        return self.file.span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _any_link(url: str) -> bool:  # noqa: ARG001 - refused links are told, not passed over
    return True


def _shown(text: str) -> str:
    return text if len(text) <= _MAX_SHOWN else text[:_MAX_SHOWN] + "…"


def _headings(tokens: tuple[Token, ...], first_line: int) -> Iterator[Heading]:
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.map:
            yield Heading(int(token.tag[1]), _words(inline.children or []).strip(), token.map[0] + first_line)


def _words(tokens: list[Token]) -> str:
    breaks = {"softbreak": " ", "hardbreak": " ", "html_inline": ""}
    return "".join(breaks.get(token.type, token.content) for token in tokens)
