"""What an SVG may hold: shapes, words, gradients and their looks; nothing that runs, loads, moves or repeats."""

from __future__ import annotations

import re
from typing import Final

from generator.source.pictures.svg_path import is_path, is_points

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PROGRAMS: Final = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    }
)
"""What drawing programs write for themselves: metadata, as are comments and ``metadata`` elements."""

WORDS: Final = frozenset({"text", "tspan", "title", "desc"})
"""The elements that hold text."""
GRADIENTS: Final = frozenset({"linearGradient", "radialGradient"})
HIDDEN: Final = frozenset({"clipPath", "marker"})
"""What is drawn where something refers to it; nothing inside refers to one again."""
ELEMENTS: Final = (
    frozenset({"svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "stop"})
    | WORDS
    | GRADIENTS
    | HIDDEN
)

GEOMETRY: Final = frozenset(
    {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy", "d", "points"}
    | {"width", "height", "viewBox", "preserveAspectRatio", "transform", "rotate", "textLength", "lengthAdjust"}
    | {"gradientTransform", "gradientUnits", "spreadMethod", "offset", "clipPathUnits", "pathLength", "orient"}
    | {"markerWidth", "markerHeight", "markerUnits", "refX", "refY"}
)
COLOURS: Final = frozenset({"fill", "stroke", "stop-color", "color"})
REFERRING: Final = frozenset({"clip-path", "marker-start", "marker-mid", "marker-end"})
LOOKS: Final = (
    frozenset({"fill-opacity", "fill-rule", "clip-rule", "opacity", "stop-opacity", "display", "visibility"})
    | {f"stroke-{part}" for part in ("width", "linecap", "linejoin", "miterlimit", "dasharray", "dashoffset")}
    | {"stroke-opacity", "paint-order", "vector-effect", "shape-rendering", "text-rendering", "color-interpolation"}
    | {"font-family", "font-size", "font-style", "font-weight", "font-variant", "font-stretch", "text-anchor"}
    | {"text-decoration", "dominant-baseline", "alignment-baseline", "baseline-shift", "letter-spacing"}
    | {"word-spacing", "writing-mode", "direction", "white-space", "overflow"}
    | COLOURS
    | REFERRING
)
"""What can stand as an attribute and in a ``style``."""

_IDLE: Final = re.compile(r"class|version|baseProfile|enable-background|role|lang|(?:data|aria)-[\w-]+")
_IDLE_LOOK: Final = re.compile(r"-inkscape-[\w-]+|font-(?:variant|feature)-[\w-]+|line-height|text-(?:align|indent)")
_FUNCTION: Final = re.compile(
    r"(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\(\s*[\d.+\-][\d\s.,%eE+\-]*\)|url\((['\"]?)#[\w.\-]+\1\)"
)
_PLAIN: Final = re.compile(r"(?:[\w\s.,#+\-'\"]|(?<=[\d.])%)*")
_N: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_NUMBER: Final = re.compile(_N)
_NO_NUMBER: Final = re.compile(r"(?<!\w)(?:nan|inf(?:inity)?)(?!\w)", re.IGNORECASE)
_LARGEST: Final = 1_000_000.0
_FRACTION: Final = rf"{_N}%?|inherit"
_SHAPES: Final = {
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"), _FRACTION),
    "stroke-miterlimit": _N,
    "font-style": "normal|italic|oblique|inherit",
    "font-weight": r"[a-z]+|[1-9]\d{0,2}|1000",
    "font-size": r"[a-z][a-z\-]*|(?:\d+\.?\d*|\.\d+)(?:%|[a-z]{2,3})?",
    "orient": rf"auto|auto-start-reverse|{_N}(?:deg)?",
    "rotate": rf"{_N}(?:[\s,]+{_N})*",
    "viewBox": rf"{_N}(?:[\s,]+{_N}){{3}}",
}
"""How values are written that print takes at their word, where a browser passes over what it does not understand."""
_UNCOUNTED: Final = COLOURS | REFERRING | {"font-family"}


def is_idle(name: str) -> bool:
    """Whether an attribute changes nothing in a picture that has neither styles nor scripts."""
    return _IDLE.fullmatch(name) is not None


def is_idle_look(name: str) -> bool:
    """Whether a property of a style is a drawing program's own, or fine print of its fonts."""
    return _IDLE_LOOK.fullmatch(name) is not None


def is_harmless(name: str, value: str) -> bool:
    """Whether the value of an attribute loads nothing, can be drawn and has numbers of a bearable size."""
    if not _PLAIN.fullmatch(_FUNCTION.sub("", value)) or _NO_NUMBER.search(value):
        return False
    if (name == "d" and not is_path(value)) or (name == "points" and not is_points(value)):
        return False
    if name in _SHAPES and not re.fullmatch(_SHAPES[name], value.strip()):
        return False
    return name in _UNCOUNTED or all(abs(float(number[0])) <= _LARGEST for number in _NUMBER.finditer(value))
