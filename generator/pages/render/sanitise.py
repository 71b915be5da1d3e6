"""The allow-list of HTML: what content may bring onto a page."""

from __future__ import annotations

import re
from typing import Final

import nh3

SCHEMES: Final = frozenset({"http", "https", "mailto"})
"""The only schemes a link may have."""

_TAGS: Final = frozenset(
    {"a", "br", "code", "del", "em", "img", "span", "strong", "sub", "sup"}
    | {"blockquote", "dd", "div", "dl", "dt", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "ul"}
    | {"table", "tbody", "td", "th", "thead", "tr"}
)
_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "div": {"class"},
    "img": {"alt", "height", "loading", "src", "width"},
    "ol": {"start"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan", "scope"},
} | {f"h{level}": {"id"} for level in range(2, 7)}
_CLASSES: Final = {"div": {"hb-scroll"}, "td": {"hb-center", "hb-right"}, "th": {"hb-center", "hb-right"}}
_SCHEME: Final = re.compile(r"([^/?#:]*):")
_INSIDE: Final = re.compile(r"[\w%\-][\w%./\-]*")
_CONTROL: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")


def clean(html: str) -> str:
    """The HTML with everything removed that is not allowed: other elements, attributes, classes and link schemes."""
    attributes = {tag: names - {"class"} for tag, names in _ATTRIBUTES.items()}
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=attributes,
        attribute_filter=_kept,
        allowed_classes=_CLASSES,
        url_schemes=set(SCHEMES),
        link_rel=None,
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; a picture comes from the book itself."""
    return None if (tag, name) == ("img", "src") and not _INSIDE.fullmatch(value) else value


def safe_link(href: str) -> str:
    """The address when it stays in the book or has an allowed scheme, otherwise an empty text."""
    if _CONTROL.search(href) or href.startswith(("//", "/", "\\")):
        return ""
    scheme = _SCHEME.match(href)
    return href if scheme is None or scheme[1].lower() in SCHEMES else ""
