"""Quantities: durations, shares, repetitions and counts, each with one grammar, one unit and one base.

The grammar stands in ``docs/language.md`` ("Quantities"). A quantity is written as one text or as a map with its own
source; the text form is read as the map it abbreviates, so that both take one way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from generator.diagnostics import Finding, Fix, finding
from generator.model.base import empty, shape
from generator.model.fault import Fault
from generator.source.value import Text

UNITS = {
    "小时": "小时",
    "日": "日",
    "天": "日",
    "个工作日": "个工作日",
    "周": "周",
    "个月": "个月",
    "年": "年",
    "季度": "季度",
    "个季度": "季度",
}
"""The units of a duration as written, and as they are read."""

NEARLY_UNITS = {
    "月": "个月",
    "个小时": "小时",
    "工作日": "个工作日",
    "个周": "周",
    "个星期": "周",
    "星期": "周",
    "个年": "年",
}
"""Units that people write and that have a right form."""

_CHINESE_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2, "〇": 0}
_NUMERAL = "0-9０-９零〇一二三四五六七八九十百两"
_AMOUNT = "[0-9]{1,6}"
"""An amount of a quantity; more digits are a slip, and Python refuses to read thousands of them."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９＞＜％／－（），＝　", "0123456789><%/-(),= ")


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time: an amount (at least 1) of ``小时``, ``日``, ``个工作日``, ``周``, ``个月`` or ``年``."""

    amount: int
    unit: str

    def __str__(self) -> str:
        """The duration as it is printed."""
        return f"{self.amount}{self.unit}"


@dataclass(frozen=True, slots=True)
class Majority:
    """A share of a base that must be passed (``>``) or reached (``≥``)."""

    base: str
    operator: str
    fraction: Fraction
    text: str

    def __str__(self) -> str:
        """The share as it is printed."""
        return f"{self.base} {self.operator} {self.text}"


@dataclass(frozen=True, slots=True)
class Repetition:
    """How often something is done again, in the words of the file."""

    text: str

    def __str__(self) -> str:
        """The repetition as it is printed."""
        return self.text


def part(text: Text, start: int, end: int) -> Text:
    """Characters ``start`` to ``end`` of a text as a text with its own place."""
    return Text(text[start:end], text.part(start, end), text.style)


def _repair(text: Text, repaired: str) -> Fix | None:
    """A fix that replaces a whole plain text."""
    return Fix(text.span, repaired) if text.style == "plain" and text.span.line == text.span.end_line else None


def _chinese_number(word: str) -> int:
    total, digit = 0, 0
    for sign in word.translate(_FULL_WIDTH):
        if sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = digit * 10 * sign.isdigit() + _CHINESE_DIGITS.get(sign, int(sign) if sign.isdigit() else 0)
    return total + digit


def _odd_digits(text: Text) -> Finding | None:
    """The finding about digits that are not ASCII, with the text as it should be."""
    match = re.match(rf"[{_NUMERAL}]{{1,12}}(?![{_NUMERAL}])", text)
    if match is None or match[0].isascii():
        return None
    rest = text[match.end() :].translate(_FULL_WIDTH).strip()
    repaired = str(_chinese_number(match[0])) + NEARLY_UNITS.get(rest, rest)
    place = text.part(0, match.end())
    return finding("HB221", place, text=match[0], right=repaired, fix=_repair(text, repaired))


def read_duration(value: Any) -> Duration:
    """Read ``integer unit``, ``半年`` or ``季度``. Raises :class:`Fault` at the part that is wrong."""
    text = _expect_text(value)
    if text in ("半年", "季度"):
        return Duration(6 if text == "半年" else 3, "个月")
    if (odd := _odd_digits(text)) is not None:
        raise Fault(odd)
    match = re.fullmatch(rf"({_AMOUNT}) ?(\S+)", text)
    if match is None:
        raise Fault(finding("HB220", text.span, text=text))
    amount, unit = match.groups()
    if unit in NEARLY_UNITS:
        right = amount + NEARLY_UNITS[unit]
        raise Fault(finding("HB224", text.part(*match.span(2)), text=unit, right=right, fix=_repair(text, right)))
    if unit not in UNITS:
        raise Fault(finding("HB220", text.span, text=text))
    if int(amount) < 1:
        raise Fault(finding("HB223", text.part(*match.span(1)), text=amount))
    return Duration(int(amount) * 3, "个月") if UNITS[unit] == "季度" else Duration(int(amount), UNITS[unit])


def read_majority(value: Any) -> Majority:
    """Read ``base op fraction``. Raises :class:`Fault` at the part that is wrong."""
    text = _expect_text(value)
    if (wide := _wide_majority(text)) is not None:
        raise Fault(wide)
    match = re.fullmatch(r"(应到|实到|全体) ?(>=|≥|>) ?(\S.*)", text)
    if match is None:
        raise Fault(finding("HB225", text.span, text=text))
    base, operator, rest = match.groups()
    fraction = read_fraction(part(text, match.start(3), match.end(3)))
    operator = "≥" if operator == ">=" else operator
    if fraction > 1 or (operator == ">" and fraction == 1):
        raise Fault(finding("HB226", text.part(*match.span(3)), text=rest))
    return Majority(base, operator, fraction, rest)


def _wide_majority(text: Text) -> Finding | None:
    """The finding about full-width digits and signs in what is a share otherwise, at the first run of them."""
    right = text.translate(_FULL_WIDTH)
    wide = [place for place, sign in enumerate(text) if sign != right[place]]
    if not wide or not re.fullmatch(r"(应到|实到|全体) ?(>=|≥|>) ?[0-9]\S*", right):
        return None
    end = next(place for place in range(wide[0] + 1, len(text) + 1) if place not in wide)
    return finding("HB221", text.part(wide[0], end), text=text[wide[0] : end], right=right, fix=_repair(text, right))


def read_fraction(text: Text) -> Fraction:
    """Read ``integer/integer`` or ``integer%``. Raises :class:`Fault`."""
    match = re.fullmatch(rf"({_AMOUNT})/({_AMOUNT})|({_AMOUNT}(?:\.{_AMOUNT})?)%", text)
    if match is None:
        raise Fault(finding("HB225", text.span, text=text))
    numbers = [group for group in match.groups() if group is not None]
    if any(Fraction(number) == 0 for number in numbers):
        raise Fault(finding("HB223", text.span, text=text))
    return Fraction(int(match[1]), int(match[2])) if match[1] else Fraction(match[3]) / 100


EVERY = ("每天", "每周", "每月", "每季度", "每半年", "每年", "每届", "每次会议")


def read_repetition(value: Any) -> Repetition:
    """Read how often: ``每月``, ``2次/年``, ``3年2次``. Raises :class:`Fault`."""
    text = _expect_text(value)
    if text in EVERY:
        return Repetition(text)
    if (odd := _odd_digits(text)) is not None:
        raise Fault(odd)
    match = re.fullmatch(rf"({_AMOUNT}) ?次/(?:周|月|年)|({_AMOUNT}) ?年 ?({_AMOUNT}) ?次", text)
    if match is None:
        raise Fault(finding("HB227", text.span, text=text, words="、".join(EVERY)))
    if any(int(number) < 1 for number in match.groups() if number):
        raise Fault(finding("HB223", text.span, text=text))
    return Repetition(str(text))


def read_count(value: Any) -> int:
    """Read a plain integer of at least 1. Raises :class:`Fault`."""
    text = _expect_text(value)
    if not re.fullmatch(_AMOUNT, text) or int(text) < 1:
        raise Fault(finding("HB223", text.span, text=text))
    return int(text)


_COUNT = re.compile(
    r"(?:[≥≤><] ?)?[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)? ?(?:人|名|票|元|学时|次|张|枚|面|个|页|岁|期|届|类|项)"
)
_RATIO = re.compile(r"(?:[≥≤><] ?)?(?:[0-9]+/[0-9]+|[0-9]+(?:\.[0-9]+)?%)(?:-[0-9]+(?:\.[0-9]+)?%)?")
_DURATIONS = re.compile(r"(?:[≥≤><] ?)?(?:[0-9]+(?:-[0-9]+)? ?(?:小时|日|天|个工作日|周|个月|年)|半年|季度)")


def read_fact(value: Any) -> str:
    """Read a number of the prose: a duration, a repetition, a share, a ratio or a count. Raises :class:`Fault`."""
    text = _expect_text(value)
    if any(grammar.fullmatch(text) for grammar in (_COUNT, _RATIO, _DURATIONS)):
        return str(text)
    if (odd := _odd_digits(text)) is not None:
        raise Fault(odd)
    for read in (read_majority, read_repetition):
        try:
            return str(read(text))
        except Fault:
            continue
    raise Fault(finding("HB228", text.span, text=text))


def _expect_text(value: Any) -> Text:
    if isinstance(value, Text):
        if not value.strip():
            raise Fault(*empty(value))
        return value
    raise Fault(finding("HB203", value.span, expected="一个数量", found=shape(value)))


def _schema(description: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "description": description, "examples": list(examples)})


DurationField = Annotated[Duration, PlainValidator(read_duration), _schema("时限：整数加单位", "1个月", "5个工作日")]
MajorityField = Annotated[Majority, PlainValidator(read_majority), _schema("比例：基数、比较、分数", "应到 > 1/2")]
RepetitionField = Annotated[Repetition, PlainValidator(read_repetition), _schema("频次", "每月", "2次/年")]
CountField = Annotated[int, PlainValidator(read_count, json_schema_input_type=int)]
FactField = Annotated[str, PlainValidator(read_fact), _schema("数量", "3-5人", "≥20%", "每季度")]
