"""From a process file to a process: ids, lanes, inherited sources, targets and ends, for one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.diagnostics import Finding, Span, finding
from generator.model.basis import Basis, Citation
from generator.model.editions import WHOLE, Edition
from generator.model.fault import near
from generator.model.process import (
    JOIN,
    End,
    Exit,
    Limit,
    LimitKind,
    Process,
    Share,
    Source,
    Stage,
    Step,
    Vote,
)
from generator.model.process_file import (
    KINDS,
    ActFile,
    Ahead,
    CallFile,
    DecideFile,
    DoFile,
    ParallelFile,
    ProcessFile,
    Quantity,
    StepFile,
    StepKind,
    Within,
)
from generator.source.value import Text

END_TEXT = "结束"
"""What an end is called that the file does not name."""

UNVERIFIED = frozenset({"", "C", "D"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """A step of the file with what the walk through the file gave it."""

    file: StepFile
    id: str
    number: str
    lane: str
    stage: int | None
    source: Source
    branches: tuple[tuple[_Entry, ...], ...] = ()

    def walk(self) -> Iterator[_Entry]:
        yield self
        for branch in self.branches:
            for entry in branch:
                yield from entry.walk()


def kind_of(file: StepFile) -> StepKind:
    """Which of the four kinds a step is."""
    return next(kind for kind, model in KINDS.items() if isinstance(file, model))


def text_of(file: StepFile) -> Text:
    """The step's own text: what is done or decided, the called process's name, empty for a parallel."""
    match file:
        case DoFile():
            return file.do
        case DecideFile():
            return file.decide
        case CallFile():
            return file.call
        case _:
            return Text("", file.key_spans.get("parallel", file.origin))


@dataclass(slots=True)
class _Numbering:
    """Counts the steps while the file is walked, depth first."""

    lanes: Mapping[str, str]
    lane: str
    all_steps: int = 0
    drawn: int = 0

    def take(self, file: StepFile) -> tuple[str, str, str]:
        """The id, the printed number and the lane of the next step."""
        self.all_steps += 1
        drawn = not isinstance(file, ParallelFile)
        self.drawn += drawn
        if isinstance(file, ActFile) and file.by:
            self.lane = self.lanes[file.by[0]]
        return str(file.id or f"s{self.all_steps}"), str(self.drawn) if drawn else "", self.lane


def resolve(
    name: str, path: str, file: ProcessFile, roles: Mapping[str, str], edition: Edition = WHOLE
) -> tuple[Process, tuple[Finding, ...]]:
    """Resolve a process file for one edition.

    ``roles`` maps every known name and alias of a role to its name; an unknown role stands for itself.
    """
    lanes, of_role = _lanes(file, roles)
    entries, stages = _enter(file, of_role, lanes)
    entries = _keep(entries, edition)
    targets = _Targets(file, entries, edition)
    steps = targets.scope(entries, outer=True)
    used = sorted({entry.stage for entry in entries if entry.stage is not None})
    process = Process(name, path, file, lanes, tuple(stages), steps, tuple(targets.ends.values()), edition)
    findings = [*targets.findings, *_lane_findings(file, of_role, lanes), *_id_findings(file)]
    return (process if len(used) == len(stages) else _without_empty_stages(process, used)), tuple(findings)


def _files(file: ProcessFile) -> Iterator[StepFile]:
    def walk(steps: Sequence[StepFile]) -> Iterator[StepFile]:
        for step in steps:
            yield step
            if isinstance(step, ParallelFile):
                for branch in step.parallel:
                    yield from walk(branch)

    for stage in file.stages:
        yield from walk(stage.steps)
    yield from walk(file.steps)


def _lanes(file: ProcessFile, roles: Mapping[str, str]) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The lanes in order, and the lane of every performing role; one role has one lane whatever it is called."""
    acting = [step for step in _files(file) if isinstance(step, ActFile)]
    first = [step.by[0] for step in acting if step.by]
    lane_of: dict[str, str] = {}
    for role in file.lanes or first:
        lane_of.setdefault(roles.get(role, role), str(role))
    performers = [role for step in acting for role in step.by]
    lane: dict[str, str] = {role: lane_of.get(roles.get(role, role), str(role)) for role in performers}
    return tuple(lane_of.values()), lane


def _lane_findings(file: ProcessFile, of_role: Mapping[str, str], lanes: tuple[str, ...]) -> Iterator[Finding]:
    for step in _files(file):
        for place, role in enumerate(step.by if isinstance(step, ActFile) else ()):
            drawn = of_role[role] in lanes
            if not drawn and (file.lanes or place == 0):
                yield finding("HB316", role.span, role=role)


