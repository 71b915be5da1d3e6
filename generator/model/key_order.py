"""The order in which the keys of a file are written: what it is, then who, when, what comes of it, and its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from generator.source.layout import KeyOrder

QUANTITY = ("value", "after", "before", "basis", "confidence", "verified")
STEP = (
    *("id", "do", "decide", "call", "parallel"),
    *("by", "answers", "consults", "informs"),
    *("within", "at_least", "ahead", "repeats", "vote", "optional", "control", "symbol"),
    *("records", "basis", "confidence", "note", "applies_to", "then", "outcomes"),
)
BLOCK = ("id", "text", "note", "see")
ROOT = ("text", "see", "of", "depth", "roots")
AXIS = ("of", "in", "all")

TOP: Mapping[str, tuple[str, ...]] = {
    "process": (
        *("kind", "title", "code", "summary", "pdca", "field", "trigger", "basis", "confidence", "applies_to"),
        *("visibility", "approval_level", "against", "until", "aliases", "lanes", "stages", "steps"),
    ),
    "matrix": (
        *("kind", "title", "summary", "basis", "default", "aliases", "form", "check"),
        *("rows", "columns", "marks", "cells"),
    ),
    "logic": ("kind", "title", "summary", "default", "aliases", "layers", "ring", "relations"),
    "root": ("kind", "title", "summary", "default", "aliases", "trunk", "of", "roots"),
    "handbook": ("kind", "id", "number", "title", "summary", "edition", "cover", "editions", "review", "parts"),
    "item": (
        *("kind", "title", "code", "takeaway", "when", "by", "processes", "matrices", "logics", "comparisons", "forms"),
        *("work", "basis", "confidence", "facts", "related", "reviewed", "workgroup", "applies_to", "aliases"),
    ),
    "chapter": (
        *(
            "kind",
            "title",
            "summary",
            "matrices",
            "logics",
            "comparisons",
            "reviewed",
            "workgroup",
            "applies_to",
            "aliases",
        ),
    ),
}
"""The keys of a whole file, by kind; a register has ``kind`` and ``entries``."""

ENTRIES: Mapping[str, tuple[str, ...]] = {
    "role": (
        *("name", "id", "title", "aliases", "sort", "level", "summary"),
        *("basis", "confidence", "default", "note"),
    ),
    "level": ("name", "id", "aliases", "summary", "basis", "confidence", "default", "note"),
    "regulation": (
        *("id", "title", "short", "aliases", "sort", "issuer", "undivided", "status"),
        *("basis", "confidence", "default", "note", "editions"),
    ),
    "form": (
        *("code", "name", "id", "aliases", "sort", "keep", "default", "note"),
        *("rows", "fields", "basis", "confidence"),
    ),
    "term": ("name", "id", "meaning", "aliases", "avoid", "see", "basis", "confidence", "default", "note"),
    "spelling": ("name", "id", "aliases", "avoid", "basis", "confidence", "default", "note"),
    "duty": (
        *("name", "id", "aliases", "item", "by", "period", "event", "due", "grace"),
        *("evidence", "points", "dimension", "veto", "alarm", "minutes"),
        *("basis", "confidence", "default", "note", "applies_to"),
    ),
    "workdays": ("year", "id", "aliases", "off", "on", "basis", "confidence", "default", "note"),
    "unit": (
        *("code", "id", "aliases", "level", "type", "parent", "members", "from", "to", "into", "term_ends"),
        "training",
        *("demonstration", "changes", "basis", "confidence", "default", "note"),
    ),
    "improvement": (
        *("id", "aliases", "unit", "finding", "record", "sample", "cause", "measure", "owner", "found_on", "due"),
        *("verified_by", "verified_on", "closed_on", "page", "basis", "confidence", "default", "note"),
    ),
    "scoring": (
        *("year", "id", "aliases", "levels", "types", "late", "overdue", "failed", "bonus", "dimensions", "stars"),
        *("held", "reds", "basis", "confidence", "default", "note"),
    ),
    "message": (
        *("name", "id", "aliases", "occasion", "text", "applies_to"),
        *("basis", "confidence", "default", "note"),
    ),
    "setup": (
        *("name", "id", "aliases", "organisation", "verdict", "places", "members", "months", "enterprise", "advice"),
        *("basis", "confidence", "default", "note"),
    ),
    "workgroup": (
        *("name", "id", "aliases", "sort", "team", "lead", "members", "summary"),
        *("basis", "confidence", "default", "note"),
    ),
    "system": (
        *("name", "id", "title", "aliases", "meaning"),
        *("basis", "confidence", "default", "note", "parts"),
    ),
    "unit-type": (
        *("name", "id", "aliases", "definition", "tasks", "excludes"),
        *("basis", "confidence", "default", "note"),
    ),
}
"""The keys of an entry of a register, by kind."""

BELOW: Mapping[str, tuple[str, ...]] = {
    "stages": ("title", "basis", "confidence", "steps"),
    "steps": STEP,
    "parallel": STEP,
    **dict.fromkeys(("within", "at_least", "ahead", "repeats", "quorum", "pass"), QUANTITY),
    "vote": ("quorum", "pass", "ballot", "excluded"),
    "basis": ("practice", "approved", "default"),
    "editions": (
        *("edition", "title", "doc_no", "issued", "in_force", "until", "superseded_by", "articles"),
        *("read", "confidence", "checked_on", "url", "note"),
    ),
    "fields": ("name", "type", "options", "unit", "once"),
    "review": ("attribute", "note", "by", "on"),
    "work": ("do", "by", "answers", "consults", "informs", "basis"),
    "facts": ("name", *QUANTITY, "default", "note"),
    "evidence": ("form", "min"),
    "alarm": ("notify", "orange", "red"),
    "levels": ("id", "name", "handbook", "points"),
    "types": ("type", "points"),
    "dimensions": ("id", "name", "weight", "by"),
    "stars": ("name", "at", "share"),
    "changes": ("on", "type", "parent", "members"),
    "entries.parts": ("name", "meaning", "check", "see"),
    "tasks": ("name", "see"),
    "cover": ("subtitle", "unit_line", "emblem"),
    "parts": ("title", "id", "element", "summary", "applies_to", "chapters", "items", "annexes", "appendix"),
    "rows": AXIS,
    "columns": AXIS,
    "layers": ("title", "blocks"),
    "blocks": BLOCK,
    "ring": BLOCK,
    "relations": ("from", "to", "as", "label"),
    "roots": ROOT,
}
"""The keys of a mapping below a key, whatever the kind of file; the parts of an entry are not those of a handbook."""


FREE = frozenset({"outcomes", "cells", "marks"})
"""The keys below which an editor chooses the keys, and their order speaks."""


def key_order(kind: str) -> KeyOrder:
    """The order of keys in a file of a kind."""
    return partial(_order, kind)


def _order(kind: str, place: Sequence[str]) -> Sequence[str]:
    if not place:
        return TOP.get(kind, ("kind", "entries"))
    if place[-1] == "entries":
        return ENTRIES.get(kind, ())
    if not FREE.isdisjoint(place):
        return ()
    return BELOW.get(".".join(place[-2:]), BELOW.get(place[-1], ()))
