"""The site as a plain tree: Markdown, assets and an ``mkdocs.yml`` that MkDocs and Material build without us."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import yaml

from generator.diagnostics import Finding
from generator.pages.publication import Site
from generator.publishing import settings
from generator.publishing.tree import tree

DOCUMENTS: Final = "docs"
OVERRIDES: Final = "overrides"


def export(site: Site, out: Path) -> tuple[Finding, ...]:
    """Write the tree into the folder ``out``: ``mkdocs.yml``, ``docs/`` and the theme's ``overrides/``.

    Both folders are replaced; whatever else lies in ``out`` stays.
    """
    documents = out / DOCUMENTS
    shutil.rmtree(documents, ignore_errors=True)
    for source in tree(site):
        path = documents / source.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source.text, encoding="utf-8", newline="\n")
    shutil.rmtree(out / OVERRIDES, ignore_errors=True)
    shutil.copytree(settings.templates(), out / OVERRIDES, copy_function=shutil.copyfile)
    (out / "mkdocs.yml").write_text(configuration(site), encoding="utf-8", newline="\n")
    return ()


def configuration(site: Site) -> str:
    """The ``mkdocs.yml`` of the exported tree."""
    values = {
        **settings.of_site(site),
        "docs_dir": DOCUMENTS,
        "theme": {"name": "material", "custom_dir": OVERRIDES, **settings.THEME},
        "extra": dict(settings.EXTRA),
        "plugins": [],
        "markdown_extensions": [{name: dict(options)} for name, options in settings.EXTENSIONS.items()],
    }
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=120)
