"""Seeded random process files with an abstract description of their flow; shares no code with the package."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from tests.random_flows.dress import dress, duration, limit_editions
from tests.random_flows.explorer import always_before, follows
from tests.random_flows.faults import FAULTS
from tests.random_flows.naming import name_steps, net_of
from tests.random_flows.net import Net
from tests.random_flows.shapes import Shaper
from tests.random_flows.steps import Step, walk
from tests.random_flows.writer import Line, Writer

Mode = Literal["sound", "wild", "fault", "limit"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: its name, the lines one of which must be told, and whether a single jump is wrong in itself."""

    name: str
    lines: frozenset[int]
    jumps: bool


@dataclass(frozen=True, slots=True)
class RandomFlow:
    """A random process.

    ``text`` is the file; ``net`` its flow; ``lanes`` the lanes in order (as listed, else in order of first
    appearance); ``listed`` tells which; ``stages`` and ``ends`` are titles and texts in order of appearance.
    """

    seed: int
    title: str
    text: str
    net: Net
    lanes: tuple[str, ...]
    listed: bool
    stages: tuple[str, ...]
    ends: tuple[str, ...]
    fault: Fault | None


def random_flow(seed: int, mode: Mode, size: int | None = None, rng: Random | None = None) -> RandomFlow:
    """The process of a seed, or of a source of chance.

    ``sound``: sound by construction, no error in the file. ``wild``: every jump is legal by itself, soundness is left
    to chance. ``fault``: one of :data:`FAULTS` is planted into a sound process. ``limit``: sound, but a limit counts
    from a step that need not come before, or runs ahead of one that never follows.
    """
    rng = rng or Random(f"{mode} {seed}")
    steps = Shaper(rng, wild=mode == "wild").process(size or rng.choice((3, 5, 8, 8, 12, 18, 26, 38)))
    plant = FAULTS[seed % len(FAULTS)](rng, steps) if mode == "fault" else None
    lanes = dress(rng, steps)
    name_steps(rng, steps)
    places = plant.places if plant else ()
    if mode in {"sound", "limit"}:
        places = limits(rng, steps, wrong=mode == "limit")
        limit_editions(rng, steps)
    title = f"随机流程 {mode} {seed}"
    lines, stages = Writer(rng).process(title, steps, lanes)
    net, ends = net_of(steps, lines_of(lines))
    told = frozenset().union(*(lines_at(lines, step, key) for step, key in places))
    fault = Fault(plant.name if plant else "limit", told, jumps=bool(plant and plant.jumps)) if places else None
    seen = tuple(dict.fromkeys(step.lane for step in walk(steps) if step.lane))
    text = finish(rng, lines)
    return RandomFlow(seed, title, text, net, lanes or seen, bool(lanes), stages, ends, fault)


def limits(rng: Random, steps: list[Step], *, wrong: bool) -> tuple[tuple[Step, str], ...]:
    """Add limits that count from other steps; returns where the wrong ones stand (at most one)."""
    net, _ = net_of(steps)
    named = [step for step in walk(steps) if step.id and step.kind != "parallel"]
    others = [step for step in walk(steps) if step.kind != "parallel"]
    rng.shuffle(named)
    for first in named[:4]:
        step = rng.choice([other for other in others if other is not first] or [first])
        key = rng.choice(("within", "at_least", "ahead"))
        good = follows(net, step.name, first.name) if key == "ahead" else always_before(net, first.name, step.name)
        if step is not first and good is not wrong:
            value = f"{duration(rng)} {'before' if key == 'ahead' else 'after'} {first.id}"
            step.keys[key] = value
            if wrong:
                return ((step, key),)
    return ()


def lines_of(lines: list[Line]) -> dict[Step, frozenset[int]]:
    """The lines of every step, from 1."""
    found: dict[Step, set[int]] = {}
    for number, line in enumerate(lines, 1):
        if line.step is not None:
            found.setdefault(line.step, set()).add(number)
    return {step: frozenset(numbers) for step, numbers in found.items()}


def lines_at(lines: list[Line], step: Step, key: str) -> frozenset[int]:
    """The lines where a key of a step stands; without a key all lines of the step."""
    return frozenset(
        number for number, line in enumerate(lines, 1) if line.step is step and (not key or line.key in {key, "*"})
    )


def finish(rng: Random, lines: list[Line]) -> str:
    """The text of the file, now and then with a byte order mark or the line ends of another system."""
    style = rng.random()
    text = "".join(f"{line.text}\n" for line in lines)
    if style < 0.05:
        return "\ufeff" + text
    return text.replace("\n", "\r\n") if style < 0.1 else text
