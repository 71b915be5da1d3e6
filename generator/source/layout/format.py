"""Writing a YAML text in its canonical form.

- two blanks a level, lists one level below their key, one blank behind ``-`` and ``:``, ``{a: b}`` and ``[a, b]``;
- a list or a mapping in brackets stands on one line; what is longer than :data:`WIDTH` or holds a comment is written
  without brackets, an entry a line;
- quotes only where the text would be read as something else without them;
- blank lines stay, but only one at a time; comments stay above or behind what they speak of;
- keys in the order that is given, where the place has one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.source.files import SourceFile
from generator.source.layout.tree import Collection, Entry, Scalar, Tree, header, read_tree
from generator.source.layout.words import written
from generator.source.yaml import read_yaml

WIDTH = 120
"""The longest line with brackets, in characters."""

STEP = "  "

INDENTED = re.compile("[|>][-+]?[1-9]")
"""The sign of a text of several lines that says how far it is indented, which moving it would change."""

KeyOrder = Callable[[Sequence[str]], Sequence[str]]
"""The keys of the mapping at a place in their order, none where it is free.

The place is given by the keys that lead to it, outermost first.
"""


class UnformattableError(ValueError):
    """The text cannot be written in the canonical form without a change of what it says."""


def format_yaml(text: str, order: KeyOrder = lambda place: ()) -> str:  # noqa: ARG005 - no place has an order
    """A YAML text in its canonical form: the same values, the same comments, line ends LF, one at the end.

    The text must be one that :func:`read_yaml` reads without an error. Raises :class:`UnformattableError` where the
    form cannot hold what the text says, which is left to its author.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tree = read_tree(text)
    made = "".join(f"{line}\n" for line in _lines(tree, order))
    if not _says_the_same(text, tree, made):
        raise UnformattableError
    return made


def comments(tree: Tree) -> Counter[str]:
    """All comments of a text."""
    found = Counter(tree.tail)
    pending: list[Entry] = [tree.root]
    while pending:
        entry = pending.pop()
        found.update((*entry.lead, entry.above.strip(), entry.behind.strip()))
        if isinstance(entry.value, Collection):
            found.update(entry.value.tail)
            pending += entry.value.entries
        elif entry.value.block:
            found[header(entry.value.raw).partition("#")[2]] += 1
    del found[""]
    return found


def _says_the_same(text: str, tree: Tree, made: str) -> bool:
    before, after = (read_yaml(SourceFile("", one)) for one in (text, made))
    told = [Counter(found.code for found in reading.findings) for reading in (before, after)]
    return before.value == after.value and told[0] == told[1] and comments(tree) == comments(read_tree(made))


def _lines(tree: Tree, order: KeyOrder) -> Iterator[str]:
    yield from tree.root.lead if any(tree.root.lead) else ()
    yield from _Writer(order).value(tree.root, "")
    yield from tree.tail if any(tree.tail) else ()


class _Writer:
    """Writes values; ``order`` tells the order of keys."""

    def __init__(self, order: KeyOrder) -> None:
        self.order = order

    def value(self, entry: Entry, indent: str, place: tuple[str, ...] = ()) -> Iterator[str]:
        """The lines of a value that begins a line, with its comment behind."""
        value = entry.value
        if isinstance(value, Scalar):
            first, *more = self._scalar(value, indent)
            yield indent + first + entry.behind
            yield from more
        elif (brackets := self._brackets(value, indent, place)) is not None:
            yield indent + brackets + entry.behind
        else:
            yield from (indent + comment.strip() for comment in (entry.above, entry.behind) if comment)
            yield from self._block(value, indent, place)

    def _block(self, value: Collection, indent: str, place: tuple[str, ...]) -> Iterator[str]:
        for entry in self._ordered(value, place):
            yield from (indent + text if text else "" for text in entry.lead)
            yield from self._pair(entry, indent, place) if value.mapping else self._item(entry, indent, place)
        yield from (indent + text if text else "" for text in value.tail)

    def _item(self, entry: Entry, indent: str, place: tuple[str, ...]) -> Iterator[str]:
        """An item behind its dash; comments above its first line stand above the dash."""
        lines = list(self.value(entry, indent + STEP, place))
        first = next(number for number, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
        yield from (indent + line.strip() if line else "" for line in lines[:first])
        yield f"{indent}- {lines[first][len(indent + STEP) :]}"
        yield from lines[first + 1 :]

    def _pair(self, entry: Entry, indent: str, place: tuple[str, ...]) -> Iterator[str]:
        key, value = self._key(entry, flow=False), entry.value
        inner = (*place, entry.key.value if entry.key else "")
        start = f"{indent}{key}:"
        if isinstance(value, Scalar):
            first, *more = self._scalar(value, indent + STEP)
            yield from (indent + comment.strip() for comment in (entry.above,) if comment)
            yield f"{start} {first}{entry.behind}"
            yield from more
        elif (brackets := self._brackets(value, f"{start} ", inner)) is not None:
            yield from (indent + comment.strip() for comment in (entry.above,) if comment)
            yield f"{start} {brackets}{entry.behind}"
        else:
            behind = [comment for comment in (entry.above, entry.behind) if comment]
            yield from (indent + comment.strip() for comment in behind[1:])
            yield start + "".join(behind[:1])
            yield from self._block(value, indent + STEP, inner)

    def _scalar(self, scalar: Scalar, indent: str) -> Iterator[str]:
        """A text; one of several lines keeps its lines, moved to the indentation."""
        first = header(scalar.raw) if scalar.block else ""
        if not scalar.block or INDENTED.match(first):
            yield written(scalar, flow=False)
            return
        yield first
        lines = scalar.raw.removesuffix("\n").split("\n")[1:]
        deep = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
        yield from (indent + line[deep:] if line.strip() else "" for line in lines)

    def _brackets(self, value: Collection, before: str, place: tuple[str, ...]) -> str | None:
        """A list or a mapping in brackets; nothing where it has to be written without them."""
        if not value.flow or value.commented:
            return None if value.entries else "{}" if value.mapping else "[]"
        made = self._flow(value, place)
        return made if len(before) + len(made) <= WIDTH or not value.entries else None

    def _flow(self, value: Collection, place: tuple[str, ...]) -> str:
        parts = []
        for entry in self._ordered(value, place):
            key = f"{self._key(entry, flow=True)}: " if entry.key else ""
            inner = (*place, entry.key.value) if entry.key else place
            one = entry.value
            parts.append(key + (written(one, flow=True) if isinstance(one, Scalar) else self._flow(one, inner)))
        opening, closing = "{}" if value.mapping else "[]"
        return opening + ", ".join(parts) + closing

    def _key(self, entry: Entry, *, flow: bool) -> str:
        return written(entry.key, flow=flow, key=True) if entry.key else ""

    def _ordered(self, value: Collection, place: tuple[str, ...]) -> Sequence[Entry]:
        """The entries of a mapping in the order of its place; a key that is not known there keeps all as they are."""
        order = {key: number for number, key in enumerate(self.order(place))} if value.mapping else {}
        keys = [entry.key.value for entry in value.entries if entry.key]
        if not order or any(key not in order for key in keys):
            return value.entries
        return sorted(value.entries, key=lambda entry: order[entry.key.value] if entry.key else 0)
