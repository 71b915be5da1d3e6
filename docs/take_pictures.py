"""Takes the pictures of README and CONTRIBUTING: what our commands really print, draw and serve, on a copy of the book.

``make pictures`` runs it. It walks through the change of CONTRIBUTING: a limit of the general meeting becomes shorter.
The two pictures of a git host are drawings (``host-*.svg``) and not taken here.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent / "pictures"
ROOT = FOLDER.parent.parent
HANDBOOKS = [sys.executable, "-m", "generator.cli"]

MEETING = "diagrams/processes/general-meeting.yml"
BEFORE = "within: {value: 3个月, confidence: D}"
SLIP = "within: {value: 两个月, confidence: D}"
AFTER = "within: {value: 2个月, confidence: D}"
STEP = "assign"

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
ADDRESS = "127.0.0.1:8765"
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: max-content; background: #1d1f21; }}
pre {{ margin: 0; padding: 18px 22px; color: #e8e6e3; font: 15px/1.5 "Noto Sans Mono CJK SC", monospace; }}
b {{ color: #8fbf7f; font-weight: normal; }}
</style><pre><b>$ {command}</b>\n{output}</pre>"""
PAIR = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: max-content; background: #fff; display: flex; gap: 40px; padding: 16px 20px; }}
figure {{ margin: 0; }} figcaption {{ font: 15px "Noto Sans CJK SC"; color: #555; margin-bottom: 8px; }}
div {{ width: {width}px; height: {height}px; overflow: hidden; position: relative; border: 1px solid #ddd; }}
svg {{ position: absolute; left: {left}px; top: {top}px; }}
</style><figure><figcaption>改前</figcaption><div>{before}</div></figure>
<figure><figcaption>改后</figcaption><div>{after}</div></figure>"""


def main() -> None:
    """Take all pictures."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        book = Path(name) / "book"
        for part in ("handbooks", "diagrams"):
            shutil.copytree(ROOT / part, book / part)
        settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        settings += "repo_url: https://example.org/repository\nedit_uri: edit/main/\n"
        (book / "mkdocs.yml").write_text(settings, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(FLAGS))
        drawing(browser, book)
        finding(browser, book)
        change(browser, book)
        preview(browser, book)
        browser.close()


def run(book: Path, *words: str) -> str:
    """What a command prints."""
    done = subprocess.run(
        [*HANDBOOKS, "--project", book, *words], cwd=book, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def drawn(book: Path) -> str:
    """The drawing of the general meeting."""
    run(book, "draw", MEETING, "-o", "meeting.svg")
    return (book / "meeting.svg").read_text(encoding="utf-8")


def replace(book: Path, old: str, new: str) -> None:
    """Change a line of the general meeting, as an editor would."""
    text = (book / MEETING).read_text(encoding="utf-8")
    if old not in text:
        sys.exit(f"{MEETING} no longer holds “{old}”: choose another change here and in CONTRIBUTING.md")
    (book / MEETING).write_text(text.replace(old, new), encoding="utf-8")


def page(browser: Browser, width: int = 1100, scale: float = 1.5) -> Page:
    """An empty page."""
    return browser.new_page(viewport={"width": width, "height": 760}, device_scale_factor=scale, locale="zh-CN")


def shot(browser: Browser, html: str, name: str, scale: float = 1.5) -> None:
    """A picture of a small page."""
    shown = page(browser, scale=scale)
    shown.set_content(html)
    save(shown.locator("body").screenshot(), name)
    shown.close()


def save(picture: bytes, name: str) -> None:
    """Write a picture with a palette of few colours, as small as it gets."""
    with Image.open(BytesIO(picture)) as image:
        image.convert("RGB").quantize(48).save(FOLDER / name, optimize=True)


def drawing(browser: Browser, book: Path) -> None:
    """The drawing that the READMEs show."""
    html = f'<!doctype html><meta charset="utf-8"><body style="margin:0;width:max-content">{drawn(book)}'
    shot(browser, html, "general-meeting.png", scale=1)


def finding(browser: Browser, book: Path) -> None:
    """What the check says of a slip."""
    replace(book, BEFORE, SLIP)
    output = run(book, "check", MEETING)
    shot(browser, TERMINAL.format(command="handbooks check", output=escape(output.strip())), "finding.png")
    replace(book, SLIP, BEFORE)


def change(browser: Browser, book: Path) -> None:
    """The step in the drawing, before and after."""
    before = drawn(book)
    replace(book, BEFORE, AFTER)
    after = drawn(book)
    replace(book, AFTER, BEFORE)
    measured = page(browser)
    measured.set_content(f'<!doctype html><meta charset="utf-8"><body style="margin:0;width:max-content">{before}')
    box = measured.locator(f'[data-node="{STEP}"]').bounding_box() or {}
    measured.close()
    margin = 70
    place = {"left": margin - box["x"], "top": margin - box["y"]}
    size = {"width": box["width"] + 2 * margin + 60, "height": box["height"] + 2 * margin}
    shot(browser, PAIR.format(before=before, after=after, **place, **size), "change.png")


@contextmanager
def served(book: Path) -> Iterator[str]:
    """The preview, as ``handbooks serve`` shows it."""
    command = [*HANDBOOKS, "--project", book, "serve", "--address", ADDRESS]
    server = subprocess.Popen(command, cwd=book, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://{ADDRESS}/branch/general-meeting.html"
    finally:
        server.terminate()
        server.wait()


def opened(shown: Page, address: str, words: str) -> None:
    """Open a page as soon as it is served with these words on it; gives up after two minutes."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                if words in answer.read().decode():
                    shown.goto(address)
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(1)
    sys.exit(f"{address} was not served with “{words}”")


def preview(browser: Browser, book: Path) -> None:
    """The page with the link to the file that defines it, and the row of the change in the preview."""
    with served(book) as address:
        shown = page(browser)
        opened(shown, address, "决议落实清单")
        link = shown.locator("a[href*='/edit/']").first
        link.evaluate("link => { link.style.outline = '3px solid #c0392b'; link.style.outlineOffset = '4px' }")
        save(shown.screenshot(clip={"x": 0, "y": 0, "width": 1100, "height": 460}), "edit-link.png")
        replace(book, BEFORE, AFTER)
        opened(shown, address, "2个月")
        row = shown.locator("tr", has_text="分工落实，定人定期限").first
        save(row.screenshot(), "preview.png")
        shown.close()


if __name__ == "__main__":
    main()
