"""Former names in references: where a name is unknown because its file was renamed, the present name is the fix."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from generator.diagnostics import Finding, Fix
from generator.model.book import Book

_NAMED_BY: Final = {"HB403": "process", "HB508": "name", "HB514": "target"}
"""The argument of a finding that is the unknown name, or a link with it."""
_LINK: Final = re.compile(r"(process:|(?:\.\./[a-z0-9-]+/)?)([^/#:]+?)((?:\.md)?(?:#.*)?)")


def former(book: Book) -> Mapping[str, str]:
    """The present name of every process and page by its former names."""
    pages = [page for handbook in book.handbooks for page in handbook.pages()]
    names = {str(alias): page.name for page in pages for alias in page.file.aliases}
    return names | {str(alias): process.name for process in book.processes.values() for alias in process.file.aliases}


def follow(found: Finding, names: Mapping[str, str]) -> Finding:
    """A finding about an unknown name with the present one as its hint and its fix, where it is a former name."""
    words = dict(found.arguments)
    written = words.get(_NAMED_BY.get(found.code, ""), "")
    match = _LINK.fullmatch(written)
    if match is None or match[2] not in names:
        return found
    right = f"{match[1]}{names[match[2]]}{match[3]}"
    span = found.span
    exact = span.line == span.end_line and span.end_column - span.column == len(written)
    arguments = tuple(sorted((words | {"near": f"“{right}”"}).items()))
    return replace(found, arguments=arguments, fix=Fix(span, right) if exact else None)
