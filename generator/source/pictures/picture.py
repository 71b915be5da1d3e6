"""A picture that is fit to be published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Final, Literal

Kind = Literal["png", "jpeg", "svg"]

ENDINGS: Final[Mapping[str, Kind]] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}
"""The endings of pictures, and what the file must then hold."""

MAX_BYTES: Final[Mapping[Kind, int]] = {"png": 5 * 1024**2, "jpeg": 5 * 1024**2, "svg": 1024**2}
"""The largest file of each kind, in bytes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is published.

    ``path`` is the file it comes from, as findings show it; ``width`` and ``height`` are in CSS pixels; ``content``
    holds no metadata and nothing that is not allowed.
    """

    path: str
    kind: Kind
    width: int
    height: int
    content: bytes

    @property
    def media_type(self) -> str:
        """The type that a server gives it."""
        return "image/svg+xml" if self.kind == "svg" else f"image/{self.kind}"

    @property
    def address(self) -> str:
        """Its address from the site's root: the file's own name, with a mark that changes with what it shows."""
        path = PurePosixPath(self.path.removeprefix("handbooks/"))
        mark = sha256(self.content).hexdigest()[:12]
        return path.with_name(f"{path.stem}.{mark}{path.suffix}").as_posix()
