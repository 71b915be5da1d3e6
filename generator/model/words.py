"""Small closed kinds of text: identifiers, codes, dates, confidence, and the words with a fixed list."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from generator.diagnostics import finding
from generator.model.base import Words, word_of
from generator.model.fault import Fault
from generator.source.value import Text

ID = r"[a-z][a-z0-9-]*"
RESERVED = re.compile(r"next|join|start|end|end-[0-9]+|s[0-9]+")
"""Names that the language itself uses for targets and generated nodes."""


def _matching(pattern: str, code: str) -> Any:
    def check(value: Any) -> Any:
        if isinstance(value, Text) and value.strip() and not re.fullmatch(pattern, value):
            raise Fault(finding(code, value.span, text=value))
        return value

    return Annotated[Words, BeforeValidator(check), WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern})$"})]


def _step_id(value: Any) -> Any:
    if isinstance(value, Text) and RESERVED.fullmatch(value):
        raise Fault(finding("HB207", value.span, text=value))
    return value


Id = _matching(ID, "HB206")
StepId = Annotated[Id, BeforeValidator(_step_id)]  # type: ignore[valid-type]
RegisterCode = _matching(r"[A-Z][0-9]{1,3}[a-z]?", "HB206")
RegulationId = _matching(rf"{ID}|[A-Z][0-9]{{1,3}}[a-z]?", "HB206")
ProcessCode = _matching(r"P[0-9]{2,3}", "HB208")
Day = _matching(r"[0-9]{4}(?:-[0-9]{2}){0,2}", "HB212")
"""A day, a month or a year."""

CONFIDENCES = ("A", "B", "C", "D")
FIELDS = ("政治建设", "思想建设", "组织建设", "作风建设", "制度建设", "反腐倡廉建设", "精神文明建设", "企业文化建设")
Confidence = word_of(*CONFIDENCES)
Pdca = word_of("plan", "do", "check", "act")
Field = word_of(*FIELDS, *(name.removesuffix("建设") for name in FIELDS))
