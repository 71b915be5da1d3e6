"""Hostile texts in every place of a book: they stand on every page as they were written, and nothing runs."""

import json
import re
import subprocess
import threading
import unicodedata
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pikepdf
import pytest

from generator.building.build import build
from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.project import find_project
from generator.publishing.downloads import with_downloads
from generator.publishing.export import export
from generator.rules import punctuation
from generator.source.personal import personal
from tests.in_browser import ask
from tests.publishing.printing import build_into, print_into
from tests.safety.book import write_book
from tests.safety.hostile import ENGINES, MARKDOWN, MORE, TEMPLATES, armed, texts

pytestmark = pytest.mark.browser


def is_mispunctuated(text):
    return any(form.pattern.search(text) for form in punctuation.FORMS) or any(punctuation.unpaired(text))


TEXTS = texts()
OTHERS = tuple(text for text in texts(MORE, len(TEXTS)) if not any(personal(text)) and not is_mispunctuated(text))
"""Without those that are refused: what looks like an address of somebody (HB454), marks that are wrong (HB464…)."""
TITLES = TEXTS[3:-11:11]
"""The texts that stand in the titles of items."""
SHOWN = """[document.title, document.body.innerText, document.querySelector('nav.md-nav--primary')?.textContent ?? '',
  [...document.querySelectorAll('svg text')].map(e => e.textContent).join(''), window.__pwned]"""
PROSE = [
    armed(text)
    for text in (*TEMPLATES, *MARKDOWN, *ENGINES)
    if text.startswith(("{", "$", "%", "--8<--", "!", "?", "<%", "==", "++", "^^", ":", "$$", "H~", "(c)", "[TOC]"))
    and not text.startswith("![")
    and "__" not in text
]
"""What another Markdown than ours would take as markup."""


def squashed(text):
    return re.sub(r"\s+", "", text)


def read_off(text):
    """A text as it can be read off paper, where a ligature and a radical look like their letters."""
    return squashed(unicodedata.normalize("NFKC", text))


@pytest.fixture(scope="module")
def publication(tmp_path_factory):
    root = tmp_path_factory.mktemp("hostile") / "book"
    write_book(root, TEXTS, {"prose": "\n\n".join(f"段 {text}\n\n{text}" for text in PROSE)}, OTHERS)
    with Runner(Cache(root)) as runner:
        made = build(find_project(root, "2026-11-22"), runner=runner)
        assert not made.loaded.failed
        return root, replace(made.publication, site=with_downloads(made.publication.site, runner))


@pytest.fixture(scope="module")
def site(publication, tmp_path_factory):
    _, made = publication
    out = tmp_path_factory.mktemp("site") / "site"
    build_into(out, made.site)
    return out


@pytest.fixture(scope="module")
def seen(site, browser):
    """What a browser shows of every page: title, visible text, words of the drawings; and all that went wrong."""
    pages, faults = {}, []
    with browser.new_page() as page:
        page.on("dialog", lambda dialog: (faults.append(f"dialog {page.url}"), dialog.dismiss()))
        page.on("console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "request", lambda asked: faults.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None
        )
        for path in sorted(site.rglob("*.html")):
            if 'http-equiv="refresh"' not in path.read_text("utf-8"):
                page.goto(path.as_uri())
                pages[path.relative_to(site).as_posix()] = page.evaluate(SHOWN)
        page.goto((site / "index.html").as_uri())
        results = [_searched(page, text) for text in TITLES]
        pwned = page.evaluate("window.__pwned")
    return pages, faults, results, pwned


def _searched(page, text):
    ask(page, f"项{text}")
    return page.locator(".md-search-result").inner_text()


def test_nothing_runs_and_nothing_is_asked(seen):
    pages, faults, _, pwned = seen
    assert len(pages) > 60
    assert faults == []
    assert pwned is None
    assert [path for path, page in pages.items() if page[4]] == []