def _id_findings(file: ProcessFile) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    generated = {
        f"{step.id}-{end}"
        for step in _files(file)
        if isinstance(step, ParallelFile) and step.id
        for end in ("split", "join")
    }
    generated |= {f"merge-{step.id}" for step in _files(file) if step.id}
    for step in _files(file):
        if step.id is None:
            continue
        if step.id in seen:
            yield finding("HB313", step.id.span, id=step.id, line=seen[step.id].line)
        if step.id in generated:
            yield finding("HB314", step.id.span, id=step.id)
        seen.setdefault(step.id, step.id.span)


def _enter(
    file: ProcessFile, of_role: Mapping[str, str], lanes: tuple[str, ...]
) -> tuple[tuple[_Entry, ...], list[Stage]]:
    numbering = _Numbering(of_role, lanes[0] if lanes else "")
    base = Source(file.basis or (), str(file.confidence or ""))

    def enter(step: StepFile, stage: int | None, above: Source) -> _Entry:
        identity = numbering.take(step)
        source = _inherit(step, above, base.basis)
        nested = step.parallel if isinstance(step, ParallelFile) else ()
        branches = tuple(tuple(enter(inner, stage, source) for inner in branch) for branch in nested)
        return _Entry(step, *identity, stage, source, branches)

    entries: list[_Entry] = []
    stages: list[Stage] = []
    for place, stage in enumerate(file.stages):
        stages.append(Stage(str(stage.title), stage.title.span))
        source = _inherit(stage, base, base.basis)
        entries.extend(enter(step, place, source) for step in stage.steps)
    entries.extend(enter(step, None, base) for step in file.steps)
    return tuple(entries), stages


def _inherit(holder: object, above: Source, first: tuple[Basis, ...]) -> Source:
    """What a holder of ``basis`` and ``confidence`` says itself, and from above what it does not say."""
    own: tuple[Basis, ...] | None = getattr(holder, "basis", None)
    confidence = str(getattr(holder, "confidence", None) or above.confidence)
    citation = next((basis for basis in first if isinstance(basis, Citation) and basis.name), None)
    basis = above.basis if own is None else tuple(_of(item, citation) for item in own)
    said = getattr(holder, "verified", None)
    return Source(basis, confidence, confidence not in UNVERIFIED and said is not False)


def _of(basis: Basis, first: Citation | None) -> Basis:
    return basis.of(first) if isinstance(basis, Citation) and first is not None else basis


def _keep(entries: tuple[_Entry, ...], edition: Edition) -> tuple[_Entry, ...]:
    """The entries that belong to an edition; a parallel whose branches are all gone goes with them."""
    kept = []
    for entry in entries:
        if not entry.file.applies_to.includes(edition):
            continue
        branches = tuple(branch for branch in (_keep(b, edition) for b in entry.branches) if branch)
        if entry.branches and not branches:
            continue
        kept.append(_Entry(entry.file, entry.id, entry.number, entry.lane, entry.stage, entry.source, branches))
    return tuple(kept)


def _without_empty_stages(process: Process, used: list[int]) -> Process:
    place = {old: new for new, old in enumerate(used)}
    steps = tuple(_restage(step, place) for step in process.steps)
    stages = tuple(process.stages[old] for old in used)
    return replace(process, stages=stages, steps=steps)


def _restage(step: Step, place: Mapping[int, int]) -> Step:
    branches = tuple(tuple(_restage(inner, place) for inner in branch) for branch in step.branches)
    return replace(step, stage=None if step.stage is None else place[step.stage], branches=branches)


