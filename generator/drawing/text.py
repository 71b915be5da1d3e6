"""Measures text without a font and breaks it into balanced lines by the rules of Chinese typesetting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from generator.drawing.widths import RUNS
from generator.drawing.words import WORDS

LINE_HEIGHT: Final = 1.34
"""Distance of base lines, in parts of the text size."""

NOT_FIRST: Final = frozenset("、，。．·：；！？）》〉」』】〕〗”’…—～々%‰°℃,.:;!?)]}·")
"""Signs that never begin a line."""
NOT_LAST: Final = frozenset("（《〈「『【〔〖“‘([{￥$№#<>≥≤＞＜")
"""Signs that never end a line."""

_FIRSTS = [run[0] for run in RUNS]
_UNIT = "个工作日|个月|个季度|季度|小时|分钟|日|天|周|年|次|名|人|届|条|款|项|票|元|份|分|个"
_ATOM = re.compile(
    r"(?:第|[<>≥≤=]+ ?)?\d[\d.,/:×–-]*\d?[%‰]?(?: ?(?:" + _UNIT + r")(?:以?[内前后上下])?)?"
    r"|[A-Za-z\u00c0-\u024f0-9_@&+./\\-]+"
    r"|……|——|\s+|.",
    re.DOTALL,
)
_WORD = re.compile("|".join(sorted(WORDS, key=lambda word: (-len(word), word))))
_SPLIT_WORD = 0.2
_BAD_START = 0.04
_AFTER_PAUSE = -0.06
_LONELY = 0.5
_WEAK_STARTS = frozenset("的了等者内性化员会")


@lru_cache(maxsize=8192)
def advance(text: str, size: float, bold: bool = False) -> float:  # noqa: FBT001, FBT002 - part of the brief's API
    """Width of one line of text in px at ``size`` px, from the committed advance widths of Noto Sans CJK SC."""
    column = 3 if bold else 2
    return sum(_thousandths(ord(char), column) for char in text) * size / 1000


def wrap(
    text: str,
    width: float,
    size: float,
    bold: bool = False,  # noqa: FBT001, FBT002
    max_lines: int | None = None,
) -> tuple[str, ...]:
    """Break text into as few lines as fit into ``width`` px, balanced; joined they are the text again.

    Signs keep to their side of a break, numbers stay with their units, Latin words whole unless one alone is wider than
    the line. Where ``max_lines`` are not enough the lines become wider than ``width`` instead; blanks at a break hang.
    """
    if not text.strip():
        return (text,) if text else ()
    limit = width
    while True:
        for count in range(1, (max_lines or len(text)) + 1):
            lines = fit(text, (limit,) * count, size, bold)
            if lines:
                return lines
        limit += size / 2


@lru_cache(maxsize=8192)
def fit(
    text: str,
    widths: tuple[float, ...],
    size: float,
    bold: bool = False,  # noqa: FBT001, FBT002
) -> tuple[str, ...]:
    """Break text into exactly ``len(widths)`` lines, each within its own width in px; empty where that fails."""
    atoms = _pieces(text, max(widths), size, bold)
    if len(atoms) < len(widths):
        return ()
    lengths = [0.0]
    for atom in atoms:
        lengths.append(lengths[-1] + advance(atom, size, bold))
    hang = [advance(atom, size, bold) - advance(atom.rstrip(), size, bold) for atom in atoms]
    cost = _break_costs(atoms)
    fill = (lengths[-1] - hang[-1]) / sum(widths)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for line_width in widths:
        row: dict[int, tuple[float, int]] = {}
        for start, (total, _) in best[-1].items():
            for stop in range(start + 1, len(atoms) + 1):
                used = (lengths[stop] - lengths[start] - hang[stop - 1]) / max(line_width, 0.01)
                if used > 1:
                    break
                score = total + (used - fill) ** 2 + cost[stop]
                if stop not in row or score < row[stop][0]:
                    row[stop] = score, start
        best.append(row)
    return _lines(atoms, best)


def height(lines: Sequence[str], size: float) -> float:
    """Height of wrapped lines in px."""
    return len(lines) * size * LINE_HEIGHT


def _thousandths(point: int, column: int) -> int:
    run = RUNS[max(0, bisect_right(_FIRSTS, point) - 1)]
    return run[column] if run[0] <= point <= run[1] else 1000


@lru_cache(maxsize=2048)
def _atoms(text: str) -> tuple[str, ...]:
    """Parts that no line break may enter."""
    return _glue(_ATOM.findall(text))


def _glue(parts: Sequence[str]) -> tuple[str, ...]:
    """Parts with those joined that the signs at their ends hold together."""
    found: list[str] = []
    for part in parts:
        glued = found and (part[0] in NOT_FIRST or part.isspace() or found[-1].rstrip()[-1:] in NOT_LAST)
        if glued:
            found[-1] += part
        else:
            found.append(part)
    return tuple(found)


def _pieces(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:  # noqa: FBT001
    """The atoms of a text, cut by character where one is wider than any line."""
    found: list[str] = []
    for atom in _atoms(text):
        found += [atom] if advance(atom.rstrip(), size, bold) <= width else _glue(list(atom))
    return tuple(found)


def _break_costs(atoms: Sequence[str]) -> list[float]:
    """What a line that ends behind ``n`` atoms costs: little behind a pause, much inside a word."""
    inside = {place for word in _WORD.finditer("".join(atoms)) for place in range(word.start() + 1, word.end())}
    costs, place = [0.0], 0
    for before, after in pairwise(atoms):
        place += len(before)
        cost = _SPLIT_WORD if place in inside else 0.0
        cost += _AFTER_PAUSE if before.rstrip()[-1:] in "、，；。：" else 0.0
        cost += _BAD_START if after[0] in _WEAK_STARTS else 0.0
        costs.append(cost)
    last = _LONELY if len(atoms) > 1 and len(atoms[-1].strip()) == 1 else 0.0
    if len(costs) > 1:
        costs[-1] += last
    return [*costs, 0.0]


def _lines(atoms: Sequence[str], best: Sequence[dict[int, tuple[float, int]]]) -> tuple[str, ...]:
    stop, lines = len(atoms), list[str]()
    if stop not in best[-1]:
        return ()
    for row in reversed(best[1:]):
        start = row[stop][1]
        lines.append("".join(atoms[start:stop]))
        stop = start
    return tuple(reversed(lines))
