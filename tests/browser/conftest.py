"""A browser and the site of the book; ``HANDBOOKS_SITE`` looks at a site that is already there."""

import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def built_site(request):
    """The folder of the built site."""
    folder = os.environ.get("HANDBOOKS_SITE")
    return Path(folder).resolve() if folder else request.getfixturevalue("built").site


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that closes a page in the middle of an answer is no fault."""


@pytest.fixture(scope="session")
def served(built_site, tmp_path_factory):
    """The address of the site under a path prefix of a server on this machine."""
    root = tmp_path_factory.mktemp("root")
    (root / "deep").mkdir()
    (root / "deep" / "handbooks").symlink_to(built_site)
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/deep/handbooks/"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["http", "file"])
def address(request, served, built_site):
    """Where the site begins: on a server, and in a folder."""
    return served if request.param == "http" else f"{built_site.as_uri()}/"


@pytest.fixture
def open_page(browser):
    """Open a page and watch it: ``open_page(url, width=…, scheme=…)`` returns it with its ``faults``."""
    contexts = []

    def opened(url, *, width=1280, scheme="light"):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page, faults = context.new_page(), []
        home = ("file://", "data:") if url.startswith("file:") else (url.split("/deep/")[0], "data:")
        page.on("console", lambda told: faults.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("requestfailed", lambda asked: faults.append(f"failed: {asked.url}") if _fails(asked) else None)
        page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
        context.route("**/*", lambda route: _within(route, home, faults))
        page.goto(url)
        page.faults = faults
        return page

    yield opened
    for context in contexts:
        context.close()


def _fails(request):
    """What the reader has left before it had come is no fault."""
    return request.failure != "net::ERR_ABORTED"


def _within(route, home, faults):
    if route.request.url.startswith(home):
        route.continue_()
    else:
        faults.append(f"asked another host: {route.request.url}")
        route.abort()
