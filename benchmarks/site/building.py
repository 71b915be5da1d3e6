"""Building a site of 1,000 pages, and how much memory that takes.

The peer is plain MkDocs with Material and its own search, on the Markdown that we export: what our search, links,
redirects and stable bytes cost must stay below three tenths of that. Both are processes of their own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from measure import Row

from generator.building.load import load
from generator.building.project import find_project
from generator.drawing.figure import Figure
from generator.drawing.flow import draw_flow
from generator.model.book import Book, Process
from generator.pages.markdown import sections
from generator.pages.page import Drawing, Inline, Page, Section
from generator.pages.process import detail_sections
from generator.pages.publication import Branch, Identity, Site
from generator.publishing.export import export
from generator.publishing.site import publish_site
from generator.views.process_flow import flow_of

ROOT = Path(__file__).resolve().parents[2]
PAGES = 1_000
MOST = 250
"""How many MiB the build of the site may take."""
GROUP = 25
"""How many pages stand together in the navigation."""


def run() -> list[Row]:
    """The seconds of the processor of one run of each, and our memory beside what is allowed."""
    with TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        subprocess.run([sys.executable, __file__, "export", tree], check=True)
        plain(tree)
        peer, theirs = measured("-m", "mkdocs", "build", "--quiet", "--config-file", f"{tree}/mkdocs.yml")
        before, _ = measured(__file__, "nothing", name)
        ours, memory = measured(__file__, "publish", f"{name}/site")
    print(f"{PAGES} pages: {memory:.0f} MiB at most, MkDocs {theirs:.0f} MiB", file=sys.stderr)
    return [
        Row(f"build a site of {PAGES} pages", [ours - before], [peer], "MkDocs and Material with their search"),
        Row(f"memory for {PAGES} pages", [memory], [MOST], "what is allowed", unit=" MiB"),
    ]


def measured(*words: str) -> tuple[float, float]:
    """The seconds of the processor that a run of Python takes, and how many MiB at most."""
    command = (sys.executable, *words)
    process = os.posix_spawn(sys.executable, command, {**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, usage = os.wait4(process, 0)
    if status:
        raise RuntimeError(" ".join(command))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def plain(tree: Path) -> None:
    """Leave of an exported tree what MkDocs and Material read by themselves, with their search."""
    settings = tree / "mkdocs.yml"
    values = yaml.safe_load(settings.read_text(encoding="utf-8"))
    values["theme"].pop("custom_dir")
    values.pop("extra")
    values["plugins"] = ["search"]
    settings.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")


def made(count: int) -> Site:
    """A site of pages that each hold the prose of a page of the book and a process of it, with its drawing."""
    book = load(find_project(ROOT)).book
    drawn = [(process, draw_flow(flow_of(process, book), "web")) for process in islice(book.processes.values(), 40)]
    texts = [page.markdown.body for handbook in book.handbooks for page in handbook.pages()]
    pages = [
        page(number, text, process, figure, book)
        for number, text, (process, figure) in zip(range(count), cycle(texts), cycle(drawn), strict=False)
    ]
    home = Page("index.html", "首页", (Section("", "", ()),))
    return Site(Identity("手册"), "手册", (home, *pages), (Branch("首页", "index.html"), *branches(pages)))


def page(number: int, text: str, process: Process, figure: Figure, book: Book) -> Page:
    """A page; ids of its drawing and its title are its own."""
    own = f"{process.name}-{number}"
    figure = replace(figure, svg=figure.svg.replace(process.name, own))
    drawing = Drawing(own, process.title, process.title, figure, (figure,))
    blocks = (Section("drawing", process.title, (drawing,)), *detail_sections(process, book))
    prose = sections(text, lambda _: "index.html")
    return Page(
        f"pages/{number:04}.html",
        f"{process.title}（{number}）",
        (*blocks, *prose),
        summary=f"第 {number} 页：{process.title}",
        trail=(Inline("首页", href="index.html"),),
    )


def branches(pages: list[Page]) -> Iterator[Branch]:
    """The navigation: parts of some pages each."""
    for start in range(0, len(pages), GROUP):
        below = tuple(Branch(one.title, one.path) for one in pages[start : start + GROUP])
        yield Branch(f"第 {start // GROUP + 1} 部分", branches=below)


if __name__ == "__main__":
    work, folder = sys.argv[1], Path(sys.argv[2])
    site = made(int(os.environ.get("PAGES", PAGES)))
    if work == "export":
        export(site, folder)
    elif work == "publish":
        publish_site(site, folder)
