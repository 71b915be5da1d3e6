"""Privacy: no file of the book holds personal data, in its text or in a comment (standards 3.8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from generator.diagnostics import Finding, finding
from generator.source.files import SourceFile
from generator.source.personal import Kind, personal

CODES: Mapping[Kind, str] = {
    "identity": "HB451",
    "mobile": "HB452",
    "card": "HB453",
    "mail": "HB454",
    "denied": "HB455",
}


def check_text(source: SourceFile, denied: Iterable[str] = (), public: Collection[str] = ()) -> Iterator[Finding]:
    """HB451 to HB455 for everything in a file that looks like personal data; what it says is not repeated.

    ``public`` are mailboxes of the organisation.
    """
    for found in personal(source.text, denied, public):
        yield finding(CODES[found.kind], source.span(found.start, found.end))
