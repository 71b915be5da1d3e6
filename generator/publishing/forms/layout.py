"""Sheets become a PDF through WeasyPrint, and tell where on the paper their places to write in are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pikepdf import ObjectStreamMode, Pdf
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.drawing.tokens import Colour
from generator.publishing.forms.lighter import lighten
from generator.publishing.tree import asset

FONTS: Final = "https://fonts.invalid/"
"""Where a sheet has its font files: on a host that cannot be (RFC 2606)."""
POINTS: Final = 0.75
"""How many points a pixel of CSS has."""


@dataclass(frozen=True, slots=True)
class Area:
    """A place to write in: what the HTML calls it, its page from 0, and its rectangle in points from below left.

    ``option`` counts the boxes of a choice from 0; of other places it is -1.
    """

    at: str
    page: int
    left: float
    bottom: float
    right: float
    top: float
    option: int = -1


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A PDF and the places in it."""

    content: bytes
    areas: tuple[Area, ...]


class _Faces(URLFetcher):  # type: ignore[misc]
    """Serves font files by their addresses; all else sheets hold themselves."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        super().__init__()
        self._files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - their signature
        if url in self._files:
            return URLFetcherResponse(url, self._files[url].read_bytes(), {"Content-Type": "font/otf"})
        message = f"not part of the sheet: {url}"
        raise ValueError(message)


def lay_out(
    html: str,
    sheet: str = "forms.css",
    faces: Mapping[str, Path] = MappingProxyType({}),
    *,
    tagged: bool = False,
) -> LaidOut:
    """The PDF of a document under a style sheet, with a tag tree where it is ``tagged``; the same gives the same bytes.

    ``faces`` are font files by the family that the style sheet calls them, for fonts that the system does not list.
    """
    served = {f"{FONTS}{number}": file for number, file in enumerate(faces.values())}
    fonts, fetcher = FontConfiguration(), _Faces(served)
    colours = "".join(f"--drawing-{colour.token}:{colour.literal};" for colour in Colour)
    loaded = "".join(
        f'@font-face{{font-family:"{family}";src:url("{url}")}}' for family, url in zip(faces, served, strict=True)
    )
    style = f"{loaded}:root{{{colours}}}\n{asset(sheet)}"
    own = CSS(string=style, url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, url_fetcher=fetcher).render(font_config=fonts, stylesheets=[own])
    areas = tuple(area for number, page in enumerate(document.pages) for area in _areas(page, number))
    variant = "pdf/ua-1" if tagged else None
    content = document.write_pdf(pdf_identifier=sha256(html.encode()).digest()[:16], pdf_variant=variant)
    return LaidOut(packed(content), areas)


def packed(content: bytes) -> bytes:
    """A PDF in few bytes; the same for the same."""
    file = BytesIO()
    with Pdf.open(BytesIO(content)) as pdf:
        lighten(pdf)
        pdf.remove_unreferenced_resources()
        pdf.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def _areas(page: Any, number: int) -> Iterator[Area]:
    """The places of a page: cells that are named, and in them the boxes before the options of a choice."""
    seen: set[str] = set()
    at, option = "", 0
    for box in page._page_box.descendants():  # noqa: SLF001 - where boxes are is told nowhere else
        element = box.element
        if element is None:
            continue
        name = element.get("data-at", "")
        if name and name not in seen:
            seen.add(name)
            at, option = name, 0
            yield _area(box, page, number, at)
        elif at and element.get("class") == "hb-form__box" and box.element_tag == "span" and hasattr(box, "children"):
            key = f"{at}#{id(element)}"
            if key not in seen:
                seen.add(key)
                yield _tick(box, page, number, at, option)
                option += 1


def _area(box: Any, page: Any, number: int, at: str) -> Area:
    x, y = box.border_box_x(), box.border_box_y()
    return _rectangle(page, number, at, (x, y, x + box.border_width(), y + box.border_height()))


def _tick(box: Any, page: Any, number: int, at: str, option: int) -> Area:
    """The square before an option: as wide as a character, in the middle of the first line."""
    size = box.style["font_size"]
    x, y = box.content_box_x(), box.content_box_y()
    above = max(0.0, (min(box.height, 1.6 * size) - size) / 2)
    return _rectangle(page, number, at, (x, y + above, x + size, y + above + size), option)


def _rectangle(page: Any, number: int, at: str, edges: tuple[float, float, float, float], option: int = -1) -> Area:
    left, top, right, bottom = edges
    return Area(
        at, number, left * POINTS, (page.height - bottom) * POINTS, right * POINTS, (page.height - top) * POINTS, option
    )
