"""From a citation to the edition of a regulation that it means on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.basis import Citation
from generator.model.index import Index
from generator.model.registers import Regulation, RegulationEdition


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation means: the regulation and the edition, either ``None`` where the register does not know it."""

    regulation: Regulation | None
    edition: RegulationEdition | None


def comparable(day: str) -> str:
    """A day, month or year as an ISO date that can be compared: the first day of a month or year."""
    return day + "-01" * (2 - day.count("-"))


def day_of(text: str) -> date | None:
    """A day, or the first of a month or a year; nothing for a day that does not exist."""
    try:
        return date.fromisoformat(comparable(text))
    except ValueError:
        return None


def cite(citation: Citation, regulations: Index[Regulation], as_of: str) -> Cited:
    """What a citation means as of an ISO date.

    Without an edition it is the one in force; where none is in force, the newest before that day, else the first.
    """
    regulation = regulations.get(citation.name)
    if regulation is None:
        return Cited(None, None)
    if citation.edition is not None:
        return Cited(regulation, edition_of(regulation, citation.edition))
    editions = sorted(regulation.editions, key=lambda edition: comparable(edition.in_force))
    current = [edition for edition in editions if in_force(edition, as_of)]
    begun = [edition for edition in editions if comparable(edition.in_force) <= as_of]
    return Cited(regulation, (current or begun or editions[:1])[-1])


def edition_of(regulation: Regulation, key: str) -> RegulationEdition | None:
    """The edition with a key, or with the only key that begins with it."""
    exact = [edition for edition in regulation.editions if edition.edition == key]
    begins = [edition for edition in regulation.editions if edition.edition.startswith(key)]
    return (exact or begins)[0] if exact or len(begins) == 1 else None


def in_force(edition: RegulationEdition, as_of: str) -> bool:
    """Whether an edition is in force on an ISO date."""
    begun = comparable(edition.in_force) <= as_of
    return begun and (edition.until is None or as_of < comparable(edition.until))