@dataclass(slots=True)
class _Targets:
    """Turns the targets of a file into exits, scope by scope, and gathers ends and findings."""

    file: ProcessFile
    entries: tuple[_Entry, ...]
    edition: Edition
    ends: dict[str, End] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def scope(self, entries: tuple[_Entry, ...], *, outer: bool) -> tuple[Step, ...]:
        """The steps of one list, in order; ``outer`` is true for the process itself, false for a branch."""
        ids = frozenset(entry.id for entry in entries)
        steps = []
        for place, entry in enumerate(entries):
            following = entries[place + 1].id if place + 1 < len(entries) else None
            target = _Scope(ids, following, outer=outer)
            branches = tuple(self.scope(branch, outer=False) for branch in entry.branches)
            steps.append(_step(entry, self._exits(entry, target), branches))
        return tuple(steps)

    def _exits(self, entry: _Entry, scope: _Scope) -> tuple[Exit, ...]:
        file = entry.file
        outcomes = getattr(file, "outcomes", None)
        if outcomes:
            return tuple(self._exit(str(label), target, scope) for label, target in outcomes.items())
        then: Text = getattr(file, "then", None) or Text("next", text_of(file).span)
        return (self._exit("", then, scope),)

    def _exit(self, label: str, target: Text, scope: _Scope) -> Exit:
        words = target.split(maxsplit=1)
        match words:
            case ["next"]:
                return Exit(label, self._next(target.span, scope), target.span)
            case ["end", *rest]:
                return self._ending(label, target, rest[0] if rest else END_TEXT, scope)
            case ["join"] if not scope.outer:
                return Exit(label, JOIN, target.span)
            case ["join"]:
                return self._wrong("HB304", label, target, scope)
            case [one] if one in scope.ids:
                return Exit(label, one, target.span)
            case _:
                return self._astray(label, target, scope)

    def _next(self, span: Span, scope: _Scope) -> str:
        if scope.following is not None:
            return scope.following
        return self._end(END_TEXT, span) if scope.outer else JOIN

    def _end(self, text: str, span: Span) -> str:
        if text not in self.ends:
            count = len(self.ends) + 1
            self.ends[text] = End("end" if count == 1 else f"end-{count}", text, span)
        return self.ends[text].id

    def _ending(self, label: str, target: Text, text: str, scope: _Scope) -> Exit:
        if not scope.outer:
            return self._wrong("HB303", label, target, scope)
        return Exit(label, self._end(text, target.span), target.span)

    def _astray(self, label: str, target: Text, scope: _Scope) -> Exit:
        if target in {entry.id for top in self.entries for entry in top.walk()}:
            return self._wrong("HB302", label, target, scope, id=target)
        named = {str(step.id) for step in _files(self.file) if step.id}
        if target in named:
            return self._wrong("HB315", label, target, scope, id=target, edition=str(self.edition))
        known = [*sorted(scope.ids & named), "next", "end" if scope.outer else JOIN]
        return self._wrong("HB301", label, target, scope, target=target, near=near(target, known))

    def _wrong(self, code: str, label: str, target: Text, scope: _Scope, /, **words: Any) -> Exit:
        self.findings.append(finding(code, target.span, **words))
        going_on = scope.following or (self._end(END_TEXT, target.span) if scope.outer else JOIN)
        return Exit(label, going_on, target.span, unknown=True)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What the targets of one step may name."""

    ids: frozenset[str]
    following: str | None
    outer: bool


def _step(entry: _Entry, exits: tuple[Exit, ...], branches: tuple[tuple[Step, ...], ...]) -> Step:
    file = entry.file
    common = Step(
        id=entry.id,
        kind=kind_of(file),
        number=entry.number,
        text=text_of(file),
        origin=file.origin,
        lane=entry.lane,
        stage=entry.stage,
        source=entry.source,
        note=str(file.note or ""),
        exits=exits,
        branches=branches,
        applies_to=file.applies_to,
    )
    return _acted(common, file) if isinstance(file, ActFile) else common


def _acted(step: Step, file: ActFile) -> Step:
    """The step with what it says of those who act, of limits, records and votes."""
    first = step.source.basis
    repeats = getattr(file, "repeats", None)
    vote = getattr(file, "vote", None)
    return replace(
        step,
        performers=file.by,
        accountable=file.answers or (file.by[0] if file.by else None),
        consulted=file.consults,
        informed=file.informs,
        records=file.records,
        limits=tuple(_limits(file, step.source)),
        vote=vote and _vote(vote, step.source),
        repeats=repeats and repeats.value,
        repeats_source=repeats and _inherit(repeats, step.source, first),
        optional=file.optional,
        control=file.control,
        symbol=str(getattr(file, "symbol", None) or ""),
    )


def _limits(file: ActFile, source: Source) -> Iterator[Limit]:
    kinds: tuple[LimitKind, ...] = ("within", "at_least", "ahead")
    for kind in kinds:
        quantity: Within | Ahead | None = getattr(file, kind)
        if quantity is not None:
            anchor = quantity.before if isinstance(quantity, Ahead) else quantity.after
            yield Limit(kind, quantity.value, anchor, _inherit(quantity, source, source.basis), quantity.origin)


def _vote(vote: object, source: Source) -> Vote:
    def share(quantity: Quantity) -> Share:
        return Share(quantity.value, _inherit(quantity, source, source.basis))  # type: ignore[attr-defined]

    return Vote(share(vote.quorum), share(vote.passing), str(vote.ballot), vote.excluded)  # type: ignore[attr-defined]