def test_under_the_policy_that_comes_with_it_the_site_works_and_breaks_no_rule(site, browser):
    line = (site / "csp/nginx.conf").read_text("utf-8")
    policy = re.fullmatch(r'add_header Content-Security-Policy "(.*)" always;\n', line)[1]
    assert "unsafe-inline" not in re.search("script-src[^;]*", policy)[0]
    assert f'"{policy}"' in (site / "csp/apache.conf").read_text("utf-8")
    faults = []
    with serving(site, policy) as address, browser.new_page() as page:
        page.on("console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        for path in ("branch/i0.html", "branch/prose.html", "terms.html", "diagrams.html", "index.html"):
            assert page.goto(address + path).headers["content-security-policy"] == policy
            assert page.evaluate("window.__pwned") is None
        assert squashed(f"项{TITLES[0]}") in squashed(_searched(page, TITLES[0]))
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '__ran = 1'}))")
        assert page.evaluate("window.__ran") is None
    assert len(faults) == 1
    assert "Content Security Policy" in faults[0]


@contextmanager
def serving(folder, policy):
    """A server on this machine that sends the policy with every file."""

    class Strict(SimpleHTTPRequestHandler):
        def end_headers(self):
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

        def log_message(self, *_):
            """Be quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_every_text_of_an_item_stands_on_its_page_and_in_its_drawing(seen):
    pages, *_ = seen
    for start in range(0, len(TEXTS) - 11, 11):
        title, shown, _, drawn, _ = pages[f"branch/i{start // 11}.html"]
        group = TEXTS[start : start + 11]
        assert squashed(f"项{group[3]}") in squashed(title)
        assert [text for text in group if squashed(text) not in squashed(shown)] == []
        assert [text for text in group[2:11] if squashed(text) not in squashed(drawn)] == []


def test_titles_stand_in_the_navigation_as_they_were_written(seen):
    pages, *_ = seen
    navigation = squashed("".join(page[2] for page in pages.values()))
    assert [text for text in TITLES if squashed(f"项{text}") not in navigation] == []
    assert squashed(TEXTS[4]) in navigation
    assert all(squashed(TEXTS[3]) in squashed(page[0]) for path, page in pages.items() if path != "404.html")


def test_every_text_stands_somewhere(seen):
    pages, *_ = seen
    shown = squashed("".join(page[1] for page in pages.values()))
    assert [text for text in (*TEXTS, *OTHERS) if squashed(text) not in shown] == []


def test_prose_knows_no_markup_but_its_own(seen):
    _, shown, *_ = seen[0]["branch/prose.html"]
    assert [text for text in PROSE if squashed(f"段 {text}") not in squashed(shown)] == []
    assert [text for text in PROSE if squashed(shown).count(squashed(text)) < 2] == []


def test_search_results_hold_the_words_as_they_were_written(seen):
    for text, result in zip(TITLES, seen[2], strict=True):
        assert squashed(f"项{text}") in squashed(result)


def test_the_book_exports_with_the_same_words(publication, tmp_path):
    export(publication[1].site, tmp_path / "export")
    index = json.loads((tmp_path / "export/docs/search/search_index.json").read_text("utf-8"))
    titles = {page[1] for page in index["docs"]}
    assert {f"项{text}" for text in TITLES} <= titles


def test_the_book_prints_with_the_same_words_and_asks_nothing(publication, tmp_path):
    [manual] = publication[1].manuals
    assert print_into(tmp_path, manual) == ()
    command = ["pdftotext", "-raw", str(tmp_path / "branch.pdf"), "-"]
    printed = read_off(subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8"))
    assert [text for text in (*TEXTS, *OTHERS) if read_off(text) not in printed] == []
    assert "window.__pwned" not in _actions(tmp_path / "branch.pdf")


def _actions(path):
    """Every action and address of a PDF."""
    with pikepdf.open(path) as book:
        notes = [note for page in book.pages for note in page.get("/Annots", [])]
        assert all(note.Subtype == "/Link" for note in notes)
        assert not {"/OpenAction", "/AA"} & set(book.Root.keys())
        return "".join(str(note.A.get("/URI", "")) for note in notes if "/A" in note)
