"""How soon the first result is there on a slow phone, and how many bytes of the index that takes.

The site of the book, and an index of 3,000 pages in its place, are asked by a browser whose processor is slowed four
times, over a line of 10 Mbit/s with 40 ms to the server; nothing is kept from one question to the next. The search runs
in the page itself, because a browser slows only that. The seconds run from the question, which is asked as soon as the
page has been loaded, to the first result.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from measure import Row  # noqa: E402 - the folders have just been put on the path

from benchmarks.search.recall import composed  # noqa: E402
from generator.publishing import search  # noqa: E402
from generator.publishing.search import Document  # noqa: E402
from generator.publishing.site import publish_site  # noqa: E402
from tests.chromium import chromium  # noqa: E402

SLOWER, BYTES_A_SECOND, LATENCY = 4, 10_000_000 / 8, 0.04
PAGES, SEED = 3_000, 8
QUESTIONS: Final = ("换届差额多少", "支部几个人可以设支委会", "入党申请书交了以后多久谈话", "发展党圆", "fzdy")
ALLOWED: Final = {"the book": (2.0, 350.0), f"{PAGES} pages": (3.0, 600.0)}
"""The seconds and the kilobytes that may be taken."""
PACKED: Final = (".html", ".js", ".json", ".css", ".svg")

IN_PAGE: Final = """
window.Worker = class extends EventTarget {
  constructor(url) {
    super();
    const home = new URL(url, location), script = document.createElement("script");
    const load = async name => {
      const text = await (await fetch(new URL(`../search/${name}.js`, home))).text();
      return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
    };
    script.src = home;
    this.answer = new Promise(done => { script.onload = () => done(handbooksSearch(load)); });
    (document.head || document.documentElement).append(script);
  }
  async postMessage(message) {
    const data = await (await this.answer)(message);
    if (data) this.dispatchEvent(new MessageEvent("message", { data }));
  }
  terminate() {}
};
"""


class Line:
    """A line of some bytes a second, which all answers share; it counts what went over it for the index."""

    def __init__(self) -> None:
        self._lock, self._free = threading.Lock(), 0.0
        self.index = 0

    def send(self, path: str, size: int) -> None:
        """Wait until so many bytes have gone over the line."""
        time.sleep(LATENCY)
        with self._lock:
            self.index += size if path.startswith("/search/") else 0
            self._free = max(self._free, time.monotonic()) + size / BYTES_A_SECOND
            wait = self._free - time.monotonic()
        time.sleep(max(0.0, wait))


class Slow(SimpleHTTPRequestHandler):
    """Files of a folder, packed as servers do, over a line."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *given: object, line: Line, directory: Path) -> None:
        self._line = line
        super().__init__(*given, directory=str(directory))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file."""
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in PACKED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._line.send(self.path, len(body))
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def run() -> list[Row]:
    """For the book and for 3,000 pages: the seconds, and the kilobytes of the index."""
    site = composed()
    rows: list[Row] = []
    with TemporaryDirectory() as name:
        folder = Path(name) / "site"
        publish_site(site, folder)
        for what, (most_seconds, most_bytes) in ALLOWED.items():
            if what != "the book":
                write(folder, search.packed(grown(search.documents(site), PAGES), search.config(site)))
            found = list(asked(folder))
            seconds, sizes = [second for second, _ in found], [size / 1000 for _, size in found]
            rows += [
                Row(f"first result on a slow phone, {what}", seconds, [most_seconds], "what is allowed"),
                Row(f"index loaded for it, {what}, at most", [max(sizes)], [most_bytes], "what is allowed", unit=" kB"),
            ]
    return rows


def asked(folder: Path) -> Iterator[tuple[float, int]]:
    """For each question the seconds until the first result and the bytes of the index."""
    with served(folder) as (address, line), chromium() as browser:
        for question in QUESTIONS:
            page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
            page.add_init_script(IN_PAGE)
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            line.index = 0
            page.goto(address, wait_until="load")
            page.locator("label.md-header__button[for=__search]").click()
            start = time.monotonic()
            page.locator(".md-search__input").fill(question)
            page.locator(".md-search-result__item").first.wait_for()
            yield time.monotonic() - start, line.index
            page.context.close()


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Line]]:
    """The address of a site behind a line."""
    line = Line()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Slow, line=line, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/index.html", line
    finally:
        server.shutdown()
        server.server_close()


def grown(documents: Sequence[Document], count: int) -> tuple[Document, ...]:
    """The pages of the book, and others made of lines of all of them, until there are so many."""
    chance = random.Random(SEED)
    sections = [section for document in documents for section in document.sections]
    lines = [line.rpartition("\t")[2] for _, _, text in sections for line in text.split("\n")]
    made = list(documents)
    while len(made) < count:
        number, own = len(made), chance.choice(documents)
        texts = ("\n".join(chance.sample(lines, max(1, len(text.split("\n"))))) for _, _, text in own.sections)
        parts = tuple((anchor, head, text) for (anchor, head, _), text in zip(own.sections, texts, strict=True))
        path, title = f"more/{number}.html", f"{own.title}{number}"
        made.append(replace(own, path=path, title=title, code="", sections=parts))
    return tuple(made)


def write(folder: Path, files: Sequence[tuple[str, str]]) -> None:
    """Put the files of an index into a site."""
    for path, text in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for row in run():
        print(json.dumps([row.what, *(round(number, 2) for number in row.ours), "allowed", median(row.peer)]))
