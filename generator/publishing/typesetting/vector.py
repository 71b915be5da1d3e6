"""A drawing as an image of the document: its SVG is read when its page is painted, and forgotten after that.

An SVG within the HTML would weigh on every step before: each of its elements would be styled and kept as a tree.
"""

from __future__ import annotations

from typing import NoReturn
from xml.etree.ElementTree import fromstring

from weasyprint.svg import SVG
from weasyprint.text.fonts import FontConfiguration

from generator.publishing.errors import PublishError


class Vector:
    """What WeasyPrint takes for an image; ``font_config`` is that of the document, whose fonts the drawing shares."""

    def __init__(self, url: str, svg: str, font_config: FontConfiguration) -> None:
        self._url = url
        self._svg = svg
        self._font_config = font_config

    def get_intrinsic_size(self, resolution: object, font_size: object) -> tuple[None, None, None]:
        """None: the style sheet of the page gives the size."""
        del resolution, font_size
        return None, None, None

    def draw(self, stream: object, width: float, height: float, style: object) -> None:
        """Paint the drawing, in pixels."""
        del style
        drawing = SVG(fromstring(self._svg), self._url, self._font_config, None)  # noqa: S314 - our own drawing
        drawing.draw(stream, width, height, self._url, _NoImages())


class _NoImages:
    """What a drawing asks for images: it has none."""

    def get_image_from_uri(self, url: str, **_: object) -> NoReturn:
        raise PublishError(f"refused to fetch {url}")
