"""Footnotes of a printed book: what an item rests on, and which edition of a regulation its prose speaks of."""

from __future__ import annotations

import re
from collections.abc import Mapping

NOTED = "data-note"
"""Marks a link of prose that has a footnote, until it gets it."""
_LINK = re.compile(rf'<a {NOTED}="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


def footnote(html: str) -> str:
    """A footnote at the place where it stands."""
    return f'<span class="foot">{html}</span>'


def with_notes(article: str, notes: Mapping[str, str]) -> str:
    """An article whose marked links have their footnotes: the first one to each page, the others none."""
    told: set[str] = set()

    def noted(link: re.Match[str]) -> str:
        path, attributes, text = link.groups()
        first = path not in told
        told.add(path)
        opened = f"<a{attributes}>" if attributes.strip() else "<a>"
        return f"{opened}{text}</a>{footnote(notes[path]) if first else ''}"

    return _LINK.sub(noted, article)
