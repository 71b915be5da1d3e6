"""Which fonts and which text engine print here: what a printed book depends on beside its text."""

from __future__ import annotations

import ctypes
import subprocess
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

_LIST = ("fc-list", "--format", "%{file}|%{index}|%{fontversion}|%{style}\n")
_ENGINES = (
    ("libpango-1.0.so.0", "pango_version_string"),
    ("libharfbuzz.so.0", "hb_version_string"),
)


@cache
def identity() -> str:
    """A hash of the installed fonts, by name, version and size, and of the libraries that set them.

    Where fonts cannot be listed, the print tells what it misses; then only the libraries count.
    """
    return sha256("\n".join([*sorted(_fonts()), *_engines()]).encode("utf-8", "replace")).hexdigest()


def _fonts() -> list[str]:
    try:
        done = subprocess.run(_LIST, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [_named(*line.split("|", 1)) for line in done.stdout.splitlines() if "|" in line]


def _named(file: str, rest: str) -> str:
    path = Path(file)
    size = path.stat().st_size if path.is_file() else 0
    return f"{path.name}|{size}|{rest}"


def _engines() -> list[str]:
    found = []
    for name, function in _ENGINES:
        with suppress(OSError, AttributeError):
            ask = getattr(ctypes.CDLL(name), function)
            ask.restype = ctypes.c_char_p
            found.append(f"{name} {ask().decode()}")
    return found


@cache
def file_of(family: str, style: str = "regular") -> Path | None:
    """The file of a font; none where it is not installed, or where fontconfig cannot be asked."""
    asked = ("fc-match", "--format", "%{family}|%{file}", f"{family}:{style}")
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return None
    families, _, file = done.stdout.partition("|")
    return Path(file) if family in families and file else None
