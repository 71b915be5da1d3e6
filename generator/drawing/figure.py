"""What a drawer returns: a drawing as SVG text with its size and its links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Skin = Literal["web", "print"]
"""``web``: classes and CSS variables, dark mode, nodes link; ``print``: literal colours, no links inside."""


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle of the drawing that leads somewhere, in the drawing's own units."""

    href: str
    x: float
    y: float
    width: float
    height: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A finished drawing.

    ``svg`` is one ``<svg>`` element; ``width`` and ``height`` are its view box in CSS pixels at full size;
    ``text_size`` is the smallest text of the drawing in the same pixels, so that its printed size on any paper
    follows; ``links`` repeat the links for print, where those inside an SVG are lost.
    """

    svg: str
    width: float
    height: float
    text_size: float
    links: tuple[Link, ...] = ()

    def printed_text_points(self, width_mm: float, height_mm: float) -> float:
        """The smallest text in points when the drawing is fitted into a frame, never enlarged beyond full size."""
        points_per_pixel = min(width_mm / 25.4 * 72 / self.width, height_mm / 25.4 * 72 / self.height, 0.75)
        return self.text_size * points_per_pixel
