"""Chapters written in Markdown, as sanitised sections and HTML that suit Chinese text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final
from urllib.parse import quote, unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from generator.pages import words
from generator.pages.page import Prose, Section
from generator.pages.render.sanitise import clean, safe_link
from generator.source.markdown import DEEPEST_SECTION, slug
from generator.source.pictures.picture import Picture

Resolve = Callable[[str], str]
"""From a link's target as it is written to an address from the site's root; an empty text leaves the words unlinked."""
ABSENT: Final = "absent:"
"""What a target resolves to that the edition does not hold: the words stay unlinked and say so."""

Pictures = Mapping[str, Picture]
"""The pictures of a chapter, by the way it writes them."""
NO_PICTURES: Final[Pictures] = MappingProxyType({})

_WIDE: Final = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]|[“”‘’…—]")


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    title: str
    anchor: str
    start: int
    end: int


def sections(text: str, resolve: Resolve, pictures: Pictures = NO_PICTURES) -> tuple[Section, ...]:
    """A chapter as sections of prose: what stands before the first heading, then one section a heading.

    Headings of the second and third level become sections with an anchor made of their words; deeper ones stay inside
    the prose, and one of the first level counts as the second. Raw HTML stays visible text, and so does a picture that
    is not among the ``pictures``.
    """
    tokens, env = _tokens(text, resolve, pictures)
    headings = tuple(_headings(tokens))
    starts = [heading.start for heading in headings] + [len(tokens)]
    opening = _prose(tokens[: starts[0]], env, pictures)
    parts = [Section("", "", opening)] if opening else []
    for heading, end in zip(headings, starts[1:], strict=True):
        level = min(heading.level, DEEPEST_SECTION)
        parts.append(Section(heading.anchor, heading.title, _prose(tokens[heading.end : end], env, pictures), level))
    return tuple(parts)


def to_html(text: str, resolve: Resolve) -> str:
    """A short text as sanitised HTML with its headings inside."""
    tokens, env = _tokens(text, resolve, NO_PICTURES)
    return _html(tokens, env)


def _tokens(text: str, resolve: Resolve, pictures: Pictures) -> tuple[list[Token], dict[str, object]]:
    env: dict[str, object] = {}
    tokens = _parser().parse(text, env)
    for token in tokens:
        _lower_heading(token)
        if token.children:
            token.children = list(_inline(token.children, resolve, pictures))
    return tokens, env


@cache
def _parser() -> MarkdownIt:
    """The one parser: it keeps nothing of what it reads, and takes longer to make than a short text to read."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["html_block", "html_inline"])
    parser.validateLink = _any_link  # type: ignore[method-assign]
    parser.inline.ruler.before("emphasis", "emphasis_wide", _emphasis)
    return parser


def _any_link(url: str) -> bool:  # noqa: ARG001 - links are judged after they are resolved
    return True


def _lower_heading(token: Token) -> None:
    if token.type in {"heading_open", "heading_close"} and token.tag == "h1":
        token.tag = "h2"


def _headings(tokens: Sequence[Token]) -> Iterator[_Heading]:
    taken: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0 and int(token.tag[1]) <= DEEPEST_SECTION:
            title = "".join(_texts(tokens[index + 1].children or ())).strip()
            taken.append(slug(title, taken))
            yield _Heading(int(token.tag[1]), title, taken[-1], index, index + 3)


def _texts(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "


def _prose(tokens: Sequence[Token], env: dict[str, object], pictures: Pictures) -> tuple[Prose, ...]:
    content = _html(tokens, env)
    shown = {token.meta["picture"] for outer in tokens for token in outer.children or () if "picture" in token.meta}
    return (Prose(content, tuple(pictures[name] for name in sorted(shown))),) if content.strip() else ()


def _html(tokens: Sequence[Token], env: dict[str, object]) -> str:
    parser = _parser()
    markup = parser.renderer.render(_align(tokens), parser.options, env)
    framed = markup.replace("<table>", '<div class="hb-scroll"><table>').replace("</table>", "</table></div>")
    return clean(framed).strip()


def _align(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a class in the place of the alignment that a table writes as a style."""
    for token in tokens:
        style = token.attrs.pop("style", None) if token.type in {"th_open", "td_open"} else None
        if style in {"text-align:center", "text-align:right"}:
            token.attrSet("class", f"hb-{str(style).removeprefix('text-align:')}")
    return list(tokens)


def _inline(tokens: Sequence[Token], resolve: Resolve, pictures: Pictures) -> Iterator[Token]:
    """The tokens with resolved links and pictures, and line ends between Chinese characters gone."""
    linked: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            found = resolve(str(token.attrs.get("href", "")))
            linked.append(found if found == ABSENT else safe_link(found))
            token.attrSet("href", linked[-1])
        if token.type in {"link_open", "link_close"}:
            address = linked.pop() if token.type == "link_close" else linked[-1]
            if address not in {"", ABSENT}:
                yield token
            elif address and token.type == "link_close":
                yield Token("text", "", 0, content=words.NOT_IN_EDITION)
        elif token.type == "image":
            yield _picture(token, pictures)
        elif token.type != "softbreak" or not _between_wide(tokens, index):
            yield token


def _picture(token: Token, pictures: Pictures) -> Token:
    """A picture with its address and its size; where there is none, its words."""
    name = unquote(str(token.attrs.get("src", "")))
    picture = pictures.get(name)
    if picture is None:
        return Token("text", "", 0, content=token.content)
    size = {"width": str(picture.width), "height": str(picture.height)}
    token.attrs = {"src": quote(picture.address), "alt": "", **size, "loading": "lazy"}
    token.meta["picture"] = name
    return token


def _between_wide(tokens: Sequence[Token], index: int) -> bool:
    before = next((tokens[i].content[-1] for i in range(index - 1, -1, -1) if tokens[i].content), "")
    after = next((tokens[i].content[0] for i in range(index + 1, len(tokens)) if tokens[i].content), "")
    return bool(_WIDE.match(before) and _WIDE.match(after))


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the signature of a markdown-it rule
    """Read ``*`` beside Chinese punctuation as emphasis too.

    CommonMark's rule asks for a space between ``**（…）**`` and the letter after it. As in the markdown-cjk-friendly
    specification, a wide character counts as a border of a word.
    """
    if state.src[state.pos] != "*" or silent:
        return False
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    before = state.src[state.pos - 1] if state.pos else " "
    after = state.src[end] if end < state.posMax else " "
    opens, closes = _flanks(before, after), _flanks(after, before)
    for _ in range(state.pos, end):
        state.push("text", "", 0).content = "*"
        state.delimiters.append(Delimiter(ord("*"), end - state.pos, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _flanks(outer: str, inner: str) -> bool:
    if inner.isspace():
        return False
    return not _is_narrow_mark(inner) or outer.isspace() or _is_narrow_mark(outer) or bool(_WIDE.match(outer))


def _is_narrow_mark(character: str) -> bool:
    return not _WIDE.match(character) and (isMdAsciiPunct(ord(character)) or isPunctChar(character))
