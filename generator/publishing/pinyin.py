"""How titles and names are read aloud, so that the search understands who types no Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from pypinyin import Style, lazy_pinyin

_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")


def readings(names: Iterable[str]) -> dict[str, str]:
    """The characters of each syllable, and behind a word that is read differently within it all its syllables.

    ``{"zhi": "支制", …, "重要": "zhong yao"}``: keys of Latin letters are syllables, keys of Chinese characters words.
    """
    words = sorted({run for name in names for run in _HAN.findall(name)})
    single = {character: _read(character)[0] for word in words for character in word}
    syllables: dict[str, str] = {}
    for character, syllable in sorted(single.items()):
        syllables[syllable] = syllables.get(syllable, "") + character
    others = {
        word: " ".join(read)
        for word in words
        if (read := _read(word)) != tuple(single[character] for character in word)
    }
    return {**syllables, **others}


@cache
def _read(text: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))
