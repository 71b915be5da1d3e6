"""The files of the registers: a kind and its entries."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, create_model

from generator.model.base import Model, Words, full_list, one_of
from generator.model.duties import Duty, YearOfDays
from generator.model.improvements import Improvement
from generator.model.registers import (
    Entry,
    Form,
    Level,
    Message,
    Regulation,
    Role,
    Spelling,
    System,
    Term,
    UnitType,
    Workgroup,
)
from generator.model.scoring_rules import ScoringRules
from generator.model.setup import SetupRule
from generator.model.units import Unit


class Register(Model):
    """A file of a register."""

    kind: Words
    entries: tuple[Entry, ...]


def _register(kind: str, entry: type[Entry]) -> type[Register]:
    return create_model(
        f"{entry.__name__}Register",
        __base__=Register,
        __doc__=f"A file of the {kind} register.",
        kind=(Annotated[Words, one_of(kind)], Field(description="种类")),
        entries=(Annotated[tuple[entry, ...], BeforeValidator(full_list)], Field(description="条目")),  # type: ignore[valid-type, arg-type]
    )


REGISTERS: dict[str, type[Register]] = {
    "role": _register("role", Role),
    "level": _register("level", Level),
    "regulation": _register("regulation", Regulation),
    "form": _register("form", Form),
    "term": _register("term", Term),
    "spelling": _register("spelling", Spelling),
    "unit-type": _register("unit-type", UnitType),
    "message": _register("message", Message),
    "workgroup": _register("workgroup", Workgroup),
    "system": _register("system", System),
    "duty": _register("duty", Duty),
    "workdays": _register("workdays", YearOfDays),
    "unit": _register("unit", Unit),
    "scoring": _register("scoring", ScoringRules),
    "improvement": _register("improvement", Improvement),
    "setup": _register("setup", SetupRule),
}
"""The file model of every register kind."""
