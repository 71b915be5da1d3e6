"""Personal data in any text: numbers and addresses that belong to one person, found by their form (standards 3.8)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["identity", "mobile", "card", "mail", "denied"]
"""An identity number, a mobile number, the number of a bank card, an e-mail address, or a word of the deny list."""

_WIDE: Final = str.maketrans("０１２３４５６７８９－＋＠．　", "0123456789-+@. ")
_PATTERNS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("identity", re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")),
    ("card", re.compile(r"(?<![0-9A-Za-z.])[3-6][0-9]{3}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z])")),
    ("mobile", re.compile(r"(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}(?![0-9A-Za-z])")),
    ("mail", re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")),
)
_WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS: Final = "10X98765432"


@dataclass(frozen=True, slots=True)
class Personal:
    """Characters ``start`` to ``end`` of a text that look like personal data."""

    kind: Kind
    start: int
    end: int


def personal(text: str, denied: Iterable[str] = (), public: Collection[str] = ()) -> Iterator[Personal]:
    """What looks like personal data in a text, kind by kind, nothing twice; ``denied`` words must not appear.

    ``public`` are mailboxes of the organisation, which everybody may know.
    """
    plain = text.translate(_WIDE)
    taken: list[range] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            place = range(*match.span())
            if (
                match[0] not in public
                and _holds(kind, match[0])
                and not any(place.start < other.stop and other.start < place.stop for other in taken)
            ):
                taken.append(place)
                yield Personal(kind, place.start, place.stop)
    for word in denied:
        for match in re.finditer(re.escape(word), text):
            yield Personal("denied", *match.span())


def _holds(kind: Kind, written: str) -> bool:
    """Whether the check digit of a number is right; the other kinds have none."""
    if kind == "identity":
        return _CHECKS[sum(int(digit) * weight for digit, weight in zip(written, _WEIGHTS, strict=False)) % 11] == (
            written[-1].upper()
        )
    return kind != "card" or _luhn([int(digit) for digit in written if digit.isdigit()])


def _luhn(digits: list[int]) -> bool:
    doubled = [digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4) for place, digit in enumerate(digits[::-1])]  # noqa: PLR2004
    return sum(doubled) % 10 == 0


def read_denied(text: str) -> tuple[str, ...]:
    """The words of a deny list: one a line; ``#`` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
