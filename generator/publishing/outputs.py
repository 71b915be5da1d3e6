"""All output of a project: made in a staging folder, checked, and put in its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from generator.building.jobs import Report, Runner, silent
from generator.building.limits import Done, Outcome, Stopped
from generator.building.project import ProjectError
from generator.building.staging import exchange, staging
from generator.building.texts import denied
from generator.diagnostics import Finding, errors
from generator.pages.compose import Publication
from generator.pages.publication import Manual
from generator.pages.render.paper import A4, Format
from generator.publishing.downloads import with_downloads
from generator.publishing.errors import PublishError
from generator.publishing.made import Made, unpack
from generator.publishing.pdf import file_of, print_job
from generator.publishing.pdf import findings as book_findings
from generator.publishing.site import findings as site_findings
from generator.publishing.site import site_job

SITE, BOOKS = "site", "dist"
"""Where the site and the printed books stand in a project."""


def publish_all(publication: Publication, root: Path, runner: Runner, report: Report = silent) -> tuple[Finding, ...]:
    """Publish the site and every handbook; both folders are exchanged together when all is there and sound.

    Where the findings hold an error nothing is exchanged. Raises :class:`PublishError` when something cannot be
    published: then too the last good output stays.
    """
    manuals, site = publication.manuals, with_downloads(publication.site, runner, report)
    with staging(root) as folder:
        words = denied(root)
        jobs = [*(print_job(manual, words) for manual in manuals), site_job(site, folder, words)]
        *books, pages = runner.run(jobs, report)
        found = (*_about(manuals, books), *site_findings(site, pages))
        if not errors(found):
            _write(manuals, books, folder / BOOKS)
            unpack(_content(pages), folder / SITE)
            exchange(folder, root, (SITE, BOOKS))
    return found


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of printing: findings, and the books with their manuals, those that were not stopped."""

    findings: tuple[Finding, ...]
    books: tuple[tuple[Manual, Made], ...] = ()


Beside = Callable[[Manual, Made], bytes]
"""Makes of a printed book what stands beside it; nothing where there is nothing to make."""


def publish_books(
    manuals: tuple[Manual, ...],
    root: Path,
    runner: Runner,
    report: Report = silent,
    form: Format = A4,
    beside: Mapping[str, Beside] = MappingProxyType({}),
) -> Printed:
    """Publish some printed books beside those that are there, all or none. Raises :class:`PublishError`.

    ``beside`` are further files of each book, by the ending of their name.
    """
    with staging(root) as folder:
        words = denied(root)
        outcomes = runner.run([print_job(manual, words, form) for manual in manuals], report)
        found = tuple(_about(manuals, outcomes, form))
        books = tuple(_done(manuals, outcomes))
        if not errors(found):
            out, former = folder / BOOKS, root / BOOKS
            if former.is_dir():
                shutil.copytree(former, out)
            _write(manuals, outcomes, out, form)
            for ending, make in beside.items():
                for manual, book in books:
                    _put(out / f"{manual.id}.{ending}.pdf", make(manual, book))
            exchange(folder, root, (BOOKS,))
    return Printed(found, books)


def _done(manuals: Sequence[Manual], books: Sequence[Outcome[Made]]) -> Iterator[tuple[Manual, Made]]:
    for manual, book in zip(manuals, books, strict=True):
        if isinstance(book, Done):
            yield manual, book.value


def _put(path: Path, content: bytes) -> None:
    """Write a file; where there is nothing to write it must not be there from another time."""
    if content:
        path.write_bytes(content)
    else:
        path.unlink(missing_ok=True)


def _about(manuals: Sequence[Manual], books: Sequence[Outcome[Made]], form: Format = A4) -> Iterator[Finding]:
    for manual, book in zip(manuals, books, strict=True):
        yield from book_findings(manual, book, form)


def _write(manuals: Sequence[Manual], books: Sequence[Outcome[Made]], out: Path, form: Format = A4) -> None:
    out.mkdir(exist_ok=True)
    for manual, book in zip(manuals, books, strict=True):
        (out / f"{file_of(manual, form)}.pdf").write_bytes(_content(book))


def _content(outcome: Outcome[Made]) -> bytes:
    if isinstance(outcome, Stopped):
        raise PublishError(f"没有做完：{outcome.cause} {outcome.signal}".strip())
    return outcome.value.content


def chosen(manuals: tuple[Manual, ...], handbook: str | None) -> tuple[Manual, ...]:
    """All printed books, or those of one handbook. Raises :class:`ProjectError` where there is no such handbook."""
    known = {manual.id.partition(".")[0]: manual for manual in manuals}
    if handbook is None:
        return manuals
    if handbook not in known:
        raise ProjectError(f"没有手册“{handbook}”；有：{'、'.join(known)}")
    return (known[handbook],)
