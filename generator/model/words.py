"""Small closed kinds of text: identifiers, codes, dates, confidence, and the words with a fixed list."""

from __future__ import annotations

import re
from typing import Annotated

from generator.diagnostics import Finding, finding
from generator.model.base import Check, Words, one_of
from generator.source.value import Text

ID = r"[a-z][a-z0-9-]*"
RESERVED = re.compile(r"next|join|start|end|end-[0-9]+|s[0-9]+")
"""Names that the language itself uses for targets and generated nodes."""


def _matching(pattern: str, code: str) -> Check:
    def fault(text: Text) -> Finding | None:
        return None if re.fullmatch(pattern, text) else finding(code, text.span, text=text)

    return Check(fault, {"type": "string", "pattern": f"^(?:{pattern})$"})


def _taken(text: Text) -> Finding | None:
    return finding("HB207", text.span, text=text) if RESERVED.fullmatch(text) else None


Id = Annotated[Words, _matching(ID, "HB206")]
_STEP_ID = {"type": "string", "pattern": rf"^(?!(?:{RESERVED.pattern})$){ID}$"}
StepId = Annotated[Words, _matching(ID, "HB206"), Check(_taken, _STEP_ID)]
RegisterCode = Annotated[Words, _matching(r"[A-Z][0-9]{1,3}[a-z]?", "HB206")]
RegulationId = Annotated[Words, _matching(rf"{ID}|[A-Z][0-9]{{1,3}}[a-z]?", "HB206")]
ProcessCode = Annotated[Words, _matching(r"P[0-9]{2,3}", "HB208")]
Team = Annotated[Words, _matching(r"@[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9][A-Za-z0-9._-]*)*", "HB232")]
"""A team of a code host: ``@organisation/team``."""

Day = Annotated[Words, _matching(r"[0-9]{4}(?:-[0-9]{2}){0,2}", "HB212")]
"""A day, a month or a year."""

_MARKS = r"\s\"'<>\\^`{|}"
"""What an address never holds as it is."""
_WEB = rf"https?://[^@/?#{_MARKS}]+(?:[/?#][^{_MARKS}]*)?"
WebAddress = Annotated[Words, _matching(_WEB, "HB231")]
"""An address of the web, without a name and a password."""
MAILBOX = r"[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
ReportAddress = Annotated[Words, _matching(rf"{MAILBOX}|{_WEB}", "HB231")]
"""Where readers tell of errors: a mailbox of the organisation, or a form on the web."""
RelativeAddress = Annotated[Words, _matching(rf"(?![/\\])[^:{_MARKS}]+", "HB231")]
"""An address that goes on from another one: without a scheme and a host."""


def _year(text: Text) -> Finding | None:
    return None if re.fullmatch(r"[12][0-9]{3}", text) else finding("HB212", text.span, text=text)


Year = Annotated[Words, Check(_year, {"type": "integer", "minimum": 1000, "maximum": 2999})]

CONFIDENCES = ("A", "B", "C", "D")
FIELDS = ("政治建设", "思想建设", "组织建设", "作风建设", "制度建设", "反腐倡廉建设", "精神文明建设", "企业文化建设")
Confidence = Annotated[Words, one_of(*CONFIDENCES)]
PDCA = {"plan": "计划", "do": "实施", "check": "考核", "act": "改进"}
Pdca = Annotated[Words, one_of(*PDCA)]
Field = Annotated[Words, one_of(*FIELDS, *(name.removesuffix("建设") for name in FIELDS))]
