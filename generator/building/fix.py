"""Safe fixes: the repairs that findings carry, put into the files; nothing else of a file changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.building.load import Loaded, check_paths
from generator.building.project import Project
from generator.building.replacing import replace_file
from generator.diagnostics import Finding, Fix
from generator.source.files import SourceFile, decode

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
ROUNDS = 5
"""How often fixes are written: one may uncover another."""


def repair(project: Project, paths: Sequence[Path] = ()) -> tuple[Loaded, tuple[Finding, ...]]:
    """Write the fixes of a project or of single files; returns what is found afterwards, as ``check_paths`` does."""
    loaded, findings = check_paths(project, paths)
    for _ in range(ROUNDS):
        if not write_fixes(project, findings):
            break
        loaded, findings = check_paths(project, paths)
    return loaded, findings


def fixed(source: SourceFile, fixes: Iterable[Fix]) -> str:
    """The text with every fix applied; of two fixes that overlap only the first."""
    places = sorted({(_offset(source, fix), _end(source, fix), fix.text) for fix in fixes})
    text, done = "", 0
    for start, end, repaired in places:
        if start >= done:
            text += source.text[done:start] + repaired
            done = end
    return text + source.text[done:]


def _offset(source: SourceFile, fix: Fix) -> int:
    return source.offset(fix.span.line) + fix.span.column - 1


def _end(source: SourceFile, fix: Fix) -> int:
    return source.offset(fix.span.end_line) + fix.span.end_column - 1


def write_fixes(project: Project, findings: Iterable[Finding]) -> int:
    """Write the fixes of findings into their files; returns how many files were changed.

    Line ends, comments and a byte order mark stay as they are. Raises ``OSError`` where a file cannot be written.
    """
    by_path: dict[str, list[Fix]] = {}
    for found in findings:
        if found.fix is not None:
            by_path.setdefault(found.fix.span.path, []).append(found.fix)
    return sum(rewrite(project.locate(path), path, fixes) for path, fixes in sorted(by_path.items()))


def rewrite(path: Path, shown: str, fixes: Sequence[Fix]) -> bool:
    """Put fixes into one file; returns whether it could be read as text."""
    data = path.read_bytes()
    source, _ = decode(data, shown)
    if source is None:
        return False
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    replace_file(path, mark + fixed(source, fixes).encode())
    return True
