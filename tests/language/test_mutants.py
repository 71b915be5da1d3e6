"""Damaged files: whatever is typed, the command answers with findings that stand inside the file."""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest

from tests.language.checking import Told, check, project_with, write_process
from tests.language.corpus import cases
from tests.random_flows.generator import random_flow

MANY = int(os.environ.get("HANDBOOKS_MUTANTS", "150"))
PIECES = (
    ":",
    ": ",
    "- ",
    "#",
    " #",
    "'",
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!x ",
    "|",
    ">",
    "%",
    "@",
    "?",
    "\t",
)
ODD = (
    "：",
    "，",
    "　",
    "\u200b",
    "\x00",
    "\ufeff",
    "𠮷",
    "next",
    "end",
    "join",
    "parallel:",
    "outcomes:",
    "~",
    "---\n",
)


def drop_line(rng: Random, lines: list[str]) -> None:
    del lines[rng.randrange(len(lines))]


def double_line(rng: Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    lines.insert(at, lines[at])


def swap_lines(rng: Random, lines: list[str]) -> None:
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def shift_line(rng: Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    lines[at] = rng.choice((" ", "  ", "    ")) + lines[at] if rng.random() < 0.5 else lines[at][rng.choice((1, 2)) :]


def cut_value(rng: Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    key, colon, _ = lines[at].partition(":")
    lines[at] = key + colon + rng.choice(("", " ", " []", " {}", ' ""', " null", " [[]]", " {a: b}"))


def insert_piece(rng: Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    column = rng.randint(0, len(lines[at]))
    lines[at] = lines[at][:column] + rng.choice(PIECES + ODD) + lines[at][column:]


def take_character(rng: Random, lines: list[str]) -> None:
    at = rng.randrange(len(lines))
    column = rng.randint(0, max(0, len(lines[at]) - 1))
    lines[at] = lines[at][:column] + lines[at][column + 1 :]


def cut_file(rng: Random, lines: list[str]) -> None:
    del lines[rng.randrange(1, len(lines)) :]


DAMAGES: tuple[Callable[[Random, list[str]], None], ...] = (
    drop_line,
    double_line,
    swap_lines,
    shift_line,
    cut_value,
    insert_piece,
    take_character,
    cut_file,
)


def damaged(seed: int) -> str:
    rng = Random(f"damage {seed}")
    text = random_flow(seed, "sound", 6).text if seed % 2 else rng.choice(cases()).text
    lines = text.split("\n")
    for _ in range(rng.randint(1, 3)):
        if len(lines) > 1:
            rng.choice(DAMAGES)(rng, lines)
    return "\n".join(lines)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return project_with(tmp_path_factory.mktemp("mutants") / "project", ["case"])


@pytest.mark.parametrize("seeds", [range(at, min(at + 25, MANY)) for at in range(0, MANY, 25)], ids=str)
def test_findings_stand_inside_the_file(project, seeds):
    for seed in seeds:
        text = damaged(seed)
        told = check(project, write_process(project, "case", text))
        assert len(set(map(repr, told))) == len(told)
        assert told == sorted(told, key=lambda one: (one.path, one.line, one.column, one.code)), text
        for one in told:
            assert inside(one, text), f"{seed} {one}\n{text}"


def inside(one: Told, text: str) -> bool:
    """Whether a finding has words and stands on characters of the file."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    begins = 1 <= one.line <= len(lines) and 1 <= one.column <= len(lines[one.line - 1]) + 1
    ends = 1 <= one.end_line <= len(lines) and 1 <= one.end_column <= len(lines[one.end_line - 1]) + 1
    return begins and ends and (one.line, one.column) <= (one.end_line, one.end_column) and bool(one.message)
