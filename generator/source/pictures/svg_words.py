"""What an SVG may hold: shapes, words, gradients and their looks; nothing that runs, loads, moves or repeats."""

from __future__ import annotations

import re
from typing import Final

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
    r"(?:rgba?|hsla?|matrix|translate|scale|rotate|skewX|skewY)\([\d\s.,%eE+\-]*\)|url\((['\"]?)#[\w.\-]+\1\)"
)
_PLAIN: Final = re.compile(r"[\w\s.,#%+\-'\"]*")
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NO_NUMBER: Final = re.compile(r"(?<!\w)(?:nan|inf(?:inity)?)(?!\w)", re.IGNORECASE)
_LARGEST: Final = 1_000_000.0
_UNCOUNTED: Final = COLOURS | REFERRING | {"font-family"}


def is_idle(name: str) -> bool:
    """Whether an attribute changes nothing in a picture that has neither styles nor scripts."""
    return _IDLE.fullmatch(name) is not None


def is_idle_look(name: str) -> bool:
    """Whether a property of a style is a drawing program's own, or fine print of its fonts."""
    return _IDLE_LOOK.fullmatch(name) is not None


def is_harmless(name: str, value: str) -> bool:
    """Whether the value of an attribute loads nothing, hides nothing and has numbers of a bearable size."""
    if not _PLAIN.fullmatch(_FUNCTION.sub("", value)) or _NO_NUMBER.search(value):
        return False
    return name in _UNCOUNTED or all(abs(float(number[0])) <= _LARGEST for number in _NUMBER.finditer(value))
