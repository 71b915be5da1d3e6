"""A process with everything resolved: steps with ids, lanes, sources and exits; ends; stages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics import Span
from generator.model.basis import Basis
from generator.model.editions import EVERYBODY, WHOLE, AppliesTo, Edition
from generator.model.lost import NOTHING, Lost
from generator.model.process_file import ProcessFile, StepKind
from generator.model.quantities import Duration, Majority, Repetition
from generator.source.value import Text

JOIN = "join"
"""The target that ends a branch of a parallel."""

END_TEXT = "结束"
"""What an end is called that the file does not name."""

UNVERIFIED = frozenset({"", "C", "D"})
"""The confidences of a number that still has to be checked."""

LimitKind = Literal["within", "at_least", "ahead"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from: its basis, its confidence (A to D, empty when absent) and whether it is verified."""

    basis: tuple[Basis, ...] = ()
    confidence: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of a step.

    ``anchor`` is the step it counts from or leads to, ``start``, or ``None`` for the step before.
    """

    kind: LimitKind
    duration: Duration
    anchor: Text | None
    source: Source
    origin: Span


@dataclass(frozen=True, slots=True)
class Share:
    """A share that a vote needs, with its source."""

    majority: Majority
    source: Source


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: quorum, majority, ballot (``secret``, ``open``, ``hands``) and who may be left out of the base."""

    quorum: Share
    passing: Share
    ballot: str
    excluded: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a step. ``target`` is a step's id, an end's id or ``join``; ``label`` is an outcome or empty.

    ``unknown`` is true where the file names a target that is not there; the flow is then taken to go on.
    """

    label: Text
    target: str
    origin: Span
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """A named end of the process; ``origin`` is where the file first speaks of it."""

    id: str
    text: str
    origin: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the flow has it.

    ``number`` counts the steps that are drawn (empty for a parallel). ``lane`` is a lane of the process. ``performers``
    (R), ``accountable`` (A), ``consulted`` (C) and ``informed`` (I) are role names as written. ``branches`` belong to a
    parallel.
    """

    id: str
    kind: StepKind
    number: str
    text: Text
    origin: Span
    lane: str
    stage: int | None = None
    performers: tuple[Text, ...] = ()
    accountable: Text | None = None
    consulted: tuple[Text, ...] = ()
    informed: tuple[Text, ...] = ()
    records: tuple[Text, ...] = ()
    source: Source = Source()
    limits: tuple[Limit, ...] = ()
    vote: Vote | None = None
    repeats: Repetition | None = None
    repeats_source: Source | None = None
    optional: bool = False
    control: bool = False
    symbol: str = ""
    note: str = ""
    exits: tuple[Exit, ...] = ()
    branches: tuple[tuple[Step, ...], ...] = ()
    applies_to: AppliesTo = EVERYBODY

    def sources(self) -> Iterator[Source]:
        """The sources of the step and of every number on it."""
        yield self.source
        for limit in self.limits:
            yield limit.source
        if self.vote:
            yield self.vote.quorum.source
            yield self.vote.passing.source
        if self.repeats_source:
            yield self.repeats_source

    def walk(self) -> Iterator[Step]:
        """The step and the steps of its branches, in the order of the file."""
        yield self
        for branch in self.branches:
            for step in branch:
                yield from step.walk()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the process with its place."""

    title: str
    origin: Span


@dataclass(frozen=True, slots=True)
class Process:
    """A process of the book, in one edition.

    ``name`` is the file name without ``.yml``; ``steps`` are the top-level steps of all stages in order. ``lost`` is
    what could not be read of the file; without a whole flow only what the process names can be judged.
    """

    name: str
    path: str
    file: ProcessFile
    lanes: tuple[str, ...]
    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    ends: tuple[End, ...]
    edition: Edition = WHOLE
    lost: Lost = NOTHING

    @property
    def title(self) -> str:
        """The title."""
        return str(self.file.title)

    @property
    def code(self) -> str:
        """The code (``P01``), or empty."""
        return str(self.file.code or "")

    @property
    def whole_flow(self) -> bool:
        """Whether everything that shapes the flow could be read."""
        return self.lost.whole_flow

    @property
    def first_basis(self) -> tuple[Basis, ...]:
        """The process's own basis."""
        return self.file.basis or ()

    def walk(self) -> Iterator[Step]:
        """All steps, depth first in the order of the file."""
        for step in self.steps:
            yield from step.walk()

    def scopes(self) -> Iterator[tuple[Step, ...]]:
        """The top-level steps, then the steps of every branch."""
        yield self.steps
        for step in self.walk():
            yield from step.branches
