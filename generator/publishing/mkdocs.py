"""The site through MkDocs and Material: a plugin that hands over our pages and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.building import build
from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.project import CONTENT
from generator.pages.page import Page
from generator.pages.publication import Branch, Site
from generator.publishing import settings
from generator.publishing.downloads import with_downloads
from generator.publishing.tree import source_path, tree


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: content has no switch that reaches it."""


class HandbooksPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Publishes a site's pages.

    ``site`` is what is published. Where nobody has set it (``mkdocs build`` and ``mkdocs serve``) every build loads the
    project again; while the content has errors a preview goes on showing the last good site with the findings on top.
    """

    site: Site | None = None
    _current: Site

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[Path, Site] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same plugin from build to build, so that a preview remembers its last good site."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the site and settle the theme; what stands in ``mkdocs.yml`` beside that stays."""
        self._current = self.site or self._load(Path(config.config_file_path).parent)
        config.load_dict(settings.of_site(self._current))
        for key, value in settings.THEME.items():
            config.theme[key] = value
        config.theme.dirs.insert(0, os.fspath(settings.templates()))
        if not config.site_url:
            config.theme.static_templates.discard("sitemap.xml")
        config.extra.update(settings.for_templates(self._current))
        _extend(config, settings.EXTENSIONS)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Keep the theme's own files and add ours; nothing of the folder of documents is published."""
        theme = tuple(os.path.realpath(folder) for folder in config.theme.dirs)
        kept = [file for file in files if _is_theme_file(file, theme) and not _is_unused(file)]
        return Files(kept + list(self._files(config)))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Remove the packed map of the site: it holds the time of the build."""
        (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Follow changes of the content."""
        for name in CONTENT:
            folder = Path(config.config_file_path).parent / name
            if folder.is_dir():
                server.watch(os.fspath(folder))
        return server

    def _load(self, project: Path) -> Site:
        last = self._last.get(project)
        site = build.site(project, last)
        if site.notice is not None:
            return site
        with Runner(Cache(project)) as runner:
            self._last[project] = with_downloads(site, runner)
        return self._last[project]

    def _files(self, config: MkDocsConfig) -> Iterable[File]:
        listed = frozenset(_listed(self._current.navigation))
        pages = {source_path(page.path): page for page in self._current.pages}
        for source in tree(self._current):
            page = pages.get(source.path)
            level = InclusionLevel.INCLUDED if page is None or page.path in listed else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, source.path, content=source.text, inclusion=level)
            file.edit_uri = _edit_uri(page)
            yield file
        for address, picture in self._current.pictures.items():
            yield File.generated(config, address, content=picture.content)
        for download in self._current.downloads:
            yield File.generated(config, download.address, content=download.content)


def _extend(config: MkDocsConfig, extensions: Mapping[str, Mapping[str, object]]) -> None:
    for name, options in extensions.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**config.mdx_configs.get(name, {}), **options}


def _is_theme_file(file: File, theme: tuple[str, ...]) -> bool:
    return file.src_dir is not None and os.path.realpath(file.src_dir) in theme


def _is_unused(file: File) -> bool:
    return file.src_uri.startswith(settings.UNUSED) or file.src_uri.endswith(".map")


def _listed(branches: Iterable[Branch]) -> Iterable[str]:
    for branch in branches:
        yield branch.path
        yield from _listed(branch.branches)


def _edit_uri(page: Page | None) -> str | None:
    return page.source.path or None if page else None
