"""What could not be read of a file, and the findings that would only follow from that."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Finding

EVERYTHING = "*"
"""Stands for keys that nobody knows: the reader could not tell them from other text."""

FLOW_KEYS = frozenset(
    {"id", "then", "outcomes", "parallel", "steps", "stages", "do", "decide", "call", "applies_to", "except"}
)
"""The keys that shape the flow; a step whose own text is lost is lost itself."""

_FOLLOWING = {
    "HB202": FLOW_KEYS | {"by", "lanes"},
    **dict.fromkeys(("HB301", "HB302", "HB303", "HB304", "HB315", "HB319"), FLOW_KEYS),
    "HB310": frozenset({"within", "at_least", "ahead", "value"}),
    "HB311": frozenset({"basis", "confidence", "practice", "approved"}),
    "HB312": frozenset({"records"}),
    "HB316": frozenset({"lanes", "by"}),
    "HB323": frozenset({"by", "answers", "consults"}),
    "HB326": frozenset({"by", "answers", "consults"}),
    "HB325": frozenset({"within", "at_least", "value", "optional"}),
    "HB420": frozenset({"basis", "practice", "approved"}),
}
"""The keys whose loss explains a finding; a finding that is missing here stands for itself."""


@dataclass(frozen=True, slots=True)
class Lost:
    """The keys whose values could not be read, somewhere in the file."""

    keys: frozenset[str] = frozenset()

    @property
    def whole_flow(self) -> bool:
        """Whether nothing is lost that shapes the flow of a process."""
        return not self.any_of(FLOW_KEYS)

    def any_of(self, keys: frozenset[str]) -> bool:
        """Whether one of some keys is lost, or may be."""
        return EVERYTHING in self.keys or not self.keys.isdisjoint(keys)

    def explains(self, found: Finding) -> bool:
        """Whether a finding about the file may only follow from what is lost."""
        return self.any_of(_FOLLOWING[found.code]) if found.code in _FOLLOWING else False


NOTHING = Lost()
"""Of a file that was read whole."""
