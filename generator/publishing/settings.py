"""The settings of the site engine: one place for the plugin and for the exported tree."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from generator.pages.changes import FEED
from generator.pages.publication import Identity, Site
from generator.pages.render import words
from generator.publishing.tree import (
    AUDIENCE,
    CHECKS,
    CITE,
    ICON,
    MATRIX,
    SEARCH_FILE,
    STYLE,
    TERMS,
    VIEWER,
    navigation,
)

EXTENSIONS: Final[Mapping[str, Mapping[str, object]]] = {
    "attr_list": {},
    "toc": {"permalink": "#", "permalink_title": words.PERMALINK},
}
"""The Markdown extensions that headings need, and their options."""

THEME: Final[Mapping[str, object]] = {
    "language": "zh",
    "font": False,
    "favicon": ICON,
    "features": [
        "navigation.indexes",
        "navigation.prune",
        "navigation.footer",
        "navigation.top",
        "content.action.edit",
        "search.highlight",
        "toc.follow",
        "toc.integrate",
    ],
    "palette": [
        {
            "media": f"(prefers-color-scheme: {name})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": f"material/{icon}", "name": label},
        }
        for name, scheme, icon, label in (
            ("light", "default", "weather-night", words.DARK),
            ("dark", "slate", "weather-sunny", words.LIGHT),
        )
    ],
}
"""The theme's options: Chinese, system fonts, light and dark."""

EXTRA: Final[Mapping[str, object]] = {
    "generator": False,
    "homepage": "index.html",
    "polyfills": [f"assets/{SEARCH_FILE}"],
}
"""What the theme's templates read beside its options."""

TOUCH_ICON: Final = "assets/icon.png"
"""The icon of the site as a picture: for home screens, and for links to pages without a drawing."""

UNUSED: Final = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/images/favicon.png", "sitemap.xml")
"""Files of the theme that our search and our icon replace, and a template."""


def of_site(site: Site) -> dict[str, object]:
    """The settings that come from the site: its names, escaped as the theme writes them, and its navigation.

    Those without a value are left out. The address ends with a slash, so that others can go on from it.
    """
    values: dict[str, object] = {
        "site_name": escape(site.identity.title),
        "site_description": escape(site.description),
        "site_url": site.identity.url(),
        "use_directory_urls": False,
        "nav": navigation(site.navigation),
        "extra_css": [STYLE],
        "extra_javascript": [AUDIENCE, VIEWER, MATRIX, CHECKS, CITE, TERMS],
    }
    return {key: value for key, value in values.items() if value != ""}


def for_templates(site: Site) -> dict[str, object]:
    """What the theme's templates read beside its options: also the feed and the icon as a picture, if any."""
    files = {download.address for download in site.downloads}
    beside = {"feed": FEED, "touch_icon": TOUCH_ICON}
    return {**EXTRA, **{key: path for key, path in beside.items() if path in files}}


def of_repository(identity: Identity) -> dict[str, object]:
    """The settings of the repository, for links that open the file that defines a page; empty where there is none."""
    if not identity.repo_url:
        return {}
    name = {"repo_name": identity.repo_name} if identity.repo_name else {}
    return {"repo_url": identity.repo_url, "edit_uri": identity.edit_uri, **name}


def templates() -> Path:
    """The folder of our templates, which stand before the theme's own."""
    with as_file(files("generator.publishing") / "theme") as folder:
        return folder
