"""The site through MkDocs and Material: a plugin that hands over our pages and nothing else."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast
from zlib import Z_BEST_SPEED, compress, decompress

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

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


class SiteFile(File):
    """A file of the site. A preview makes only those again that have ``changed`` since it made them last."""

    changed: bool = True
    mark: int = 0
    """What tells this content from any other of this run."""
    _packed: bytes = b""

    @property
    def _content(self) -> bytes:
        """The bytes of the file, which the engine keeps of thousands of files until it has written them."""
        return decompress(self._packed)

    @_content.setter
    def _content(self, content: str | bytes | None) -> None:
        self._packed = compress(content.encode() if isinstance(content, str) else content or b"", Z_BEST_SPEED)

    def is_modified(self) -> bool:
        """Whether a preview has to make the file again."""
        return self.changed or not Path(self.abs_dest_path).exists()

    @classmethod
    def holding(cls, config: MkDocsConfig, path: str, content: str | bytes, *, listed: bool = True) -> SiteFile:
        """A file at a path of the tree; pages that the navigation does not list are told apart."""
        inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
        file = cast("SiteFile", cls.generated(config, path, content=content, inclusion=inclusion))
        file.mark = hash(content)
        return file

    def remove(self) -> None:
        """Remove what was made of it."""
        Path(self.abs_dest_path).unlink(missing_ok=True)


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
        self._written: dict[str, int] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Stay the same plugin from build to build, so that a preview remembers what it has built."""

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
        ours = list(self._files(config))
        self._mark(ours, config)
        return Files([*kept, *ours])

    def _mark(self, files: Iterable[SiteFile], config: MkDocsConfig) -> None:
        """Tell the files that have changed since the last build; what changes the frame of pages changes them all.

        What was there then and is gone is removed, which only a preview needs: it goes on in the same folder.
        """
        frame = hash((repr(settings.of_site(self._current)), repr(config.extra), config.site_dir))
        written = {file.src_uri: hash((file.mark, frame)) for file in files}
        for file in files:
            file.changed = self._written.get(file.src_uri) != written[file.src_uri]
        for gone in self._written.keys() - written.keys():
            SiteFile.holding(config, gone, "").remove()
        self._written = written

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Keep small what a page is made of until it is written: thousands would fill the memory."""
        page.markdown = ""
        page.file.content_string = html
        return ""

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Give a page its content back to be written."""
        page.content = page.file.content_string
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Let go of a page that is written."""
        page.content = ""
        page.file.content_string = ""
        return output

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

    def _files(self, config: MkDocsConfig) -> Iterable[SiteFile]:
        listed_pages = frozenset(_listed(self._current.navigation))
        pages = {source_path(page.path): page for page in self._current.pages}
        for source in tree(self._current):
            page = pages.get(source.path)
            listed = page is None or page.path in listed_pages
            file = SiteFile.holding(config, source.path, source.text, listed=listed)
            file.edit_uri = _edit_uri(page)
            yield file
        for address, picture in self._current.pictures.items():
            yield SiteFile.holding(config, address, picture.content)
        for download in self._current.downloads:
            yield SiteFile.holding(config, download.address, download.content)


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
