"""Printing books of items with drawings, steps, matrices and prose: how time, memory and bytes grow, beside peers.

Chromium prints the same HTML, which it sets without running heads, page numbers of references and justified Chinese.
Typst sets the same words, without drawings and links; its rows are left out where the package is not installed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from measure import Row, command, seconds, single
from print.one import book

from generator.pages.publication import Manual
from generator.publishing.pdf import printout, style, tabs
from tests.chromium import CHROMIUM, FLAGS

ONE = Path(__file__).with_name("one.py")
SHORT, LONG = 25, 131
"""How many items make a book of 80 pages, and one of 400."""
MEGABYTES_A_PAGE, MEGABYTES = 2.5, 300.0
"""What a print may take of memory."""
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"


@dataclass(frozen=True, slots=True)
class Print:
    """A book as it was printed: its pages and bytes, the seconds of CPU, the peak of memory in MB, what is our own."""

    pages: int
    size: int
    cpu: float
    memory: float
    own: float


def run() -> list[Row]:
    """All comparisons."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        short, long = printed(SHORT, folder), printed(LONG, folder)
        own = printed(SHORT, folder, "profile").own
        limit = MEGABYTES_A_PAGE * long.pages + MEGABYTES
        return [
            single(f"CPU a page of {long.pages} pages", _cpu(long), _cpu(short), f"the same of {short.pages} pages"),
            single("CPU of our own steps", own, 1.0, "the CPU of the whole print"),
            single(f"peak of memory of {long.pages} pages in MB", long.memory, limit, "2.5 MB a page and 300 MB"),
            Row("print two books at once", *_both(folder), "one after the other"),
            *_beside_chromium(short, folder),
            *(_beside_typst(folder) if find_spec("typst") else []),
        ]


def printed(items: int, folder: Path, *more: str) -> Print:
    """Print a book of so many items in a process of its own."""
    file = folder / f"{items}.pdf"
    process = subprocess.Popen([sys.executable, ONE, str(items), file, *more], stdout=subprocess.PIPE, text=True)
    told = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"a book of {items} items: {status}")
    found = json.loads(told)
    cpu = used.ru_utime + used.ru_stime
    return Print(found["pages"], file.stat().st_size, cpu, used.ru_maxrss / 1024, found.get("own", 0.0))


def _cpu(one: Print) -> float:
    return one.cpu / one.pages


def _both(folder: Path) -> tuple[list[float], list[float]]:
    """Seconds of printing two books by two processes at once, and one after the other."""
    folders = [folder / "a", folder / "b"]
    for one in folders:
        one.mkdir()
    with ThreadPoolExecutor(2) as pool:
        start = perf_counter()
        list(pool.map(lambda one: printed(SHORT, one), folders))
        at_once = perf_counter() - start
    return [at_once], [seconds(lambda: [printed(SHORT, one) for one in folders])]


def _beside_chromium(short: Print, folder: Path) -> list[Row]:
    page, file = folder / "book.html", folder / "chromium.pdf"
    page.write_text(_page(book(SHORT), folder), encoding="utf-8")
    profile = f"--user-data-dir={folder / 'profile'}"
    asked = ("--headless", *FLAGS, "--no-pdf-header-footer", profile, f"--print-to-pdf={file}")
    peer = command(CHROMIUM, *asked, page.as_uri(), folder=folder)
    ours = [seconds(lambda: printed(SHORT, folder))]
    theirs = [seconds(peer)]
    pages = int(re.search(r"Pages: +(\d+)", _told("pdfinfo", file))[1])  # type: ignore[index]
    return [
        Row(f"print a book of {short.pages} pages", ours, theirs, f"Chromium on the same HTML: {pages} pages"),
        single("kB a page", short.size / short.pages / 1000, file.stat().st_size / pages / 1000, "Chromium"),
    ]


def _page(manual: Manual, folder: Path) -> str:
    """The HTML of a book with its style sheets and its drawings as files."""
    document, sheets = printout(manual), style(tabs=tabs(manual))
    html = document.html.replace("</head>", f"<style>{sheets.base}{sheets.own}</style></head>", 1)
    for url, svg in document.drawings.items():
        file = folder / url.rpartition("/")[2]
        file.write_text(svg, encoding="utf-8")
        html = html.replace(url, file.name)
    return html


def _beside_typst(folder: Path) -> list[Row]:
    source, file = folder / "book.typ", folder / "typst.pdf"
    source.write_text(_words(printout(book(SHORT)).html), encoding="utf-8")
    ours = [seconds(lambda: printed(SHORT, folder))]
    theirs = [seconds(command(sys.executable, "-c", TYPST, source, file, folder=folder))]
    return [Row("print the same words", ours, theirs, "Typst, without drawings, tables and links")]


def _words(html: str) -> str:
    """The words of a book for Typst: headings, and a paragraph for every other block of text."""
    head = '#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh")\n#set par(justify: true)\n'
    pieces = re.findall(r"<(h[1-6]|p|li|td|th)\b[^>]*>(.*?)</\1>", html.partition("<main>")[2], re.DOTALL)
    plain = ((tag, " ".join(unescape(re.sub(r"<[^>]*>", "", text)).split())) for tag, text in pieces)
    return head + "\n".join(
        f"#heading({_string(text)})\n" if tag[0] == "h" else f"#par({_string(text)})\n" for tag, text in plain if text
    )


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _told(*words: str | Path) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
