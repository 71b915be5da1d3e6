"""The canonical form of content files: YAML files and the front matter of chapters, and which files are not in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.building.project import Project, absolute
from generator.building.replacing import replace_file
from generator.building.survey import refused_path, survey
from generator.diagnostics import Finding, Span, errors, finding
from generator.model.key_order import key_order
from generator.source.files import SourceFile, read_text
from generator.source.layout import UnformattableError, format_yaml
from generator.source.markdown import front_matter
from generator.source.value import Table, Text
from generator.source.yaml import read_yaml

FORMATTED = frozenset({".yml", ".md"})
"""The endings of files that have a canonical form; the lines of records stay as they were filed."""


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file and its canonical form; ``findings`` are the errors that keep it from having one."""

    path: Path
    shown: str
    before: bytes = b""
    after: bytes = b""
    findings: tuple[Finding, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the file is not in its canonical form."""
        return self.before != self.after


def format_paths(project: Project, paths: Sequence[Path] = ()) -> tuple[Formatted, ...]:
    """The canonical form of files and of the files in folders; without any, of all content of the project."""
    wanted = [absolute(path) for path in paths]
    inside, refused = survey(project)
    inside = tuple(path for path in inside if path.suffix in FORMATTED)
    below = [path for path in inside if not wanted or any(path.is_relative_to(one) for one in wanted)]
    others = [path for path in wanted if path not in below and not path.is_dir()]
    told = [
        Formatted(project.locate(found.span.path), found.span.path, findings=(found,))
        for found in refused
        if not wanted
    ]
    return (*(format_file(project, path) for path in dict.fromkeys((*below, *others))), *told)


def write_formatted(files: Iterable[Formatted]) -> None:
    """Write the files that differ. Raises ``OSError`` where one cannot be written."""
    for file in files:
        if file.differs:
            replace_file(file.path, file.after)


def format_file(project: Project, path: Path) -> Formatted:
    """One file; one with errors in its form stays as it is."""
    shown = project.display(path)
    refused = refused_path(project, path)
    source, findings = (None, (refused,)) if refused else read_text(path, shown)
    if source is None or errors(findings):
        return Formatted(path, shown, findings=errors(findings))
    before = path.read_bytes()
    try:
        after = format_page(source) if path.suffix == ".md" else format_definition(source)
    except _FaultyError as faulty:
        return Formatted(path, shown, before, before, faulty.findings)
    except UnformattableError:
        return Formatted(path, shown, before, before, (finding("HB153", Span.of_file(shown)),))
    return Formatted(path, shown, before, after.encode())


class _FaultyError(Exception):
    """The file has errors in its form."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__()
        self.findings = tuple(findings)


def format_definition(source: SourceFile) -> str:
    """A YAML file in its canonical form."""
    return _format(source, "process")


def format_page(source: SourceFile) -> str:
    """A Markdown file: its front matter in the canonical form, its body as it is but for its line ends."""
    front = front_matter(source)
    if front is None:
        return _ended(source.text)
    head = _format(front, "item")
    body = source.text[source.offset(front.first_line) + len(front.text) :]
    return "---\n" + head + _ended(body)


def _ended(text: str) -> str:
    return text.replace("\r\n", "\n").rstrip("\n") + "\n"


def _format(source: SourceFile, kind: str) -> str:
    reading = read_yaml(source)
    if errors(reading.findings):
        raise _FaultyError(errors(reading.findings))
    said = reading.value.get("kind") if isinstance(reading.value, Table) else None
    return format_yaml(source.text, key_order(str(said) if isinstance(said, Text) else kind))
