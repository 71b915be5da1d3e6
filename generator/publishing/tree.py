"""The site as the files that a site engine reads: Markdown headings with finished HTML between them, and assets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Final

from generator.drawing.tokens import stylesheet
from generator.pages.page import Drawing, Listing, Page
from generator.pages.publication import Branch, Site
from generator.pages.render import words
from generator.pages.render.canvas import pictures
from generator.pages.render.web import Piece, pieces
from generator.publishing import search
from generator.publishing.redirects import redirect

STYLE: Final = "assets/handbooks.css"
"""The one style sheet of ours, for pages and drawings."""
SEARCH: Final = "assets/search-worker.js"
"""The worker of the search."""
SEARCH_FILE: Final = "search-file.js"
"""What stands for a worker where the browser allows none."""
VIEWER: Final = "assets/viewer.js"
"""The drawings in a window of their own, and the step player; a page asks for it after everything else."""
STANDING: Final = "assets/standing.js"
"""What computes a unit's page again on the reader's own day; only these pages ask for it."""
TREE: Final = "assets/tree.js"
"""What counts the tables of units again on the reader's own day."""
ALARMS: Final = "assets/alarms.js"
"""What counts the alarms again on the reader's own day; only their page asks for it."""
PANZOOM: Final = "panzoom-4.6.2.min.js"
"""@panzoom/panzoom from npm, as published; the viewer asks for it when it is opened first."""
SETUP: Final = "assets/setup.js"
"""What checks on the reader's device which organisation a place needs; only that page asks for it."""
AUDIENCE: Final = "assets/audience.js"
"""What shows the site for one type of branch and one audience, and remembers them on the device."""
MONTHS: Final = "assets/months.js"
"""What lists the reader's own month; only the home page asks for it."""
TERMS: Final = "assets/terms.js"
"""What puts the meaning of a word away again."""
MATRIX: Final = "assets/matrix.js"
"""What sorts, filters and highlights matrices."""
CHECKS: Final = "assets/checks.js"
"""What keeps on the device which questions a reader has ticked."""
CITE: Final = "assets/cite.js"
"""What copies the citation of a page."""
ICON: Final = "assets/favicon.svg"
"""The icon of the site."""

_ANCHOR: Final = re.compile(r"[\w.\-]+")
_MARK: Final = re.compile(r"[!-/:-@\[-`{-~]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the tree: its path below the folder of documents, and its text."""

    path: str
    text: str


def tree(site: Site) -> Iterator[Source]:
    """Every file of the site, pages first, each made when its turn comes: thousands do not fit into memory together."""
    for page in sorted(site.pages, key=lambda page: page.path):
        yield Source(source_path(page.path), markdown(page, site.notice))
    yield from sorted(_beside(site), key=lambda source: source.path)


def _beside(site: Site) -> list[Source]:
    """The files of the site that are no pages."""
    sources = [Source(item.path, redirect(item, site)) for item in site.redirects]
    sources += [Source(f"assets/{name}", asset(name)) for name in (SEARCH_FILE, PANZOOM, ICON.removeprefix("assets/"))]
    sources.append(Source(SEARCH, search.worker()))
    sources += [Source(VIEWER, viewer()), Source(MATRIX, matrix_script()), Source(CHECKS, check_script())]
    sources.append(Source(CITE, cite_script()))
    sources += [
        Source(SETUP, asset("setup.js")),
        Source(MONTHS, asset("months.js")),
        Source(TERMS, asset("terms.js")),
        Source(AUDIENCE, audience(site)),
    ]
    sources += [Source(path, platform_script(path.removeprefix("assets/"))) for path in (STANDING, TREE, ALARMS)]
    sources.append(Source(STYLE, stylesheet() + asset("site.css") + asset("viewer.css")))
    sources += [Source(path, text) for path, text in (*search.files(site), *pictures(site.pages).items())]
    return sources


def navigation(branches: tuple[Branch, ...]) -> list[dict[str, object]]:
    """The navigation as MkDocs writes it; a branch with a page of its own begins its section with that page."""
    return [{escape(branch.title): _branch(branch)} for branch in branches]


def source_path(path: str) -> str:
    """The Markdown file that an engine turns into the page."""
    return f"{path.removesuffix('.html')}.md"


def markdown(page: Page, notice: Listing | None = None) -> str:
    """A page as Markdown: front matter, then headings with finished HTML below each.

    Title and description stand escaped in the front matter, because themes write them as they are; ``image`` is the
    picture that stands for the page where a link to it is shown.
    """
    meta = {"title": escape(page.title), "description": escape(page.summary), "image": _image(page)}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items() if value)
    return f"---\n{front}---\n\n" + "\n".join(_written(piece) for piece in pieces(page, notice))


def matrix_script() -> str:
    """The script of the matrices behind its words."""
    return f"const MATRIX_WORDS = {json.dumps(words.MATRIX, ensure_ascii=False)};\n{asset('matrix.js')}"


def check_script() -> str:
    """The script of the questions that a reader ticks, behind its words."""
    return f"const CHECK_WORDS = {json.dumps(words.CHECKS, ensure_ascii=False)};\n{asset('checks.js')}"


def platform_script(name: str) -> str:
    """A script of the platform behind what all of them share: the scorer and the reader's day."""
    return asset("scoring.js") + asset("platform.js") + asset(name)


def cite_script() -> str:
    """The script of the citation behind its words."""
    return f"const CITE_WORDS = {json.dumps(words.CITED, ensure_ascii=False)};\n{asset('cite.js')}"


def audience(site: Site) -> str:
    """The script that shows the site for some readers, behind what they can choose and the pages for some alone."""
    given = {
        "axes": [[name, list(values)] for name, values in site.choices],
        "pages": {page.path: list(page.only) for page in site.pages if page.only},
        "words": dict(words.AUDIENCE),
    }
    return f"const handbooksAudience = {json.dumps(given, ensure_ascii=False)};\n{asset('audience.js')}"


def asset(name: str) -> str:
    """The text of a file in the folder of assets."""
    return (files("generator.publishing") / "assets" / name).read_text(encoding="utf-8")


def viewer() -> str:
    """The script of the viewer, with its words and the address of its library before it."""
    given = {"words": words.VIEWER, "library": PANZOOM}
    return f"const handbooksViewer = {json.dumps(given, ensure_ascii=False)};\n{asset('viewer.js')}"


def _branch(branch: Branch) -> object:
    path = source_path(branch.path) if branch.path else ""
    below = navigation(branch.branches)
    return [path, *below] if path and below else path or below


def _written(piece: Piece) -> str:
    heading = f"{'#' * piece.level} {_escaped(piece.title)}{_anchor(piece.anchor)}\n\n" if piece.title else ""
    return heading + (f"{piece.html}\n" if piece.html else "")


def _anchor(anchor: str) -> str:
    if not anchor:
        return ""
    if not _ANCHOR.fullmatch(anchor):
        message = f"an anchor holds letters, digits, hyphens and full stops only: {anchor!r}"
        raise ValueError(message)
    return f" {{#{anchor}}}"


def _image(page: Page) -> str:
    """The address of the first drawing of a page as a picture, empty where there is none."""
    blocks = (block for section in page.sections for block in section.blocks)
    drawings = (block for block in blocks if isinstance(block, Drawing) and block.file and not block.leads)
    return next((drawing.address("png") for drawing in drawings), "")


def _escaped(title: str) -> str:
    """The title with every mark as a character reference, so that Markdown sees none."""
    return _MARK.sub(lambda found: f"&#{ord(found[0])};", " ".join(title.split()))
