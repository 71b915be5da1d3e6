"""A small deterministic SVG writer: a tree without a skin, written down in one."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from generator.drawing.figure import Skin
from generator.drawing.tokens import Colour

Value = str | float | Colour | None
_BLOCKS = frozenset({"svg", "g", "defs"})
_SHORT = {"fill": "f", "stroke": "s"}


@dataclass(frozen=True, slots=True)
class Element:
    """An element with its attributes in the order they are written. Colours stay names until a skin is chosen."""

    tag: str
    attributes: tuple[tuple[str, str | Colour], ...]
    children: tuple[Element | str, ...] = ()


def element(tag: str, *children: Element | str, **attributes: Value) -> Element:
    """An element.

    In names of attributes ``_`` stands for ``-`` and one at the end is dropped (``class_``); attributes that are
    ``None`` are left out; numbers are rounded to two digits.
    """
    pairs = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    return Element(tag, tuple((name, _plain(value)) for name, value in pairs), children)


def number(value: float) -> str:
    """A number as written: at most two digits after the point, no trailing zeros, no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def write(root: Element, skin: Skin) -> str:
    """The element as text.

    Print writes colours literally and drops ``a`` elements (their content stays). Web adds the classes ``f-*`` (fill)
    and ``s-*`` (stroke) of :func:`generator.drawing.tokens.stylesheet`, which win over the literal colours where the
    style sheet is loaded.
    """
    return _write(root, skin)


def _plain(value: str | float | Colour) -> str | Colour:
    return number(value) if isinstance(value, (int, float)) else value


def _write(node: Element, skin: Skin) -> str:
    gap = "\n" if node.tag in _BLOCKS else ""
    inner = gap.join(escape(child) if isinstance(child, str) else _write(child, skin) for child in node.children)
    if skin == "print" and node.tag == "a":
        return inner
    start = node.tag + "".join(f' {name}="{escape(value)}"' for name, value in _attributes(node, skin))
    return f"<{start}>{gap}{inner}{gap}</{node.tag}>" if inner else f"<{start}/>"


def _attributes(node: Element, skin: Skin) -> list[tuple[str, str]]:
    plain = [(name, value) for name, value in node.attributes if isinstance(value, str)]
    colours = [(name, value) for name, value in node.attributes if isinstance(value, Colour)]
    literal = plain + [(name, value.literal) for name, value in colours]
    if skin == "print":
        return literal
    classes = [value for name, value in plain if name == "class"]
    classes += [f"{_SHORT[name]}-{value.token}" for name, value in colours]
    return ([("class", " ".join(classes))] if classes else []) + [pair for pair in literal if pair[0] != "class"]
