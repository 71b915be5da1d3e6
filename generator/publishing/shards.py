"""The shards of the search index: what a query asks for when it needs it, as ``assets/search-store.js`` reads it.

A shard is a script of one call, which a page opened from a folder runs and a worker on a server reads as data.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

SIZE: Final = 6_000
"""About how many bytes a shard holds; the reader of a small index loads little more than what it needs."""
Key = str | int
PAIRS, PAGES = "pairs", "pages"
"""The two kinds: where pairs of characters stand, and what the pages say."""

_LOW, _HIGH = 35, 93
"""The codes at which the two kinds of digits of a gap begin: the last one, and those before it."""
_LOWS, _HIGHS = 57, 34
_WORD: Final = re.compile(r"(?:[^\W_]|%)+")
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def folded(text: str) -> str:
    """The one form of every letter that the search compares."""
    return text.lower().translate(_NARROW)


def pairs(text: str) -> set[str]:
    """The pairs of neighbours in the words of a folded text; a word of one character stands for itself."""
    words = _WORD.findall(text)
    found = {word for word in words if len(word) == 1}
    return found.union(*(map("".join, pairwise(word)) for word in words))


def places(texts: Iterable[str]) -> dict[str, str]:
    """In which of the texts each pair stands, as the gaps between their numbers; sorted by pair."""
    last: dict[str, int] = {}
    gaps: dict[str, list[str]] = {}
    for number, text in enumerate(texts):
        for pair in pairs(folded(text)):
            gaps.setdefault(pair, []).append(_gap(number - last.get(pair, -1) - 1))
            last[pair] = number
    return {pair: "".join(gaps[pair]) for pair in sorted(gaps, key=_units)}


def _units(text: str) -> bytes:
    """A text in the order in which scripts compare texts."""
    return text.encode("utf-16-be")


def _gap(gap: int) -> str:
    high, low = divmod(gap, _LOWS)
    digits = chr(_LOW + low)
    while high:
        high, digit = divmod(high, _HIGHS)
        digits = chr(_HIGH + digit) + digits
    return digits


def shards(kind: str, items: Iterable[tuple[Key, object]]) -> tuple[list[Key], tuple[tuple[str, str], ...]]:
    """Sorted items in shards: with which key each begins, and the files. Pairs stand by their key, pages in order."""
    written = ((key, _written(kind, key, value)) for key, value in items)
    groups = list(_groups(written))
    files = (_file(kind, number, [text for _, text in group]) for number, group in enumerate(groups))
    return [group[0][0] for group in groups], tuple(files)


def _written(kind: str, key: Key, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if kind == PAGES else f"{json.dumps(key, ensure_ascii=False)}:{text}"


def _groups(items: Iterable[tuple[Key, str]]) -> Iterator[list[tuple[Key, str]]]:
    group: list[tuple[Key, str]] = []
    size = 0
    for key, text in items:
        length = len(text.encode())
        if group and size + length > SIZE:
            yield group
            group, size = [], 0
        group.append((key, text))
        size += length
    if group:
        yield group


def _file(kind: str, number: int, texts: Iterable[str]) -> tuple[str, str]:
    name, body = f"{kind}/{number:03}", ",".join(texts)
    shape = f"[{body}]" if kind == PAGES else f"{{{body}}}"
    return f"search/{name}.js", f'handbooksShard("{name}",{shape});\n'
