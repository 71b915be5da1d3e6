"""Addresses: from the site's root to a link that works from one page, or within one printed book."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final

_OUTSIDE: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
_ANCHOR_TAG: Final = re.compile(r'(<a(?:\s[a-zA-Z:\-]+="[^"]*")*?\s)href="([^"]*)"')
_PICTURE_TAG: Final = re.compile(r'(<img(?:\s[a-z]+="[^"]*")*?\s)src="([^"]*)"')
_PLAIN: Final = re.compile(r"[^A-Za-z0-9.\-]")


def is_outside(href: str) -> bool:
    """Whether an address leads out of the book: it has a scheme or names a host."""
    return _OUTSIDE.match(href) is not None


def split(href: str, page: str) -> tuple[str, str]:
    """The page and the anchor of an address; an anchor alone is one of the page it stands on."""
    path, _, anchor = href.partition("#")
    return path or page, anchor


def relative(href: str, page: str) -> str:
    """An address from the site's root, as a link from the page at ``page``. Addresses outside the book stay."""
    if not href or is_outside(href):
        return href
    path, anchor = split(href, page)
    tail = f"#{anchor}" if anchor else ""
    if path == page and tail:
        return tail
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + tail


def name(path: str, anchor: str = "") -> str:
    """The anchor that a page, or a place on it, has in a printed book: letters, digits, full stops and hyphens.

    >>> name("branch/election.html", "s1")
    'branch.election--s1'
    """
    whole = path.removesuffix(".html").replace("/", ".") + (f"--{anchor}" if anchor else "")
    return _PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", whole)


def rewrite(html: str, tag: Callable[[str], str]) -> str:
    """The HTML with each link's ``href`` replaced by what ``tag`` makes of it: attributes for the ``a`` element.

    The HTML is ours or sanitised: attributes stand in double quotes and ``<`` is escaped in text.
    """
    return _ANCHOR_TAG.sub(lambda found: found[1] + tag(unescape(found[2])), html)


def rewrite_pictures(html: str, address: Callable[[str], str]) -> str:
    """The HTML with the address of each picture replaced by what ``address`` makes of it."""
    return _PICTURE_TAG.sub(lambda found: f'{found[1]}src="{escape(address(unescape(found[2])))}"', html)


def href_attribute(href: str) -> str:
    """``href="…"`` with the address escaped."""
    return f'href="{escape(href)}"'
