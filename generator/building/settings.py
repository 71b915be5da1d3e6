"""Reading the settings of the site, so that a build runs nothing that stands in them."""

from __future__ import annotations

from pathlib import Path

from generator.diagnostics import Finding, errors, finding
from generator.model.base import MAPPING, construct, shape
from generator.model.settings import SettingsFile
from generator.pages import words
from generator.pages.publication import Identity
from generator.source.files import SourceFile, read_text
from generator.source.value import Table
from generator.source.yaml import read_yaml

SETTINGS = "mkdocs.yml"
"""The file with the site's name and addresses; a project can do without it."""


def read_settings(root: Path) -> tuple[SettingsFile, SourceFile | None, tuple[Finding, ...]]:
    """The settings of a project, the text they were read from, and what is wrong with them.

    Where there is no such file, or it has errors, the settings are those of an empty one.
    """
    path = root / SETTINGS
    if not path.exists() and not path.is_symlink():
        return SettingsFile(), None, ()
    file, findings = read_text(path, SETTINGS)
    settings, found = _settings(file) if file else (None, ())
    findings += found
    if settings is None or errors(findings):
        return SettingsFile(), file, findings
    return settings, file, findings


def _settings(file: SourceFile) -> tuple[SettingsFile | None, tuple[Finding, ...]]:
    reading = read_yaml(file)
    value = reading.value
    if value is None:
        return None, reading.findings
    if not isinstance(value, Table):
        return None, (*reading.findings, finding("HB203", value.span, expected=MAPPING, found=shape(value)))
    settings, findings = construct(SettingsFile, value)
    return settings, (*reading.findings, *findings)


def identity(file: SettingsFile) -> Identity:
    """What the settings say of the site; texts that are not there are empty."""
    return Identity(
        title=str(file.site_name or words.HANDBOOKS),
        site_url=str(file.site_url or ""),
        repo_url=str(file.repo_url or ""),
        repo_name=str(file.repo_name or ""),
        edit_uri=str(file.edit_uri or ""),
        report=str(file.extra.report or ""),
    )
