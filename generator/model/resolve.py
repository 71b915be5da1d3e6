"""From a process file to a process: ids, lanes, inherited sources, targets and ends, for one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.diagnostics import Finding, Span, finding
from generator.model.basis import Basis
from generator.model.editions import WHOLE, Edition
from generator.model.entries import Entry, enter, keep, lanes_of, step_files, without_empty_stages
from generator.model.inherit import inherit
from generator.model.process import UNVERIFIED, Limit, LimitKind, Process, Share, Source, Step, Vote
from generator.model.process_file import ActFile, CallFile, DecideFile, DoFile, ParallelFile, ProcessFile
from generator.model.sourced import Ahead, ShareFile, VoteFile, Within
from generator.model.targets import Targets, around, written_ids
from generator.source.value import Text

__all__ = ["UNVERIFIED", "resolve"]


def resolve(
    name: str, path: str, file: ProcessFile, roles: Mapping[str, str], edition: Edition = WHOLE
) -> tuple[Process, tuple[Finding, ...]]:
    """Resolve a process file for one edition.

    ``roles`` maps every known name and alias of a role to its name; an unknown role stands for itself.
    """
    lanes = lanes_of(file, roles)
    entries, stages = enter(file, lanes, roles)
    entries, stages = without_empty_stages(keep(entries, edition), stages)
    kept = written_ids(inner.file for entry in entries for inner in entry.walk())
    targets = Targets(kept, written_ids(step_files(file)), edition)
    steps = _steps(entries, targets, file.basis or (), outer=True)
    process = Process(name, path, file, lanes, stages, steps, tuple(targets.ends.values()), edition)
    return process, (*targets.findings, *_lane_findings(file, lanes, roles), *_id_findings(file))


def _lane_findings(file: ProcessFile, lanes: tuple[str, ...], roles: Mapping[str, str]) -> Iterator[Finding]:
    """HB214 a lane that stands twice, HB316 a performing role without a lane, HB202 no lane at all."""
    seen: set[str] = set()
    for role in file.lanes:
        if roles.get(role, role) in seen:
            yield finding("HB214", role.span, text=role)
        seen.add(roles.get(role, role))
    for step in step_files(file):
        if not isinstance(step, ActFile):
            continue
        if not lanes:
            yield finding("HB202", step.key_spans.get(step.kind, step.origin), key="by")
            return
        for place, role in enumerate(step.by):
            if roles.get(role, role) not in lanes and (file.lanes or place == 0):
                yield finding("HB316", role.span, role=role)


def _id_findings(file: ProcessFile) -> Iterator[Finding]:
    """HB313 an id that stands twice, HB314 an id that a generated node has."""
    named = [step for step in step_files(file) if step.id is not None]
    generated = {f"merge-{step.id}" for step in named}
    for step in named:
        if isinstance(step, ParallelFile):
            generated |= {f"{step.id}-split", f"{step.id}-join"}
    seen: dict[str, Span] = {}
    for id_ in (step.id for step in named if step.id is not None):
        if id_ in seen:
            yield finding("HB313", id_.span, id=id_, line=seen[id_].line)
        if id_ in generated:
            yield finding("HB314", id_.span, id=id_)
        seen.setdefault(id_, id_.span)


def _steps(entries: tuple[Entry, ...], targets: Targets, first: tuple[Basis, ...], *, outer: bool) -> tuple[Step, ...]:
    """The steps of one list, in order; ``outer`` is true for the process itself, false for a branch."""
    steps = []
    for entry, place in zip(entries, around(entries, outer=outer), strict=True):
        branches = tuple(_steps(branch, targets, first, outer=False) for branch in entry.branches)
        step = replace(_step(entry, first), exits=targets.exits(entry.file, place), branches=branches)
        steps.append(step)
    return tuple(steps)


def _step(entry: Entry, first: tuple[Basis, ...]) -> Step:
    file = entry.file
    step = Step(
        id=entry.id,
        kind=file.kind,
        number=entry.number,
        text=file.text,
        origin=file.origin,
        lane=entry.lane,
        stage=entry.stage,
        source=entry.source,
        note=str(file.note or ""),
        applies_to=file.applies_to,
    )
    return _acted(step, file, first) if isinstance(file, ActFile) else step


def _acted(step: Step, file: ActFile, first: tuple[Basis, ...]) -> Step:
    """The step with what it says of those who act, of limits, records and votes."""
    repeats = file.repeats if isinstance(file, DoFile | CallFile) else None
    vote = file.vote if isinstance(file, DoFile | DecideFile) else None
    return replace(
        step,
        performers=file.by,
        accountable=file.answers or (file.by[0] if file.by else None),
        consulted=file.consults,
        informed=file.informs,
        records=file.records,
        limits=tuple(_limits(file, step.source, first)),
        vote=None if vote is None else _vote(vote, step.source, first),
        repeats=None if repeats is None else repeats.value,
        repeats_source=None if repeats is None else inherit(repeats, step.source, first),
        optional=file.optional,
        control=file.control,
        symbol=str(file.symbol or "") if isinstance(file, DoFile) else "",
    )


def _limits(file: ActFile, source: Source, first: tuple[Basis, ...]) -> Iterator[Limit]:
    quantities: tuple[tuple[LimitKind, Within | Ahead | None], ...] = (
        ("within", file.within),
        ("at_least", file.at_least),
        ("ahead", file.ahead),
    )
    for kind, quantity in quantities:
        if quantity is not None:
            anchor: Text | None = quantity.before if isinstance(quantity, Ahead) else quantity.after
            yield Limit(kind, quantity.value, anchor, inherit(quantity, source, first), quantity.origin)


def _vote(vote: VoteFile, source: Source, first: tuple[Basis, ...]) -> Vote:
    def share(quantity: ShareFile) -> Share:
        return Share(quantity.value, inherit(quantity, source, first))

    return Vote(share(vote.quorum), share(vote.passing), str(vote.ballot), vote.excluded)
