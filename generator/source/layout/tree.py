"""A YAML text as a tree that keeps what an editor wrote beside the values: comments, blank lines, quotes, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from generator.source.layout.trivia import Solid, Waiting, trivia

_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(#[^\r\n]*)?")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its style (empty, ``'``, ``"``, ``|`` or ``>``) and the characters it is written with."""

    value: str
    style: str
    raw: str

    @property
    def block(self) -> bool:
        """Whether it is a text of several lines below ``|`` or ``>``."""
        return self.style in ("|", ">")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a mapping, or without a key an item of a list.

    ``lead`` are the comments and blank lines above it, ``above`` the comment behind the key of a value that begins on a
    line of its own, ``behind`` the comment behind the value, both with the blanks before them.
    """

    lead: tuple[str, ...]
    key: Scalar | None
    value: Node
    above: str = ""
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A mapping or a list. ``tail`` are the comments below its last entry."""

    mapping: bool
    flow: bool
    entries: tuple[Entry, ...]
    tail: tuple[str, ...] = ()

    @property
    def commented(self) -> bool:
        """Whether there is a comment somewhere inside, or a text that needs lines of its own."""
        return any(self.tail) or any(_commented(entry) for entry in self.entries)


Node = Scalar | Collection


def _commented(entry: Entry) -> bool:
    if any(entry.lead) or entry.above or entry.behind:
        return True
    return entry.value.commented if isinstance(entry.value, Collection) else entry.value.block


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole text: its value and what stands below it."""

    root: Entry
    tail: tuple[str, ...]


def read_tree(text: str) -> Tree:
    """The tree of a text that the reader of YAML accepts. Raises ``yaml.YAMLError`` for one that it does not."""
    return _Walk(text).whole()


def header(raw: str) -> str:
    """The first line of a block text: its sign, its indicators and the comment behind them."""
    match = _HEADER.match(raw)
    return match[0].rstrip() if match else raw


class _Walk:
    """One walk over the events of a text. ``columns`` are those of the lists and mappings that are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.events: list[Any] = [event for event in yaml.parse(text, yaml.CLoader) if _counts(event)]
        self.place = 0
        self.columns = [-1]
        self.waiting = Waiting(trivia(text, self._solids()))

    def _solids(self) -> Iterator[Solid]:
        brackets: list[bool] = []
        for event in self.events:
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, ScalarEvent):
                yield start, self._end(event)
            elif _opens(event):
                brackets.append(self._bracket(event))
                if brackets[-1]:
                    yield start, start + 1
            elif brackets.pop():
                yield end - 1, end

    def _bracket(self, event: Any) -> bool:  # noqa: ANN401 - libyaml's events have no common type
        """Whether a list or a mapping begins with a bracket of its own; a pair in a list may have none."""
        return bool(event.flow_style) and self.text[event.start_mark.index] in "[{"

    def _end(self, event: Any) -> int:  # noqa: ANN401
        """Where a scalar ends; a block text without the blank lines below it, unless they belong to it."""
        start, end = int(event.start_mark.index), int(event.end_mark.index)
        if event.style not in ("|", ">") or "+" in header(self.text[start:end]).partition("#")[0]:
            return end
        return start + len(self.text[start:end].rstrip())

    def whole(self) -> Tree:
        """The whole tree."""
        root = self._item()
        return Tree(root, tuple(self.waiting.before(len(self.text) + 1)))

    def _item(self) -> Entry:
        lead = self.waiting.before(self.events[self.place].start_mark.index)
        value, end = self._node()
        return Entry(tuple(lead), None, value, "", self.waiting.behind(end))

    def _pair(self) -> Entry:
        lead = self.waiting.before(self.events[self.place].start_mark.index)
        key, end = self._node()
        if not isinstance(key, Scalar):
            raise yaml.YAMLError(f"a key that is no text at {end}")
        above = self.waiting.behind(end)
        event = self.events[self.place]
        if isinstance(event, ScalarEvent) or self._bracket(event):
            lead += [text for text in self.waiting.before(event.start_mark.index) if text]
        value, end = self._node()
        return Entry(tuple(lead), key, value, above, self.waiting.behind(end))

    def _node(self) -> tuple[Node, int]:
        """The next value, and where it ends if something can stand behind it on its line (otherwise -1)."""
        event = self.events[self.place]
        self.place += 1
        start = event.start_mark.index
        if isinstance(event, ScalarEvent):
            end = self._end(event)
            scalar = Scalar(event.value, event.style or "", self.text[start:end])
            return scalar, -1 if scalar.block else end
        mapping = isinstance(event, MappingStartEvent)
        self.columns.append(event.start_mark.column)
        entries = []
        while not isinstance(self.events[self.place], MappingEndEvent | SequenceEndEvent):
            entries.append(self._pair() if mapping else self._item())
        end = self.events[self.place].end_mark.index
        self.place += 1
        if self._bracket(event):
            tail = self.waiting.before(end)
        else:
            column = max(self.columns[-1], self.columns[-2] + 1)
            tail, end = self.waiting.below(self._next_start(), column), -1
        self.columns.pop()
        return Collection(mapping, bool(event.flow_style), tuple(entries), tuple(tail)), end

    def _next_start(self) -> int:
        """Where the next value begins."""
        for place in range(self.place, len(self.events)):
            event = self.events[place]
            if _opens(event) or isinstance(event, ScalarEvent):
                return int(event.start_mark.index)
        return len(self.text) + 1


def _counts(event: object) -> bool:
    return isinstance(event, ScalarEvent | MappingEndEvent | SequenceEndEvent) or _opens(event)


def _opens(event: object) -> bool:
    return isinstance(event, MappingStartEvent | SequenceStartEvent)
