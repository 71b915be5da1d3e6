"""The drawings of a site as files to take along: each as SVG and as PNG, in the look of print."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Final

import resvg_py
from PIL import Image

from generator.building.inputs import of_libraries, of_program, of_text
from generator.building.jobs import Job, Kind, Report, Runner, silent
from generator.building.limits import DRAWING, Outcome, Stopped
from generator.drawing.figure import Figure
from generator.pages.page import Drawing
from generator.pages.publication import Download, Site
from generator.publishing import fonts
from generator.publishing.errors import PublishError
from generator.publishing.forms.files import form_files
from generator.publishing.settings import TOUCH_ICON
from generator.publishing.tree import ICON, asset

ZOOM: Final = 2.0
"""How many pixels of a picture stand for one of the drawing: sharp on a screen and on A4."""
LARGEST: Final = 24_000_000
"""How many pixels a picture has at most; of a wall chart they are fewer for each of the drawing."""
COLOURS: Final = 64
"""How many colours a picture keeps: those of the skin and what lies between them at the edges of letters."""
ICON_SIZE: Final = 180
"""How many pixels the icon is wide and high, as home screens show it."""
FONT: Final = "Noto Sans CJK SC"
"""The font of the drawings; its files are handed over, so that no other font of the machine gets into a picture."""


def with_downloads(site: Site, runner: Runner, report: Report = silent) -> Site:
    """The site with the files of its drawings and forms. Raises :class:`PublishError` for one that was stopped."""
    drawings = _drawings(site)
    pictures = runner.run([picture_job(drawing, figure) for drawing, figure in drawings], report)
    files: list[Download] = [Download.of(TOUCH_ICON, icon())]
    for (drawing, figure), outcome in zip(drawings, pictures, strict=True):
        files.append(Download.of(drawing.address("svg"), figure.svg.encode()))
        files.append(Download.of(drawing.address("png"), _content(outcome, drawing)))
    return replace(site, downloads=(*site.downloads, *files, *form_files(site.blanks, runner, report)))


def picture_job(drawing: Drawing, figure: Figure) -> Job[bytes]:
    """The job of making the PNG of a drawing, which as a file is the figure."""
    inputs = {
        "drawing": of_text(figure.svg),
        "fonts": fonts.identity(),
        "program": of_program(sys.modules[__name__]),
        "libraries": of_libraries("resvg_py", "pillow"),
    }
    arguments = (figure.svg, figure.width, figure.height, font_files())
    return Job(KIND, drawing.id, drawing.title, inputs, picture, arguments, DRAWING)


def picture(svg: str, width: float, height: float, files: Sequence[str]) -> bytes:
    """A drawing of a size in pixels as PNG on white ground, with few colours; the same bytes every time.

    Its letters come from the font ``files``; where there are none, from whatever fonts the machine has.
    """
    zoom = min(ZOOM, (LARGEST / (width * height)) ** 0.5)
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=zoom, background="white", skip_system_fonts=bool(files), font_files=list(files)
    )
    packed = BytesIO()
    with Image.open(BytesIO(bytes(drawn))) as image:
        few = image.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(packed, "PNG")
    return packed.getvalue()


@cache
def icon() -> bytes:
    """The icon of the site as a picture."""
    return bytes(resvg_py.svg_to_bytes(svg_string=asset(ICON.removeprefix("assets/")), width=ICON_SIZE))


def _drawings(site: Site) -> tuple[tuple[Drawing, Figure], ...]:
    """The drawings of all pages that have a file, each once. Raises ``ValueError`` for two of one id that differ."""
    blocks = (block for page in site.pages for section in page.sections for block in section.blocks)
    found: dict[str, tuple[Drawing, Figure]] = {}
    for block in blocks:
        if not isinstance(block, Drawing) or block.file is None:
            continue
        if found.setdefault(block.id, (block, block.file))[1] != block.file:
            message = f"two drawings are called {block.id}"
            raise ValueError(message)
    return tuple(found.values())


def _content(outcome: Outcome[bytes], drawing: Drawing) -> bytes:
    if isinstance(outcome, Stopped):
        message = f"图“{drawing.title}”没有做成图片：{outcome.cause} {outcome.signal}"
        raise PublishError(message.strip())
    return outcome.value


def font_files() -> tuple[str, ...]:
    """The files of the font, regular and bold; empty where they cannot be asked for."""
    files = (fonts.file_of(FONT, style) for style in ("regular", "bold"))
    return tuple(str(file) for file in files if file)


def _kept(content: bytes) -> bytes:
    return content


KIND: Final = Kind("pictures", "图片", _kept, _kept)
