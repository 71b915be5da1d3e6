"""An index: entries of a register by every word that means them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from generator.diagnostics import Finding, finding
from generator.model.registers import Entry

E = TypeVar("E", bound=Entry)


class Index(Generic[E]):
    """The entries of one register in their order, found by name, code or alias."""

    def __init__(self, entries: Iterable[E] = ()) -> None:
        self._entries = tuple(entries)
        self._by_name: dict[str, E] = {}
        for entry in self._entries:
            for name in entry.names:
                self._by_name.setdefault(str(name), entry)

    def __iter__(self) -> Iterator[E]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, name: str) -> E | None:
        """The entry that a name, code or alias means."""
        return self._by_name.get(name)

    @property
    def names(self) -> Mapping[str, E]:
        """Every known word with its entry."""
        return self._by_name

    def clashes(self) -> Iterator[Finding]:
        """A name or an id that two entries claim, told at the second."""
        for entry in self._entries:
            for name in entry.names:
                first = self._by_name[str(name)]
                if first is not entry:
                    place = next(word for word in first.names if word == name).span
                    yield finding("HB410", name.span, name=name, path=place.path, line=place.line)
        seen: dict[str, Entry] = {}
        for entry in self._entries:
            if entry.id is None:
                continue
            first_with_id = seen.setdefault(str(entry.id), entry)
            if first_with_id is not entry:
                place = first_with_id.origin
                yield finding("HB410", entry.id.span, name=entry.id, path=place.path, line=place.line)
