"""SVG: read without entities, judged by an allow-list, written anew; what is not allowed is told where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from generator.diagnostics import Finding, Span, finding
from generator.source.characters import name_of, refused
from generator.source.files import SourceFile
from generator.source.glyphs import missing
from generator.source.pictures import svg_words as allowed
from generator.source.pictures.svg_size import size_of

MAX_ELEMENTS: Final = 20_000
MAX_DEPTH: Final = 50
MAX_CHAIN: Final = 10
"""From how many gradients one may go on."""
MAX_FINDINGS: Final = 20

_NAME: Final = re.compile(r"<[^\s/>]*")
_ATTRIBUTE: Final = re.compile(r"\s([^\s=<>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_ID: Final = re.compile(r"[\w.\-]+")
_SHOWN: Final = 40


@dataclass(frozen=True, slots=True)
class Svg:
    """A drawing of content: its size in CSS pixels and its text."""

    width: int
    height: int
    text: str


class _EnoughError(Exception):
    """Nothing more is read."""


def read_svg(file: SourceFile) -> tuple[Svg | None, tuple[Finding, ...]]:
    """The drawing of a file, or the findings about everything in it that is refused."""
    reader = _Reader(file)
    try:
        reader.parser.Parse(file.text.encode(), True)  # noqa: FBT003 - the last argument says that this is all
    except expat.ExpatError as error:
        at = file.offset(error.lineno) + error.offset
        reader.findings.append(finding("HB538", file.span(at, at), reason=expat.ErrorString(error.code)))
    except _EnoughError:
        pass
    if not reader.findings:
        with suppress(_EnoughError):
            reader.check_chains()
    if reader.findings or reader.size is None:
        return None, tuple(reader.findings)
    return Svg(*reader.size, "".join(reader.written)), ()


class _Reader:
    """One pass over the file: what is allowed is written, the rest is told."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.data = file.text.encode()
        self.findings: list[Finding] = []
        self.written: list[str] = []
        self.size: tuple[int, int] | None = None
        self.open: list[str] = []
        self.skipped = self.count = 0
        self.chains: dict[str, tuple[str, int]] = {}
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self.count += 1
        if self.count > MAX_ELEMENTS or len(self.open) + self.skipped >= MAX_DEPTH:
            limit = MAX_ELEMENTS if self.count > MAX_ELEMENTS else MAX_DEPTH
            self.refuse(self.tag(), f"{limit + 1} > {limit}")
            raise _EnoughError
        if self.skipped or space in allowed.PROGRAMS or (space == allowed.SVG and local == "metadata"):
            self.skipped += 1
            return
        root = not self.open
        self.open.append(local)
        if space != allowed.SVG or local not in allowed.ELEMENTS or root is not (local == "svg"):
            self.refuse(self.tag(), self.file_text(self.tag()) + ">")
            return
        kept = dict(self.attributes(local, attributes))
        if root:
            self.size = size_of(attributes)
            if self.size is None:
                self.refuse(self.tag(), 'width="…" height="…" viewBox="…"')
                return
            width, height = self.size
            kept = {"xmlns": allowed.SVG, "viewBox": f"0 0 {width} {height}", **kept}
            kept |= {"width": str(width), "height": str(height)}
        self.written.append(f"<{local}{''.join(f' {key}={quoteattr(value)}' for key, value in kept.items())}>")

    def end(self, name: str) -> None:  # noqa: ARG002 - the parser proves that names match
        if self.skipped:
            self.skipped -= 1
        else:
            self.written.append(f"</{self.open.pop()}>")

    def characters(self, text: str) -> None:
        if self.skipped:
            return
        if self.open[-1] in allowed.WORDS:
            for code, offset, character in _unfit(text):
                start = self.place() + offset
                self.tell(finding(code, self.file.span(start, start + 1), character=name_of(character)))
            self.written.append(escape(text))
        elif text.strip() and self.open[-1] in allowed.ELEMENTS:
            start = self.place()
            self.refuse(self.file.span(start, start + len(text)), text.strip())

    def doctype(self, *_: object) -> None:
        start = self.file.text.rfind("<!DOCTYPE", 0, self.place() + 1)
        self.refuse(self.file.span(start, start + len("<!DOCTYPE")), "<!DOCTYPE>")
        raise _EnoughError

    def instruction(self, target: str, data: str) -> None:  # noqa: ARG002 - the signature of a handler
        self.refuse(self.tag(), f"<?{target}?>")

    def attributes(self, element: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes that are written; those of a style among them, which come before it for a reader."""
        for name, value in given.items():
            space, _, local = name.rpartition(" ")
            if space in allowed.PROGRAMS or (not space and allowed.is_idle(local)):
                continue
            if (local, space) == ("style", ""):
                yield from self.style(value)
            elif (local, space) == ("space", allowed.XML) and value in {"default", "preserve"}:
                yield "xml:space", value
            elif local == "href" and space in {"", allowed.XLINK} and element in allowed.GRADIENTS:
                yield from self.chain(value, given.get("id", ""))
            elif not space and self.is_allowed(local, value):
                if "style" not in given or not self.styled(local, given["style"]):
                    yield local, value
            else:
                self.refuse(self.attribute(local), f'{local}="{value}"')

    def is_allowed(self, name: str, value: str) -> bool:
        """Whether an attribute without a namespace may stand here."""
        if name == "id":
            return _ID.fullmatch(value) is not None
        hidden = name in allowed.REFERRING and any(part in allowed.HIDDEN for part in self.open)
        return name in allowed.GEOMETRY | allowed.LOOKS and not hidden and allowed.is_harmless(name, value)

    def style(self, text: str) -> Iterator[tuple[str, str]]:
        """The properties of a style, as attributes."""
        for name, value in _properties(text):
            if allowed.is_idle_look(name):
                continue
            if name in allowed.LOOKS and self.is_allowed(name, value):
                yield name, value
            else:
                self.refuse(self.attribute("style"), f"{name}:{value}")

    @staticmethod
    def styled(name: str, style: str) -> bool:
        """Whether a style says the same property again: it outweighs the attribute."""
        return any(name == said for said, _ in _properties(style))

    def chain(self, target: str, name: str) -> Iterator[tuple[str, str]]:
        """The gradient that another one goes on from."""
        if not (target.startswith("#") and _ID.fullmatch(target[1:])):
            self.refuse(self.attribute("href"), f'href="{target}"')
            return
        self.chains[name] = target[1:], self.parser.CurrentByteIndex
        yield "href", target

    def check_chains(self) -> None:
        """A gradient that goes on from itself has no end."""
        for name, (target, index) in self.chains.items():
            here, steps = name, 0
            while here in self.chains and steps <= MAX_CHAIN:
                here, steps = self.chains[here][0], steps + 1
            if steps > MAX_CHAIN:
                self.refuse(self.attribute("href", index), f'href="#{target}"')

    def refuse(self, span: Span, what: str) -> None:
        shown = what if len(what) <= _SHOWN else f"{what[:_SHOWN]}…"
        self.tell(finding("HB537", span, what=shown))

    def tell(self, found: Finding) -> None:
        self.findings.append(found)
        if len(self.findings) >= MAX_FINDINGS:
            raise _EnoughError

    def place(self, index: int | None = None) -> int:
        """The offset in the text of what is read, or of a byte."""
        return len(self.data[: self.parser.CurrentByteIndex if index is None else index].decode())

    def tag(self) -> Span:
        """The place of the beginning of a tag: its mark and its name."""
        start = self.place()
        match = _NAME.match(self.file.text, start)
        return self.file.span(start, match.end() if match else start + 1)

    def attribute(self, local: str, index: int | None = None) -> Span:
        """The place of an attribute, with its value, of the tag that is read or that begins with a byte."""
        start = self.place(index)
        end = self.file.text.find("<", start + 1)
        for match in _ATTRIBUTE.finditer(self.file.text, start, end if end > 0 else len(self.file.text)):
            if match[1].rpartition(":")[2] == local:
                return self.file.span(match.start(1), match.end())
        return self.tag()

    def file_text(self, span: Span) -> str:
        start = self.file.offset(span.line) + span.column - 1
        return self.file.text[start : self.file.offset(span.end_line) + span.end_column - 1]


def _unfit(text: str) -> Iterator[tuple[str, int, str]]:
    """The characters that no text may hold and those that no font of print has, with their offsets."""
    yield from (("HB107", offset, character) for offset, character in refused(text))
    yield from (("HB902", text.index(character), character) for character in sorted(missing(text)))


def _properties(style: str) -> Iterator[tuple[str, str]]:
    for said in filter(str.strip, style.split(";")):
        name, _, value = said.partition(":")
        yield name.strip(), value.strip()
