"""The rules on which organisation is set up where: by members, duration and kind of place (S-95)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from generator.diagnostics import finding
from generator.model import words
from generator.model.base import Flag, Words, one_of, one_or_many, shape
from generator.model.fault import Fault
from generator.model.registers import NamedEntry
from generator.source.value import Text

PLACES: Final = ("permanent", "project", "task", "abroad")
"""常设单位、工程或者生产项目、临时任务（组织关系不转）、境外。"""

VERDICTS: Final = ("required", "allowed", "refused")


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers from ``least`` to ``most``; ``most`` is empty where there is no upper end."""

    least: int = 0
    most: int | None = None

    def holds(self, number: int) -> bool:
        """Whether a number is in the range."""
        return self.least <= number and (self.most is None or number <= self.most)

    def __str__(self) -> str:
        """The range as it is printed: ``≥3``, ``<3``, ``50-99``."""
        if self.most is None:
            return f"≥{self.least}"
        return f"<{self.most + 1}" if self.least == 0 else f"{self.least}-{self.most}"


def read_range(value: Any) -> Range:
    """Read ``≥3``, ``<3`` or ``50-99``. Raises :class:`Fault`."""
    if not isinstance(value, Text):
        raise Fault(finding("HB203", value.span, expected="一个范围", found=shape(value)))
    match = re.fullmatch(r"≥ ?([0-9]{1,5})|< ?([1-9][0-9]{0,4})|([0-9]{1,5})-([0-9]{1,5})", value.strip())
    if match is None or (match[3] and int(match[3]) > int(match[4])):
        raise Fault(finding("HB833", value.span, text=value))
    if match[1]:
        return Range(int(match[1]))
    return Range(0, int(match[2]) - 1) if match[2] else Range(int(match[3]), int(match[4]))


RangeField = Annotated[
    Range, PlainValidator(read_range), WithJsonSchema({"type": "string", "examples": ["≥3", "<3", "50-99"]})
]


_ONE: Final = {"type": "string", "enum": list(PLACES)}
Places = Annotated[
    tuple[Annotated[Words, one_of(*PLACES)], ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [_ONE, {"type": "array", "items": _ONE, "minItems": 1}]}),
]
"""One kind of place or a list of them."""


class SetupRule(NamedEntry):
    """What has to be, may be or must not be set up where its conditions hold; a condition not written always holds."""

    id: words.Id = Field(description="英文短名")
    organisation: Words = Field(description="设什么：党支部、党委、支委会……")
    verdict: Annotated[Words, one_of(*VERDICTS)] = Field(
        description="required 应当设，allowed 可以设，refused 不单独设"
    )
    places: Places = Field((), description="permanent 常设单位，project 项目，task 临时任务，abroad 境外")
    members: RangeField | None = Field(None, description="正式党员人数")
    months: RangeField | None = Field(None, description="存续几个月")
    enterprise: Flag | None = Field(None, description="true：只适用于国有企业")
    advice: Words = Field(description="怎么办，一句话")
