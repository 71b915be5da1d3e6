"""Privacy of what is published: its texts hold no personal data, whatever they were made of (standards 3.8)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Final

from generator.source.personal import Kind, personal

NAMES: Final[Mapping[Kind, str]] = {
    "identity": "身份证号",
    "mobile": "手机号",
    "card": "银行卡号",
    "mail": "电子邮箱地址",
    "denied": "不得公开的词",
}
"""What each kind is called in a finding, which does not repeat the data."""

TEXTS: Final = frozenset({".html", ".json", ".xml", ".txt", ".csv", ".ics", ".md", ".yml"})
"""The files of a site that hold what it says; scripts, styles and fonts are the program's own."""

_UNSEEN: Final = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_SAID: Final = re.compile(r'\s(?:alt|title|content|aria-label|value|placeholder|href)="([^"]*)"')
_INLINE: Final = re.compile(r"</?(?:a|b|i|em|strong|span|code|small|sub|sup|mark|tspan|wbr)\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")


def in_html(text: str, denied: Sequence[str] = (), public: Collection[str] = ()) -> tuple[str, ...]:
    """What looks like personal data in a document: in its words, also across inline marks, and in its attributes."""
    seen = _UNSEEN.sub("\n", text)
    said = [_TAG.sub("\n", _INLINE.sub("", seen)), *_SAID.findall(seen)]
    return in_text(unescape("\n".join(said)), denied, public)


def in_text(text: str, denied: Sequence[str] = (), public: Collection[str] = ()) -> tuple[str, ...]:
    """The names of the kinds of personal data in a text, each once; ``public`` mailboxes are none."""
    return tuple(dict.fromkeys(NAMES[found.kind] for found in personal(text, denied, public)))


def in_folder(folder: Path, denied: Sequence[str] = (), public: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Every file of a site that holds personal data, with what it holds."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in TEXTS and path.is_file():
            text = path.read_text(encoding="utf-8")
            for name in (in_html if path.suffix == ".html" else in_text)(text, denied, public):
                yield path.relative_to(folder).as_posix(), name
