"""How people ask: what the search leaves out of a question, and what it looks for beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Questions:
    """``fillers`` are words that no answer needs to hold; ``replaced`` pairs what is said with what is written."""

    fillers: tuple[str, ...]
    replaced: tuple[tuple[str, str], ...]


@cache
def questions() -> Questions:
    """The words of questions, as the file beside the scripts of the site lists them."""
    text = (files("generator.publishing") / "assets" / "questions.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return Questions(tuple(found["fillers"].split()), tuple(found["replaced"].items()))
