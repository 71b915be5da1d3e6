"""Former names of files, as the history of the project tells them: an address that was once published stays alive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path, PurePosixPath
from typing import Final

from generator.building.history import git
from generator.building.project import MARKS
from generator.diagnostics import Finding, Fix, Span, finding
from generator.model.book import Book, Chapter, Item
from generator.model.process import Process

PLAIN: Final = ("-c", "log.showSignature=false")
COMMITS: Final = 2000
"""How many commits are looked through."""
ALIKE: Final = 0.6
"""How much of its lines a file keeps to be the same under another name."""
BODIES: Final = ("lanes", "stages", "steps")
"""The keys of a process before which its former names are written."""


def check(book: Book, root: Path) -> Iterator[Finding]:
    """HB154 a process or a page whose former name is no alias of it (warning), with the line to add as a fix."""
    former = former_names(root)
    if not former:
        return
    for process in book.processes.values():
        yield from _missing(process, former, set(book.processes))
    for handbook in book.handbooks:
        names = {page.name for page in handbook.pages()}
        for page in handbook.pages():
            yield from _missing(page, former, names)


def _missing(file: Process | Item | Chapter, former: Mapping[str, str], present: set[str]) -> Iterator[Finding]:
    path, told = file.path, {file.name, *file.file.aliases, *present}
    while path in former and PurePosixPath(former[path]).parent == PurePosixPath(file.path).parent:
        path = former[path]
        old = PurePosixPath(path).stem
        if old not in told:
            told.add(old)
            yield finding("HB154", file.file.title.span, old=old, fix=_fix(file, old))


def _fix(file: Process | Item | Chapter, old: str) -> Fix | None:
    """A line that names the alias; nothing where there are some already."""
    if file.file.aliases:
        return None
    places = [file.file.key_spans[key].line for key in BODIES if key in file.file.key_spans]
    line = min(places) if places else file.file.title.span.end_line + 1
    return Fix(Span(file.path, line, 1, line, 1), f"aliases: {old}\n")


def former_names(root: Path) -> dict[str, str]:
    """The name before for every file that was renamed, in commits or since the last one; paths as findings show them.

    Empty where there is no history at hand.
    """
    listing = ("-M", "--diff-filter=R", "--name-status", "--relative", "-z")
    if not git(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        return {}
    committed = git(root, *PLAIN, "log", f"-{COMMITS}", "--format=", *listing, "--", *MARKS)
    found = dict(_renames(committed)) | dict(_renames(git(root, "diff", "HEAD", *listing, "--", *MARKS)))
    return found | dict(_moved(root))


def _renames(told: str) -> Iterator[tuple[str, str]]:
    """New and old paths out of ``R100 old new …``, the newest commit first; the newest wins."""
    words = [word for word in told.split("\0") if word]
    for place in range(len(words) - 3, -1, -3):
        yield words[place + 2], words[place + 1]


def _moved(root: Path) -> Iterator[tuple[str, str]]:
    """Files that are gone since the last commit, with the new file beside them that says nearly the same."""
    gone = git(root, "ls-files", "--deleted", "-z", "--", *MARKS).split("\0")
    fresh = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *MARKS).split("\0")
    for old in filter(None, gone):
        lines = git(root, "show", f"HEAD:./{old}").splitlines()
        beside = [new for new in fresh if new and PurePosixPath(new).parent == PurePosixPath(old).parent]
        alike = [(SequenceMatcher(None, lines, _lines(root / new), autojunk=False).ratio(), new) for new in beside]
        if alike and max(alike)[0] >= ALIKE:
            yield max(alike)[1], old


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
