"""The names of files and folders: which are refused, and which of them some systems take for the same."""

from __future__ import annotations

import re
import unicodedata

from generator.source.characters import REFUSED

MAX_BYTES = 120
"""The longest name of a file or a folder, in bytes of UTF-8: 40 Chinese characters, well below what systems allow."""

_PLAIN = re.compile(r"[^\W_][\w.\-]*")
_ODD = re.compile(r"[^\w.\-]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


def odd_part(name: str) -> str:
    """What is wrong with a name of content, in a few words for a message; empty where it is fine.

    A fine name consists of letters (Chinese ones too), digits, ``-``, ``_`` and ``.``, begins with a letter or a digit,
    does not end with ``.``, is composed (NFC), no longer than :data:`MAX_BYTES` and no device of Windows. All systems
    and addresses can hold such a name.
    """
    broken = broken_part(name)
    if broken:
        return broken
    odd = _ODD.search(name)
    if odd:
        return _point(odd[0]) + ("" if odd[0].isspace() else f" {odd[0]}")
    if not _PLAIN.fullmatch(name):
        return f"{name[0]}…"
    if name.endswith("."):
        return "…."
    return name if _DEVICES.fullmatch(name) else ""


def broken_part(name: str) -> str:
    """What is wrong with a name of any file: bytes that are no UTF-8, hidden characters, another form, its length."""
    for character in name:
        if "\udc80" <= character <= "\udcff":
            return f"0x{ord(character) - 0xDC00:02X}"
        if REFUSED.match(character) or character in "\t\n\r":
            return _point(character)
    if unicodedata.normalize("NFC", name) != name:
        return "NFD"
    size = len(name.encode())
    return f"{size} > {MAX_BYTES}" if size > MAX_BYTES else ""


def folded(name: str) -> str:
    """The name as a system reads it that tells neither capitals nor composed from parted characters."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def visible_name(name: str) -> str:
    r"""A name with what no text can hold written as ``\xFF``, so that a finding can show it."""
    return re.sub(r"[\ud800-\udfff]", lambda found: f"\\x{ord(found[0]) & 0xFF:02x}", name)


def _point(character: str) -> str:
    return f"U+{ord(character):04X}"
