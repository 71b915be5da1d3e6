"""Pages counted within the items of a book: ``page`` begins anew with each, ``item`` counts them.

WeasyPrint counts pages through a book, or within elements that name their pages. An item has pages of many names,
drawings that lie across among them, so its first page is found here, whatever that is called.
"""

from __future__ import annotations

from typing import Any, Final

from weasyprint.layout import page as layout

ITEM: Final = "item"
"""What the pages of an item are counted under, and the counter of the items."""
CLASSES: Final = frozenset({"opening", "index"})
"""The classes of elements that begin a leaf, beside articles."""

_groups: Final = layout._update_page_groups  # noqa: SLF001 - what begins on a page is told nowhere else
_make: Final = layout.make_page


def update_page_groups(groups: list[Any], resume_at: Any, next_page: Any, root: Any, blank: Any) -> Any:
    """What WeasyPrint does before a page is laid out, and the count of the item that begins on it."""
    name = _groups(groups, resume_at, next_page, root, blank)
    place = None if blank else _item(root, resume_at)
    if place is not None and all(group[0] != ITEM for group in groups):
        groups.insert(0, [ITEM, 0, place])
    return name


def make_page(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
    """A page as WeasyPrint makes it, the first one where an item begins on it."""
    if (ITEM, 0) in kind.groups:
        counters = state[1]
        counters["page"] = [0]
        counters[ITEM] = [counters.get(ITEM, [0])[-1] + 1]
    return _make(context, root, kind, resume_at, number, state)


def _item(root: Any, resume_at: Any) -> Any:
    """Where the item that a page goes on with, or begins with, stands in the document; none outside of items."""
    place: dict[int, Any] = {}
    at, box, rest = place, root, resume_at or {0: None}
    while rest is not None or (hasattr(box, "children") and box.children):
        index, rest = next(iter(rest.items())) if rest else (0, None)
        at[index] = None
        box = box.children[index]
        if _begins(box):
            return place
        at[index] = {}
        at = at[index]
    return None


def _begins(box: Any) -> bool:
    """Whether an item begins with a box."""
    element = box.element
    return element is not None and (
        element.tag == "article" or not CLASSES.isdisjoint(element.get("class", "").split())
    )


OWN = ((layout, "_update_page_groups", update_page_groups), (layout, "make_page", make_page))
"""What a book of loose leaves is set with in place of what WeasyPrint has."""
