"""Targets: what ``then`` and ``outcomes`` name becomes the exits of the steps and the ends of the process."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import Finding, Span, finding
from generator.model.editions import Edition
from generator.model.entries import Entry
from generator.model.fault import near
from generator.model.process import END_TEXT, JOIN, End, Exit
from generator.model.process_file import CallFile, DecideFile, DoFile, ParallelFile, StepFile
from generator.source.value import Text


def written_ids(files: Iterable[StepFile]) -> frozenset[str]:
    """The ids that are written on steps; only these may be named, never the numbers of the drawing."""
    return frozenset(str(file.id) for file in files if file.id is not None)


@dataclass(frozen=True, slots=True)
class Around:
    """What the targets of one step may name: the ids of its list and the step that follows it there.

    ``outer`` is true in the process itself, false in a branch.
    """

    ids: frozenset[str]
    following: str | None
    outer: bool


def around(entries: tuple[Entry, ...], *, outer: bool) -> list[Around]:
    """What the targets of each step of a list may name."""
    ids = written_ids(entry.file for entry in entries)
    following = [*(entry.id for entry in entries[1:]), None] if entries else []
    return [Around(ids, after, outer) for after in following]


@dataclass(slots=True)
class Targets:
    """Turns the targets of a file into exits, and gathers ends and findings on the way.

    ``kept`` are the ids of the edition, ``named`` those of the file.
    """

    kept: frozenset[str]
    named: frozenset[str]
    edition: Edition
    ends: dict[str, End] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def exits(self, file: StepFile, place: Around) -> tuple[Exit, ...]:
        """The ways out of a step."""
        if isinstance(file, DecideFile | CallFile) and file.outcomes:
            return tuple(self._exit(label, target, place) for label, target in file.outcomes.items())
        then = file.then if isinstance(file, DoFile | CallFile | ParallelFile) else None
        return (self._exit(Text(""), then or Text("next", file.text.span), place),)

    def _exit(self, label: Text, target: Text, place: Around) -> Exit:
        match target.split(maxsplit=1):
            case ["next"]:
                return Exit(label, self._next(target.span, place), target.span)
            case ["end", *text] if place.outer:
                return Exit(label, self._end(text[0] if text else END_TEXT, target.span), target.span)
            case ["join"] if not place.outer:
                return Exit(label, JOIN, target.span)
            case [one] if one in place.ids:
                return Exit(label, one, target.span)
        self.findings.append(self._astray(target, place))
        return Exit(label, self._next(target.span, place), target.span, unknown=True)

    def _next(self, span: Span, place: Around) -> str:
        if place.following is not None:
            return place.following
        return self._end(END_TEXT, span) if place.outer else JOIN

    def _end(self, text: str, span: Span) -> str:
        if text not in self.ends:
            count = len(self.ends) + 1
            self.ends[text] = End("end" if count == 1 else f"end-{count}", text, span)
        return self.ends[text].id

    def _astray(self, target: Text, place: Around) -> Finding:
        """Why a target names nothing that its step may go to."""
        if target.split(maxsplit=1)[0] == "end":
            return finding("HB303", target.span)
        if target == JOIN:
            return finding("HB304", target.span)
        if target in self.kept:
            return finding("HB302", target.span, id=target)
        if target in self.named:
            return finding("HB315", target.span, id=target, edition=str(self.edition))
        known = [*sorted(place.ids), "next", "end" if place.outer else JOIN]
        return finding("HB301", target.span, target=target, near=near(target, known))
