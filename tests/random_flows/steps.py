"""The tree of a random process before it is written: steps in lists, branches inside parallels, jumps by object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

StepKind = Literal["do", "decide", "call", "parallel"]


@dataclass(eq=False, slots=True)
class Step:
    """A step under construction.

    ``by`` holds the register's names of the performing roles; ``spelled`` the words written for them. ``targets`` are
    label and target; a target is a step or one of the words ``next``, ``join``, ``end``, ``end 文字`` (or, planted, the
    id of nothing). ``keys`` are further keys with their text as written.
    """

    kind: StepKind
    text: str
    by: list[str] = field(default_factory=list)
    spelled: list[str] = field(default_factory=list)
    id: str = ""
    targets: list[tuple[str, Step | str]] = field(default_factory=lambda: [("", "next")])
    branches: list[list[Step]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    rework: bool = False
    lane: str = ""
    name: str = ""
    drawn: str = ""

    def labelled(self) -> bool:
        """Whether the targets are outcomes."""
        return bool(self.targets[0][0])


def walk(steps: list[Step]) -> Iterator[Step]:
    """All steps, depth first in the order of the file."""
    for step in steps:
        yield step
        for branch in step.branches:
            yield from walk(branch)


def lists(steps: list[Step]) -> list[list[Step]]:
    """The list itself and every branch inside it."""
    return [steps, *(branch for step in walk(steps) for branch in step.branches)]
