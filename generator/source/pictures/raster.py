"""PNG and JPEG: decoded under limits, turned upright, no larger than print needs, written anew without metadata."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from PIL import Image, ImageFile, ImageOps
from PIL.ImageFile import ImageFile as Reader
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

from generator.source.pictures.picture import Kind

MAX_PIXELS: Final = 20_000_000
"""The largest picture that is decoded, in pixels: what a camera of a telephone makes by itself."""
MAX_SIDE: Final = 2000
"""The longest side that is published, in pixels: the width of the printed text at 300 pixels an inch."""

_BEGINNINGS: Final[Mapping[Kind, bytes]] = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_READERS: Final[Mapping[Kind, type[Reader]]] = {"png": PngImageFile, "jpeg": JpegImageFile}
_QUALITY: Final = 85
_BROKEN: Final = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, AttributeError, RuntimeError),
    *(ArithmeticError, LookupError, struct.error),
)
"""What the decoder raises for bytes that are no picture."""


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture in pixels, written anew."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is none: a code of the catalogue and its words."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict)


def read_raster(data: bytes, kind: Kind) -> Raster | Refused:
    """The picture, or why it is refused.

    Only the reader of the wanted kind looks at the bytes; what stands behind the picture, in its notes or in further
    pictures of a JPEG goes nowhere.
    """
    if not data.startswith(_BEGINNINGS[kind]):
        return Refused("HB532", {"wanted": kind.upper()})
    try:
        with warnings.catch_warnings(), _whole():
            warnings.simplefilter("ignore")
            return _read(data, kind)
    except _BROKEN:
        return Refused("HB533")


@contextmanager
def _whole() -> Iterator[None]:
    """No picture passes that is cut off, though something else in this process allows them, as WeasyPrint does."""
    allowed = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = allowed


def _read(data: bytes, kind: Kind) -> Raster | Refused:
    image: Image.Image = _READERS[kind](BytesIO(data))
    width, height = image.size
    if width * height > MAX_PIXELS:
        return Refused("HB535", {"width": str(width), "height": str(height), "limit": str(MAX_PIXELS // 1_000_000)})
    if getattr(image, "is_animated", False):
        return Refused("HB536")
    if kind == "png":
        image.load()
        image = _plain(image)
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    image.load()
    upright = ImageOps.exif_transpose(image)
    upright = upright.convert("RGB") if kind == "jpeg" and upright.mode not in {"L", "RGB"} else upright
    return Raster(*upright.size, _written(upright, kind))


def _plain(image: Image.Image) -> Image.Image:
    """A PNG in one of four modes: grey or coloured, with transparency or without."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    clear = "transparency" in image.info or image.mode in {"LA", "RGBA", "PA"}
    grey = image.mode in {"1", "L", "LA"}
    wanted = ("LA" if clear else "L") if grey else ("RGBA" if clear else "RGB")
    return image if image.mode == wanted else image.convert(wanted)


def _written(image: Image.Image, kind: Kind) -> bytes:
    """The pixels alone as a file; the same pixels give the same bytes."""
    image.info = {}
    stream = BytesIO()
    if kind == "png":
        image.save(stream, "PNG")
    else:
        image.save(stream, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return stream.getvalue()
