"""Publishing the site into a folder: MkDocs run from here, every warning of its own a fault of ours."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, cast

import yaml

import generator.publishing
from generator.building.inputs import of_libraries, of_program, of_text
from generator.building.jobs import Job, Kind
from generator.building.limits import SITE, Outcome, Stopped
from generator.building.project import CLOCK
from generator.building.settings import SETTINGS
from generator.diagnostics import Finding, Span, finding
from generator.pages.publication import Identity, Site
from generator.publishing import privacy, settings
from generator.publishing.errors import Collector, PublishError
from generator.publishing.links import lost_links
from generator.publishing.made import Made, decode, encode, packed
from generator.publishing.policy import write_policy
from generator.publishing.tree import tree

KIND: Final = Kind("sites", "网站", encode, decode)
_ENGINE: Final = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe", "pymdown-extensions", "pyyaml")


def site_job(site: Site, scratch: Path, denied: tuple[str, ...] = ()) -> Job[Made]:
    """The job of building the site; ``scratch`` is a folder it may work in, ``denied`` words must not be published."""
    values = (_values(site), [(page.path, page.source.path) for page in site.pages])
    inputs = {
        **{source.path: of_text(source.text) for source in tree(site)},
        "settings": of_text(repr(values)),
        "downloads": sha256(b"".join(sha256(file.packed).digest() for file in site.downloads)).hexdigest(),
        "denied": of_text(repr(denied)),
        "program": of_program(generator.publishing),
        "libraries": of_libraries(*_ENGINE),
    }
    return Job(KIND, "site", site.identity.title, inputs, make_site, (site, scratch, denied), SITE)


def make_site(site: Site, scratch: Path, denied: tuple[str, ...] = ()) -> Made:
    """The packed site, with its links that lead nowhere and its personal data. Raises as :func:`publish_site` does."""
    with TemporaryDirectory(dir=scratch) as name:
        folder = Path(name) / "site"
        publish_site(site, folder)
        write_policy(folder)
        lost = lost_links(folder, site.identity.url())
        private = (("HB908", page, what) for page, what in privacy.in_folder(folder, denied, {site.identity.report}))
        return Made(packed(folder), (*(("HB903", found.page, found.link) for found in lost), *private))


def findings(site: Site, outcome: Outcome[Made]) -> Iterator[Finding]:
    """What is to be told about a site that was built. Raises :class:`PublishError` for one that was stopped."""
    if isinstance(outcome, Stopped):
        raise PublishError(f"网站没有生成完：{outcome.cause} {outcome.signal}".strip())
    if not site.identity.site_url:
        yield finding("HB901", Span.of_file(SETTINGS))
    sources = {page.path: page.source for page in site.pages}
    for code, page, link in outcome.value.told:
        yield finding(code, sources.get(page, Span.of_file(page)), page=page, link=link)


def publish_site(site: Site, out: Path) -> None:
    """Write the site into the folder ``out``, which is emptied first.

    The engine never reads a project's own ``mkdocs.yml``, whose hooks, plugins and Python tags would run. Raises
    ``PublishError`` with what MkDocs warned of: a site with warnings is no site.
    """
    logger, collector = logging.getLogger("mkdocs"), Collector()
    propagates, logger.propagate = logger.propagate, False
    logger.addHandler(collector)
    try:
        faults = _build(site, out.resolve())
    finally:
        logger.removeHandler(collector)
        logger.propagate = propagates
    if collector.messages or faults:
        raise PublishError("\n".join([*collector.messages, *faults]))


def _build(site: Site, out: Path) -> list[str]:
    """Run MkDocs; returns what stopped it. Its folder of documents is one of ours: none of its files is published."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    from generator.publishing.mkdocs import HandbooksPlugin

    plugin = None
    try:
        config = load_config(
            _Settings(_configuration(_values(site))),
            config_file_path=SETTINGS,
            docs_dir=_documents(),
            site_dir=os.fspath(out),
        )
        plugin = cast("HandbooksPlugin", config.plugins["handbooks"])
        plugin.site = site
        with _no_clock():
            build(config)
    except MkDocsException as error:
        return [str(error)]
    finally:
        if plugin:
            plugin.site = None
    return []


def _values(site: Site) -> dict[str, object]:
    return {**settings.of_site(site), **settings.of_repository(site.identity)}


def serve_site(identity: Identity, project: Path, address: str) -> None:
    """Serve a project at ``host:port`` and follow its changes until the command is stopped."""
    from mkdocs.commands.serve import serve

    values = {"site_name": identity.title, **settings.of_repository(identity)}
    file = project / SETTINGS
    watched = os.fspath(file if file.is_file() else project / "handbooks")
    source = cast("str", _Settings(_configuration(values)))
    logging.getLogger("mkdocs.commands.build").addFilter(_is_no_warning_of_ours)
    serve(source, build_type="dirty", config_file_path=watched, docs_dir=_documents(), dev_addr=address)


def _is_no_warning_of_ours(record: logging.LogRecord) -> bool:
    """Leave out that only what changed is built again: our files know what they depend on."""
    return "'dirty' build" not in record.getMessage()


class _Settings(BytesIO):
    """Settings that the engine reads as if they stood in a file; it reads them again for every build of a preview."""

    def close(self) -> None:
        """Stay open."""


def _configuration(values: Mapping[str, object]) -> bytes:
    theme = {"name": "material", **settings.THEME}
    return yaml.safe_dump({"theme": theme, "plugins": ["handbooks"], **values}, allow_unicode=True).encode()


def _documents() -> str:
    """A folder of documents of which nothing is published."""
    return os.fspath(settings.templates().parent / "assets")


@contextmanager
def _no_clock() -> Iterator[None]:
    """MkDocs takes the day of a page from this variable, else from the clock; nothing of it is published."""
    former = os.environ.get(CLOCK)
    os.environ[CLOCK] = "0"
    try:
        yield
    finally:
        if former is None:
            del os.environ[CLOCK]
        else:
            os.environ[CLOCK] = former
