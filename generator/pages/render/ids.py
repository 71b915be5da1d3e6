"""The ids of a drawing, made the page's own, so that one drawing can stand on several pages of a printed book."""

from __future__ import annotations

import re
from typing import Final

_TAG: Final = re.compile(r"<[^<>]*>")
_ID: Final = re.compile(r'(\s(?:id|aria-labelledby)=")([^"]*)"')
_REFERENCE: Final = re.compile(
    r'(\s(?:marker-start|marker-mid|marker-end|clip-path|mask|fill|stroke)="url\(#|\shref="#)'
)


def own_ids(svg: str, prefix: str) -> str:
    """The drawing with ``prefix`` before each id and before each reference to one; its words stay untouched."""
    return _TAG.sub(
        lambda tag: _REFERENCE.sub(rf"\1{prefix}", _ID.sub(lambda ids: _prefixed(ids, prefix), tag[0])), svg
    )


def _prefixed(ids: re.Match[str], prefix: str) -> str:
    return f'{ids[1]}{" ".join(prefix + name for name in ids[2].split())}"'
