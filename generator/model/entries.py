"""The walk through a process file: every step with its id, number, lane and source, and those of one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.editions import Edition
from generator.model.inherit import inherit, source_of
from generator.model.process import Source, Stage
from generator.model.process_file import ActFile, ParallelFile, ProcessFile, StepFile


@dataclass(frozen=True, slots=True)
class Entry:
    """A step of the file with what the walk through the file gave it; the fields are those of the step it becomes."""

    file: StepFile
    id: str
    number: str
    lane: str
    stage: int | None
    source: Source
    branches: tuple[tuple[Entry, ...], ...] = ()

    def walk(self) -> Iterator[Entry]:
        """The entry and those of its branches, in the order of the file."""
        yield self
        for branch in self.branches:
            for entry in branch:
                yield from entry.walk()


def step_files(file: ProcessFile) -> Iterator[StepFile]:
    """All steps of a file, depth first in their order."""

    def walk(steps: Sequence[StepFile]) -> Iterator[StepFile]:
        for step in steps:
            yield step
            if isinstance(step, ParallelFile):
                for branch in step.parallel:
                    yield from walk(branch)

    for stage in file.stages:
        yield from walk(stage.steps)
    yield from walk(file.steps)


def lanes_of(file: ProcessFile, roles: Mapping[str, str]) -> tuple[str, ...]:
    """The lanes of a file in order; ``roles`` maps every word that means a role to the role's name."""
    acting = (step for step in step_files(file) if isinstance(step, ActFile))
    written = file.lanes or [step.by[0] for step in acting if step.by]
    return tuple(dict.fromkeys(roles.get(role, str(role)) for role in written))


@dataclass(slots=True)
class _Numbering:
    """Counts the steps while the file is walked, depth first; a step without performer stays in the lane before."""

    roles: Mapping[str, str]
    lane: str
    all_steps: int = 0
    drawn: int = 0

    def take(self, file: StepFile) -> tuple[str, str, str]:
        """The id, the printed number and the lane of the next step."""
        self.all_steps += 1
        drawn = not isinstance(file, ParallelFile)
        self.drawn += drawn
        if isinstance(file, ActFile) and file.by:
            self.lane = self.roles.get(file.by[0], str(file.by[0]))
        return str(file.id or f"s{self.all_steps}"), str(self.drawn) if drawn else "", self.lane


def enter(
    file: ProcessFile, lanes: tuple[str, ...], roles: Mapping[str, str]
) -> tuple[tuple[Entry, ...], tuple[Stage, ...]]:
    """The top-level steps of all stages with what stands below them, and the stages."""
    numbering = _Numbering(roles, lanes[0] if lanes else "")
    base = source_of(file)

    def take(step: StepFile, stage: int | None, above: Source) -> Entry:
        identity = numbering.take(step)
        source = inherit(step, above, base.basis)
        nested = step.parallel if isinstance(step, ParallelFile) else ()
        branches = tuple(tuple(take(inner, stage, source) for inner in branch) for branch in nested)
        return Entry(step, *identity, stage, source, branches)

    entries: list[Entry] = []
    for place, stage in enumerate(file.stages):
        source = inherit(stage, base, base.basis)
        entries.extend(take(step, place, source) for step in stage.steps)
    entries.extend(take(step, None, base) for step in file.steps)
    return tuple(entries), tuple(Stage(str(stage.title), stage.title.span) for stage in file.stages)


def keep(entries: tuple[Entry, ...], edition: Edition) -> tuple[Entry, ...]:
    """The entries that belong to an edition; a parallel whose branches are all gone goes with them."""
    kept = []
    for entry in entries:
        if not entry.file.applies_to.includes(edition):
            continue
        branches = tuple(branch for branch in (keep(b, edition) for b in entry.branches) if branch)
        if branches or not entry.branches:
            kept.append(replace(entry, branches=branches))
    return tuple(kept)


def without_empty_stages(
    entries: tuple[Entry, ...], stages: tuple[Stage, ...]
) -> tuple[tuple[Entry, ...], tuple[Stage, ...]]:
    """The entries and stages of an edition, the stages counted anew without those that lost every step."""
    used = sorted({entry.stage for entry in entries if entry.stage is not None})
    place = {old: new for new, old in enumerate(used)}

    def moved(entry: Entry) -> Entry:
        branches = tuple(tuple(map(moved, branch)) for branch in entry.branches)
        return replace(entry, stage=None if entry.stage is None else place[entry.stage], branches=branches)

    return tuple(map(moved, entries)), tuple(stages[old] for old in used)
