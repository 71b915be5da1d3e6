"""The site as a plain tree: Markdown, assets and an ``mkdocs.yml`` that MkDocs and Material build without us."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import yaml

from generator.building.settings import SETTINGS
from generator.building.staging import exchange, staging
from generator.building.swap import remove
from generator.pages.publication import Site
from generator.publishing import settings
from generator.publishing.tree import tree

DOCUMENTS: Final = "docs"
OVERRIDES: Final = "overrides"
STAGING: Final = ".staging"
"""Where the tree is made, in the folder itself so that a rename is enough."""


def export(site: Site, out: Path) -> None:
    """Write the tree into the folder ``out``: ``mkdocs.yml``, ``docs/`` and the theme's ``overrides/``.

    The three are exchanged together when all is there; whatever else lies in ``out`` stays. Raises ``OSError`` where
    they cannot be written.
    """
    with staging(out, STAGING) as folder:
        for source in tree(site):
            path = folder / DOCUMENTS / source.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source.text, encoding="utf-8", newline="\n")
        files = {address: picture.content for address, picture in site.pictures.items()}
        files |= {download.address: download.content for download in site.downloads}
        for address, content in files.items():
            path = folder / DOCUMENTS / address
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.copytree(settings.templates(), folder / OVERRIDES, copy_function=shutil.copyfile)
        (folder / SETTINGS).write_text(configuration(site), encoding="utf-8", newline="\n")
        exchange(folder, out, (DOCUMENTS, OVERRIDES, SETTINGS))
    remove(out / STAGING)


def configuration(site: Site) -> str:
    """The ``mkdocs.yml`` of the exported tree."""
    values = {
        **settings.of_site(site),
        "docs_dir": DOCUMENTS,
        "theme": {"name": "material", "custom_dir": OVERRIDES, **settings.THEME},
        "extra": settings.for_templates(site),
        "plugins": [],
        "markdown_extensions": [{name: dict(options)} for name, options in settings.EXTENSIONS.items()],
    }
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=120)
