"""Editions: whom a value applies to, by branch type and by audience."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from generator.diagnostics import finding
from generator.model.base import TEXT, repeated, shape
from generator.model.fault import Fault, near
from generator.source.value import Items, Table, Text

BRANCH_TYPES = ("决策型", "项目型", "车间型", "机关型", "境外型", "临时型", "综合型")
AUDIENCES = ("普通党员", "领导干部")
_AXES = (BRANCH_TYPES, AUDIENCES)


@dataclass(frozen=True, slots=True)
class Edition:
    """A selection of the book: a branch type, an audience, or (empty) the whole of an axis."""

    branch_type: str = ""
    audience: str = ""

    def __str__(self) -> str:
        """The edition as it is named, empty for the whole book."""
        return "·".join(part for part in (self.branch_type, self.audience) if part)


WHOLE = Edition()
EDITIONS = tuple(Edition(*pair) for pair in product(("", *BRANCH_TYPES), ("", *AUDIENCES)))
"""Every edition, the whole book first."""

NAMED = (*(Edition(branch_type=name) for name in BRANCH_TYPES), *(Edition(audience=name) for name in AUDIENCES))
"""The editions that a reader asks for by one word: every branch type, every audience."""


@dataclass(frozen=True, slots=True)
class AppliesTo:
    """The values that something applies to; values of one axis are alternatives, the axes combine with *and*."""

    values: frozenset[str] = frozenset()

    def includes(self, edition: Edition) -> bool:
        """Whether what it stands on belongs to an edition."""
        for axis, chosen in zip(_AXES, (edition.branch_type, edition.audience), strict=True):
            named = self.values.intersection(axis)
            if named and chosen and chosen not in named:
                return False
        return True

    def named(self) -> tuple[str, ...]:
        """The values that it names, of the axes that it does not name whole, in their order; none where it is for all.

        >>> AppliesTo(frozenset({"车间型", "项目型"})).named()
        ('项目型', '车间型')
        """
        axes = (tuple(name for name in axis if name in self.values) for axis in _AXES)
        return tuple(name for axis, found in zip(_AXES, axes, strict=True) if found != axis for name in found)

    def within(self, other: AppliesTo) -> AppliesTo:
        """What applies to both: of an axis that both name what they share, else what one of them names."""
        shared: set[str] = set()
        for axis in _AXES:
            mine, others = self.values.intersection(axis), other.values.intersection(axis)
            shared |= (mine & others) if mine and others else (mine | others)
        return AppliesTo(frozenset(shared))

    def words(self, edition: Edition = WHOLE) -> str:
        """Whom it is for, as far as the edition leaves it open: ``只限项目型、车间型``, ``除临时型``, empty for all."""
        chosen = (edition.branch_type, edition.audience)
        return "，".join(
            word for axis, one in zip(_AXES, chosen, strict=True) if not one and (word := self._axis_words(axis))
        )

    def _axis_words(self, axis: tuple[str, ...]) -> str:
        named = [name for name in axis if name in self.values]
        others = [name for name in axis if name not in self.values]
        if not named or not others:
            return ""
        return f"除{'、'.join(others)}" if len(others) < len(named) else f"只限{'、'.join(named)}"


EVERYBODY = AppliesTo()


def _read(value: Any) -> AppliesTo:
    if not isinstance(value, Table):
        return AppliesTo(_values(value))
    unknown = [finding("HB201", key.span, key=key, near="“except”") for key in value if key != "except"]
    if unknown or "except" not in value:
        raise Fault(*unknown or (finding("HB202", value.span, key="except"),))
    left_out = _values(value["except"])
    if any(left_out.issuperset(axis) for axis in _AXES):
        raise Fault(finding("HB219", value["except"].span))
    kept = [word for axis in _AXES if left_out.intersection(axis) for word in axis if word not in left_out]
    return AppliesTo(frozenset(kept))


def _values(value: Any) -> frozenset[str]:
    words = list(value) if isinstance(value, Items) else [value]
    if not words:
        raise Fault(finding("HB211", value.span))
    known = BRANCH_TYPES + AUDIENCES
    wrong = [
        finding("HB205", word.span, word=word, near=near(word, known), words="、".join(known))
        if isinstance(word, Text)
        else finding("HB203", word.span, expected=TEXT, found=shape(word))
        for word in words
        if not isinstance(word, Text) or word not in known
    ]
    wrong += repeated(words)
    if wrong:
        raise Fault(*wrong)
    return frozenset(str(word) for word in words)


_WORDS = {"type": "string", "enum": [*BRANCH_TYPES, *AUDIENCES]}
_ONE_OR_MANY = {"anyOf": [_WORDS, {"type": "array", "items": _WORDS, "minItems": 1}]}
AppliesToField = Annotated[
    AppliesTo,
    PlainValidator(_read),
    WithJsonSchema(
        {
            "anyOf": [
                *_ONE_OR_MANY["anyOf"],
                {
                    "type": "object",
                    "properties": {"except": {**_ONE_OR_MANY, "description": "除这些以外都适用"}},
                    "required": ["except"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
