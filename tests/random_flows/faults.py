"""Planted faults: one known way to break a sound process, and where it should be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.random_flows.steps import Step, lists, walk


@dataclass(frozen=True, slots=True)
class Plant:
    """A planted fault. ``places`` are steps and the key meant (empty: anywhere in the step); one of them must be told.

    ``jumps`` is true where a single target is wrong in itself, false where only the game shows it.
    """

    name: str
    places: tuple[tuple[Step, str], ...]
    jumps: bool


def task(text: str, target: Step | str = "next") -> Step:
    return Step("do", text, targets=[("", target)])


def redirect(rng: Random, step: Step, target: Step | str) -> tuple[Step, str]:
    """Send one flow of the step elsewhere."""
    i = rng.randrange(len(step.targets))
    step.targets[i] = (step.targets[i][0], target)
    return step, f"target {i}"


def unreachable(rng: Random, steps: list[Step]) -> Plant:
    """A step behind one that always goes elsewhere."""
    chosen = rng.choice(list(lists(steps)))
    dead = task("谁也走不到的一步")
    jump = task("直接结束", "end 提前终止" if chosen is steps else "join")
    asked = Step("decide", "要不要提前结束", targets=[("继续", "next"), ("结束", jump)])
    after = task("继续办理")
    asked.targets[0] = ("继续", after)
    insert(rng, chosen, [asked, jump, dead, after])
    return Plant("unreachable", ((dead, ""),), jumps=False)


def insert(rng: Random, chosen: list[Step], new: list[Step]) -> None:
    """Put steps where the flow comes by in order, and not between a rework and its decision."""
    free = [
        i
        for i in range(len(chosen) + 1)
        if (i == 0 or any(target == "next" for _, target in chosen[i - 1].targets))
        and (i == len(chosen) or not chosen[i].rework)
    ]
    at = rng.choice(free)
    chosen[at:at] = new


def livelock(rng: Random, steps: list[Step]) -> Plant:
    """Two steps that go round for ever."""
    chosen = rng.choice(list(lists(steps)))
    first = task("修改材料")
    second = task("再次核对", first)
    after = task("继续办理")
    asked = Step("decide", "材料要不要修改", targets=[("不用", after), ("要", "next")])
    insert(rng, chosen, [asked, first, second, after])
    return Plant("livelock", ((first, ""), (second, "")), jumps=False)


def no_exit(rng: Random, steps: list[Step]) -> Plant:
    """A last decision all of whose outcomes go back."""
    chosen = rng.choice(list(lists(steps)))
    decision = Step("decide", "还要再来一遍吗")
    decision.targets = [("要", rng.choice(chosen)), ("还要", rng.choice(chosen))]
    for step in chosen:
        step.targets = [(label, "next" if isinstance(t, str) else t) for label, t in step.targets]
    chosen.append(decision)
    return Plant("no_exit", tuple((step, "") for step in chosen), jumps=False)


def self_loop(rng: Random, steps: list[Step]) -> Plant:
    """A step that leads to itself alone."""
    chosen = rng.choice(list(lists(steps)))
    loop = task("一直登记")
    loop.targets = [("", loop)]
    after = task("继续办理")
    asked = Step("decide", "要不要登记", targets=[("不用", after), ("要", "next")])
    insert(rng, chosen, [asked, loop, after])
    return Plant("self_loop", ((loop, ""),), jumps=False)


def with_parallel(rng: Random, steps: list[Step]) -> Step:
    """A parallel of the process, made where there is none."""
    found = [step for step in walk(steps) if step.kind == "parallel"]
    if not found:
        branches = [[task("甲方准备"), task("甲方办理")], [task("乙方准备"), task("乙方办理")]]
        found = [Step("parallel", "", branches=branches)]
        steps.append(found[0])
    return rng.choice(found)


def jump_into(rng: Random, steps: list[Step]) -> Plant:
    """A jump from outside into a branch."""
    block = with_parallel(rng, steps)
    inside = list(walk([block]))[1:]
    target = rng.choice([step for branch in block.branches for step in branch])
    others = [step for step in walk(steps) if step not in inside]
    return Plant("jump_into", (redirect(rng, rng.choice(others), target),), jumps=True)


def jump_out(rng: Random, steps: list[Step]) -> Plant:
    """A jump out of a branch."""
    block = with_parallel(rng, steps)
    inside = list(walk([block]))[1:]
    outside = [step for step in walk(steps) if step not in inside]
    source = rng.choice([step for branch in block.branches for step in branch])
    return Plant("jump_out", (redirect(rng, source, rng.choice(outside)),), jumps=True)


def jump_across(rng: Random, steps: list[Step]) -> Plant:
    """A jump from one branch into its sibling."""
    block = with_parallel(rng, steps)
    first, second = rng.sample(block.branches, 2)
    return Plant("jump_across", (redirect(rng, rng.choice(first), rng.choice(second)),), jumps=True)


def end_inside(rng: Random, steps: list[Step]) -> Plant:
    """A branch that ends the process."""
    block = with_parallel(rng, steps)
    source = rng.choice(list(walk([block]))[1:])
    return Plant("end_inside", (redirect(rng, source, rng.choice(("end", "end 终止"))),), jumps=True)


def unknown_target(rng: Random, steps: list[Step]) -> Plant:
    """A jump to an id that no step has."""
    source = rng.choice(list(walk(steps)))
    return Plant("unknown_target", (redirect(rng, source, "ghost"),), jumps=True)


def join_outside(rng: Random, steps: list[Step]) -> Plant:
    """A ``join`` where nothing runs in parallel."""
    return Plant("join_outside", (redirect(rng, rng.choice(steps), "join"),), jumps=True)


FAULTS: tuple[Callable[[Random, list[Step]], Plant], ...] = (
    unreachable,
    livelock,
    no_exit,
    self_loop,
    jump_into,
    jump_out,
    jump_across,
    end_inside,
    unknown_target,
    join_outside,
)
