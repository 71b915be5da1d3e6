"""All output of a project: made in a staging folder, checked, and put in its place."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from generator.building.build import Report, silent
from generator.building.project import ProjectError
from generator.building.staging import exchange, staging
from generator.diagnostics import Finding
from generator.pages.compose import Publication
from generator.pages.publication import Manual
from generator.publishing.errors import PublishError
from generator.publishing.pdf import publish_manual
from generator.publishing.site import publish_site

SITE, BOOKS = "site", "dist"
"""Where the site and the printed books stand in a project."""


def publish_all(publication: Publication, root: Path, report: Report = silent) -> tuple[Finding, ...]:
    """Publish the site and every handbook; both folders are exchanged together when all is there.

    Raises :class:`PublishError` when something cannot be published: the last good output stays.
    """
    with staging(root) as folder:
        report("生成网站")
        found = publish_site(publication.site, folder / SITE)
        for manual in publication.manuals:
            found += _print(manual, folder / BOOKS, report)
        (folder / BOOKS).mkdir(exist_ok=True)
        exchange(folder, root, (SITE, BOOKS))
    return found


def publish_books(manuals: tuple[Manual, ...], root: Path, report: Report = silent) -> tuple[Finding, ...]:
    """Publish some printed books beside those that are there. Raises :class:`PublishError`."""
    found: tuple[Finding, ...] = ()
    with staging(root) as folder:
        for manual in manuals:
            found += _print(manual, folder / BOOKS, report)
        (root / BOOKS).mkdir(exist_ok=True)
        for manual in manuals:
            (folder / BOOKS / f"{manual.id}.pdf").replace(root / BOOKS / f"{manual.id}.pdf")
    return found


def chosen(manuals: tuple[Manual, ...], handbook: str | None) -> tuple[Manual, ...]:
    """All printed books, or those of one handbook. Raises :class:`ProjectError` where there is no such handbook."""
    known = {manual.id.partition(".")[0]: manual for manual in manuals}
    if handbook is None:
        return manuals
    if handbook not in known:
        raise ProjectError(f"没有手册“{handbook}”；有：{'、'.join(known)}")
    return (known[handbook],)


def _print(manual: Manual, out: Path, report: Report) -> tuple[Finding, ...]:
    report(f"排版：{manual.title}")
    found = publish_manual(manual, out)
    with pikepdf.open(out / f"{manual.id}.pdf") as book:
        faults = book.check_pdf_syntax()
    if faults:
        raise PublishError("\n".join(faults))
    return found
